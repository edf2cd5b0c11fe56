// What a team said it would do, weeks later: when it is asked for, and how what is said stands in the record.
#include "workshop/following.hpp"

#include <catch2/catch_test_macros.hpp>

#include "workshop/record.hpp"

using namespace vignette::workshop;
using vignette::portfolio::Day;

namespace {

constexpr Day kept{2026, 10, 14}, six_weeks{2026, 11, 25}, three_months{2027, 1, 14};

std::string page() {
  const Kept all{.questions = {{.wording = "What stood out?", .titles = {"Tell them"}, .answers = {"Ask first.\nThen write."}}},
                 .commitments = {"We ring first,\nbefore we write", "Agree who tells whom"},
                 .present = 9};
  return as_page(all, "Sam", kept);
}

}  // namespace

TEST_CASE("a record's commitments are read from it, and nothing else of it is one") {
  const auto all = commitments_in(page());
  REQUIRE(all.size() == 2);
  CHECK(all[0] == TeamCommitment{.words = "We ring first,\nbefore we write"});
  CHECK(all[1] == TeamCommitment{.words = "Agree who tells whom"});
  CHECK(commitments_in(as_page({}, "Sam", kept)).empty());
  CHECK(commitments_in("nothing of ours\n- a list").empty());
}

TEST_CASE("what became of one stands under it in the record, and the rest of the record stays as it was") {
  const Said changed{Became::changed, {2026, 12, 1}, "The school rings now.\nWe write."}, done{Became::done, three_months, ""};
  auto with = with_said(page(), 0, changed);
  REQUIRE(with);
  with = with_said(*with, 0, done);
  REQUIRE(with);
  with = with_said(*with, 1, Said{Became::dropped, {2027, 1, 15}, "Nobody could, by then."});
  REQUIRE(with);
  CHECK(with->find("- We ring first,\n  before we write\n  Changed, 1 December 2026. The school rings now. We write.\n"
                   "  Done, 14 January 2027.\n- Agree who tells whom\n  Dropped, 15 January 2027. Nobody could, by then.\n\n") !=
        std::string::npos);
  const auto all = commitments_in(*with);
  REQUIRE(all.size() == 2);
  CHECK(all[0].words == "We ring first,\nbefore we write");
  CHECK(all[0].said == std::vector{Said{Became::changed, {2026, 12, 1}, "The school rings now. We write."}, done});
  CHECK(all[1].said == std::vector{Said{Became::dropped, {2027, 1, 15}, "Nobody could, by then."}});
  auto without = *with;
  for (const auto* line : {"  Changed, 1 December 2026. The school rings now. We write.\n", "  Done, 14 January 2027.\n",
                           "  Dropped, 15 January 2027. Nobody could, by then.\n"})
    without.erase(without.find(line), std::string(line).size());
  CHECK(without == page());
}

TEST_CASE("a question worded like the heading over commitments has none, and what is said goes to the team's own") {
  const Kept all{.questions = {{.wording = "What the team will do", .titles = {"Tell them"}, .answers = {"## What the team will do"}}},
                 .commitments = {"We ring first\n## What the team will do"}};
  const auto page = as_page(all, "Sam", kept);
  REQUIRE(commitments_in(page) == std::vector{TeamCommitment{.words = "We ring first\n## What the team will do"}});
  const Said done{Became::done, six_weeks, "It works"};
  const auto with = with_said(page, 0, done);
  REQUIRE(with);
  CHECK(commitments_in(*with).front().said == std::vector{done});
  CHECK_FALSE(with_said(page, 1, done));
}

TEST_CASE("nothing is said of a commitment that a record has not") {
  CHECK_FALSE(with_said(page(), 2, {}));
  CHECK_FALSE(with_said(as_page({}, "Sam", kept), 0, {}));
  CHECK_FALSE(with_said("", 0, {}));
}

TEST_CASE("a line of the commitment's own that only looks like what was said stays the team's") {
  const Kept all{.commitments = {"Done, by Friday."}};
  CHECK(commitments_in(as_page(all, "Sam", kept)) == std::vector{TeamCommitment{.words = "Done, by Friday."}});
}

TEST_CASE("a commitment is back after six weeks and after three months, until something was said since") {
  CHECK(return_days(kept) == std::array{six_weeks, three_months});
  CHECK(return_days({2026, 11, 30})[1] == Day{2027, 2, 28});
  TeamCommitment one{.words = "We ring first"};
  CHECK_FALSE(is_back(one, kept, {2026, 11, 24}));
  CHECK(is_back(one, kept, six_weeks));
  CHECK(is_back(one, kept, {2027, 6, 1}));
  SECTION("what changed comes back once more") {
    one.said.push_back({Became::changed, {2026, 11, 27}, ""});
    CHECK_FALSE(is_back(one, kept, {2026, 11, 27}));
    CHECK_FALSE(is_back(one, kept, {2027, 1, 13}));
    CHECK(is_back(one, kept, three_months));
    one.said.push_back({Became::changed, three_months, ""});
    CHECK_FALSE(is_back(one, kept, {2030, 1, 1}));
  }
  SECTION("one answer does for both days where both have come") {
    one.said.push_back({Became::changed, {2027, 3, 1}, ""});
    CHECK_FALSE(is_back(one, kept, {2027, 3, 2}));
  }
  SECTION("what was done or dropped rests") {
    for (const auto became : {Became::done, Became::dropped}) {
      one.said = {{became, {2026, 11, 26}, ""}};
      CHECK_FALSE(is_back(one, kept, three_months));
    }
  }
}
