/// libsodium made ready, and what this room does with it in more than one place. Private to the room.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words/problem.hpp"
#include "words/words.hpp"

namespace vignette::share {

/// libsodium has found its source of chance and what this processor can; to be asked before anything else of it.
std::expected<void, words::Problem> ready();

std::unexpected<words::Problem> refused(const std::string& where, words::Word what, words::Word mend);

inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_of(std::span<const std::uint8_t> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// Crockford's base 32, the first bit first; what is left over of the last character is nought.
std::string base32(std::span<const std::uint8_t> bytes, std::size_t characters);
/// And back to so many bytes; what is none of its characters counts as nought.
std::vector<std::uint8_t> from_base32(std::string_view text, std::size_t bytes);

}  // namespace vignette::share
