#include "portfolio/time.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace vignette::portfolio;

namespace {
constexpr Instant afternoon{1'791'991'205'678};  // 2026-10-14T15:20:05.678Z
}

TEST_CASE("a moment is written as RFC 3339 in UTC") {
  CHECK(rfc3339(afternoon) == "2026-10-14T15:20:05Z");
  CHECK(rfc3339({0}) == "1970-01-01T00:00:00Z");
  CHECK(rfc3339({-1}) == "1969-12-31T23:59:59Z");
  CHECK(rfc3339({951'782'400'000}) == "2000-02-29T00:00:00Z");
}

TEST_CASE("day and clock are those of the wall where it is shown") {
  CHECK(day_of(afternoon, 60) == Day{2026, 10, 14});
  CHECK(clock_of(afternoon, 60) == "16:20");
  CHECK(clock_of(afternoon, -330) == "09:50");
  CHECK(day_of(afternoon, 14 * 60) == Day{2026, 10, 15});
  CHECK(day_of({0}, -1) == Day{1969, 12, 31});
  CHECK(clock_of({0}, -1) == "23:59");
}
