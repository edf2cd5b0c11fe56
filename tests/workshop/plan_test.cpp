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

TEST_CASE("of a question's time, that alone and in pairs can be edited, and stays as it was chosen") {
  auto plan = plan_for(60, three_questions());
  REQUIRE(set_parts(plan, 3, 6, 5));
  CHECK(how_of(plan.steps[3]) == "6 alone, 5 in pairs, 3 together");
  const auto before = plan;
  CHECK_FALSE(set_parts(plan, 3, 0, 5));
  CHECK_FALSE(set_parts(plan, 3, 6, -1));
  CHECK_FALSE(set_parts(plan, 3, 10, 5));  // longer than the step
  CHECK_FALSE(set_parts(plan, 2, 1, 1));   // nobody writes in a pause
  CHECK_FALSE(set_parts(plan, 99, 1, 1));
  CHECK(plan == before);
  REQUIRE(set_minutes(plan, 3, 20));
  CHECK(how_of(plan.steps[3]) == "6 alone, 5 in pairs, 9 together");
  REQUIRE(set_minutes(plan, 3, 8));
  CHECK(how_of(plan.steps[3]) == "6 alone, 2 in pairs, 0 together");
  REQUIRE(set_parts(plan, 3, 8, 0));
  CHECK(how_of(plan.steps[3]) == "8 alone, 0 in pairs, 0 together");
}

TEST_CASE("a question of one's own has an id that no case's can have, and takes a place or another's") {
  auto plan = plan_for(60, three_questions());
  const auto first = own_question(plan, "What would Sam say of it?", "en-GB");
  CHECK(is_own(first));
  CHECK(first.id.find(' ') != std::string::npos);  // where a pack's id would end
  for (const auto& one : plan.questions) CHECK_FALSE(is_own(one));
  REQUIRE(add_step(plan, 5, Step::Kind::question, first));
  CHECK(title_of(plan, plan.steps[5]) == "What would Sam say of it?");
  const auto second = own_question(plan, "And his family?", "en-GB");
  CHECK(second.id != first.id);
  CHECK_FALSE(add_step(plan, 5, Step::Kind::question, first));
  CHECK_FALSE(ask_instead(plan, 3, first));  // it is asked already
  CHECK_FALSE(ask_instead(plan, 2, second));
  REQUIRE(ask_instead(plan, 3, second));
  CHECK(plan.questions[0] == second);
  auto other_words = second;
  other_words.wording = "And her family?";
  REQUIRE(ask_instead(plan, 3, other_words));
  CHECK(plan.questions[0] == other_words);
  REQUIRE(ask_instead(plan, 3, three_questions()[0]));
  CHECK(plan == [&] {
    auto same = plan_for(60, three_questions());
    (void)add_step(same, 5, Step::Kind::question, first);
    return same;
  }());
}

TEST_CASE("a question of one's own is 1 to 300 characters on one line, and nothing that can't be shown") {
  auto plan = plan_for(60, three_questions());
  const auto before = plan;
  for (const std::string& words : {std::string(), std::string("   "), std::string(301, 'a'), std::string("two\nlines"),
                                   std::string("a\x01"), std::string("\xFF"), std::string("\u202E")}) {
    CAPTURE(words);
    CHECK_FALSE(can_be_question(words));
    CHECK_FALSE(add_step(plan, 5, Step::Kind::question, own_question(plan, words, "en-GB")));
    CHECK_FALSE(ask_instead(plan, 3, own_question(plan, words, "en-GB")));
  }
  CHECK(plan == before);
  CHECK(can_be_question("<b>Bold?</b> Text it is."));
  std::string welsh;
  for (int i = 0; i < 300; ++i) welsh += "ŵ";
  CHECK(can_be_question(welsh));  // characters, not bytes
}

TEST_CASE("a time of day is read as people type it, and nothing else is one") {
  for (const auto& [typed, minutes] : std::vector<std::pair<std::string, int>>{{"14:00", 840},
                                                                               {"9:05", 545},
                                                                               {"09.30", 570},
                                                                               {"1400", 840},
                                                                               {"0000", 0},
                                                                               {"2 pm", 840},
                                                                               {"2pm", 840},
                                                                               {"2.15 p.m.", 855},
                                                                               {"12 am", 0},
                                                                               {"12:30 PM", 750},
                                                                               {" 10:00 ", 600}}) {
    CAPTURE(typed);
    CHECK(time_of_day(typed) == minutes);
  }
  for (const std::string typed : {"",
                                  " ",
                                  "14",
                                  "2",
                                  "25:00",
                                  "24:00",
                                  "9:5",
                                  "9:60",
                                  "13 pm",
                                  "0 am",
                                  "140",
                                  "14000",
                                  "2 o'clock",
                                  "pm",
                                  ":30",
                                  "10:00:00",
                                  "-1:00",
                                  "10:000",
                                  "99999999999999999999",
                                  "2 pmm"}) {
    CAPTURE(typed);
    CHECK_FALSE(time_of_day(typed));
  }
}
