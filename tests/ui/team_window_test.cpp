// The room's screen in a window of its own: where it stands, and what is in it.
#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include "support/a_team.hpp"
#include "ui/room_window.hpp"
#include "words/words.hpp"

using namespace vignette;
using app::Key;
using tests::TeamStage;
using Kind = app::RoomPlace::Kind;

namespace {

constexpr std::string_view secret = "Quagmire";
constexpr app::Chord to_room{.key = Key::r, .ctrl = true, .shift = true};

/// The second window beside a stage, drawn from the same model with a memory of its own.
struct Beside {
  TeamStage& stage;
  ui::Memory memory{stage.metrics};
  ui::Outline outline;
  float width = 1280, height = 720;

  explicit Beside(TeamStage& of) : stage(of) {}

  void send(std::vector<ui::Event> events = {}) {
    for (bool again = true; again; events.clear()) {
      ImGui::GetIO().DisplaySize = {width, height};
      ImGui::NewFrame();
      ui::Frame frame(memory, width, height, 1);
      frame.events = events;
      ui::draw_room_window(stage.model, frame);
      ImGui::Render();
      outline = std::move(frame.outline);
      for (const auto& intent : frame.intents) stage.wishes(intent);
      again = frame.again;
    }
  }
  void press(app::Chord chord) { send({ui::KeyPressed{chord}}); }
  bool says(std::string_view words) const {
    return std::ranges::any_of(outline.items, [&](const ui::Item& item) {
      return item.name.find(words) != std::string::npos || item.value.find(words) != std::string::npos;
    });
  }
};

struct Led : TeamStage {
  explicit Led(std::vector<app::Display> displays = {{"eDP-1", true}, {"HDMI-1", false}}) {
    open();
    wishes(app::intent::DisplaysFound{std::move(displays)});
  }
  void open_beside() {
    wishes(app::intent::ShowRoom{});
    wishes(app::intent::RoomWindowOpened{app::room_place(team().room)});
  }
};

}  // namespace

TEST_CASE("team window: where the room screen stands is chosen among the displays, a window of its own, and this one") {
  Led one({{"eDP-1", true}});
  CHECK_FALSE(one.has("On the display eDP-1"));  // it is the facilitator's
  CHECK((one.item("In place of this window").states & ui::checked) != 0);
  one.click("In a window of its own");
  CHECK(one.team().room.chosen == app::RoomPlace{Kind::window});

  Led two;
  CHECK((two.item("On the display HDMI-1").states & ui::checked) != 0);
  CHECK(two.has("Show the room screen"));
  two.open_beside();
  CHECK(two.model.screen == app::Screen::leading);
  CHECK(two.has("Close the room screen"));
  CHECK(two.has("It fills the display HDMI-1, with nothing hidden on it."));
  two.clicks("Close the room screen");
  CHECK_FALSE(two.team().room.open);
  CHECK(two.has("Show the room screen"));
}

TEST_CASE("team window: nothing hidden is in it, while whoever leads reads everything beside it") {
  Led stage;
  stage.open_beside();
  Beside room(stage);
  stage.to_looking();
  room.send();
  CHECK_FALSE(room.says(secret));
  CHECK(stage.printed().find(secret) != std::string::npos);
  CHECK(room.outline.items.front().name == words::say(words::Word::team_room_title));
  stage.model.notice = words::Problem{.what = "this disk is full"};
  room.send();
  CHECK_FALSE(room.says("disk"));
  stage.wishes(app::intent::Lead{app::lead::Reveal{}});
  room.send();
  CHECK(room.says(secret));
  CHECK_FALSE(stage.team().covered);
}

TEST_CASE("team window: no key of the program's works in it, but the wall's pages and the one that closes it") {
  Led stage;
  stage.open_beside();
  Beside room(stage);
  stage.to_writing();
  stage.answered(40,
                 "Quagmire of a long answer that goes on for a line or two, so that forty of them take more than one page of a wall, and ");
  REQUIRE(stage.all->close());
  REQUIRE(stage.all->reveal());
  stage.tell();
  room.send();
  REQUIRE(stage.team().room.pages > 1);
  for (const Key key : {Key::escape, Key::home, Key::f1, Key::f12}) room.press({key});
  room.press({.key = Key::n1, .ctrl = true});
  CHECK(stage.model.screen == app::Screen::leading);
  room.press({Key::page_up});
  CHECK(stage.team().page == 0);
  room.press({Key::page_down});
  CHECK(stage.team().page == 1);
  CHECK(room.says("Page 2 of "));
  stage.clicks("Earlier answers");  // or from where one leads
  CHECK(stage.team().page == 0);
  room.press(to_room);
  CHECK_FALSE(stage.team().room.open);
}

TEST_CASE("team window: it can be closed from the keyboard in it, and by no pointer") {
  Led stage;
  stage.open_beside();
  Beside room(stage);
  room.send();
  const auto corner = page::Point{0.5F, 0.5F};
  room.send({ui::PointerMoved{corner}, ui::PointerPressed{.at = corner}, ui::PointerReleased{.at = corner}});
  CHECK(stage.team().room.open);
  room.press({Key::tab});
  const auto* focused = room.outline.find(room.memory.focus);
  REQUIRE(focused);
  CHECK(focused->name == "Close the room screen");
  CHECK(focused->rect.w > 40);
  room.press({Key::enter});
  CHECK_FALSE(stage.team().room.open);
}

TEST_CASE("team window: a press in the corner of the screen in this window's place leads nowhere") {
  TeamStage stage;
  stage.open();
  stage.wishes(app::intent::ShowRoom{});
  REQUIRE(stage.model.screen == app::Screen::room);
  stage.click_at({0.5F, 0.5F});
  CHECK(stage.model.screen == app::Screen::room);
}

TEST_CASE("team window: how it ended is told there, too") {
  Led stage;
  stage.open_beside();
  Beside room(stage);
  stage.to_looking();
  stage.wishes(app::intent::ShowEnding{});
  stage.wishes(app::intent::EndWorkshop{});
  REQUIRE(stage.team().ended);
  room.send();
  CHECK(room.says("Wiped at 11:02"));
  CHECK_FALSE(room.says(secret));
  stage.clicks(words::say(words::Word::team_to_list));
  CHECK_FALSE(stage.team().room.open);
}
