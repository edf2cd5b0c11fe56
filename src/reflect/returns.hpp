/// When a commitment comes back: two weeks, six weeks and three months after it was made, then it rests.
#pragma once

#include <optional>

#include "portfolio/practice.hpp"

namespace vignette::reflect {

inline constexpr int returns = 3;

/// The day of return `which` (0, 1 or 2), counted from the day on the wall at which it was made. Three months after the 30th of
/// November is the last day of February (the last day of a month that is too short).
portfolio::Day return_day(const portfolio::Commitment& commitment, int which, int offset_minutes);

/// The return that comes next, or is waiting to be answered; nothing once it rests, was put away, or has come back three times.
std::optional<int> next_return(const portfolio::Commitment& commitment);

/// The moment a day on the wall begins.
portfolio::Instant start_of(portfolio::Day day, int offset_minutes);
/// The start of the day after `now`'s on the wall: "tomorrow".
portfolio::Instant tomorrow(portfolio::Now now);

/// Whether it is not to come before a moment that is still ahead. A moment further ahead than a day was said before the clock was
/// set back, and is waited for no more.
bool put_off(const portfolio::Commitment& commitment, portfolio::Instant now);

/// Whether it is back: the day of its next return has come and it was not put off beyond `now`.
bool is_back(const portfolio::Commitment& commitment, portfolio::Now now);

}  // namespace vignette::reflect
