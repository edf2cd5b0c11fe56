// The end of a workshop, and what was kept of earlier ones, in the window.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "support/a_team.hpp"

using namespace vignette;
using app::Key;
using tests::TeamStage;
using workshop::Keep;

namespace {

/// A workshop with six answers in, about to be ended.
struct Ending : TeamStage {
  explicit Ending(Keep keep = Keep::nothing, float wide = 1440, float high = 900, const std::string& words = "Quagmire ")
      : TeamStage(wide, high) {
    plan();
    app::TeamChoice choice = team().choice;
    choice.keep = keep;
    wishes(app::intent::ChangeTeam{choice});
    wishes(app::intent::OpenRoom{});
    to_writing();
    answered(6, words);
  }
  void end() { wishes(app::intent::ShowEnding{}); }
  std::string focused_on() const { return focused() ? focused()->name : std::string(); }
};

app::KeptRecord a_record(portfolio::Day day) {
  return {.file = "/somewhere/sam.md", .title = "Sam, with the team", .day = day, .review_by = workshop::review_day(day)};
}

}  // namespace

TEST_CASE("team end: where nothing is kept, what is wiped stands beside what is kept, and Wipe has the focus") {
  Ending stage;
  stage.end();
  CHECK(stage.has("End and wipe"));
  CHECK(stage.has("Before the first answer the room was told: “Nothing is kept.”"));
  CHECK(stage.has("Every answer"));
  CHECK(stage.has("Nothing from the room"));
  CHECK_FALSE(stage.has("What each phone will show"));
  CHECK(stage.has("Wiped at 11:02"));
  CHECK(stage.focused_on() == "Wipe");
  stage.presses(app::Chord{Key::enter});
  CHECK(stage.wiped);
  CHECK_FALSE(stage.kept);
  CHECK(stage.has("Nothing anybody wrote is left in this program."));
  CHECK(stage.focused_on() == "To the workshops");
  stage.presses(app::Chord{Key::enter});
  CHECK(stage.model.screen == app::Screen::workshops);
}

TEST_CASE("team end: what was settled is kept, and nothing that cannot be undone has the focus") {
  Ending stage(Keep::titles);
  REQUIRE(stage.all->close());
  REQUIRE(stage.all->make_group("Telling before it is needed"));
  REQUIRE(stage.all->move_card(stage.all->cards().front().id, 1));
  REQUIRE(stage.all->reveal());
  REQUIRE(stage.all->commit("Ask one family."));
  stage.tell();
  stage.end();
  CHECK(stage.has("End, and keep what was settled"));
  CHECK(stage.focused_on() == "Not yet");
  CHECK(stage.has("Reviewing to keep other people safe: Sam, with the team"));
  CHECK(stage.has("Ask one family."));
  CHECK(stage.printed().find("Telling before it is needed") != std::string::npos);
  CHECK(stage.printed().find("Quagmire") == std::string::npos);
  std::vector<std::string> ways;
  for (const auto& item : stage.outline.items)
    if (item.role == ui::Role::button) ways.push_back(item.name);
  CHECK(ways.back() == "Keep nothing, and wipe");
  stage.clicks("Keep it and end");
  CHECK(stage.kept);
  CHECK(stage.has("What was settled is kept in a file of its own. Nothing else that anybody wrote is left in this program."));
}

TEST_CASE("team end: all of it can be wiped though something was to be kept, and the way out leads back") {
  Ending stage(Keep::answers);
  stage.end();
  stage.clicks("Not yet");
  CHECK(stage.model.screen == app::Screen::leading);
  stage.end();
  stage.presses(app::Chord{Key::escape});
  CHECK(stage.model.screen == app::Screen::leading);
  CHECK(stage.all);
  stage.end();
  stage.clicks("Keep nothing, and wipe");
  CHECK(stage.wiped);
  CHECK_FALSE(stage.kept);
}

TEST_CASE("team end: that it has become less since is said") {
  Ending stage(Keep::answers);
  REQUIRE(stage.all->settle(Keep::nothing));
  stage.tell();
  stage.end();
  CHECK(stage.has("End and wipe"));
  CHECK(stage.printed().find("Since then it has become less: “Nothing is kept.”") != std::string::npos);
}

