/// How the lists of rules in the .inc files are written: pieces with a mark between them.
#pragma once

#include <string_view>
#include <vector>

namespace vignette::reflect {

/// The pieces between the marks `at`; empty ones are left out. Views into `text`.
std::vector<std::string_view> split(std::string_view text, char at);

}  // namespace vignette::reflect
