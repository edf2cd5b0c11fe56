// Commitments: made from an answer, back after two weeks, six weeks and three months, and answered there.
#include "app/commitments.hpp"

#include <catch2/catch_test_macros.hpp>

#include "app/turn.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using Outcome = portfolio::Commitment::Outcome;

namespace {

constexpr std::int64_t hour = 3'600'000, day = 24 * hour;
constexpr portfolio::Instant noon{1'792'062'000'000};  // 15 October 2026, 12:00 an hour ahead of UTC

Story at_question(portfolio::Instant now = noon) {
  auto story = Story::begun();
  story.outside.now.instant = now;
  story.tell(intent::OpenCase{"sam"}).tell(intent::NextQuestion{});
  return story;
}

/// Makes a commitment where one is. Answers its id.
portfolio::Id make(Story& story, std::string_view will = "ask first") {
  story.tell(intent::StartCommitment{}).type(will, Field::commit_will);
  return story.model.practice.commitment;
}

const portfolio::Commitment& record(const Story& story, const portfolio::Id& id) {
  return find_commitment(story.model.practice, id)->record;
}

Story& on_day(Story& story, int days) {
  story.outside.now.instant = {noon.ms + days * day};
  return story.tell(intent::Tick{});
}

std::size_t back(const Story& story) { return commitments_back(story.model).size(); }

Story& answer(Story& story, Outcome outcome) { return story.tell(intent::ChangeOutcome{outcome}).tell(intent::KeepOutcome{}); }

}  // namespace

TEST_CASE("a commitment is kept from its first letter on, each with what it came from") {
  auto story = at_question();
  story.type("I would have asked.");
  story.tell(intent::StartCommitment{});
  CHECK(story.asked<effect::SaveCommitment>().empty());
  story.type("I meet", Field::commit_when);
  const auto saves = story.asked<effect::SaveCommitment>();
  REQUIRE(saves.size() == 1);
  const auto& kept = saves[0].save.commitment;
  CHECK(kept.when == "I meet");
  CHECK(kept.words == "I would have asked.");
  CHECK(kept.from == portfolio::QuestionKey{"sam", "q1"});
  CHECK(kept.title == "Reviewing: sam");
  CHECK(kept.question_number == 1);
  CHECK(kept.id.size() == 36);
  make(story, "ring");
  CHECK(commitments_of(story.model, {"sam", "q1"}).size() == 2);
  CHECK(reflect::sentence(record(story, kept.id)) == "When I meet, I will …");
}

TEST_CASE("the words that go along are what is selected, else the paragraph or its sentence, whole words all of them") {
  auto story = at_question();
  story.type("First thought.\nSecond thought, about him.");
  CHECK(record(story, make(story)).words == "Second thought, about him.");
  story.tell(intent::MoveCaret{Field::answer, 5, 0});
  CHECK(record(story, make(story)).words == "First");
  story.tell(intent::MoveCaret{Field::answer, 3, 3});
  CHECK(record(story, make(story)).words == "First thought.");

  auto longer = at_question();
  std::string text = "Short one. Then ";
  while (text.size() < 400) text += "wording ";
  longer.type(text + ".");
  const auto words = record(longer, make(longer)).words;
  CHECK(words.size() <= 170);
  CHECK(words.starts_with("Then wording wording"));
  CHECK(words.ends_with(" wording…"));
  longer.tell(intent::MoveCaret{Field::answer, 2, 2});
  CHECK(record(longer, make(longer)).words == "Short one.");
}

TEST_CASE("one in which nothing was said is not kept, and one emptied again is put away") {
  auto story = at_question();
  story.tell(intent::StartCommitment{});
  CHECK(story.model.practice.commitments.size() == 1);
  story.tell(intent::NextQuestion{});
  CHECK(story.model.practice.commitments.empty());
  CHECK(story.ever_asked<effect::SaveCommitment>().empty());

  const auto id = make(story, "a");
  story.tell(intent::Undo{Field::commit_will});
  CHECK(record(story, id).will.empty());
  story.tell(intent::PreviousQuestion{});
  CHECK(record(story, id).put_away);
  CHECK(commitments(story.model).empty());
}