TEST_CASE("team end: what could point to somebody is left out of what is kept, but for what is ticked, each by itself") {
  Ending stage(Keep::answers);
  REQUIRE(stage.all->close());
  REQUIRE(stage.all->reveal());
  stage.tell();
  stage.end();
  auto ending = *stage.team().ending;
  ending.flagged = {{7, "Quagmire 3", {"Quagmire"}}, {8, "Quagmire 4", {"Quagmire", "4"}}};
  stage.wish(app::intent::EndingRead{ending});
  CHECK(stage.has("Quagmire 3"));
  CHECK(stage.has("This could point to somebody: “Quagmire”, “4”"));
  const auto kept = [&] {
    for (const auto& item : stage.outline.items)
      if (item.role == ui::Role::paragraph && item.name.find("Quagmire 1") != std::string::npos) return item.name;
    return std::string();
  };
  CHECK(kept().find("Quagmire 3") == std::string::npos);
  stage.clicks("Keep it too: “Quagmire”");
  CHECK(stage.team().with_flagged == std::set<std::uint64_t>{7});
  CHECK(kept().find("Quagmire 3") != std::string::npos);
  CHECK(kept().find("Quagmire 4") == std::string::npos);
  stage.clicks("Keep it too: “Quagmire”, “4”");
  CHECK(kept().find("Quagmire 4") != std::string::npos);
  stage.clicks("Keep it too: “Quagmire”");
  CHECK(kept().find("Quagmire 3") == std::string::npos);
}

TEST_CASE("team end: afterwards there are two minutes for whoever led, by keyboard, and Escape costs no word") {
  for (const float wide : {1440.0F, 700.0F}) {
    Ending stage(Keep::nothing, wide);
    stage.end();
    CHECK(stage.has("Afterwards there are two minutes for you alone: what would you change?"));
    stage.presses(app::Chord{Key::enter});
    CHECK(stage.has("What would I change?"));
    CHECK_FALSE(stage.has("Go on with it in your portfolio"));
    for (int i = 0; i < 20 && stage.focused_on() != "What would I change?"; ++i) stage.press(Key::tab);
    stage.type("Less talk");
    stage.press(Key::escape);
    CHECK(stage.model.screen == app::Screen::team_end);
    REQUIRE(app::editing(stage.model, app::Field::answer));
    CHECK(app::editing(stage.model, app::Field::answer)->text == "Less talk");
    for (int i = 0; i < 20 && stage.focused_on() != "What did it do to you?"; ++i) stage.press(Key::tab);
    stage.type("Late");
    CHECK(app::editing(stage.model, app::Field::only_for_me)->text == "Late");
    CHECK(stage.has("Only you, in this program."));
    stage.clicks("Go on with it in your portfolio");
    CHECK(stage.model.screen == app::Screen::reflection);
    CHECK(stage.model.practice.title.text == "Reviewing to keep other people safe: Sam, with the team");
  }
}

TEST_CASE("team end: what phones will show is told only where there are phones") {
  Ending stage;
  stage.way = app::PhoneWay{.address = "192.168.0.24:7420", .code = "K7F2M"};
  stage.tell();
  stage.end();
  CHECK(stage.has("What each phone will show"));
  CHECK(stage.has("You can close this page."));
  CHECK(stage.has("Every phone offers its own words to take home until then."));
}

TEST_CASE("team end: what could not be written says so, and can be tried again") {
  Ending stage(Keep::titles);
  stage.end();
  stage.click("Keep it and end");
  CHECK((stage.item("Keep it and end").states & ui::disabled) != 0);
  CHECK((stage.item("Not yet").states & ui::disabled) != 0);
  stage.wish(app::intent::TeamNotEnded{{.what = "This disk is full", .mend = "Make room on it"}});
  CHECK(stage.has("This disk is full. Make room on it."));
  CHECK((stage.item("Keep it and end").states & ui::disabled) == 0);
}

