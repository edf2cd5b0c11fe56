/// Names of people, as somebody typed them.
#pragma once

#include <string_view>

namespace vignette::text {

/// Whether two names read the same: capitals, blanks and punctuation ("K." and "K .") make no difference, nor do letters of another script
/// that look the same (UTS #39, section 4). Accents do.
bool same_name(std::string_view one, std::string_view other);

}  // namespace vignette::text
