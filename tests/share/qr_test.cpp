// QR pictures: made, photographed badly, read.
#include "share/qr.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "share/keys.hpp"
#include "share/sealing.hpp"

using namespace vignette;

namespace {

/// Smaller, with a lean, on grey, and grainy: as a telephone sees it.
share::Grey photographed(const share::Grey& picture) {
  constexpr std::size_t around = 90;
  share::Grey seen{picture.width * 3 / 4 + 2 * around, picture.height * 3 / 4 + 2 * around, {}};
  std::mt19937 chance(7);
  for (std::size_t y = 0; y < seen.height; ++y)
    for (std::size_t x = 0; x < seen.width; ++x) {
      const double u = (static_cast<double>(x) - around + 0.06 * (static_cast<double>(y) - around)) * 4 / 3;
      const double v = (static_cast<double>(y) - around - 0.06 * (static_cast<double>(x) - around)) * 4 / 3;
      const bool in = u >= 0 && v >= 0 && u < static_cast<double>(picture.width) && v < static_cast<double>(picture.height);
      const int shade =
          in ? picture.shades[static_cast<std::size_t>(v) * picture.width + static_cast<std::size_t>(u)] * 170 / 255 + 40 : 190;
      seen.shades.push_back(static_cast<std::uint8_t>(shade + static_cast<int>(chance() % 25)));
    }
  return seen;
}

}  // namespace

TEST_CASE("a QR picture says byte for byte what it was made of, also photographed from the side") {
  const auto card = share::write_card({"Siân ap Huw 日本 é", "ymarferydd", support::keys_of('l').open()});
  REQUIRE(card);
  const auto squares = share::qr_of(*card);
  REQUIRE(squares);
  const auto picture = share::picture_of(*squares, 6);
  CHECK(share::texts_in(picture) == std::vector{*card});
  CHECK(share::texts_in(photographed(picture)) == std::vector{*card});
}

TEST_CASE("a picture with no QR picture in it, or none at all, has no text") {
  CHECK(share::texts_in({}).empty());
  CHECK(share::texts_in({3, 3, {1, 2}}).empty());
  CHECK(share::texts_in({200, 200, std::vector<std::uint8_t>(40'000, 200)}).empty());
}

TEST_CASE("a QR picture is made of no more than a telephone can see") {
  CHECK_FALSE(share::qr_of(""));
  CHECK(share::qr_of(std::string(share::most_in_qr, 'x')));
  CHECK_FALSE(share::qr_of(std::string(share::most_in_qr + 1, 'x')));
}
