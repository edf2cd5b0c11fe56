// What stays of workshops after they were led: one that stopped before its end, and what a team said it would do. And steps that are
// added, left out and skipped.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "app/team.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using Kind = workshop::Step::Kind;
using workshop::Became;
using workshop::Phase;

namespace {

constexpr std::int64_t hour = 3'600'000, day = 24 * hour;

Leading standing(const workshop::Workshop& all) {
  return {.plan = all.plan(), .at = all.at(), .phase = all.phase(), .in = all.in(), .told = workshop::told(all, {})};
}

Unfinished stopped(const Story& story) {
  const auto now = story.outside.now.instant;
  return {.case_id = "sam", .title = "Sam", .choice = {.minutes = 45, .phones = true}, .last = now, .until = {now.ms + 12 * hour}};
}

Story with_stopped() {
  auto story = Story::begun();
  story.tell(intent::UnfinishedFound{stopped(story), true});
  return story;
}

const KeptRecord october{.file = "/x/2026-10-14 Sam.md",
                         .title = "Sam, with the team",
                         .day = {2026, 10, 14},
                         .review_by = {2027, 10, 14},
                         .commitments = {{.words = "We ring first"}, {.words = "Agree who tells whom"}}};
const KeptRecord november{.file = "/x/2026-11-01 Wayne.md",
                          .title = "Wayne, with the team",
                          .day = {2026, 11, 1},
                          .review_by = {2027, 11, 1},
                          .commitments = {{.words = "Write less"}}};

/// On the 25th of November 2026 and so many days later: six weeks after October's.
Story weeks_later(int days = 0) {
  auto story = Story::begun();
  story.outside.now.instant.ms = 1'795'600'800'000 + days * day;
  story.model.vault.touched = story.outside.now.instant;
  story.tell(intent::Tick{}).tell(intent::RecordsRead{{november, october}});
  return story;
}

}  // namespace

TEST_CASE("what stopped is gone on with as it was planned, and nothing else is led before that is chosen", "[team]") {
  auto story = with_stopped();
  const Team& team = story.model.team;
  story.tell(intent::PlanWorkshop{"sam"});
  CHECK(story.asked<effect::FindUnfinished>().size() == 1);
  story.tell(intent::OpenRoom{});
  CHECK(story.asked<effect::OpenRoom>().empty());  // its words would be written over
  REQUIRE(team.problem);

  story.tell(intent::ShowWorkshops{}).tell(intent::GoOnWithUnfinished{});
  CHECK(story.asked<effect::GoOnWithUnfinished>().size() == 1);
  CHECK(team.choice.minutes == 45);
  CHECK(team.choice.phones);
  story.tell(intent::WipeUnfinished{});
  CHECK(story.asked<effect::WipeUnfinished>().empty());  // it is on its way back
  workshop::Workshop all(team.plan);
  story.tell(intent::TeamChanged{standing(all)});
  CHECK(team.open);
  CHECK_FALSE(team.unfinished);
  CHECK(story.model.screen == Screen::leading);
}

TEST_CASE("what stopped is of a case that was not planned in this run, and brings its plan along", "[team]") {
  auto story = with_stopped();
  story.tell(intent::ShowWorkshops{}).tell(intent::GoOnWithUnfinished{});
  const auto plan = workshop::plan_for(45, {{"q1", "What stood out", "What stood out?"}});
  story.tell(intent::TeamChanged{standing(workshop::Workshop(plan))});
  CHECK(story.model.team.case_id == "sam");
  CHECK(story.model.team.plan == plan);
}

TEST_CASE("what cannot be gone on with says so, and another can be led", "[team]") {
  auto story = with_stopped();
  story.tell(intent::ShowWorkshops{}).tell(intent::GoOnWithUnfinished{});
  story.tell(intent::UnfinishedFound{std::nullopt, true, words::Problem{.what = "No"}});
  CHECK_FALSE(story.model.team.opening);
  CHECK(story.model.team.problem);
  story.tell(intent::PlanWorkshop{"sam"}).tell(intent::OpenRoom{});
  CHECK(story.asked<effect::OpenRoom>().size() == 1);
}