TEST_CASE("undo in one commitment never brings the words of another") {
  auto story = at_question();
  make(story, "ask");
  story.tell(intent::StartCommitment{}).tell(intent::Undo{Field::commit_will});
  CHECK(editing(story.model, Field::commit_will)->text.empty());
}

TEST_CASE("a day, a month and a year of a commitment that nobody answers: it is back, once, and waits") {
  auto story = at_question();
  make(story);
  story.tell(intent::ShowShelf{});
  for (const int days : {0, 1, 13}) {
    on_day(story, days);
    CHECK(back(story) == 0);
    CHECK_FALSE(commitment_on_start(story.model));
  }
  for (const int days : {14, 30, 42, 92, 365}) {
    on_day(story, days);
    CHECK(back(story) == 1);
    CHECK(commitment_on_start(story.model));
  }
  // After a year one answer does for all three.
  story.tell(intent::ShowCommitments{});
  answer(story, Outcome::changed);
  CHECK(story.model.practice.commitments[0].record.came_back == 3);
  CHECK(story.model.practice.commitments[0].record.at_rest);
  on_day(story, 366);
  CHECK(back(story) == 0);
}

TEST_CASE("a year of one answered each time: what changed comes back three times, then rests") {
  auto story = at_question();
  const auto id = make(story);
  int returned = 0;
  for (int days = 1; days <= 365; ++days) {
    on_day(story, days).tell(intent::ShowShelf{});
    if (!commitment_on_start(story.model)) continue;
    ++returned;
    CHECK((days == 14 || days == 42 || days == 92));  // 15 January is three months on
    story.tell(intent::ShowCommitments{});
    CHECK(story.model.practice.commitment == id);
    answer(story, Outcome::changed);
    CHECK(story.model.practice.commitment.empty());
  }
  CHECK(returned == 3);
  CHECK(record(story, id).at_rest);
}

TEST_CASE("what is said of one before it is back uses up none of its returns") {
  auto story = at_question();
  const auto id = make(story);
  story.tell(intent::ShowCommitments{}).tell(intent::ChooseCommitment{id});
  answer(story, Outcome::changed);
  CHECK(record(story, id).came_back == 0);
  on_day(story, 14);
  CHECK(back(story) == 1);
}

TEST_CASE("what another window said of a commitment is put beside what waits here") {
  auto story = at_question();
  const auto id = make(story);
  auto theirs = record(story, id);
  theirs.why = "Theirs.";
  theirs.changed.ms += 1'000'000;
  story.tell(intent::ShowCommitments{}).tell(intent::ChooseCommitment{id}).type("Ours.", Field::commit_why);
  portfolio::Contents contents;
  contents.commitments = {theirs};
  story.tell(intent::PortfolioOpened{contents});
  CHECK(record(story, id).why == "Theirs.\n\nOurs.");
  CHECK(editing(story.model, Field::commit_why)->text == "Theirs.\n\nOurs.");
}

TEST_CASE("what is done or dropped rests at once, with how and why, and what came of it is kept") {
  for (const auto outcome : {Outcome::done, Outcome::dropped}) {
    auto story = at_question();
    const auto id = make(story);
    on_day(story, 14).tell(intent::ShowCommitments{});
    story.tell(intent::KeepOutcome{});
    CHECK(record(story, id).came_back == 0);  // nothing was said yet
    story.type("A form\nreached them.", Field::commit_why);
    answer(story, outcome);
    const auto saves = story.asked<effect::SaveCommitment>();
    REQUIRE(saves.size() == 1);
    CHECK(saves[0].save.commitment.outcome == outcome);
    CHECK(saves[0].save.commitment.why == "A form\nreached them.");
    CHECK(saves[0].save.commitment.came_back == 1);
    CHECK(saves[0].save.commitment.at_rest);
    for (const int days : {15, 42, 92, 365}) CHECK(back(on_day(story, days)) == 0);
    // It may be brought back all the same.
    story.tell(intent::ShowCommitments{id}).tell(intent::BringBackTomorrow{});
    CHECK(back(on_day(story, 366)) == 1);
  }
}

