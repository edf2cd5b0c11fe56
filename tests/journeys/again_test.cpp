// A case answered again in the real window, by keyboard alone: neither answer costs a word, though the program is killed.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "journeys/desk.hpp"
#include "portfolio/again.hpp"

using namespace vignette::journeys;

TEST_CASE("by keyboard alone: a question answered again, both side by side; killed, opened again and gone on with") {
  Desk desk;
  desk.begin();
  {
    auto window = desk.start({"--open", sam + "/q1"});
    window.look({.name = sheet, .screen = "question"});
    window.type("The zither was asked.");
    window.look({.value = "The zither was asked.", .saved = true});
    window.press("ctrl+shift+n");
    window.look({.name = named(Word::again_stop)});
    window.look({.value = "The zither was asked.", .gone = true});
    window.look({.name = sheet, .role = "text box"});
    window.type("Somebody rang.");
    window.look({.value = "Somebody rang.", .saved = true});
    window.kill();
  }
  {
    auto window = desk.start({"--open", sam + "/q1"});
    window.look({.name = sheet, .value = "Somebody rang.", .screen = "question"});
    window.press("Escape");
    window.press("ctrl+shift+t");
    window.look({.name = named(Word::then_text), .value = "The zither was asked.", .screen = "then and now"});
    window.look({.name = named(Word::now_text), .value = "Somebody rang."});
    window.reach_by_keyboard(named(Word::then_say), "text box");
    window.type("You were right.");
    window.look({.value = "You were right.", .saved = true});
    window.kill();
  }
  CHECK(desk.kept("q1") == "The zither was asked.");
  const auto later = vignette::portfolio::again({sam, "q1"}, 2);
  CHECK(desk.kept(later.question_id) == "Somebody rang.");
  CHECK(desk.kept(vignette::portfolio::said_beside(later).question_id) == "You were right.");
}
