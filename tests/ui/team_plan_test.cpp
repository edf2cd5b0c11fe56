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
  CHECK(stage.has("Begins at 09:55"));
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
