/// A commitment for somebody's calendar: a day to come back on, under a title that tells nobody what it is about (RFC 5545).
#pragma once

#include <string>

#include "portfolio/practice.hpp"

namespace vignette::share {

/// An iCalendar file with one event of a whole day for each return still to come, private and not in the way of others. What the
/// commitment says is in it only `with_words`, as the events' notes.
std::string calendar(const portfolio::Commitment& commitment, bool with_words, portfolio::Now now);

}  // namespace vignette::share