TEST_CASE("what was said at one return stays when the next is answered, which begins anew, and steps back bring nothing of it") {
  auto story = at_question();
  const auto id = make(story);
  on_day(story, 17).tell(intent::ShowCommitments{}).type("I tried it with one plan.", Field::commit_why);
  answer(story, Outcome::changed);
  const auto first = story.outside.now;
  CHECK(record(story, id).outcome == Outcome::open);
  CHECK(record(story, id).why.empty());
  on_day(story, 99).tell(intent::ShowCommitments{});
  REQUIRE(story.model.practice.commitment == id);
  CHECK(editing(story.model, Field::commit_why)->text.empty());
  story.tell(intent::Undo{Field::commit_why});
  CHECK(editing(story.model, Field::commit_why)->text.empty());
  story.type("Other words.", Field::commit_why);
  answer(story, Outcome::done);
  const auto& one = record(story, id);
  REQUIRE(one.said.size() == 1);
  CHECK(one.said[0].when == first.instant);
  CHECK(one.said[0].offset == first.offset_minutes);
  CHECK(one.said[0].outcome == Outcome::changed);
  CHECK(one.said[0].why == "I tried it with one plan.");
  CHECK(one.outcome == Outcome::done);
  CHECK(one.why == "Other words.");
  const auto saves = story.asked<effect::SaveCommitment>();
  REQUIRE_FALSE(saves.empty());
  CHECK(saves.back().save.commitment == one);
}

TEST_CASE("one that rests and is brought back begins anew; what is only begun is gone on with tomorrow") {
  auto story = at_question();
  const auto id = make(story);
  on_day(story, 14).tell(intent::ShowCommitments{}).type("Done at once.", Field::commit_why);
  answer(story, Outcome::done);
  story.tell(intent::ShowCommitments{id}).tell(intent::BringBackTomorrow{});
  REQUIRE(record(story, id).said.size() == 1);
  CHECK(record(story, id).said[0].why == "Done at once.");
  CHECK(record(story, id).outcome == Outcome::open);
  on_day(story, 43).tell(intent::ShowCommitments{id}).type("Half a", Field::commit_why).tell(intent::ChangeOutcome{Outcome::dropped});
  story.tell(intent::BringBackTomorrow{});
  CHECK(record(story, id).said.size() == 1);
  CHECK(record(story, id).why == "Half a");
  CHECK(record(story, id).outcome == Outcome::dropped);
}

TEST_CASE("a commitment of which something was said is one that says something, whatever is taken out of its words") {
  portfolio::Commitment one;
  CHECK(reflect::says_nothing(one));
  one.said.push_back({.when = noon, .outcome = Outcome::changed, .why = ""});
  CHECK_FALSE(reflect::says_nothing(one));
}

TEST_CASE("of what two windows said at returns all is kept, each once, oldest first") {
  auto story = at_question();
  const auto id = make(story);
  const portfolio::Commitment::Said early{{1}, 0, Outcome::changed, "Early."}, late{{2}, 0, Outcome::changed, "Late."};
  find_commitment(story.model, id)->record.said = {late};
  story.tell(intent::ShowCommitments{id}).type("x", Field::commit_why);
  auto theirs = record(story, id);
  theirs.said = {early};
  theirs.changed.ms += 1'000'000;
  portfolio::Contents contents;
  contents.commitments = {theirs};
  story.tell(intent::PortfolioOpened{contents});
  CHECK(record(story, id).said == std::vector{early, late});
}

