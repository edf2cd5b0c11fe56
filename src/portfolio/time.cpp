#include "portfolio/time.hpp"

#include <fmt/format.h>

#include <chrono>

namespace vignette::portfolio {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;

struct Wall {
  std::chrono::year_month_day day;
  std::chrono::hh_mm_ss<milliseconds> time;
};

Wall wall(Instant instant, int offset_minutes) {
  const std::chrono::sys_time<milliseconds> moment{milliseconds{instant.ms} + std::chrono::minutes{offset_minutes}};
  const auto midnight = floor<days>(moment);
  return {std::chrono::year_month_day{midnight}, std::chrono::hh_mm_ss<milliseconds>{moment - midnight}};
}

}  // namespace

Day day_of(Instant instant, int offset_minutes) {
  const auto day = wall(instant, offset_minutes).day;
  return {int{day.year()}, static_cast<int>(unsigned{day.month()}), static_cast<int>(unsigned{day.day()})};
}

std::string clock_of(Instant instant, int offset_minutes) {
  const auto time = wall(instant, offset_minutes).time;
  return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string rfc3339(Instant instant) {
  const auto [day, time] = wall(instant, 0);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int{day.year()}, unsigned{day.month()}, unsigned{day.day()},
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace vignette::portfolio
