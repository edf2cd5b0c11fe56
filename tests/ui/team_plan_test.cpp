// The plan of a workshop, in the window: by name and by keys.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

#include "support/a_team.hpp"

using namespace vignette;
using app::Key;
using tests::TeamStage;
using workshop::Keep;

namespace {

struct Planning : TeamStage {
  explicit Planning(float wide = 1440, float high = 900) : TeamStage(wide, high) { plan(); }

  /// Reaches it by Tab, and uses it.
  void by_keys(std::string_view name) {
    for (int i = 0; i < 200; ++i) {
      press(Key::tab);
      if (focused() && focused()->name == name) {
        presses(app::Chord{Key::space});
        return;
      }
    }
    FAIL("Tab never came to " << name << ":\n" << printed());
  }
  const workshop::Plan& planned() { return team().plan; }
};

/// Every row, as it is called.
std::vector<std::string> rows(const TeamStage& stage) {
  std::vector<std::string> all;
  for (const auto& item : stage.outline.items)
    if (item.role == ui::Role::button && item.name.ends_with(" minutes") && item.name.find(", ") != std::string::npos)
      all.push_back(item.name);
  return all;
}

}  // namespace

TEST_CASE("team plan: it is led to from a case's end, its content note and the navigation") {
  TeamStage stage;
  stage.wishes(app::intent::OpenCase{"made-up-Wayne"});
  REQUIRE(stage.model.screen == app::Screen::content_note);
  stage.clicks("With a team");
  CHECK(stage.model.screen == app::Screen::team_plan);
  CHECK(stage.team().case_id == "made-up-Wayne");
  stage.clicks("Workshops");
  CHECK(stage.model.screen == app::Screen::workshops);
  stage.clicks(ui::Role::link, "Sam");
  CHECK(stage.model.screen == app::Screen::team_plan);
  CHECK(stage.team().case_id == "made-up-Sam");
  stage.wishes(app::intent::OpenCase{"made-up-Sam"});
  stage.wishes(app::intent::PastContentNote{});
  stage.wishes(app::intent::ShowEnd{});
  REQUIRE(stage.model.screen == app::Screen::end_of_case);
  stage.clicks("With a team");
  CHECK(stage.model.screen == app::Screen::team_plan);
}

TEST_CASE("team plan: another length makes its steps anew, and the clock tells when each begins and all of it ends") {
  Planning stage;
  CHECK(rows(stage).front() == "10:00, Opening, 5 minutes");
  CHECK(stage.has("Ends at 11:00"));
  stage.clicks("45 minutes");
  CHECK(workshop::minutes_of(stage.planned()) == 45);
  CHECK(stage.has("Ends at 10:45"));
  stage.clicks("Begin five minutes later");
  CHECK(rows(stage).front() == "10:05, Opening, 5 minutes");
  stage.clicks("Begin five minutes earlier");
  stage.clicks("Begin five minutes earlier");
  CHECK(stage.item(ui::Role::text_box, "Begins at").value == "09:55");
}

TEST_CASE("team plan: when it begins is typed, and what is no time of day is told calmly") {
  Planning stage;
  const auto type = [&](const char* words) {
    stage.focus("Begins at");
    stage.press({.key = Key::a, .ctrl = true});
    stage.type(words);
    stage.settled();
  };
  type("2 pm");
  CHECK(stage.team().choice.starts == 14 * 60);
  CHECK(rows(stage).front() == "14:00, Opening, 5 minutes");
  CHECK(stage.item(ui::Role::text_box, "Begins at").value == "2 pm");
  type("half nine");
  const auto odd = "“half nine” is no time of day. Type one such as 14:00 or 2 pm. Until then it begins at 14:00.";
  CHECK_FALSE(stage.has(odd));  // it is still being typed
  stage.press(Key::enter);
  CHECK(stage.has(odd));
  stage.press(Key::tab);
  CHECK(stage.has(odd));
  CHECK(stage.team().choice.starts == 14 * 60);
  stage.clicks("Begin five minutes later");
  CHECK(stage.item(ui::Role::text_box, "Begins at").value == "14:05");
  CHECK_FALSE(stage.has(odd));
}

