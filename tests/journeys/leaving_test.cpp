// Saying why a detail stays, with a real mouse and a real keyboard: no other detail goes of it.
#include <catch2/catch_test_macros.hpp>

#include "journeys/desk.hpp"

using namespace vignette::journeys;

namespace {

constexpr std::string_view written = "Postcodes CF14 3AB, CF10 1AA, SA1 3SN and LL57 2DG were on it.";

/// Clicks what has this name, the numbered one of them, first 0.
void click_the(Driver& window, std::size_t number, Word name) {
  const View view = window.look({.name = named(name)});
  for (const Seen& item : view.items)
    if (item.name == say(name) && number-- == 0) return window.click(item.x + item.w / 2, item.y + item.h / 2);
  FAIL("no such thing: " << say(name));
}

}  // namespace

TEST_CASE("by mouse: a detail is left out, why another stays is typed at once, and what was left out is put back; then by key") {
  Desk desk(1440, 1500);
  Driver window = desk.start({"--open", sam + "/q1"});
  window.look({.name = sheet, .screen = "question"});
  window.type(written);
  window.press("ctrl+shift+s");
  window.look({.name = named(Word::leave_out_of_it), .screen = "leaving"});
  click_the(window, 1, Word::leave_out_of_it);
  window.look({.name = "“CF10 1AA” is left out now."});
  window.look({.name = named(Word::leave_earlier_gone), .saved = true});
  click_the(window, 0, Word::leave_keep);
  window.type("She agreed to it");
  window.look({.name = named(Word::leave_why), .role = "text box", .value = "She agreed to it"});
  window.click(named(Word::leave_why_done));
  window.look({.name = "“CF14 3AB” stays.", .saved = true});
  CHECK(desk.kept("q1") == "Postcodes CF14 3AB, SA1 3SN and LL57 2DG were on it.");
  // By key: what is left out is put back where one stands.
  window.reach_by_keyboard(named(Word::leave_out_of_it));
  window.press("space");
  window.look({.name = "“SA1 3SN” is left out now."});
  window.look({.name = named(Word::leave_earlier_gone), .saved = true});
  window.look({.name = named(Word::leave_making), .gone = true});
  window.press("space");
  window.look({.begins = "“SA1 3SN” stands there again", .saved = true});
  CHECK(desk.kept("q1") == "Postcodes CF14 3AB, SA1 3SN and LL57 2DG were on it.");
}
