/// What only shows when a whole case has been read: footnotes that do not meet, names that are not the subject's, no questions.
#pragma once

#include "pack/lines.hpp"
#include "pack/scan.hpp"

namespace vignette::pack {

/// What should not stand above the case: `body` is the first line after the front matter.
void check_front_matter(const Lines& lines, int body, Findings& findings);
/// `body` is the first line after the front matter.
void check_body(const Case& in, const Scan& scan, const Lines& lines, int body, Findings& findings);

}  // namespace vignette::pack