TEST_CASE("team end: nothing is cut off in any window, with the previews over the buttons in a narrow one") {
  for (const float wide : {1440.0F, 1200.0F, 1100.0F, 720.0F, 640.0F, 360.0F}) {
    CAPTURE(wide);
    Ending stage(Keep::answers, wide);
    stage.way = app::PhoneWay{.address = "192.168.0.24:7420", .code = "K7F2M"};
    REQUIRE(stage.all->close());
    REQUIRE(stage.all->reveal());
    stage.tell();
    stage.end();
    for (const auto& item : stage.outline.items) {
      CAPTURE(item.name);
      CHECK(item.rect.x >= 0);
      CHECK(item.rect.right() <= wide + 0.5F);
    }
    CHECK(stage.focused_on() == "Not yet");
    CHECK(stage.item("Not yet").seen.h > 0);
    const bool over = stage.item("What the room will see").rect.y < stage.item("Not yet").rect.y;
    if (wide < 1180) CHECK(over);
  }
}

TEST_CASE("workshops: what was kept is opened, and removed for good only once it was asked") {
  TeamStage stage;
  stage.records = {a_record({2026, 9, 1})};
  stage.lines = {{workshop::RecordLine::Kind::title, "Sam, with the team"},
                 {workshop::RecordLine::Kind::heading, "What stood out?"},
                 {workshop::RecordLine::Kind::item, "Telling before it is needed"}};
  stage.presses(app::Chord{.key = Key::n5, .ctrl = true});
  CHECK(stage.model.screen == app::Screen::workshops);
  CHECK(stage.item(ui::Role::button, "Sam, with the team").value == "1 September. Look at it again by 1 September 2027.");
  stage.clicks("Sam, with the team");
  CHECK(stage.has("Telling before it is needed"));
  stage.clicks("Remove for good");
  REQUIRE(stage.focused() != nullptr);
  CHECK(stage.focused()->name == "Leave it");
  stage.presses(app::Chord{Key::escape});
  CHECK(stage.has("Remove for good"));
  CHECK(stage.records.size() == 1);
  stage.clicks("Remove for good");
  stage.clicks("Remove it");
  CHECK(stage.records.empty());
  CHECK(stage.has("Nothing is kept of any workshop."));
}

TEST_CASE("workshops: a record whose year is over says that it is time, and the case that is planned comes first") {
  TeamStage stage;
  stage.records = {a_record({2025, 10, 1})};
  stage.plan("made-up-Wayne");
  stage.wishes(app::intent::ShowWorkshops{});
  CHECK(stage.printed().find("It is time to look at it again, and to remove it if nobody needs it.") != std::string::npos);
  const auto& items = stage.outline.items;
  const auto at = [&](std::string_view name) {
    return std::ranges::find_if(items, [&](const auto& item) { return item.role == ui::Role::link && item.name == name; }) - items.begin();
  };
  CHECK(at("Wayne") < at("Sam"));
  CHECK(stage.item(ui::Role::button, "Workshops").states & ui::current);
}

TEST_CASE("workshops: nothing is cut off in a narrow window") {
  for (const float wide : {1440.0F, 720.0F, 640.0F, 360.0F}) {
    CAPTURE(wide);
    TeamStage stage(wide, 700);
    stage.records = {a_record({2025, 10, 1})};
    stage.lines = {{workshop::RecordLine::Kind::item, "Write who tells whom, and how soon, at the top of the next two plans."}};
    stage.wishes(app::intent::ShowWorkshops{});
    stage.clicks("Sam, with the team");
    stage.clicks("Remove for good");
    for (const auto& item : stage.outline.items) {
      CAPTURE(item.name);
      CHECK(item.rect.x >= 0);
      CHECK(item.rect.right() <= wide + 0.5F);
    }
  }
}

TEST_CASE("team end: where nothing can be kept yet, whoever led goes to where that is asked") {
  TeamStage stage;
  stage.open();
  stage.model.portfolio_open = false;
  stage.model.vault.absent = stage.model.vault.goes_open = true;
  stage.model.vault.unasked = true;
  stage.wishes(app::intent::ShowEnding{});
  stage.wishes(app::intent::EndWorkshop{});
  CHECK_FALSE(stage.outline.find(ui::Role::text_box, "What would I change?"));
  stage.clicks("Write a reflection of your own");
  CHECK(stage.model.screen == app::Screen::protect);
}