TEST_CASE("team plan: minutes alone and in pairs are edited by keys alone") {
  Planning stage;
  stage.by_keys("10:18, Brief 1, 14 minutes");
  stage.by_keys("Writing alone: a minute more");
  stage.press(Key::space);
  CHECK(stage.planned().steps[3].alone == 6);
  CHECK(stage.item(ui::Role::button, "10:18, Brief 1, 14 minutes").value == "6 alone, 3 in pairs, 5 together");
  stage.by_keys("Pairs; look through: a minute less");
  stage.press(Key::space);
  stage.press(Key::space);
  CHECK(stage.planned().steps[3].pairs == 0);
  CHECK((stage.item("Pairs; look through: a minute less").states & ui::disabled) != 0);
  CHECK(stage.has("Writing alone, 6 minutes"));
  for (int i = 0; i < 12; ++i) stage.clicks("Writing alone: a minute more");
  CHECK(stage.planned().steps[3].alone == 14);  // no longer than the step takes
}

TEST_CASE("team plan: a question's wording is changed by keys alone, and is then one's own") {
  Planning stage;
  const auto of_case = stage.planned().questions[0];
  stage.by_keys("10:18, Brief 1, 14 minutes");
  stage.by_keys("Change the wording");
  REQUIRE(stage.focused() != nullptr);
  CHECK(stage.focused()->name == "Your own question");
  CHECK(stage.item(ui::Role::text_box, "Your own question").value == of_case.wording);
  CHECK(stage.has("The case’s own question stays as it is, to be chosen again."));
  stage.press({.key = Key::a, .ctrl = true});
  stage.type("What would Sam say of it?");
  stage.presses(app::Chord{Key::enter});
  REQUIRE(workshop::is_own(stage.planned().questions[0]));
  CHECK(stage.planned().questions[0].wording == "What would Sam say of it?");
  CHECK(rows(stage)[3] == "10:18, What would Sam say of it?, 14 minutes");
  CHECK(stage.item(ui::Role::button, rows(stage)[3]).value == "Your own question. 4 alone, 3 in pairs, 7 together");
  CHECK_FALSE(stage.outline.find(ui::Role::text_box, "Your own question"));
  // The case's is chosen again, and one's own words wait where they were typed.
  stage.clicks(ui::Role::radio_button, of_case.brief);
  CHECK(stage.planned().questions[0] == of_case);
  stage.by_keys("Add a step");
  stage.clicks("A question of your own");
  CHECK(stage.item(ui::Role::text_box, "Your own question").value == "What would Sam say of it?");
}

TEST_CASE("team plan: a question of one's own is added; what could point to somebody in it is told, and Escape keeps its words") {
  Planning stage;
  const auto steps = stage.planned().steps.size();
  stage.by_keys("10:18, Brief 1, 14 minutes");
  stage.by_keys("Add a step");
  stage.clicks("A question of your own");
  stage.type("Who told Keira at 14 Elm Road?");
  CHECK(
      std::ranges::any_of(stage.outline.items, [](const auto& item) { return item.name.starts_with("This could point to somebody: “"); }));
  stage.presses(app::Chord{Key::escape});
  CHECK_FALSE(stage.outline.find(ui::Role::text_box, "Your own question"));
  stage.by_keys("Add a step");
  stage.clicks("A question of your own");
  CHECK(stage.item(ui::Role::text_box, "Your own question").value == "Who told Keira at 14 Elm Road?");
  stage.clicks("Open the room");  // it would not be asked
  CHECK_FALSE(stage.team().open);
  CHECK(stage.has(
      "There are words in “Your own question” that are not in yet. They stay where they are. Put them in with “Ask this”, or clear "
      "the field; then go on."));
  stage.focus("Your own question");
  stage.press({.key = Key::a, .ctrl = true});
  stage.type(std::string(301, 'a'));
  stage.clicks("Ask this");
  CHECK(stage.planned().steps.size() == steps);
  CHECK(stage.has("This can’t be asked as it stands. Write 1 to 300 characters, without any that can’t be shown."));
  stage.focus("Your own question");
  stage.press({.key = Key::a, .ctrl = true});
  stage.type("Who told the family?");
  stage.clicks("Ask this");
  REQUIRE(stage.planned().steps.size() == steps + 1);
  CHECK(rows(stage)[4].find("Who told the family?") != std::string::npos);
  stage.clicks("Leave it out");
  stage.by_keys("Add a step");
  stage.clicks("Who told the family?");  // it isn't lost
  CHECK(stage.planned().steps.size() == steps + 1);
}

