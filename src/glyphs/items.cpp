#include "glyphs/items.hpp"

#include <hb.h>

#include "glyphs/faces.hpp"
#include "text/breaks.hpp"
#include "text/unicode.hpp"

namespace vignette::glyphs {

namespace {

bool is_plain(char32_t c) {
  if (c < 0x300) return c != '\r';
  if (c >= 0x1E00 && c < 0x1F00) return true;
  return (c >= 0x2010 && c < 0x2028) || (c >= 0x2030 && c < 0x2060) || (c >= 0x20A0 && c < 0x20D0) || (c >= 0x2150 && c < 0x2300);
}

/// Characters that steer others and are not drawn: no font need have them.
bool is_silent(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

std::uint16_t font_for(std::string_view grapheme, std::uint16_t font, const std::function<bool(std::uint16_t, char32_t)>& has) {
  const auto has_all = [&](std::uint16_t number, bool only_first) {
    for (std::size_t at = 0; at < grapheme.size();) {
      const char32_t c = text::next_character(grapheme, at);
      if (!is_silent(c) && !has(number, c)) return false;
      if (only_first) break;
    }
    return true;
  };
  if (has_all(font, false)) return font;
  for (const bool only_first : {false, true}) {
    if (only_first && has_all(font, true)) return font;
    for (std::uint16_t number = first_fallback; number < std::uint16_t{files.size()}; ++number)
      if (has_all(number, only_first)) return number;
  }
  return font;
}

/// The script of a grapheme's first character; common for those that belong to any (spaces, digits, marks).
hb_script_t script_of(std::string_view grapheme) {
  std::size_t at = 0;
  const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), text::next_character(grapheme, at));
  if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN) return HB_SCRIPT_COMMON;
  return script;
}

}  // namespace

bool is_plain(std::string_view text, text::Range range) {
  const std::string_view part = text::part(text, range);
  for (std::size_t at = 0; at < part.size();) {
    const auto byte = static_cast<unsigned char>(part[at]);
    if (byte == '\r') return false;
    if (byte < 0x80)
      ++at;
    else if (!is_plain(text::next_character(part, at)))
      return false;
  }
  return true;
}

std::vector<std::size_t> grapheme_starts(std::string_view text, text::Range range, bool plain) {
  const std::string_view part = text::part(text, range);
  std::vector<std::size_t> starts;
  if (plain) {
    starts.reserve(part.size() + 1);
    for (std::size_t at = 0; at < part.size(); ++at)
      if ((static_cast<unsigned char>(part[at]) & 0xC0) != 0x80) starts.push_back(range.begin + at);
    starts.push_back(range.end);
    return starts;
  }
  starts = text::graphemes(part);
  for (std::size_t& start : starts) start += range.begin;
  return starts;
}

std::vector<Item> items(std::string_view text, text::Range range, const std::vector<std::size_t>& graphemes, std::uint16_t font,
                        const std::function<bool(std::uint16_t, char32_t)>& has) {
  std::vector<Item> found;
  hb_script_t before = HB_SCRIPT_COMMON;
  for (std::size_t i = 0; i + 1 < graphemes.size(); ++i) {
    const std::string_view grapheme = text::part(text, {graphemes[i], graphemes[i + 1]});
    const hb_script_t script = script_of(grapheme);
    // Spaces stay in the font before them, so that a sentence in another script isn't cut at every word.
    const bool space = grapheme == " ";
    const std::uint16_t number =
        space && !found.empty() && has(found.back().font, U' ') ? found.back().font : font_for(grapheme, font, has);
    const bool same_script = script == HB_SCRIPT_COMMON || before == HB_SCRIPT_COMMON || script == before;
    if (!found.empty() && found.back().font == number && same_script) {
      found.back().range.end = graphemes[i + 1];
    } else {
      found.push_back({{graphemes[i], graphemes[i + 1]}, number, HB_SCRIPT_LATIN});
      before = HB_SCRIPT_COMMON;
    }
    if (script != HB_SCRIPT_COMMON) {
      found.back().script = script;
      before = script;
    }
  }
  if (found.empty()) found.push_back({range, font, HB_SCRIPT_LATIN});
  return found;
}

}  // namespace vignette::glyphs
