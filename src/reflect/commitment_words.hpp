/// A commitment as it is said: "When a first meeting is set, I will ask for advice, by 30 October, with my supervisor."
#pragma once

#include <string>

#include "portfolio/practice.hpp"

namespace vignette::reflect {

/// One sentence of the words typed, with what was left open left out.
std::string sentence(const portfolio::Commitment& commitment);

/// Whether nothing was typed, no more than white space, and nothing was said of it when it came back.
bool says_nothing(const portfolio::Commitment& commitment);

}  // namespace vignette::reflect
