/// The 1,024 words that six words are taken from. Private to the room.
#pragma once

#include <cstddef>
#include <string_view>

namespace vignette::share {

inline constexpr std::size_t words_listed = 1024;

/// `number` counts from 0 and lies below `words_listed`.
std::string_view listed_word(std::size_t number);

}  // namespace vignette::share
