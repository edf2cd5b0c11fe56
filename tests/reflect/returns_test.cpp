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
  CHECK(reflect::return_day(one, 0, 60) == Day{2026, 10, 28});
  CHECK(reflect::return_day(one, 1, 60) == Day{2026, 11, 25});
  CHECK(reflect::return_day(one, 2, 60) == Day{2027, 1, 14});
}

TEST_CASE("three months after the end of a month is the end of a shorter one") {
  const auto one = made_at(1'796'040'000'000);  // 30 November 2026
  REQUIRE(portfolio::day_of(one.made, 0) == Day{2026, 11, 30});
  CHECK(reflect::return_day(one, 2, 0) == Day{2027, 2, 28});
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
