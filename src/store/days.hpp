/// Days as the file has them: "2026-10-14".
#pragma once

#include <string>
#include <string_view>

#include "portfolio/time.hpp"

namespace vignette::store {

std::string day_as_text(portfolio::Day day);
/// The first of all where that is none.
portfolio::Day day_of_text(std::string_view text);

}  // namespace vignette::store
