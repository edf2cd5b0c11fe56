// The plan of a workshop, with the note beside it: handed over as it changes, and there again in whatever run comes next.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "app/team.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using portfolio::WorkshopPlan;
using Kind = workshop::Step::Kind;
using What = portfolio::TakenOut::What;

namespace {

const Team& team(const Story& story) { return story.model.team; }

/// The newest that was handed over of a case.
WorkshopPlan handed_over(const Story& story, const std::string& case_id = "sam") {
  WorkshopPlan newest;
  for (const auto& save : story.ever_asked<effect::SaveWorkshopPlan>())
    if (save.save.plan.case_id == case_id) newest = save.save.plan;
  return newest;
}

/// What the next run of the program begins with: what this one handed over.
Story next_run(const Story& before, std::vector<pack::Case> cases = {small_case()}) {
  Story story(std::move(cases));
  portfolio::Contents contents;
  for (const auto& [case_id, kept] : before.model.practice.plans) contents.plans.push_back(handed_over(before, case_id));
  story.tell(intent::PortfolioOpened{contents});
  return story;
}

Story planned() {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  return story;
}

std::size_t first_question(const workshop::Plan& plan) {
  return static_cast<std::size_t>(std::ranges::find(plan.steps, Kind::question, &workshop::Step::kind) - plan.steps.begin());
}

}  // namespace

TEST_CASE("a plan that nobody changed is not kept; every change of it, of what is chosen and of the note is handed over", "[team]") {
  auto story = planned();
  CHECK(story.ever_asked<effect::SaveWorkshopPlan>().empty());
  const auto newest = [&] {
    const auto saves = story.asked<effect::SaveWorkshopPlan>();
    REQUIRE(saves.size() == 1);
    CHECK(saves.front().number == story.model.saving.handed_over);
    CHECK(saves.front().save.plan.changed == story.outside.now.instant);
    return saves.front().save.plan;
  };
  story.tell(intent::ChangeStep{1, 20});
  CHECK(newest().steps.at(1).minutes == 20);
  CHECK(story.model.saving.state == SaveState::saving);
  story.tell(intent::PutStep{1, 2});
  CHECK(newest().steps.at(2).minutes == 20);
  story.tell(intent::ChooseStepQuestion{first_question(team(story).plan), 2});
  CHECK(newest().questions.at(0).id == "q3");
  story.tell(intent::LeaveOutStep{2});
  CHECK(newest().steps.size() == team(story).plan.steps.size());
  story.tell(intent::AskForStep{}).tell(intent::AddStep{Kind::rest});
  CHECK(std::ranges::count(newest().steps, WorkshopPlan::Step::Kind::rest, &WorkshopPlan::Step::kind) == 1);
  auto choice = team(story).choice;
  choice.starts = 14 * 60;
  choice.phones = choice.manages = true;
  choice.keep = workshop::Keep::titles;
  choice.language = workshop::RoomLanguage::both;
  story.tell(intent::ChangeTeam{choice});
  const auto chosen = newest();
  CHECK(chosen.starts == 14 * 60);
  CHECK((chosen.phones && chosen.manages && chosen.paper && !chosen.video));
  CHECK(chosen.keeps == WorkshopPlan::Keeps::titles);
  CHECK(chosen.language == WorkshopPlan::Language::both);
  // Where phones reach this computer is of the day and its network.
  choice.address = "192.0.2.7";
  story.tell(intent::ChangeTeam{choice});
  CHECK(story.asked<effect::SaveWorkshopPlan>().empty());
  story.type("By the door", Field::team_note);
  CHECK(newest().note == "By the door");
  story.tell(intent::Undo{Field::team_note});
  CHECK(newest().note == team(story).note.text);
  CHECK(story.model.practice.plans.at("sam").unsaved_since != 0);
  story.tell(intent::Saved{story.model.saving.handed_over});
  CHECK(story.model.practice.plans.at("sam").unsaved_since == 0);
  CHECK(story.model.saving.state == SaveState::saved);
}

TEST_CASE("the next run of the program begins where the plan was left, for each case its own", "[team]") {
  auto before = Story::begun({small_case("sam"), small_case("wayne")});
  before.tell(intent::PlanWorkshop{"sam"}).tell(intent::ChangeStep{1, 20}).type("By the door", Field::team_note);
  before.tell(intent::PlanWorkshop{"wayne"});
  auto choice = team(before).choice;
  choice.minutes = 90;
  choice.starts = 9 * 60 + 30;
  before.tell(intent::ChangeTeam{choice}).type("Kim leads", Field::team_note);

  auto story = next_run(before, {small_case("sam"), small_case("wayne")});
  CHECK(story.ever_asked<effect::SaveWorkshopPlan>().empty());
  story.tell(intent::PlanWorkshop{"sam"});
  CHECK(team(story).plan.steps.at(1).minutes == 20);
  CHECK(team(story).choice.minutes == 60);
  CHECK(team(story).note.text == "By the door");
  CHECK(team(story).note.caret == 11);
  story.tell(intent::PlanWorkshop{"wayne"});
  CHECK(team(story).plan == team(before).plan);
  CHECK(team(story).choice == team(before).choice);
  CHECK(step_clocks(story.model).front() == "09:30");
  CHECK(team(story).note.text == "Kim leads");
  CHECK(story.ever_asked<effect::SaveWorkshopPlan>().empty());  // to look at it changes nothing
  story.tell(intent::PlanWorkshop{"sam"});
  CHECK(team(story).choice.minutes == 60);
  CHECK(team(story).note.text == "By the door");
}

