/// Which words of a text a dictionary can judge.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace vignette::text {

/// Words (UAX #29) in order, as bytes of UTF-8. Left out is what no dictionary knows: single letters, words with figures, all in
/// capitals, or with a capital within (“iPhone”); addresses and what looks like one; what stands in [brackets] or {brackets}; and what
/// an underline, a number sign or an at sign holds together. “It's” and “it’s” are one word each; “well-being” is two.
std::vector<Range> words_to_check(std::string_view text);

/// A word as dictionaries write it, with a straight apostrophe; and the same without the ’s of whom something belongs to.
std::string with_straight_apostrophe(std::string_view word);
std::string_view without_possessive(std::string_view word);
/// The first letter made small; and made a capital.
std::string decapitalised(std::string_view word);
std::string capitalised(std::string_view word);
bool begins_with_capital(std::string_view word);

/// What a language is called in English: “English (United Kingdom)” for “en-GB”; the tag itself where nobody knows.
std::string language_name(std::string_view tag);

}  // namespace vignette::text
