#include "portfolio/again.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace vignette::portfolio;

TEST_CASE("an answer of another time has a key of its own, and knows its question") {
  const QuestionKey first{"sam", "q1"};
  CHECK(again(first, 1) == first);
  const auto second = again(first, 2), twelfth = again(first, 12);
  CHECK(second != first);
  CHECK(second.question_id.find(' ') != std::string::npos);  // no pack can have it
  CHECK(time_of(first) == 1);
  CHECK(time_of(second) == 2);
  CHECK(time_of(twelfth) == 12);
  CHECK(first_of(twelfth) == first);
  CHECK(again(second, 3) == again(first, 3));
  CHECK(again(second, 1) == first);
  CHECK(of_question(twelfth, first));
  CHECK_FALSE(of_question(again({"sam", "q11"}, 2), first));
  CHECK_FALSE(of_question(again({"wayne", "q1"}, 2), first));
}

TEST_CASE("what is said beside a later answer belongs to it, and is no answer of another time") {
  const auto later = again({"sam", "q1"}, 2), said = said_beside(later);
  CHECK(is_said_beside(said));
  CHECK_FALSE(is_said_beside(later));
  CHECK(later_of(said) == later);
  CHECK(said_beside(said) == said);
  CHECK(time_of(said) == 2);
  CHECK(first_of(said) == QuestionKey{"sam", "q1"});
  CHECK_FALSE(is_said_beside({"sam", "q1 said"}));
}

TEST_CASE("keys of a pack, of reflections and of notes are none of these") {
  for (const QuestionKey& key :
       {QuestionKey{"sam", "q1"}, QuestionKey{"sam", "again"}, QuestionKey{"sam", "q1 again"}, QuestionKey{"sam", "q1 again x"},
        QuestionKey{"sam", "q1 again 1"}, QuestionKey{"sam", "q again 2b"}, own_reflection("0192a0b0"), only_for_me({"sam", "q1"}),
        answering_again("sam"), expectation("sam", "Notice change.")}) {
    CAPTURE(key.question_id);
    CHECK(time_of(key) == 1);
    CHECK(first_of(key) == key);
    CHECK_FALSE(is_said_beside(key));
  }
  CHECK(expectation_of(expectation("sam", "Notice change.")) == "Notice change.");
  CHECK(expectation("sam", "Notice change.") != expectation("sam", "Involve the child."));
  CHECK_FALSE(expectation_of({"sam", "expectation "}));
  CHECK_FALSE(expectation_of({"sam", "q1"}));
}

TEST_CASE("taking out an answer takes its later times along, taking out a later one leaves the first") {
  const QuestionKey first{"sam", "q1"};
  const auto later = again(first, 2), third = again(first, 3), said = said_beside(later);
  for (const auto& key : {first, later, third, said}) CHECK(goes_with(first, key));
  CHECK_FALSE(goes_with(first, {"sam", "q10"}));
  CHECK_FALSE(goes_with(first, only_for_me(first)));
  CHECK_FALSE(goes_with(first, expectation("sam", "Notice change.")));
  CHECK(goes_with(later, said));
  CHECK_FALSE(goes_with(later, first));
  CHECK_FALSE(goes_with(later, third));
  CHECK(goes_with(said, said));
  CHECK_FALSE(goes_with(said, later));
  const auto own = own_reflection("0192a0b0");
  CHECK(goes_with(own, only_for_me(own)));
}
