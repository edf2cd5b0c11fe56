/// Splits text into stretches one font and one script can shape.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace vignette::glyphs {

struct Item {
  text::Range range;
  std::uint16_t font = 0;    ///< glyphs::files
  std::uint32_t script = 0;  ///< ISO 15924 tag as HarfBuzz writes it
};

/// True where every character is its own grapheme and the script is Latin or none: nearly all text, and quick to tell.
bool is_plain(std::string_view text, text::Range range);

/// Where the graphemes of the range begin, its end added. `plain` is what is_plain answers.
std::vector<std::size_t> grapheme_starts(std::string_view text, text::Range range, bool plain);

/// A grapheme stays in `font` where that has every character of it, goes to the first fallback face that does, else to the
/// first that has its first character, else stays. Marks and spaces go with the script before them.
std::vector<Item> items(std::string_view text, text::Range range, const std::vector<std::size_t>& graphemes, std::uint16_t font,
                        const std::function<bool(std::uint16_t, char32_t)>& has);

}  // namespace vignette::glyphs
