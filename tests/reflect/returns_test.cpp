// A commitment comes back after two weeks, six weeks and three months, on days of the wall's calendar, and then rests.
#include <catch2/catch_test_macros.hpp>

#include "reflect/returns.hpp"

using namespace vignette;
using portfolio::Day;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

portfolio::Commitment made_at(std::int64_t ms) {
  portfolio::Commitment one;
  one.made = {ms};
  return one;
}

}  // namespace

TEST_CASE("the days of the three returns") {
  const auto one = made_at(1'792'000'000'000);  // 14 October 2026
  CHECK(reflect::return_day(one, 0) == Day{2026, 10, 28});
  CHECK(reflect::return_day(one, 1) == Day{2026, 11, 25});
  CHECK(reflect::return_day(one, 2) == Day{2027, 1, 14});
}

TEST_CASE("three months after the end of a month is the end of a shorter one") {
  const auto one = made_at(1'796'040'000'000);  // 30 November 2026
  REQUIRE(portfolio::day_of(one.made, 0) == Day{2026, 11, 30});
  CHECK(reflect::return_day(one, 2) == Day{2027, 2, 28});
}

TEST_CASE("a day, a month and a year of one commitment") {
  auto one = made_at(1'792'000'000'000);
  const auto back = [&](int days) { return reflect::is_back(one, {{one.made.ms + days * day_ms}, 60}); };
  CHECK_FALSE(back(0));
  CHECK_FALSE(back(13));
  CHECK(back(14));
  CHECK(back(30));  // it waits
  one.came_back = 1;
  CHECK_FALSE(back(30));
  CHECK(back(42));
  one.later = portfolio::Instant{one.made.ms + 43 * day_ms};
  CHECK_FALSE(back(42));
  CHECK(back(43));
  one.came_back = 2;
  CHECK_FALSE(back(60));
  CHECK(back(92));
  one.came_back = 3;
  CHECK_FALSE(back(365));
  CHECK_FALSE(reflect::next_return(one));
}

TEST_CASE("what rests or was put away comes back no more") {
  auto one = made_at(1'792'000'000'000);
  one.at_rest = true;
  CHECK_FALSE(reflect::is_back(one, {{one.made.ms + 20 * day_ms}, 0}));
  one.at_rest = false;
  one.put_away = one.made;
  CHECK_FALSE(reflect::is_back(one, {{one.made.ms + 20 * day_ms}, 0}));
}

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

/// The wall clock of Britain in 2026 and 2027: an hour ahead of UTC from 29 March to 25 October, and from 28 March on.
portfolio::Now in_britain(std::int64_t ms) {
  constexpr std::int64_t spring = 1'774'746'000'000, autumn = 1'792'890'000'000, next_spring = 1'806'195'600'000;
  const bool summer = (ms >= spring && ms < autumn) || ms >= next_spring;
  return {{ms}, summer ? 60 : 0};
}

/// Made late in the evening or just after midnight, when an hour decides about the day.
portfolio::Commitment made_in_britain(std::int64_t ms) {
  auto one = made_at(ms);
  one.made_offset = in_britain(ms).offset_minutes;
  return one;
}

/// The day and hour on the wall at which it is first seen to be back, looked at every hour.
std::pair<Day, std::string> first_back(const portfolio::Commitment& one, std::int64_t from) {
  for (std::int64_t ms = from - from % hour_ms; ms < from + 200 * day_ms; ms += hour_ms) {
    const auto now = in_britain(ms);
    if (reflect::is_back(one, now))
      return {portfolio::day_of(now.instant, now.offset_minutes), portfolio::clock_of(now.instant, now.offset_minutes)};
  }
  return {};
}

}  // namespace

TEST_CASE("a commitment comes back on its days whatever the clocks did meanwhile") {
  // 14 October 2026, 00:30 and 23:30 on the wall, before the clocks go back on the 25th; 20 March 2027, before they go on on the 28th.
  for (const std::int64_t ms : {1'791'934'200'000, 1'792'017'000'000}) {
    auto one = made_in_britain(ms);
    REQUIRE(portfolio::day_of(one.made, one.made_offset) == Day{2026, 10, 14});
    CHECK(first_back(one, ms) == std::pair(Day{2026, 10, 28}, std::string("00:00")));
    one.came_back = 1;
    CHECK(first_back(one, ms) == std::pair(Day{2026, 11, 25}, std::string("00:00")));
    one.came_back = 2;
    CHECK(first_back(one, ms) == std::pair(Day{2027, 1, 14}, std::string("00:00")));
  }
  for (const std::int64_t ms : {1'805'502'600'000, 1'805'585'400'000}) {
    auto one = made_in_britain(ms);
    REQUIRE(portfolio::day_of(one.made, one.made_offset) == Day{2027, 3, 20});
    CHECK(first_back(one, ms) == std::pair(Day{2027, 4, 3}, std::string("00:00")));
    one.came_back = 2;
    CHECK(first_back(one, ms) == std::pair(Day{2027, 6, 20}, std::string("00:00")));
  }
}

TEST_CASE("tomorrow is the next day of the calendar, also where a day has 25 hours or 23") {
  struct Case {
    std::int64_t asked;
    Day day;
  };
  // The evening before, and the day on which the clocks change; early and late on it.
  for (const auto& [asked, next] :
       {Case{1'792'868'400'000, {2026, 10, 25}}, Case{1'792'881'000'000, {2026, 10, 25}}, Case{1'792'884'600'000, {2026, 10, 26}},
        Case{1'792'971'000'000, {2026, 10, 26}}, Case{1'806'190'200'000, {2027, 3, 28}}, Case{1'806'193'800'000, {2027, 3, 29}},
        Case{1'806'273'000'000, {2027, 3, 29}}}) {
    auto one = made_in_britain(asked - 30 * day_ms);
    one.later = reflect::tomorrow(in_britain(asked));
    CAPTURE(asked);
    CHECK(reflect::put_off(one, in_britain(asked)));
    CHECK(first_back(one, asked) == std::pair(next, std::string("00:00")));
  }
}

TEST_CASE("a commitment made on a journey keeps the day it was made on") {
  auto one = made_at(1'792'017'000'000);  // 14 October, 22:30 UTC
  one.made_offset = 12 * 60;              // where it was the 15th
  CHECK(reflect::return_day(one, 0) == Day{2026, 10, 29});
  CHECK_FALSE(reflect::is_back(one, in_britain(1'793'188'800'000)));  // 28 October, noon
  CHECK(reflect::is_back(one, in_britain(1'793'275'200'000)));
}
