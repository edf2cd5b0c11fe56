/// What in words that came into a workshop could point to somebody: the look for identifying details, and dates, which phones ask about
/// before anything is sent.
#pragma once

#include <string>
#include <vector>

#include "reflect/details.hpp"
#include "text/range.hpp"

namespace vignette::workshop {

/// What was found, in order and without overlap.
std::vector<text::Range> look(const std::string& text, const reflect::Known& known);

}  // namespace vignette::workshop
