/// Finding words in a text as a reader expects: capitals, accents, kinds of apostrophe and spaces make no difference.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace vignette::text {

/// Every place where `needle` stands, in order, not overlapping; whole graphemes only. Nothing for an empty needle.
std::vector<Range> find_all(std::string_view text, std::string_view needle, std::string_view language);

/// Order of two words in a language (Welsh digraphs): negative, 0, positive.
int compare(std::string_view a, std::string_view b, std::string_view language);

}  // namespace vignette::text