TEST_CASE("team plan: a step is given other minutes and another place by keys alone") {
  Planning stage;
  stage.by_keys("10:15, Pause, 3 minutes");
  CHECK(stage.team().step == 2);
  stage.by_keys("A minute more");
  stage.press(Key::space);
  CHECK(stage.planned().steps[2].minutes == 5);
  stage.by_keys("Earlier");
  CHECK(stage.planned().steps[1].kind == workshop::Step::Kind::pause);
  CHECK(stage.team().step == 1);
  REQUIRE(stage.focused() != nullptr);
  CHECK(stage.focused()->name == "Earlier");
  stage.press(Key::space);
  CHECK(stage.planned().steps[0].kind == workshop::Step::Kind::pause);
  CHECK((stage.item(ui::Role::button, "Earlier").states & ui::disabled) != 0);
}

TEST_CASE("team plan: which question people write to is chosen from the case's") {
  Planning stage;
  const auto& questions = stage.model.cases.front().pack->questions;
  REQUIRE(questions.size() > stage.planned().questions.size());
  const auto step = std::ranges::find(stage.planned().steps, workshop::Step::Kind::question, &workshop::Step::kind);
  stage.wishes(app::intent::ChooseStep{static_cast<std::size_t>(step - stage.planned().steps.begin())});
  stage.clicks(ui::Role::radio_button, questions.back().brief);
  CHECK(stage.planned().questions.front().id == questions.back().id);
  CHECK(rows(stage)[3].find(questions.back().brief) != std::string::npos);
  stage.press(Key::up);
  CHECK(stage.planned().questions.front().id == questions[questions.size() - 2].id);
}

TEST_CASE("team plan: ways in are ticked, and phones ask where they reach this computer") {
  Planning stage;
  stage.addresses = {"192.168.0.24", "10.0.0.7"};
  CHECK_FALSE(stage.has("Where phones reach this computer"));
  stage.clicks("Phones");
  CHECK(stage.team().choice.phones);
  CHECK(stage.team().choice.address == "192.168.0.24");
  CHECK((stage.item("192.168.0.24, for phones on the same Wi-Fi").states & ui::checked) != 0);
  stage.clicks("Nowhere: only this computer, to try it out");
  CHECK(stage.team().choice.address.empty());
  stage.clicks("Paper slips");
  CHECK_FALSE(stage.team().choice.paper);
  stage.clicks("Video");
  CHECK(
      stage.has("Share the room screen only, never this window. People elsewhere send their answers to the host, who types them, and so "
                "knows who wrote what. Say so to them."));
}

TEST_CASE("team plan: without a network for phones it says so") {
  Planning stage;
  stage.clicks("Phones");
  CHECK(stage.has("This computer is on no network that phones could join. Paper slips and the shared keyboard work everywhere."));
  CHECK((stage.item("Nowhere: only this computer, to try it out").states & ui::checked) != 0);
}

TEST_CASE("team plan: what is kept is one of three, chosen by arrow keys too") {
  Planning stage;
  CHECK(stage.team().choice.keep == Keep::nothing);
  stage.clicks("Group titles and team commitments");
  CHECK(stage.team().choice.keep == Keep::titles);
  stage.press(Key::down);
  CHECK(stage.team().choice.keep == Keep::answers);
  REQUIRE(stage.focused() != nullptr);
  CHECK(stage.focused()->name == "Those, and the answers without names");
  stage.press(Key::up);
  stage.press(Key::up);
  CHECK(stage.team().choice.keep == Keep::nothing);
}