TEST_CASE("a question that the case has no more is asked in the words that it was planned in; one that it has, as it has it now",
          "[team]") {
  auto before = planned();
  before.tell(intent::ChangeStep{1, 20});
  REQUIRE(team(before).plan.questions.size() == 2);
  auto other = small_case();
  other.questions.erase(other.questions.begin());
  other.questions.front().brief = "In other words";
  auto story = next_run(before, {other});
  story.tell(intent::PlanWorkshop{"sam"});
  const auto& questions = team(story).plan.questions;
  REQUIRE(questions.size() == 2);
  CHECK(questions[0] == team(before).plan.questions[0]);
  CHECK(questions[1].id == "q2");
  CHECK(questions[1].brief == "In other words");
  CHECK(team(story).plan.steps == team(before).plan.steps);
}

TEST_CASE("of a plan that could not be read whole there are the usual steps, and the note", "[team]") {
  auto before = planned();
  before.tell(intent::ChangeStep{1, 20}).type("By the door", Field::team_note);
  auto kept = handed_over(before);
  SECTION("without its end") { kept.steps.pop_back(); }
  SECTION("without its beginning") { kept.steps.erase(kept.steps.begin()); }
  SECTION("without any") { kept.steps.clear(); }
  SECTION("a step of a question that is not there is left out alone") {
    kept.questions.pop_back();
    Story story;
    story.tell(intent::PortfolioOpened{{.plans = {kept}}}).tell(intent::PlanWorkshop{"sam"});
    CHECK(team(story).plan.steps.size() == kept.steps.size() - 1);
    CHECK(team(story).plan.steps.at(1).minutes == 20);
    return;
  }
  Story story;
  story.tell(intent::PortfolioOpened{{.plans = {kept}}}).tell(intent::PlanWorkshop{"sam"});
  CHECK(plan_is_usual(story.model));
  CHECK(team(story).note.text == "By the door");
}

TEST_CASE("without a portfolio the plan waits in memory, and is handed over as soon as there is one", "[team]") {
  Story story;
  story.model.vault.absent = true;
  story.tell(intent::PlanWorkshop{"sam"}).tell(intent::ChangeStep{1, 20}).type("By the door", Field::team_note);
  CHECK(story.model.screen == Screen::team_plan);
  CHECK(story.ever_asked<effect::SaveWorkshopPlan>().empty());
  CHECK(story.model.practice.plans.at("sam").unsaved_since != 0);
  story.tell(intent::PortfolioOpened{});
  CHECK(handed_over(story).steps.at(1).minutes == 20);
  CHECK(handed_over(story).note == "By the door");
}

TEST_CASE("a portfolio that was made without the question is protected, or not, before a plan is kept in it", "[team]") {
  Story story;
  story.tell(intent::PortfolioOpened{.unasked = true}).tell(intent::PlanWorkshop{"sam"});
  CHECK(story.model.screen == Screen::protect);
  story.tell(intent::ChooseProtection{false}).tell(intent::Protect{});
  CHECK(story.model.screen == Screen::team_plan);
  CHECK(team(story).case_id == "sam");
}

TEST_CASE("what was planned before the file was read, and what the file holds, are both there", "[team]") {
  const auto joined = [](std::int64_t kept_at) {
    Story story;
    story.tell(intent::PlanWorkshop{"sam"}).tell(intent::ChangeStep{1, 20}).type("New", Field::team_note);
    WorkshopPlan kept = handed_over(story);
    kept.steps.at(1).minutes = 7;
    kept.note = "Old";
    kept.changed.ms = kept_at;
    story.tell(intent::PortfolioOpened{{.plans = {kept}}});
    CHECK(handed_over(story).note == team(story).note.text);
    CHECK(handed_over(story).steps.at(1).minutes == team(story).plan.steps.at(1).minutes);
    return std::pair(team(story).note.text, team(story).plan.steps.at(1).minutes);
  };
  CHECK(joined(1) == std::pair(std::string("New\n\nOld"), 20));
  CHECK(joined(9'000'000) == std::pair(std::string("Old\n\nNew"), 7));
}

