#include "share/calendar.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "text/unicode.hpp"

using vignette::portfolio::Commitment;
using vignette::portfolio::Now;

namespace share = vignette::share;

namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
constexpr Now made{{1'792'000'000'000}, 60};  // 14 October 2026, 18:46 on the wall

Commitment one() {
  Commitment commitment;
  commitment.id = "0192a0b0-0000-7000-8000-000000000001";
  commitment.made = made.instant;
  commitment.when = "a first meeting is set";
  commitment.will = "ask for speech, and language; advice\\";
  commitment.by = "30 October";
  return commitment;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < file.size();) {
    const auto end = file.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    lines.push_back(file.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

/// As whoever reads it puts folded lines together again.
std::string unfolded(std::string file) {
  for (auto at = file.find("\r\n "); at != std::string::npos; at = file.find("\r\n ", at)) file.erase(at, 3);
  return file;
}

std::size_t count(const std::string& file, const std::string& what) {
  std::size_t found = 0;
  for (auto at = file.find(what); at != std::string::npos; at = file.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a calendar has a day for each return still to come, private and without a word of what it is about") {
  const std::string file = share::calendar(one(), false, made);
  CHECK(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(count(file, "BEGIN:VEVENT") == 3);
  CHECK(count(file, "\r\nSUMMARY:Something to come back to\r\n") == 3);
  CHECK(count(file, "\r\nCLASS:PRIVATE\r\n") == 3);
  CHECK(count(file, "\r\nTRANSP:TRANSPARENT\r\n") == 3);
  CHECK(count(file, "\r\nDTSTAMP:20261014T174640Z\r\n") == 3);
  CHECK(file.contains("DTSTART;VALUE=DATE:20261028\r\nDTEND;VALUE=DATE:20261029\r\n"));
  CHECK(file.contains("DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261126\r\n"));
  CHECK(file.contains("DTSTART;VALUE=DATE:20270114\r\nDTEND;VALUE=DATE:20270115\r\n"));
  CHECK_FALSE(file.contains("meeting"));
  CHECK_FALSE(file.contains("DESCRIPTION"));
}

TEST_CASE("each return has a name of its own that is the same whenever it is written") {
  const std::string first = share::calendar(one(), false, made);
  const std::string again = share::calendar(one(), true, {{made.instant.ms + day}, 60});
  for (const char* which : {"1", "2", "3"}) {
    const auto uid = "\r\nUID:0192a0b0-0000-7000-8000-000000000001-" + std::string(which) + "@vignette\r\n";
    CHECK(count(first, uid) == 1);
    CHECK(count(again, uid) == 1);
  }
}

TEST_CASE("returns that were answered are not in the calendar, and one at rest has none") {
  Commitment commitment = one();
  commitment.came_back = 2;
  CHECK(count(share::calendar(commitment, false, made), "BEGIN:VEVENT") == 1);
  commitment.at_rest = true;
  CHECK(count(share::calendar(commitment, false, made), "BEGIN:VEVENT") == 0);
}

TEST_CASE("what is back already is put on today, once") {
  const std::string file = share::calendar(one(), false, {{made.instant.ms + 50 * day}, 60});
  CHECK(count(file, "BEGIN:VEVENT") == 2);
  CHECK(file.contains("DTSTART;VALUE=DATE:20261203\r\n"));
  CHECK(file.contains("DTSTART;VALUE=DATE:20270114\r\n"));
}

TEST_CASE("the words are in a calendar only if they were asked for, and cannot be taken for anything else") {
  const std::string file = unfolded(share::calendar(one(), true, made));
  CHECK(count(file,
              "\r\nDESCRIPTION:When a first meeting is set\\, I will ask for speech\\, and language\\; advice\\\\\\, by 30 October.\r\n") ==
        3);
  Commitment hostile = one();
  hostile.will = "ask\r\nEND:VEVENT\nATTACH:x";
  const std::string safe = unfolded(share::calendar(hostile, true, made));
  CHECK(count(safe, "\r\nEND:VEVENT\r\n") == 3);
  CHECK_FALSE(safe.contains("\r\nATTACH"));
  CHECK(safe.contains("ask\\nEND:VEVENT\\nATTACH:x"));
}

TEST_CASE("long lines are folded at 75 bytes, between characters") {
  Commitment commitment = one();
  commitment.will.clear();
  for (int i = 0; i < 60; ++i) commitment.will += "\u0175y😀 ";
  const std::string file = share::calendar(commitment, true, made);
  bool folded = false;
  for (const auto& line : lines_of(file)) {
    CHECK(line.size() <= 75);
    CHECK(!vignette::text::first_invalid(line));
    folded = folded || line.starts_with(' ');
  }
  CHECK(folded);
  std::string words = commitment.will;
  words.pop_back();
  CHECK(unfolded(file).contains(words));
}