TEST_CASE("what stopped is wiped when that is wished, and by itself after twelve hours", "[team]") {
  auto story = with_stopped();
  SECTION("wished") {
    story.tell(intent::WipeUnfinished{});
    CHECK(story.asked<effect::WipeUnfinished>().size() == 1);
  }
  SECTION("by itself") {
    REQUIRE(due(story.model) <= story.model.team.unfinished->until);
    story.wait(12 * hour - 60'000).tell(intent::Tick{});
    CHECK(story.model.team.unfinished);
    story.wait(60'000).tell(intent::Tick{});
    CHECK(story.asked<effect::WipeUnfinished>().size() == 1);
  }
  CHECK_FALSE(story.model.team.unfinished);
}

TEST_CASE("steps are added after the one that is chosen, before the close, and a question once", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  const Team& team = story.model.team;
  const auto steps = team.plan.steps.size();
  const auto offered = [&](Kind kind) { return std::ranges::count(steps_to_add(story.model), kind, &CanAdd::kind); };
  CHECK(offered(Kind::question) == 1);  // of three, where sixty minutes have room for two
  CHECK(offered(Kind::rest) == 1);
  CHECK(offered(Kind::heard) == 0);  // there is one
  story.tell(intent::ChooseStep{2}).tell(intent::AskForStep{}).tell(intent::AddStep{Kind::rest, 0});
  CHECK(team.plan.steps.size() == steps + 1);
  CHECK(team.plan.steps[3].kind == Kind::rest);
  CHECK(team.step == 3);
  CHECK_FALSE(team.adding);

  story.tell(intent::AddStep{Kind::question, 2});
  CHECK(team.plan.steps[4].kind == Kind::question);
  CHECK(team.plan.steps[4].question == 2);  // the plan's third
  CHECK(offered(Kind::question) == 0);
  story.tell(intent::AddStep{Kind::question, 2});
  CHECK(team.plan.steps.size() == steps + 2);

  story.tell(intent::ChooseStep{team.plan.steps.size() - 1}).tell(intent::AddStep{Kind::pause, 0});
  CHECK(team.plan.steps.back().kind == Kind::close);
  CHECK(team.plan.steps[team.plan.steps.size() - 2].kind == Kind::pause);

  story.tell(intent::AskForStep{}).press({.key = Key::escape});
  CHECK_FALSE(team.adding);
  CHECK(story.model.screen == Screen::team_plan);
}

TEST_CASE("steps are left out, all but the opening and the close, and can be added again", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  const Team& team = story.model.team;
  const auto steps = team.plan.steps;
  story.tell(intent::LeaveOutStep{0}).tell(intent::LeaveOutStep{steps.size() - 1});
  CHECK(team.plan.steps == steps);
  const auto question = static_cast<std::size_t>(std::ranges::find(steps, Kind::question, &workshop::Step::kind) - steps.begin());
  const auto id = team.plan.questions[steps[question].question].id;
  story.tell(intent::LeaveOutStep{question});
  CHECK(team.plan.steps.size() == steps.size() - 1);
  story.tell(intent::ChooseStep{question - 1}).tell(intent::AddStep{Kind::question, 0});
  CHECK(team.plan.questions[team.plan.steps[question].question].id == id);
}

TEST_CASE("a question in which something is in is skipped only once that was asked", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  workshop::Workshop all(story.model.team.plan);
  story.tell(intent::OpenRoom{}).tell(intent::TeamChanged{standing(all)});
  const auto skips = [&] {
    return std::ranges::count_if(story.asked<effect::Lead>(), [](const auto& one) { return std::holds_alternative<lead::Skip>(one.wish); });
  };
  story.tell(intent::AskToSkip{});
  CHECK(skips() == 1);  // nothing goes with it
  REQUIRE(all.set_present(9));
  while (!all.phase()) REQUIRE(all.next());
  story.tell(intent::TeamChanged{standing(all)}).tell(intent::AskToSkip{});
  CHECK(skips() == 1);
  REQUIRE(all.type("Quagmire", "en-GB", 5));
  story.tell(intent::TeamChanged{standing(all)}).tell(intent::AskToSkip{});
  CHECK(skips() == 0);
  CHECK(story.model.team.skipping);
  story.press({.key = Key::escape});
  CHECK_FALSE(story.model.team.skipping);
  story.tell(intent::AskToSkip{}).tell(intent::SkipStep{});
  CHECK(skips() == 1);
  CHECK_FALSE(story.model.team.skipping);
}

TEST_CASE("what a team said it would do is on the start page after six weeks, the oldest first, and not behind the lock", "[team]") {
  CHECK(team_on_start(weeks_later(-1).model) == nullptr);
  auto story = weeks_later();
  REQUIRE(team_on_start(story.model));
  CHECK(team_on_start(story.model)->file == october.file);
  SECTION("not any more today") {
    story.tell(intent::NotTodayTeam{});
    CHECK(team_on_start(story.model) == nullptr);
    story.wait(day).tell(intent::Tick{});
    CHECK(team_on_start(story.model));
  }
  SECTION("switched off, as one's own are") {
    story.model.habits.commitments_on_start = false;
    CHECK(team_on_start(story.model) == nullptr);
  }
  SECTION("locked") {
    story.model.vault.is_protected = true;
    story.tell(intent::Lock{});
    CHECK(team_on_start(story.model) == nullptr);
    CHECK_FALSE(story.model.team.records);  // nor are its words in memory
  }
}

TEST_CASE("the records are read when the portfolio opens, so that the start page has what is back", "[team]") {
  Story story;
  story.tell(intent::PortfolioOpened{});
  CHECK(story.asked<effect::ReadRecords>().size() == 1);
  Story without;
  without.tell(intent::PortfolioFound{.absent = true});
  CHECK(without.asked<effect::ReadRecords>().size() == 1);
}

TEST_CASE("what became of a commitment is said with or without a why, and goes into the record", "[team]") {
  auto story = weeks_later();
  const Team& team = story.model.team;
  story.tell(intent::ShowWorkshops{}).tell(intent::ChooseRecord{october.file});
  CHECK(commitment_back(october, story.model.now) == 0);
  story.tell(intent::KeepBecame{});
  CHECK(story.asked<effect::KeepBecame>().empty());  // not chosen yet
  story.tell(intent::ChooseBecame{Became::changed}).type("The school rings now", Field::team_why);
  // Another record is looked at meanwhile: what is typed stays with the one it is for.
  story.tell(intent::ChooseRecord{november.file});
  CHECK(editing(story.model, Field::team_why)->text.empty());
  story.tell(intent::ChooseRecord{october.file});
  CHECK(editing(story.model, Field::team_why)->text == "The school rings now");
  story.tell(intent::ChooseBecame{Became::changed}).tell(intent::KeepBecame{});
  const auto kept = story.asked<effect::KeepBecame>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].file == october.file);
  CHECK(kept[0].place == 0);
  CHECK(kept[0].said == workshop::Said{Became::changed, {2026, 11, 25}, "The school rings now"});
  story.tell(intent::BecameKept{october.file});
  CHECK(story.asked<effect::ReadRecords>().size() == 1);
  CHECK(editing(story.model, Field::team_why)->text.empty());
  CHECK_FALSE(team.became);

  auto said = october;
  said.commitments[0].said.push_back(kept[0].said);
  story.tell(intent::RecordsRead{{november, said}});
  CHECK(commitment_back(said, story.model.now) == 1);  // the other of the two
}

