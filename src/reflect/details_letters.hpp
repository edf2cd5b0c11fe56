/// Bytes as the look for identifying details tells them apart. Private to this room.
#pragma once

namespace vignette::reflect::details {

constexpr bool is_figure(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_part(char c) { return is_figure(c) || is_capital(c) || is_small(c) || static_cast<unsigned char>(c) >= 0x80; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace vignette::reflect::details
