#include "text/unicode.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace vignette::text {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Moves past one character; false, and one byte on, where the bytes are not valid.
bool step(std::string_view text, std::size_t& offset, char32_t& character) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) {
    character = first;
    ++offset;
    return true;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + offset);
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - offset, 4));
  std::int32_t position = 0;
  UChar32 read = 0;
  U8_NEXT(bytes, position, length, read);  // NOLINT(bugprone-inc-dec-in-conditions): ICU's macro
  character = read < 0 ? replacement : static_cast<char32_t>(read);
  offset += read < 0 ? 1 : static_cast<std::size_t>(position);
  return read >= 0;
}

/// Unicode's other ways to end a line (Unicode Standard, section 5.8): VT, FF, NEL, LS, PS.
bool ends_line(char32_t c) { return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

char32_t next_character(std::string_view text, std::size_t& offset) {
  if (offset >= text.size()) return replacement;
  char32_t character = 0;
  step(text, offset, character);
  return character;
}

void append(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = replacement;
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  char32_t character = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    if (!step(text, offset, character)) return start;
  }
  return std::nullopt;
}

std::string repaired(std::string_view text) {
  const auto invalid = first_invalid(text);
  if (!invalid) return std::string(text);
  std::string good(text.substr(0, *invalid));
  for (std::size_t offset = *invalid; offset < text.size();) append(good, next_character(text, offset));
  return good;
}

std::string cleaned(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_character(text, offset);
    if (c == '\r') {
      if (offset < text.size() && text[offset] == '\n') ++offset;
      clean += '\n';
    } else if (ends_line(c)) {
      clean += '\n';
    } else if (c == '\n' || c == '\t' || (!is_control(c) && c != 0xFEFF)) {
      append(clean, c);
    }
  }
  return clean;
}

bool is_bidirectional_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

}  // namespace vignette::text
