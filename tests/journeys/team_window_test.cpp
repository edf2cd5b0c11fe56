// The room's screen in a real window of its own beside the facilitator's: nothing hidden is on it, nothing is drawn while nothing happens.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

#include "journeys/a_workshop.hpp"

using namespace vignette::journeys;

TEST_CASE("the room's screen in a window of its own shows what the room may see, and no more, from the opening to the wipe") {
  Desk desk;
  desk.begin();
  auto window = desk.start({"--open", sam});
  plan_sam(window);
  open_room(window);
  window.choose_by_keyboard(named(Word::team_room_here), "radio button");
  window.press("Down");
  window.look({.name = vignette::words::say(Word::team_room_how_own, fmt::arg("key", "Ctrl+Shift+R"))});
  window.press("ctrl+shift+r");
  window.look({.name = named(Word::team_room_close), .screen = "leading", .room = true});
  const View opening = window.look({.name = named(Word::room_opening), .of_room = true});
  CHECK(opening.items.front().name == named(Word::team_room_title));
  CHECK(opening.width < window.look().width + 1);

  // Only what looks draws there while whoever leads writes in the other window; and nothing draws in either while the timer stands still.
  window.choose_by_keyboard(named(Word::team_pause), "button");
  window.look({.name = named(Word::team_paused), .of_room = true});
  window.reach_by_keyboard(named(Word::team_present), "text box");
  const auto before = window.look({.of_room = true}).frames;
  window.type("9");
  window.look({.role = "text box", .value = "9"});
  CHECK(window.look({.of_room = true}).frames == before + 1);
  const auto still = window.look().frames;
  CHECK(window.look().frames == still + 1);

  window.choose_by_keyboard(named(Word::team_present_set), "button");
  window.look({.name = vignette::words::say(Word::team_present_is, fmt::arg("count", "9"))});
  for (int step = 0; step < 3; ++step) go_on(window);
  for (int i = 0; i < 6; ++i) {
    window.reach_by_keyboard(named(Word::team_type_now), "text box");
    window.type("We rang the school too late, " + planted + " " + std::string(1, static_cast<char>('a' + i)) + ".");
    window.choose_by_keyboard(named(Word::team_type_in), "button");
    const auto in =
        vignette::workshop::capital(vignette::workshop::counted(static_cast<std::size_t>(i) + 1, Word::so_many_in, Word::so_many_in));
    CHECK_FALSE(says(window.look({.name = in, .of_room = true}), planted));
  }
  window.choose_by_keyboard(named(Word::team_close), "button");
  window.look({.role = "button", .begins = "We rang the school"});  // whoever leads reads them
  CHECK_FALSE(says(window.look({.name = named(Word::room_looking), .of_room = true}), planted));
  window.choose_by_keyboard(named(Word::team_reveal), "button");
  CHECK(says(window.look({.begins = "We rang the school", .of_room = true}), planted));

  window.press("ctrl+shift+r");
  window.look({.name = named(Word::team_room_show), .screen = "leading", .room = false});
  window.press("ctrl+shift+r");
  window.look({.room = true});
  CHECK(says(window.look({.begins = "We rang the school", .of_room = true}), planted));
  window.choose_by_keyboard(named(Word::team_end), "button");
  window.look({.name = named(Word::team_wipe), .role = "button", .screen = "team end"});
  window.press("Return");
  window.look({.name = named(Word::team_to_list), .screen = "team end"});
  const auto wiped = window.look({.begins = "Wiped at ", .of_room = true});
  CHECK_FALSE(says(wiped, planted));
  window.press("Return");
  window.look({.screen = "workshops", .room = false});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
}
