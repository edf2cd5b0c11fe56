/// When a commitment comes back: two weeks, six weeks and three months after it was made, then it rests.
#pragma once

#include <optional>

#include "portfolio/practice.hpp"

namespace vignette::reflect {

inline constexpr int returns = 3;

/// The day of return `which` (0, 1 or 2), counted from the day on the wall on which it was made, by the clock
/// it was made by. Three months after the 30th of
/// November is the last day of February (the last day of a month that is too short).
portfolio::Day return_day(const portfolio::Commitment& commitment, int which);

/// The return that comes next, or is waiting to be answered; nothing once it rests, was put away, or has come back three times.
std::optional<int> next_return(const portfolio::Commitment& commitment);

/// The moment a day on the wall begins.
portfolio::Instant start_of(portfolio::Day day, int offset_minutes);
/// Of the calendar: the day after the last of a month is the first of the next.
portfolio::Day day_after(portfolio::Day day);
/// "Tomorrow", as a moment: the noon of the day after `now`'s on the wall. It lies within that day also when the clocks change meanwhile.
portfolio::Instant tomorrow(portfolio::Now now);

/// Whether it is not to come before a day that is still ahead. A day further ahead than tomorrow was said before the clock was set
/// back, and is waited for no more.
bool put_off(const portfolio::Commitment& commitment, portfolio::Now now);

/// Whether it is back: the day of its next return has come and it was not put off beyond `now`.
bool is_back(const portfolio::Commitment& commitment, portfolio::Now now);

}  // namespace vignette::reflect