TEST_CASE("bring it back tomorrow: not before the next day on the wall, and nothing else on the start page today") {
  auto story = at_question();
  const auto first = make(story, "ask");
  make(story, "ring");
  on_day(story, 14).tell(intent::ShowShelf{});
  REQUIRE(commitment_on_start(story.model));
  CHECK(commitment_on_start(story.model)->id == first);
  story.tell(intent::ChooseCommitment{first}).tell(intent::BringBackTomorrow{});
  CHECK(back(story) == 1);
  CHECK_FALSE(commitment_on_start(story.model));
  story.wait(12 * hour - 10 * 60'000).tell(intent::Tick{});  // ten to midnight
  CHECK(back(story) == 1);
  story.wait(20 * 60'000).tell(intent::Tick{});
  CHECK(back(story) == 2);
  REQUIRE(commitment_on_start(story.model));
}

TEST_CASE("once answered or left to rest, nothing comes to the start page until the next day") {
  for (const bool rests : {true, false}) {
    auto story = at_question();
    make(story, "ask");
    make(story, "ring");
    on_day(story, 20).tell(intent::ShowCommitments{});
    if (rests)
      story.tell(intent::LetItRest{});
    else
      answer(story, Outcome::done);
    CHECK(back(story) == 1);
    CHECK_FALSE(commitment_on_start(story.model));
    CHECK(story.model.practice.commitment == commitments_back(story.model)[0]->id);  // the next one, on their page
    CHECK(commitment_on_start(on_day(story, 21).model));
  }
}

TEST_CASE("the start page is switched off in one click") {
  auto story = at_question();
  make(story);
  on_day(story, 14);
  Habits habits = story.model.habits;
  habits.commitments_on_start = false;
  story.tell(intent::ChangeHabits{habits});
  CHECK_FALSE(commitment_on_start(story.model));
  CHECK(back(story) == 1);
}

TEST_CASE("a clock that was set back hides nothing for longer than a day") {
  auto story = at_question();
  const auto id = make(story);
  on_day(story, 44).tell(intent::ShowCommitments{id}).tell(intent::BringBackTomorrow{});
  CHECK(back(story) == 0);
  on_day(story, 20);  // three weeks earlier
  CHECK(back(story) == 1);
  CHECK(commitment_on_start(story.model));
  on_day(story, -400);
  CHECK(back(story) == 0);
  CHECK(commitments_of(story.model, {"sam", "q1"}).size() == 1);
}

TEST_CASE("a commitment made on the 30th of November comes back on the last day of February") {
  const portfolio::Instant november{noon.ms + 46 * day};
  auto story = at_question(november);
  REQUIRE(portfolio::day_of(november, 60) == portfolio::Day{2026, 11, 30});
  const auto id = make(story);
  const auto goes_on = [&](int month, int of_month) {
    for (int days = 0; days < 200; ++days) {
      on_day(story, 46 + days).tell(intent::ShowCommitments{id});
      if (back(story) == 0) continue;
      const auto today = portfolio::day_of(story.model.now.instant, 60);
      CHECK(today.month == month);
      CHECK(today.day == of_month);
      return (void)answer(story, Outcome::changed);
    }
    FAIL("it never came back");
  };
  goes_on(12, 14);
  goes_on(1, 11);
  goes_on(2, 28);
  CHECK(record(story, id).at_rest);
}

TEST_CASE("a program left open over midnight wakes once, for the day of the next return, and only where that is seen") {
  auto story = at_question();
  const auto saved = [&] { story.tell(intent::Saved{story.model.saving.handed_over}); };
  saved();
  story.tell(intent::BackUpNow{});
  make(story);
  saved();
  story.tell(intent::ShowShelf{});
  const auto offset = 60 * 60'000;
  const portfolio::Instant fortnight{(noon.ms + offset) / day * day + 14 * day - offset};
  on_day(story, 13);
  auto at = next_return_at(story.model);
  REQUIRE(at);
  CHECK(*at == fortnight);
  CHECK(due(story.model) <= at);
  story.tell(intent::ShowSettings{});
  const auto elsewhere = due(story.model);
  CHECK((!elsewhere || *elsewhere != fortnight));
  story.tell(intent::ShowShelf{});
  story.outside.now.instant.ms = at->ms - 100;  // telling takes as long
  story.tell(intent::Tick{});
  CHECK(commitment_on_start(story.model));
  at = next_return_at(story.model);
  CHECK_FALSE(at);  // it waits for somebody
}

TEST_CASE("what was put away is gone from everywhere, and comes back the same way") {
  auto story = at_question();
  const auto id = make(story);
  on_day(story, 14);
  story.tell(intent::PutCommitmentAway{id});
  CHECK(back(story) == 0);
  CHECK(commitments_of(story.model, {"sam", "q1"}).empty());
  REQUIRE(story.asked<effect::SaveCommitment>().size() == 1);
  story.tell(intent::PutCommitmentAway{id});
  CHECK(back(story) == 1);
}

TEST_CASE("into the calendar goes the one that is shown, while it still comes back") {
  auto story = at_question();
  const auto id = make(story);
  story.tell(intent::PutIntoCalendar{true});
  const auto asked = story.asked<effect::SaveCalendar>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].commitment.id == id);
  CHECK(asked[0].with_words);
  story.tell(intent::ShowCommitments{id}).tell(intent::LetItRest{}).tell(intent::ChooseCommitment{id});
  story.tell(intent::PutIntoCalendar{});
  CHECK(story.asked<effect::SaveCalendar>().empty());
}

