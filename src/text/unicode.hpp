/// Characters: reading, writing and cleaning UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vignette::text {

/// Reads the character at `offset` and moves past it; U+FFFD, one byte on, where the bytes are not valid.
char32_t next_character(std::string_view text, std::size_t& offset);
void append(std::string& text, char32_t character);

/// The offset of the first byte that is not valid UTF-8, if there is one.
std::optional<std::size_t> first_invalid(std::string_view text);
/// The same text with U+FFFD for what is not valid.
std::string repaired(std::string_view text);

/// What may enter an answer: CR, CRLF and Unicode's other line ends (VT, FF, NEL, U+2028, U+2029) become LF, tabs stay,
/// other control characters and U+FEFF go, bytes that are not UTF-8 are repaired.
std::string cleaned(std::string_view text);

/// True for U+202A–202E, U+2066–2069, U+200E, U+200F and U+061C, which can make text read differently from how it is stored.
bool is_bidirectional_control(char32_t character);

}  // namespace vignette::text
