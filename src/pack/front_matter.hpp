/// The YAML at the top of a case: what it says goes into the case, what is wrong with it into the findings.
#pragma once

#include <string_view>

#include "pack/case.hpp"
#include "pack/lines.hpp"

namespace vignette::pack {

/// Longer front matter is not read: yaml-cpp's time grows faster than its input.
inline constexpr std::size_t longest_front_matter = 256u << 10;

/// `yaml` begins at line `first_line` of the file that `lines` holds. Missing and mistaken keys, and malformed YAML, are found here
/// with their line and column; nothing throws.
void read_front_matter(std::string_view yaml, int first_line, const Lines& lines, Case& into, Findings& findings);

/// The values a key may have, for checks of the body (a question's stage) too.
const std::vector<std::string_view>& case_stages();
const std::vector<std::string_view>& question_stages();

}  // namespace vignette::pack
