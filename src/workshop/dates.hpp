/// The rule for a date that stands in words by itself, one for the laptop (look.cpp) and for the phones' page (phone_page.cpp).
#pragma once

#include <string>
#include <string_view>

namespace vignette::workshop {

/// The names of months, English and Welsh, with | between them.
std::string_view month_names();
/// A date by itself, "3 May" or "03/05/2026", as a regular expression that C++ (ECMAScript) and browsers read alike; capitals don't matter.
const std::string& date_pattern();

}  // namespace vignette::workshop
