#include "workshop/plan.hpp"

#include <catch2/catch_test_macros.hpp>

#include "a_workshop.hpp"

using namespace vignette::workshop;
using testing::three_questions;

namespace {

std::vector<int> minutes_of_steps(const Plan& plan) {
  std::vector<int> all;
  for (const auto& step : plan.steps) all.push_back(step.minutes);
  return all;
}

}  // namespace

TEST_CASE("a plan fills its time: one question in 45 minutes, two in 60, three and a break in 90") {
  CHECK(minutes_of_steps(plan_for(60, three_questions())) == std::vector{5, 10, 3, 14, 14, 4, 6, 4});
  CHECK(minutes_of_steps(plan_for(45, three_questions())) == std::vector{5, 10, 3, 14, 4, 5, 4});
  const auto long_one = plan_for(90, three_questions());
  CHECK(minutes_of_steps(long_one) == std::vector{5, 12, 3, 14, 14, 10, 14, 6, 8, 4});
  CHECK(long_one.steps[5].kind == Step::Kind::rest);
  for (const int minutes : {45, 60, 90}) CHECK(minutes_of(plan_for(minutes, three_questions())) == minutes);
}

TEST_CASE("a case with fewer questions leaves more time to talk") {
  auto one = three_questions();
  one.resize(1);
  const auto plan = plan_for(60, one);
  CHECK(plan.questions.size() == 1);
  CHECK(minutes_of(plan) == 60);
  CHECK(how_of(plan.steps[3]) == "4 alone, 3 in pairs, 21 together");
}

TEST_CASE("every time can be edited, within an hour; steps can be put elsewhere") {
  auto plan = plan_for(60, three_questions());
  CHECK(set_minutes(plan, 3, 20));
  CHECK(how_of(plan.steps[3]) == "4 alone, 3 in pairs, 13 together");
  CHECK(set_minutes(plan, 3, 2));
  CHECK(how_of(plan.steps[3]) == "2 alone, 0 in pairs, 0 together");
  const auto before = plan;
  for (const int minutes : {0, -1, 61}) CHECK_FALSE(set_minutes(plan, 3, minutes));
  CHECK_FALSE(set_minutes(plan, 99, 5));
  CHECK(plan == before);
  CHECK(move_step(plan, 3, 4));
  CHECK(title_of(plan, plan.steps[4]) == "What stood out");
  CHECK_FALSE(move_step(plan, 3, 99));
}

TEST_CASE("steps can be left out, all but the opening and the close") {
  auto plan = plan_for(60, three_questions());
  CHECK_FALSE(drop_step(plan, 0));
  CHECK_FALSE(drop_step(plan, plan.steps.size() - 1));
  CHECK_FALSE(drop_step(plan, 99));
  REQUIRE(drop_step(plan, 2));
  CHECK(minutes_of_steps(plan) == std::vector{5, 10, 14, 14, 4, 6, 4});
  REQUIRE(drop_step(plan, 2));
  CHECK(title_of(plan, plan.steps[2]) == "Other agencies");  // the other question is still itself
}

TEST_CASE("steps can be added between the opening and the close, and no question twice") {
  auto plan = plan_for(60, three_questions());
  const auto before = plan;
  CHECK_FALSE(add_step(plan, 0, Step::Kind::rest));
  CHECK_FALSE(add_step(plan, plan.steps.size(), Step::Kind::rest));
  CHECK_FALSE(add_step(plan, 2, Step::Kind::opening));
  CHECK_FALSE(add_step(plan, 2, Step::Kind::question, plan.questions[0]));
  CHECK_FALSE(add_step(plan, 2, Step::Kind::question));  // which?
  CHECK(plan == before);
  REQUIRE(add_step(plan, 5, Step::Kind::rest));
  CHECK(plan.steps[5] == Step{.kind = Step::Kind::rest, .minutes = 10});
  REQUIRE(drop_step(plan, 4));
  REQUIRE(add_step(plan, plan.steps.size() - 1, Step::Kind::question, plan.questions[1]));
  REQUIRE(plan.questions.size() == 2);
  CHECK(how_of(plan.steps[plan.steps.size() - 2]) == "4 alone, 3 in pairs, 7 together");
  CHECK(title_of(plan, plan.steps[plan.steps.size() - 2]) == "Other agencies");
  const auto third = three_questions()[2];
  REQUIRE(add_step(plan, plan.steps.size() - 1, Step::Kind::question, third));
  CHECK(plan.questions.back() == third);
  CHECK_FALSE(add_step(plan, 2, Step::Kind::question, third));
}
