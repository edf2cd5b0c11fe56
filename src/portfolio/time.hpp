/// Time as a value. Nothing in the ground and matter floors reads a clock; `shell` hands the time in.
#pragma once

#include <cstdint>
#include <string>

namespace vignette::portfolio {

/// Milliseconds since 1970-01-01 00:00 UTC.
struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

/// A moment, and how far the wall clock where it is shown is ahead of UTC.
struct Now {
  Instant instant;
  int offset_minutes = 0;
};

/// A day on the wall: month from 1, day from 1.
struct Day {
  int year = 1970, month = 1, day = 1;
  auto operator<=>(const Day&) const = default;
};

/// Calendar day and time of day at an offset from UTC (proleptic Gregorian).
Day day_of(Instant instant, int offset_minutes);
/// "16:20".
std::string clock_of(Instant instant, int offset_minutes);
/// "2026-10-14T15:20:00Z", RFC 3339.
std::string rfc3339(Instant instant);

}  // namespace vignette::portfolio
