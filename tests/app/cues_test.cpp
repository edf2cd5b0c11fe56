// A cue comes when a question is left, or on request; never while one writes, and never again for the same words.
#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using reflect::Cue;

namespace {

const std::string told =
    "On Monday I visited the placement and saw the key worker. We went through the papers and I updated the contact details. On Wednesday "
    "I rang the school and left a message. On Friday I wrote up the minutes and sent them to the panel.";
const std::string with_reason = "I think it went badly because of the noise. ";

Story at_question(std::size_t question = 0) {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", question});
  return story;
}

void write(Story& story, const std::string& words) { story.tell(intent::Paste{Field::answer, words}); }

/// At a question, with all of that written to it.
Story told_it() {
  auto story = at_question();
  write(story, told);
  return story;
}

constexpr Chord ask{.key = Key::a, .ctrl = true, .shift = true};

}  // namespace

TEST_CASE("a question that is left gets its cue, on the next one, and not before") {
  auto story = told_it();
  story.type("Then. ");
  CHECK_FALSE(story.model.practice.cue);
  story.tell(intent::NextQuestion{});
  REQUIRE(story.model.practice.cue);
  CHECK(story.model.practice.cue->of == portfolio::QuestionKey{"sam", "q1"});
  CHECK(story.model.practice.cue->question_number == 1);
  CHECK(story.model.practice.cue->cue == Cue::only_description);
  CHECK_FALSE(story.model.practice.cue->explained);
}

TEST_CASE("the same words are asked about once, other words anew") {
  auto story = told_it();
  story.tell(intent::NextQuestion{}).tell(intent::DismissCue{}).tell(intent::PreviousQuestion{}).tell(intent::NextQuestion{});
  CHECK_FALSE(story.model.practice.cue);
  story.tell(intent::PreviousQuestion{});
  story.type(with_reason).tell(intent::NextQuestion{});
  REQUIRE(story.model.practice.cue);
  CHECK(story.model.practice.cue->cue == Cue::no_other_view);
}

TEST_CASE("an answer as it was found in the file is not asked about") {
  Story story;
  portfolio::Contents contents;
  portfolio::Answer answer;
  answer.id = "a";
  answer.key = {"sam", "q1"};
  answer.text = told;
  contents.answers = {answer};
  story.tell(intent::PortfolioOpened{contents}).tell(intent::AnswersRead{});
  story.tell(intent::OpenQuestion{"sam", 0});
  REQUIRE(story.answer() == told);
  story.tell(intent::NextQuestion{});
  CHECK_FALSE(story.model.practice.cue);
}

TEST_CASE("looking something up is not leaving") {
  auto story = told_it();
  story.tell(intent::ShowPrivacy{}).tell(intent::Back{});
  CHECK(story.model.screen == Screen::question);
  CHECK_FALSE(story.model.practice.cue);
  story.tell(intent::ShowPortfolio{});
  CHECK(story.model.practice.cue);
}

TEST_CASE("a cue passed by goes, and stays while one goes back to what it is about") {
  auto story = told_it();
  story.tell(intent::NextQuestion{}).tell(intent::PreviousQuestion{});
  CHECK(story.model.practice.cue);
  story.tell(intent::NextQuestion{});
  CHECK(story.model.practice.cue);
  story.tell(intent::NextQuestion{});
  CHECK_FALSE(story.model.practice.cue);
}

TEST_CASE("switched off, nothing is asked by itself, what stood there goes, and where the switch is is said") {
  auto story = told_it();
  story.tell(intent::NextQuestion{});
  REQUIRE(story.model.practice.cue);
  Habits habits = story.model.habits;
  habits.cues = false;
  story.tell(intent::ChangeHabits{habits});
  CHECK_FALSE(story.model.practice.cue);
  REQUIRE(story.model.notice);
  CHECK(story.model.notice->mend.find("Ctrl+Shift+A") != std::string::npos);
  CHECK(story.asked<effect::SaveLook>().size() == 1);
  write(story, told);
  story.tell(intent::NextQuestion{});
  CHECK_FALSE(story.model.practice.cue);
  story.tell(intent::PreviousQuestion{}).press(ask);
  CHECK(story.model.practice.cue);
}

TEST_CASE("in the settings nobody needs to be told where the switch is") {
  auto story = at_question();
  story.tell(intent::ShowSettings{});
  Habits habits = story.model.habits;
  habits.cues = false;
  story.tell(intent::ChangeHabits{habits});
  CHECK_FALSE(story.model.notice);
}

TEST_CASE("asked for, it is answered, also where there is nothing to ask") {
  auto story = at_question();
  story.press(ask);
  CHECK_FALSE(story.model.practice.cue);
  CHECK(story.model.notice);
  story.tell(intent::DismissNotice{});
  write(story, told);
  story.press(ask);
  REQUIRE(story.model.practice.cue);
  CHECK_FALSE(story.model.notice);
  story.tell(intent::ExplainCue{});
  CHECK(story.model.practice.cue->explained);
  story.tell(intent::ExplainCue{});
  CHECK_FALSE(story.model.practice.cue->explained);
  story.tell(intent::DismissCue{}).tell(intent::NextQuestion{});
  CHECK_FALSE(story.model.practice.cue);
}

TEST_CASE("that there was nothing to ask is said no longer once something is asked") {
  auto story = at_question();
  story.type("Short.").press(ask);
  REQUIRE(story.model.notice);
  write(story, told);
  story.tell(intent::NextQuestion{});
  REQUIRE(story.model.practice.cue);
  CHECK_FALSE(story.model.notice);
}

TEST_CASE("that there was nothing to ask is said no longer once one has left the question") {
  auto story = at_question();
  story.type("Short.").press(ask);
  REQUIRE(story.model.notice);
  story.tell(intent::NextQuestion{});
  CHECK_FALSE(story.model.notice);
}

TEST_CASE("asking is for where one writes") {
  auto story = Story::begun();
  CHECK_FALSE(command_for(story.model, ask));
  story.tell(intent::AskForCue{});
  CHECK_FALSE(story.model.notice);
}

TEST_CASE("the lock, and taking out what it is about, forget a cue") {
  auto story = at_question();
  story.model.vault.is_protected = true;
  write(story, told);
  story.tell(intent::NextQuestion{});
  REQUIRE(story.model.practice.cue);
  SECTION("the lock") {
    story.tell(intent::Lock{});
    REQUIRE(story.model.vault.locked);
    CHECK(story.model.practice.looked_at.empty());
  }
  SECTION("taking out") {
    const portfolio::TakeOut what{portfolio::TakenOut::What::answer, {"sam", "q1"}, {}, {}, {}};
    story.tell(intent::TakenOutDone{what, {}});
  }
  CHECK_FALSE(story.model.practice.cue);
}

TEST_CASE("what is only for the learner is never asked about") {
  auto story = at_question();
  story.tell(intent::ShowEnd{}).tell(intent::Paste{Field::only_for_me, told});
  const Draft* draft = find_draft(story.model, portfolio::only_for_me({"sam", "q1"}));
  REQUIRE(draft);
  REQUIRE(draft->editing.text == told);
  story.tell(intent::ShowPortfolio{});
  CHECK_FALSE(story.model.practice.cue);
}