TEST_CASE("behind the lock there is no note and no plan; with the portfolio they are back where one planned", "[team]") {
  auto story = planned();
  story.model.vault.is_protected = true;
  story.tell(intent::ChangeStep{1, 20}).type("By the door", Field::team_note);
  const auto kept = handed_over(story);
  SECTION("kept") {
    story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::Lock{});
    REQUIRE(story.asked<effect::Lock>().size() == 1);
    CHECK(story.asked<effect::Lock>().front().held.plans.empty());
  }
  SECTION("and not kept yet, it waits with what holds the lock") {
    story.tell(intent::Lock{});
    const auto locked = story.asked<effect::Lock>();
    REQUIRE(locked.size() == 1);
    CHECK(locked.front().held.plans == std::vector{kept});
    CHECK(story.model.vault.held == 1);
  }
  CHECK(team(story).note.text.empty());
  CHECK(team(story).note.history.empty());
  CHECK(team(story).plan.questions.empty());
  CHECK(story.model.practice.plans.empty());
  story.tell(intent::PortfolioOpened{{.plans = {kept}}});
  CHECK(story.model.screen == Screen::team_plan);
  CHECK(team(story).note.text == "By the door");
  CHECK(team(story).plan.steps.at(1).minutes == 20);
  CHECK(team(story).plan.questions.size() == 2);
}

TEST_CASE("a plan is as it was after its workshop, and the note that was written while one led is kept with it", "[team]") {
  auto story = planned();
  story.tell(intent::ChangeStep{1, 20}).tell(intent::OpenRoom{});
  workshop::Workshop all(team(story).plan, workshop::Keep::nothing);
  Leading leading{.plan = all.plan(), .at = all.at()};
  leading.plan.steps.at(1).minutes = 3;  // on the day
  story.tell(intent::TeamChanged{leading});
  REQUIRE(team(story).open);
  story.type("They came late", Field::team_note);
  CHECK(handed_over(story).note == "They came late");
  CHECK(handed_over(story).steps.at(1).minutes == 20);
  story.tell(intent::TeamHasEnded{});
  auto next = next_run(story);
  next.tell(intent::PlanWorkshop{"sam"});
  CHECK(team(next).plan.steps.at(1).minutes == 20);
  CHECK(team(next).note.text == "They came late");
}

TEST_CASE("a workshop that a crash left is gone on with beside the note that was kept", "[team]") {
  auto before = planned();
  before.tell(intent::ChangeStep{1, 20}).type("By the door", Field::team_note);
  auto story = next_run(before);
  const auto choice = team(before).choice;
  const portfolio::Instant later{story.outside.now.instant.ms + 1'000'000};
  story.tell(intent::UnfinishedFound{Unfinished{.case_id = "sam", .title = "Sam", .choice = choice, .last = {}, .until = later}, true});
  story.tell(intent::GoOnWithUnfinished{});
  CHECK(team(story).note.text == "By the door");
  workshop::Workshop all(team(before).plan, workshop::Keep::nothing);
  story.tell(intent::TeamChanged{{.plan = all.plan(), .at = all.at()}}).tell(intent::TeamHasEnded{});
  story.tell(intent::PlanWorkshop{"sam"});
  CHECK(team(story).plan.steps.at(1).minutes == 20);
}

TEST_CASE("a case that is taken out for good goes with its plan", "[team]") {
  for (const auto what : {What::one_case, What::everything}) {
    auto story = planned();
    story.tell(intent::ChangeStep{1, 20}).type("By the door", Field::team_note);
    story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::ShowShelf{});
    portfolio::TakeOut out{.what = what};
    if (what == What::one_case) out.key.case_id = "sam";
    story.tell(intent::TakenOutDone{out, {}});
    CHECK(story.model.practice.plans.empty());
    CHECK(team(story).note.text.empty());
    CHECK(team(story).note.history.empty());
    story.tell(intent::PlanWorkshop{"sam"});
    CHECK(plan_is_usual(story.model));
    CHECK(team(story).note.text.empty());
  }
  auto story = planned();
  story.type("By the door", Field::team_note);
  portfolio::TakeOut other{.what = What::one_case};
  other.key.case_id = "wayne";
  story.tell(intent::TakenOutDone{other, {}});
  CHECK(team(story).note.text == "By the door");
}

TEST_CASE("the usual plan can be had again, and so can the one that it took the place of", "[team]") {
  auto story = planned();
  CHECK(plan_is_usual(story.model));
  story.tell(intent::ChangeStep{1, 20}).type("By the door", Field::team_note);
  const auto mine = team(story).plan;
  CHECK_FALSE(plan_is_usual(story.model));
  SECTION("asked for") {
    story.tell(intent::UsualPlan{});
    CHECK(plan_is_usual(story.model));
    CHECK(handed_over(story).steps.at(1).minutes == 10);
    CHECK(team(story).note.text == "By the door");
  }
  SECTION("by another length") {
    auto choice = team(story).choice;
    choice.minutes = 90;
    story.tell(intent::ChangeTeam{choice});
    CHECK(workshop::minutes_of(team(story).plan) == 90);
  }
  REQUIRE(team(story).before);
  story.tell(intent::UsualPlan{false});
  CHECK(team(story).plan == mine);
  CHECK(team(story).choice.minutes == 60);
  CHECK(handed_over(story).steps.at(1).minutes == 20);
  CHECK_FALSE(team(story).before);
  // Once one has gone on from another plan there is none to go back to.
  story.tell(intent::UsualPlan{}).tell(intent::ChangeStep{1, 11});
  CHECK_FALSE(team(story).before);
}