TEST_CASE("what became of a commitment is kept once, and what is typed meanwhile stays", "[team]") {
  auto story = weeks_later();
  story.tell(intent::ShowWorkshops{}).tell(intent::ChooseRecord{october.file});
  story.type("The school rings now", Field::team_why).tell(intent::ChooseBecame{Became::changed}).tell(intent::KeepBecame{});
  REQUIRE(story.asked<effect::KeepBecame>().size() == 1);
  story.tell(intent::KeepBecame{});
  CHECK(story.asked<effect::KeepBecame>().empty());
  story.type(", and the GP", Field::team_why);
  SECTION("kept") {
    story.tell(intent::BecameKept{october.file});
    CHECK(editing(story.model, Field::team_why)->text == ", and the GP");
  }
  SECTION("not kept: it is said why, and can be tried again") {
    story.tell(intent::BecameKept{october.file, words::Problem{.what = "the disk is full"}});
    CHECK(story.model.team.problem->what == "the disk is full");
    CHECK(story.model.team.became == Became::changed);
    CHECK(editing(story.model, Field::team_why)->text == "The school rings now, and the GP");
    story.tell(intent::KeepBecame{});
    CHECK(story.asked<effect::KeepBecame>().size() == 1);
  }
}

TEST_CASE("while a team is led a step can be added behind the one the room is at", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  workshop::Workshop all(story.model.team.plan);
  story.tell(intent::OpenRoom{}).tell(intent::TeamChanged{standing(all)});
  const Team& team = story.model.team;
  const auto added = [&] {
    const auto asked = story.asked<effect::Lead>();
    REQUIRE(asked.size() == 1);
    return std::get<lead::AddStep>(asked[0].wish);
  };
  story.tell(intent::AskForStep{});
  CHECK(team.adding);
  story.tell(intent::AddStep{Kind::rest, 0});
  CHECK_FALSE(team.adding);
  CHECK(added().place == 1);
  story.tell(intent::ChooseStep{3}).tell(intent::AddStep{Kind::question, 2});
  const auto question = added();
  CHECK(question.place == 4);
  CHECK_FALSE(question.question.wording.empty());
  REQUIRE(all.add_step(question.place, question.kind, question.question));
  story.tell(intent::TeamChanged{standing(all)});
  CHECK(std::ranges::count(steps_to_add(story.model), Kind::question, &CanAdd::kind) == 0);
  REQUIRE(all.set_present(9));
  while (all.step().kind != Kind::close) REQUIRE((all.phase() ? all.skip() : all.next()));
  story.tell(intent::TeamChanged{standing(all)});
  CHECK(steps_to_add(story.model).empty());  // nothing comes behind the close
  story.tell(intent::AskForStep{});
  CHECK_FALSE(team.adding);
}

TEST_CASE("what is typed of why waits behind the lock", "[team]") {
  auto story = weeks_later();
  story.model.vault.is_protected = true;
  story.tell(intent::ShowWorkshops{}).tell(intent::ChooseRecord{october.file}).type("Heliotrope", Field::team_why);
  story.tell(intent::Lock{});
  const auto hidden = story.asked<effect::HideTeam>();
  REQUIRE(hidden.size() == 1);
  CHECK(hidden[0].typed.whys.at(october.file) == "Heliotrope");
  CHECK(story.model.team.whys.empty());
  story.tell(intent::PortfolioOpened{}).tell(intent::TeamHandedBack{hidden[0].typed});
  story.tell(intent::RecordsRead{{october}}).tell(intent::ChooseRecord{october.file});
  CHECK(editing(story.model, Field::team_why)->text == "Heliotrope");
}
