// What stays of workshops after they were led, in the window: by name and by keys.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

#include "support/a_team.hpp"

using namespace vignette;
using app::Key;
using tests::TeamStage;

namespace {

app::KeptRecord a_record(portfolio::Day day) {
  return {.file = "/x/1 Sam.md",
          .title = "Sam, with the team",
          .day = day,
          .review_by = workshop::review_day(day),
          .commitments = {{.words = "We ring first"}}};
}

app::Unfinished stopped(const TeamStage& stage) {
  const auto now = stage.now.instant;
  return {.case_id = "made-up-Sam", .title = "Sam", .choice = {.phones = true}, .last = now, .until = {now.ms + 12LL * 3'600'000}};
}

portfolio::Day days_before(const TeamStage& stage, int days) {
  return portfolio::day_of({stage.now.instant.ms - std::int64_t{days} * 24 * 3'600'000}, stage.now.offset_minutes);
}

bool says(const TeamStage& stage, std::string_view words) { return stage.printed().find(words) != std::string::npos; }

}  // namespace

TEST_CASE("team after: one that stopped is named quietly on the start page, and gone on with or wiped under Workshops") {
  TeamStage stage;
  CHECK_FALSE(stage.has("A workshop stopped before its end"));
  stage.wishes(app::intent::UnfinishedFound{stopped(stage), true});
  REQUIRE(stage.model.screen == app::Screen::shelf);
  CHECK(stage.has("A workshop stopped before its end"));
  stage.clicks("Go on, or wipe it");
  REQUIRE(stage.model.screen == app::Screen::workshops);
  CHECK(says(stage, "Phones join again, with a new code."));
  SECTION("gone on with") {
    stage.clicks("Go on with it");
    CHECK(stage.has("The room is being opened"));
    CHECK(std::holds_alternative<app::effect::GoOnWithUnfinished>(stage.effects.back()));
  }
  SECTION("wiped") {
    stage.clicks("Wipe it");
    CHECK(std::holds_alternative<app::effect::WipeUnfinished>(stage.effects.back()));
    CHECK_FALSE(stage.has("A workshop stopped before its end"));
  }
}

TEST_CASE("team after: the plan says before the start what a crash would leave") {
  TeamStage stage;
  stage.plan();
  CHECK_FALSE(says(stage, "Answers are in memory only"));  // it is being looked for
  CHECK_FALSE(says(stage, "Within 12 hours"));
  stage.wishes(app::intent::UnfinishedFound{std::nullopt, false});
  CHECK(says(stage, "Answers are in memory only"));
  CHECK_FALSE(says(stage, "Within 12 hours"));
  stage.wishes(app::intent::UnfinishedFound{std::nullopt, true});
  CHECK_FALSE(says(stage, "Answers are in memory only"));
  CHECK(says(stage, "Within 12 hours the next start offers to go on or to wipe it"));
}

TEST_CASE("team after: what a team said it would do comes back on the start page, and what became of it is said in the record") {
  TeamStage stage;
  stage.records = {a_record(days_before(stage, 50))};
  stage.lines = {{workshop::RecordLine::Kind::title, "Sam, with the team"}};
  stage.wishes(app::intent::RecordsRead{stage.records});
  CHECK(stage.has("What a team said it would do"));
  CHECK(stage.has("We ring first"));
  SECTION("not today") {
    stage.clicks("Not today");
    CHECK_FALSE(stage.has("We ring first"));
  }
  SECTION("off, in one press") {
    stage.clicks("Don’t show these here");
    CHECK_FALSE(stage.has("We ring first"));
    CHECK_FALSE(stage.model.habits.commitments_on_start);
  }
  SECTION("gone through") {
    stage.clicks("Go through it with the team");
    REQUIRE(stage.model.screen == app::Screen::workshops);
    CHECK(stage.has("What became of it?"));
    CHECK(says(stage, "Ten minutes with the team."));
    CHECK(stage.item("Keep this").states & ui::disabled);
    stage.clicks("Changed");
    stage.click(ui::Role::text_box, "How, and why");
    stage.type("The school rings now");
    stage.clicks("Keep this");
    const auto kept =
        std::ranges::find_if(stage.effects, [](const auto& one) { return std::holds_alternative<app::effect::KeepBecame>(one); });
    REQUIRE(kept != stage.effects.end());
    const auto& said = std::get<app::effect::KeepBecame>(*kept).said;
    CHECK(said.became == workshop::Became::changed);
    CHECK(said.why == "The school rings now");
  }
}

TEST_CASE("team after: before its time nothing of a record is on the start page") {
  TeamStage stage;
  stage.wishes(app::intent::RecordsRead{{a_record(days_before(stage, 41))}});
  CHECK_FALSE(stage.has("What a team said it would do"));
}

TEST_CASE("team after: nothing is cut off in any window") {
  for (const float wide : {1440.0F, 1100.0F, 720.0F, 360.0F}) {
    CAPTURE(wide);
    TeamStage stage(wide, 900);
    stage.records = {a_record(days_before(stage, 50))};
    stage.lines = {{workshop::RecordLine::Kind::title, "Sam, with the team"}};
    stage.wishes(app::intent::RecordsRead{stage.records});
    stage.wishes(app::intent::UnfinishedFound{stopped(stage), true});
    for (const auto& item : stage.outline.items) CHECK(item.rect.right() <= wide + 1);
    stage.wishes(app::intent::ShowWorkshops{});
    stage.wishes(app::intent::ChooseRecord{stage.records[0].file});
    CHECK(stage.has("What became of it?"));
    for (const auto& item : stage.outline.items) CHECK(item.rect.right() <= wide + 1);
  }
}