TEST_CASE("team plan: a note of one's own is typed, and is there again when one comes back") {
  Planning stage;
  stage.focus("A note of your own");
  stage.type("Ask for one thing people would stop.\nAnd one they would start.");
  stage.wishes(app::intent::ShowWorkshops{});
  stage.plan();
  CHECK(stage.item(ui::Role::text_box, "A note of your own").value == "Ask for one thing people would stop.\nAnd one they would start.");
  stage.clicks("One of us manages someone in the room. Everyone is told so at the opening.");
  CHECK(stage.team().choice.manages);
}

TEST_CASE("team plan: the room is opened from the bar, which says that this window is the facilitator's") {
  Planning stage;
  CHECK(stage.has("Facilitator’s window. Share only the room’s."));
  CHECK(stage.has("Sam, with the team"));
  stage.click("Open the room");
  CHECK((stage.item("The room is being opened").states & ui::disabled) != 0);
  stage.wish(app::intent::TeamNotOpened{{.what = "The room could not be opened for phones", .mend = "Choose another address"}});
  CHECK(stage.has("The room could not be opened for phones. Choose another address."));
  stage.clicks("Open the room");
  CHECK(stage.team().open);
  CHECK(stage.model.screen == app::Screen::leading);
}

TEST_CASE("team plan: nothing is cut off in any window, and everything is reached by Tab") {
  for (const float wide : {1440.0F, 1200.0F, 900.0F, 720.0F, 640.0F, 360.0F}) {
    CAPTURE(wide);
    TeamStage stage(wide, 700);
    stage.addresses = {"192.168.0.24"};
    stage.plan();
    stage.clicks("Phones");
    stage.clicks("Video");
    for (const auto& item : stage.outline.items) {
      CAPTURE(item.name);
      CHECK(item.rect.x >= 0);
      CHECK(item.rect.right() <= wide + 0.5F);
    }
    std::set<std::string> stops;
    for (int i = 0; i < 60; ++i) {
      stage.press(Key::tab);
      REQUIRE(stage.focused() != nullptr);
      CHECK(stage.focused()->seen.h > 0);
      stops.insert(stage.focused()->name);
    }
    for (const char* name : {"Open the room", "60 minutes", "Begin five minutes later", "A minute more", "Paper slips", "Nothing",
                             "A note of your own", "Workshops"})
      CHECK(stops.contains(name));
  }
}

TEST_CASE("team plan: a step is added after the chosen one, and left out again, by keys alone") {
  Planning stage;
  const auto steps = stage.planned().steps.size();
  stage.by_keys("10:15, Pause, 3 minutes");
  stage.by_keys("Add a step");
  REQUIRE(stage.focused() != nullptr);
  CHECK(stage.focused()->name == "Not now");
  stage.press(Key::escape);
  CHECK(stage.has("Add a step"));
  REQUIRE(stage.focused() != nullptr);
  CHECK(stage.focused()->name == "Add a step");
  stage.press(Key::space);
  stage.by_keys("Break");
  CHECK(stage.planned().steps.size() == steps + 1);
  CHECK(stage.planned().steps[3].kind == workshop::Step::Kind::rest);
  CHECK(stage.has("Ends at 11:10"));
  stage.by_keys("Leave it out");
  CHECK(stage.planned().steps.size() == steps);
  CHECK(stage.has("Ends at 11:00"));
  stage.clicks("10:00, Opening, 5 minutes");
  CHECK(stage.item("Leave it out").states & ui::disabled);
}

TEST_CASE("team plan: the language of the room is chosen by key, and is there again for a plan of another length") {
  using workshop::RoomLanguage;
  Planning stage;
  CHECK(stage.team().choice.language == RoomLanguage::english);
  CHECK_FALSE(stage.has("The invitation asks which people will use."));
  stage.click("English");
  stage.presses(app::Chord{Key::right});
  CHECK(stage.team().choice.language == RoomLanguage::both);
  CHECK(stage.has("The invitation asks which people will use."));
  stage.clicks("90 minutes");
  CHECK(stage.team().choice.language == RoomLanguage::both);
  stage.clicks("Cymraeg");
  CHECK(stage.team().choice.language == RoomLanguage::welsh);
  CHECK_FALSE(stage.has("The invitation asks which people will use."));
  stage.wishes(app::intent::OpenRoom{});
  CHECK(stage.team().leading.told.title == "Cyn i ni ddechrau");
}
