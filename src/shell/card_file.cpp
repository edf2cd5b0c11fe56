#include "shell/card_file.hpp"

#include <cstdint>
#include <fstream>
#include <set>
#include <utility>

#include "share/file.hpp"
#include "share/qr.hpp"
#include "shell/picture_file.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;
using words::Problem;
using words::say;
using words::Word;

namespace {

/// More than any card has; of a picture only its beginning.
std::expected<std::string, Problem> beginning_of(const fs::path& file) {
  std::string bytes(std::size_t{8192}, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad() || (bytes.empty() && !in.eof()))
    return std::unexpected(Problem{.where = file.string(),
                                   .what = std::string(say(Word::given_file_unreadable)),
                                   .mend = std::string(say(Word::given_file_unreadable_mend))});
  return bytes;
}

/// On white, where it can be seen through.
share::Grey grey_of(const Pixels& pixels) {
  share::Grey grey{static_cast<std::size_t>(pixels.width), static_cast<std::size_t>(pixels.height), {}};
  grey.shades.reserve(grey.width * grey.height);
  for (std::size_t at = 0; at + 3 < pixels.rgba.size(); at += 4) {
    // ITU-R BT.601, in 256ths.
    const unsigned shade = (77U * pixels.rgba[at] + 150U * pixels.rgba[at + 1] + 29U * pixels.rgba[at + 2]) >> 8U;
    const unsigned alpha = pixels.rgba[at + 3];
    grey.shades.push_back(static_cast<std::uint8_t>((shade * alpha + 255U * (255U - alpha)) / 255U));
  }
  return grey;
}

Pixels pixels_of(const share::Grey& grey) {
  Pixels pixels{static_cast<int>(grey.width), static_cast<int>(grey.height), {}};
  pixels.rgba.reserve(grey.shades.size() * 4);
  for (const auto shade : grey.shades) pixels.rgba.insert(pixels.rgba.end(), {shade, shade, shade, 255});
  return pixels;
}

}  // namespace

std::expected<void, Problem> write_card_file(const fs::path& file, const share::KeyCard& card) {
  constexpr std::size_t pixels_each = 8;
  const auto text = share::write_card(card);
  if (!text) return std::unexpected(text.error());
  if (file.extension() != ".png") return share::write_file(file, *text);
  const auto squares = share::qr_of(*text);
  if (!squares)
    return std::unexpected(Problem{.where = file.string(),
                                   .what = std::string(say(Word::card_too_long_for_picture)),
                                   .mend = std::string(say(Word::card_too_long_for_picture_mend))});
  return write_png(file, pixels_of(share::picture_of(*squares, pixels_each)));
}

bool is_picture(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n") || bytes.starts_with("\xFF\xD8\xFF"); }

std::expected<share::KeyCard, Problem> read_card_file(const fs::path& file) {
  const auto bytes = beginning_of(file);
  if (!bytes) return std::unexpected(bytes.error());
  if (!is_picture(*bytes)) return share::read_card(*bytes, file.string());
  const auto pixels = read_picture(file);
  if (!pixels) return std::unexpected(pixels.error());
  std::set<share::KeyCard> cards;
  for (const auto& text : share::texts_in(grey_of(*pixels)))
    if (auto card = share::read_card(text, file.string())) cards.insert(std::move(*card));
  if (cards.size() == 1) return *cards.begin();
  return std::unexpected(Problem{.where = file.string(),
                                 .what = std::string(say(Word::card_not_in_picture)),
                                 .mend = std::string(say(Word::card_not_in_picture_mend))});
}

}  // namespace vignette::shell
