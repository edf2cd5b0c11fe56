/// Words of English that say little by themselves, whatever one writes about. In other languages none is known.
#pragma once

#include <string_view>

namespace vignette::text {

/// `word` in small letters. Words of fewer than four letters are not in the list: whoever asks leaves those out anyway.
bool is_common_word(std::string_view word);

}  // namespace vignette::text
