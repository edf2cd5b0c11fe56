// What one would like to talk about and the day of the meeting: kept as they are typed, before there is a share; and gone with it.
#include <catch2/catch_test_macros.hpp>

#include "support/a_share.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using Whom = LeavingChoice::Whom;

namespace {

const std::string talk(portfolio::to_talk_about), meeting(portfolio::meeting_on);

/// The sheet, for supervision; what the portfolio has of it has not come yet.
Story on_the_sheet() {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0});
  story.type("I asked.").tell(intent::Saved{story.model.saving.handed_over});
  story.tell(intent::ShowLeaving{.answer = current_key(story.model)});
  LeavingChoice choice = story.model.leaves.choice;
  choice.whom = Whom::supervision;
  story.tell(intent::ChangeLeaving{choice});
  return story;
}

ReviewsRead with(std::vector<NoteDraft> notes) {
  ReviewsRead all;
  all.notes = std::move(notes);
  return all;
}

Story joined(std::vector<NoteDraft> notes = {}) {
  auto story = on_the_sheet();
  story.tell(intent::ReviewsRead{with(std::move(notes))});
  return story;
}

/// What is handed to the store of one of the two, newest last.
std::vector<std::string> kept(const std::vector<effect::SaveNoteDraft>& asked, const std::string& about) {
  std::vector<std::string> words;
  for (const auto& one : asked)
    if (one.about == about) words.push_back(one.words);
  return words;
}

void previewed(Story& story) {
  LeavingPreview preview;
  preview.answers = 1;
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
}

void reopened(Story& story) {
  story.tell(intent::Back{});
  story.tell(intent::ShowLeaving{});
}

}  // namespace

TEST_CASE("what is typed to talk about, and the day, are handed to the store letter by letter") {
  auto story = joined();
  story.type("Who", Field::leave_talk);
  story.type("3/9", Field::leave_day);
  const auto asked = story.ever_asked<effect::SaveNoteDraft>();
  CHECK(kept(asked, talk) == std::vector<std::string>{"W", "Wh", "Who"});
  CHECK(kept(asked, meeting) == std::vector<std::string>{"3", "3/", "3/9"});
  CHECK(story.model.saving.state == SaveState::saving);
  story.tell(intent::Undo{Field::leave_talk});
  CHECK(kept(story.asked<effect::SaveNoteDraft>(), talk).size() == 1);
  // Nothing else of the sheet is: name and role are remembered elsewhere, once something was saved with them.
  const auto count = story.ever_asked<effect::SaveNoteDraft>().size();
  story.type("R.", Field::leave_name);
  CHECK(story.ever_asked<effect::SaveNoteDraft>().size() == count);
}

TEST_CASE("it is back when the sheet is opened for supervision in another run, and goes with the page then") {
  auto story = joined({{talk, "Who tells whom?"}, {meeting, "22 October 2026"}});
  CHECK(story.model.leaves.talk.text == "Who tells whom?");
  REQUIRE(story.asked<effect::PrepareLeaving>().size() == 1);
  const auto wish = story.asked<effect::PrepareLeaving>()[0].wish;
  CHECK(wish.talk == std::vector<std::string>{"Who tells whom?"});
  CHECK(wish.meeting == portfolio::Day{2026, 10, 22});
  CHECK(story.ever_asked<effect::SaveNoteDraft>().empty());  // it is kept already
  // Read once more, because something was taken out: what is typed meanwhile stays.
  story.type(" Now.", Field::leave_talk);
  story.tell(intent::ReviewsRead{with({{talk, "Who tells whom?"}})});
  CHECK(story.model.leaves.talk.text == "Who tells whom? Now.");
}

TEST_CASE("typed before the portfolio was read, it joins what was kept before, and nothing of either is lost") {
  auto story = on_the_sheet();
  story.type("New", Field::leave_talk);
  story.type("4/9", Field::leave_day);
  CHECK(story.ever_asked<effect::SaveNoteDraft>().empty());  // it would take the place of what is there
  story.tell(intent::ReviewsRead{with({{talk, "Old"}})});
  CHECK(story.model.leaves.talk.text == "Old\nNew");
  CHECK(kept(story.asked<effect::SaveNoteDraft>(), talk) == std::vector<std::string>{"Old\nNew"});
  CHECK(kept(story.asked<effect::SaveNoteDraft>(), meeting) == std::vector<std::string>{"4/9"});
}

TEST_CASE("once a page was saved with it, it is kept no more; the fields stay until the sheet is opened again") {
  for (const bool more : {false, true}) {
    auto story = joined();
    story.type("One\nTwo\n\nThree", Field::leave_talk);
    if (more) story.type("\n\nFour\nFive", Field::leave_talk);
    story.type("22 October 2026", Field::leave_day);
    const auto typed = story.model.leaves.talk.text;
    previewed(story);
    story.tell(intent::SaveLeaving{});
    story.tell(intent::LeavingSaved{"/tmp/page.pdf", tests::a_shared_exchange(true)});
    const auto asked = story.asked<effect::SaveNoteDraft>();
    CHECK(kept(asked, talk) == std::vector<std::string>{more ? "Four\nFive" : ""});
    CHECK(kept(asked, meeting) == std::vector<std::string>{""});
    CHECK(story.model.leaves.talk.text == typed);  // the same page may be wanted as a Word file
    reopened(story);
    CHECK(story.model.leaves.talk.text == (more ? "Four\nFive" : ""));
    CHECK(story.model.leaves.day.text.empty());
  }
}

