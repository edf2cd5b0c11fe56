/// Which of the two languages of England and Wales a text shows itself to be in.
#pragma once

#include <string_view>

namespace vignette::text {

/// "cy" for Welsh, "en" for English, or empty where the text does not tell. What tells are the small words that only one of the two has
/// ("mae", "wedi", "gyda"; "the", "was", "with") and letters with a circumflex: the language is that of which there are at least two, and
/// more than twice as many as of the other. Looks at the first `most` bytes.
std::string_view language_of(std::string_view text, std::size_t most = 12'000);

/// What one word tells by itself: one that only Welsh has, or with a letter that only Welsh has; and one that only English has.
bool is_welsh_word(std::string_view word);
bool is_english_word(std::string_view word);
/// Whether a word is made of Welsh letters in the manner of Welsh (“gwrando”, “gyntaf”), which says something only of one that an English
/// dictionary does not know.
bool looks_welsh(std::string_view word);

}  // namespace vignette::text
