#include "reflect/returns.hpp"

#include <chrono>

namespace vignette::reflect {
namespace {

namespace days = std::chrono;

days::year_month_day as_date(portfolio::Day day) {
  return days::year{day.year} / days::month{static_cast<unsigned>(day.month)} / days::day{static_cast<unsigned>(day.day)};
}

portfolio::Day as_day(days::year_month_day date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace

portfolio::Day return_day(const portfolio::Commitment& commitment, int which) {
  const auto made = as_date(portfolio::day_of(commitment.made, commitment.made_offset));
  if (which == 0) return as_day(days::sys_days{made} + days::weeks{2});
  if (which == 1) return as_day(days::sys_days{made} + days::weeks{6});
  const auto month = made + days::months{3};
  return as_day(month.ok() ? month : month.year() / month.month() / days::last);
}

std::optional<int> next_return(const portfolio::Commitment& commitment) {
  if (commitment.at_rest || commitment.put_away || commitment.came_back >= returns) return std::nullopt;
  return commitment.came_back;
}

portfolio::Instant start_of(portfolio::Day day, int offset_minutes) {
  const auto midnight = days::sys_days{as_date(day)} - days::minutes{offset_minutes};
  return {days::duration_cast<days::milliseconds>(midnight.time_since_epoch()).count()};
}

portfolio::Day day_after(portfolio::Day day) { return as_day(days::sys_days{as_date(day)} + days::days{1}); }

portfolio::Instant tomorrow(portfolio::Now now) {
  constexpr auto noon = days::milliseconds{days::hours{12}};
  const auto day = day_after(portfolio::day_of(now.instant, now.offset_minutes));
  return {start_of(day, now.offset_minutes).ms + noon.count()};
}

bool put_off(const portfolio::Commitment& commitment, portfolio::Now now) {
  if (!commitment.later) return false;
  const auto today = portfolio::day_of(now.instant, now.offset_minutes);
  return portfolio::day_of(*commitment.later, now.offset_minutes) == day_after(today);
}

bool is_back(const portfolio::Commitment& commitment, portfolio::Now now) {
  const auto which = next_return(commitment);
  if (!which || put_off(commitment, now)) return false;
  return return_day(commitment, *which) <= portfolio::day_of(now.instant, now.offset_minutes);
}

}  // namespace vignette::reflect