TEST_CASE("behind the lock there are no commitments to see; unlocking leads to them") {
  auto story = at_question();
  story.model.vault.is_protected = true;
  const auto id = make(story);
  const auto kept = record(story, id);
  story.tell(intent::Saved{story.model.saving.handed_over});
  on_day(story, 14).tell(intent::Lock{});
  CHECK(commitments(story.model).empty());
  CHECK_FALSE(commitment_on_start(story.model));
  story.tell(intent::ReadWithoutUnlocking{}).tell(intent::ShowCommitments{});
  CHECK(story.model.screen == Screen::unlock);
  portfolio::Contents contents;
  contents.commitments = {kept};
  story.tell(intent::PortfolioOpened{contents});
  CHECK(story.model.screen == Screen::commitments);
  CHECK(story.model.practice.commitment == id);
  CHECK(editing(story.model, Field::commit_will)->text == "ask first");
}

TEST_CASE("a reflection in which nothing but a commitment was said is kept with it") {
  auto story = Story::begun();
  story.tell(intent::StartReflection{});
  const auto key = current_key(story.model);
  story.tell(intent::StartCommitment{}).type("a", Field::commit_will);
  CHECK(story.asked<effect::SaveReflection>().size() == 1);
  CHECK(story.asked<effect::SaveCommitment>().size() == 1);
  story.tell(intent::ShowPortfolio{});
  REQUIRE(story.model.practice.reflections.size() == 1);
  CHECK(std::ranges::find(story.model.list.heads, key, &portfolio::Head::key) != story.model.list.heads.end());
  const auto& all = story.model.practice.commitments;
  REQUIRE(all.size() == 1);
  CHECK(portfolio::own_reflection(story.model.practice.reflections[0].record.id) == all[0].record.from);
}

TEST_CASE("a commitment keeps the clock it was made by, and a year with both changes of the clocks brings it back on its days") {
  auto story = at_question();
  const auto id = make(story);
  CHECK(record(story, id).made_offset == 60);
  constexpr std::int64_t autumn = 1'792'890'000'000, spring = 1'806'195'600'000;
  std::vector<portfolio::Day> days;
  for (std::int64_t ms = noon.ms; ms < noon.ms + 365 * day; ms += hour) {
    story.outside.now = {{ms}, ms < autumn || ms >= spring ? 60 : 0};
    story.tell(intent::Tick{});
    if (back(story) == 0) continue;
    days.push_back(portfolio::day_of({ms}, story.outside.now.offset_minutes));
    story.tell(intent::ShowCommitments{});
    answer(story, Outcome::changed);
  }
  CHECK(days == std::vector<portfolio::Day>{{2026, 10, 29}, {2026, 11, 26}, {2027, 1, 15}});
}

TEST_CASE("where a commitment was saved for a calendar is said of that one, until another is looked at") {
  auto story = at_question();
  const auto id = make(story);
  const auto other = make(story, "another");
  story.tell(intent::ShowCommitments{}).tell(intent::ChooseCommitment{id}).tell(intent::PutIntoCalendar{});
  story.tell(intent::CalendarSaved{other, "/elsewhere.ics"});
  CHECK(story.model.practice.calendar.empty());
  story.tell(intent::CalendarSaved{id, "/it.ics"});
  CHECK(story.model.practice.calendar == "/it.ics");
  story.tell(intent::ChooseCommitment{other});
  CHECK(story.model.practice.calendar.empty());
}