TEST_CASE("a page for oneself, one for the team, and one that was not saved leave it as it is") {
  for (const auto whom : {Whom::me, Whom::team, Whom::supervision}) {
    auto story = joined();
    story.type("One", Field::leave_talk);
    auto choice = story.model.leaves.choice;
    choice.whom = whom;
    story.tell(intent::ChangeLeaving{choice});
    previewed(story);
    story.tell(intent::SaveLeaving{});
    if (whom == Whom::supervision)
      story.tell(intent::LeavingSaved{});
    else if (whom == Whom::me)
      story.tell(intent::LeavingSaved{"/tmp/mine.pdf", {}});
    else
      story.tell(intent::LeavingSaved{"/tmp/page.pdf", tests::a_shared_exchange(true)});
    CHECK(kept(story.asked<effect::SaveNoteDraft>(), talk).empty());
    reopened(story);
    CHECK(story.model.leaves.talk.text == "One");
  }
}

TEST_CASE("what was typed while the page was being saved stays") {
  auto story = joined();
  story.type("One", Field::leave_talk);
  previewed(story);
  story.tell(intent::SaveLeaving{});
  story.type("\nTwo", Field::leave_talk);
  story.tell(intent::LeavingSaved{"/tmp/page.pdf", tests::a_shared_exchange(true)});
  reopened(story);
  CHECK(story.model.leaves.talk.text == "One\nTwo");
}

TEST_CASE("the lock wipes it; what is not kept yet waits behind it, and comes back") {
  auto story = joined();
  story.model.vault.is_protected = true;
  story.type("Who?", Field::leave_talk);
  story.tell(intent::Saved{story.model.saving.handed_over});
  story.type("5/9", Field::leave_day);
  story.tell(intent::Lock{});
  CHECK(story.model.leaves.talk.text.empty());
  CHECK(story.model.leaves.talk.history.empty());
  CHECK(story.model.leaves.day.text.empty());
  CHECK(story.model.review.notes.empty());
  REQUIRE(story.asked<effect::Lock>().size() == 1);
  const auto lock = story.asked<effect::Lock>()[0];
  REQUIRE(lock.held_reviews.notes.size() == 1);  // the other is on the disk
  CHECK(lock.held_reviews.notes[0].words == "5/9");
  CHECK(story.model.vault.held == 1);
  story.tell(intent::PortfolioOpened{.held_reviews = lock.held_reviews});
  CHECK(story.model.leaves.day.text == "5/9");
  CHECK(kept(story.asked<effect::SaveNoteDraft>(), meeting) == std::vector<std::string>{"5/9"});
  CHECK(story.model.screen == Screen::leaving);
  story.tell(intent::ReviewsRead{with({{talk, "Who?"}, {meeting, "1/1"}})});  // as it was before
  CHECK(story.model.leaves.talk.text == "Who?");
  CHECK(story.model.leaves.day.text == "5/9");
}

TEST_CASE("what could point to somebody is changed in it, and that is kept") {
  auto story = joined();
  story.type("I rang Nottingham.", Field::leave_talk);
  LeavingPreview preview;
  preview.texts.push_back(
      {.in = LeavingText::In::talk,
       .text = "I rang Nottingham.",
       .findings = {{{7, 17}, reflect::Detail::place, words::Word::details_why_place, {{reflect::Way::Kind::leave_out, {}}}}}});
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
  story.tell(intent::UseWay{0, 0, 0});
  CHECK(story.model.leaves.talk.text == "I rang.");
  CHECK(kept(story.asked<effect::SaveNoteDraft>(), talk) == std::vector<std::string>{"I rang."});
}

TEST_CASE("a passage that is taken out for good goes from it with its steps, and with everything all of it goes") {
  using What = portfolio::TakenOut::What;
  const portfolio::QuestionKey key{"sam", "q1"};
  auto story = joined();
  story.type("About the wombat I asked.", Field::leave_talk);
  story.type("6/9", Field::leave_day);
  story.tell(intent::TakenOutDone{{.what = What::passage, .key = key, .passage = "the wombat"}, {}});
  CHECK(story.model.leaves.talk.text == "About I asked.");
  CHECK(story.model.leaves.talk.history.empty());
  CHECK(kept(story.asked<effect::SaveNoteDraft>(), talk) == std::vector<std::string>{"About I asked."});
  CHECK(story.model.leaves.day.text == "6/9");
  story.model.taking_out = {};  // as after the screen was left
  story.tell(intent::TakenOutDone{{.what = What::everything}, {}});
  CHECK(story.model.leaves.talk.text.empty());
  CHECK(story.model.leaves.day.text.empty());
  CHECK(story.model.review.notes.empty());
}

TEST_CASE("a window that only read takes up what the other one left, and keeps what was typed here") {
  auto story = Story();
  story.tell(intent::PortfolioOpened{.read_only = true});
  story.tell(intent::ShowLeaving{});
  story.tell(intent::ReviewsRead{with({{talk, "Before"}, {meeting, "1/9"}})});
  story.type("7/9", Field::leave_day);
  story.tell(intent::PortfolioOpened{});
  CHECK(story.model.leaves.talk.text.empty());
  story.tell(intent::ReviewsRead{with({{talk, "After"}, {meeting, "2/9"}})});
  CHECK(story.model.leaves.talk.text == "After");
  CHECK(story.model.leaves.day.text == "1/97/9");
}
