// A key card as a file: text, or a picture.
#include "shell/card_file.hpp"

#include <catch2/catch_test_macros.hpp>

#include "share/qr.hpp"
#include "shell/picture_file.hpp"
#include "support/scratch.hpp"
#include "words/words.hpp"

using namespace vignette;
using words::Word;

namespace {

share::KeyCard card_of(const std::string& name) { return {name, "case manager", share::OwnKeys::make()->open()}; }

/// Both pictures, one beside the other.
shell::Pixels beside(const shell::Pixels& one, const shell::Pixels& other) {
  shell::Pixels both{one.width + other.width, one.height, {}};
  const auto row = [](const shell::Pixels& of, int y) {
    const auto begin = of.rgba.begin() + static_cast<std::ptrdiff_t>(y) * of.width * 4;
    return std::vector<std::uint8_t>(begin, begin + static_cast<std::ptrdiff_t>(of.width) * 4);
  };
  for (int y = 0; y < one.height; ++y)
    for (const auto* of : {&one, &other}) {
      const auto shades = row(*of, y);
      both.rgba.insert(both.rgba.end(), shades.begin(), shades.end());
    }
  return both;
}

}  // namespace

TEST_CASE("a key card goes by a text file and by a picture") {
  const support::Scratch scratch;
  const auto card = card_of("Siân");
  for (const char* name : {"card.txt", "card.png"}) {
    CAPTURE(name);
    REQUIRE(shell::write_card_file(scratch / name, card));
    const auto read = shell::read_card_file(scratch / name);
    REQUIRE(read);
    CHECK(*read == card);
  }
}

TEST_CASE("a picture without a card, with two, or that is cut off is refused in a sentence") {
  const support::Scratch scratch;
  const auto refused = [&](const std::filesystem::path& file, Word what) {
    const auto read = shell::read_card_file(file);
    return !read && read.error().what == words::say(what) && read.error().where == file.string() && !read.error().mend.empty();
  };
  const int side = 300;
  REQUIRE(shell::write_png(scratch / "white.png", {side, side, std::vector<std::uint8_t>(std::size_t{side} * side * 4, 255)}));
  CHECK(refused(scratch / "white.png", Word::card_not_in_picture));

  REQUIRE(shell::write_card_file(scratch / "a.png", card_of("Ann")));
  REQUIRE(shell::write_card_file(scratch / "b.png", card_of("Bob")));
  const auto one = shell::read_picture(scratch / "a.png"), other = shell::read_picture(scratch / "b.png");
  REQUIRE((one && other && one->height == other->height));
  REQUIRE(shell::write_png(scratch / "two.png", beside(*one, *other)));
  CHECK(refused(scratch / "two.png", Word::card_not_in_picture));

  std::filesystem::resize_file(scratch / "a.png", std::filesystem::file_size(scratch / "a.png") / 2);
  CHECK(refused(scratch / "a.png", Word::picture_unreadable));
  CHECK(refused(scratch / "none.txt", Word::given_file_unreadable));
}

TEST_CASE("a card whose name is too long for a picture goes as text") {
  const support::Scratch scratch;
  auto card = card_of(std::string(400, 'a'));
  card.role = std::string(400, 'b');
  CHECK(shell::write_card_file(scratch / "card.txt", card));
  const auto written = shell::write_card_file(scratch / "card.png", card);
  REQUIRE_FALSE(written);
  CHECK(written.error().what == words::say(Word::card_too_long_for_picture));
  CHECK_FALSE(std::filesystem::exists(scratch / "card.png"));
}
