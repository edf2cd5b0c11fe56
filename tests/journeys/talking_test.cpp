// What one would like to talk about is typed, the program is killed, and it is there again.
#include <catch2/catch_test_macros.hpp>

#include "journeys/desk.hpp"

using namespace vignette::journeys;

namespace {

constexpr std::string_view typed = "Who tells the family?";

void to_the_sheet(Driver& window) {
  window.press("ctrl+2");
  window.look({.screen = "portfolio"});
  window.press("ctrl+shift+s");
  window.look({.screen = "leaving"});
}

}  // namespace

TEST_CASE("what one would like to talk about outlives a killed program") {
  Desk desk;
  desk.begin();
  {
    Driver window = desk.start({"--open", sam + "/q1"});
    window.look({.name = sheet, .screen = "question"});
    window.type("I would ask.");
    to_the_sheet(window);
    window.choose_by_keyboard(named(Word::leave_supervision), "radio button");
    window.reach_by_keyboard(named(Word::leave_talk), "text box");
    window.type(typed);
    window.reach_by_keyboard(named(Word::leave_day), "text box");
    window.type("5 November");
    window.look({.name = named(Word::leave_day), .role = "text box", .value = "5 November", .saved = true});
    window.kill();
  }
  Driver window = desk.start();
  window.look({.screen = "shelf"});
  to_the_sheet(window);
  window.choose_by_keyboard(named(Word::leave_supervision), "radio button");
  const auto there = window.look({.name = named(Word::leave_talk), .role = "text box"});
  CHECK(there.find(named(Word::leave_talk), "text box")->value == typed);
  CHECK(there.find(named(Word::leave_day), "text box")->value == "5 November");
}
