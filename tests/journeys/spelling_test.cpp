// Spelling in the real window, by keyboard alone, with the dictionary that comes with the computer.
#include <catch2/catch_test_macros.hpp>

#include "journeys/desk.hpp"
#include "portfolio/practice.hpp"
#include "shell/speller.hpp"

using namespace vignette::journeys;

namespace {

std::string not_known(const std::string& word) { return say(Word::spelling_not_known, fmt::arg("word", word)); }

}  // namespace

TEST_CASE("by keyboard alone: a misspelt word is said, corrected by a suggestion, and another made one's own; known after a restart") {
  if (!vignette::shell::has_dictionary("en-GB")) SKIP("no English dictionary is installed");
  Desk desk;
  desk.begin();
  {
    auto window = desk.start({"--open", sam + "/q1"});
    window.look({.name = sheet, .screen = "question"});
    window.type("I was late becuase of the wobblecard, again.");
    window.look({.name = not_known("becuase")});
    window.look({.name = not_known("wobblecard")});
    window.press("ctrl+Home");
    window.press("F7");
    window.look({.name = "because", .role = "button"});
    window.choose_by_keyboard("because", "button");
    window.look({.value = "I was late because of the wobblecard, again.", .saved = true});
    window.look({.name = not_known("becuase"), .gone = true});
    window.press("F7");
    window.look({.name = named(Word::spelling_add), .role = "button"});
    window.choose_by_keyboard(named(Word::spelling_add), "button");
    window.look({.name = not_known("wobblecard"), .gone = true, .saved = true});
    window.press("F7");
    window.look({.begins = named(Word::spelling_all_well)});
    window.kill();
  }
  CHECK(desk.kept("q1") == "I was late because of the wobblecard, again.");
  auto window = desk.start({"--open", sam + "/q1"});
  window.look({.name = sheet, .value = "I was late because of the wobblecard, again.", .screen = "question"});
  window.press("ctrl+End");
  window.look();
  window.type(" Becuase.");
  window.look({.value = "I was late because of the wobblecard, again. Becuase."});
  window.press("ctrl+Home");
  window.look({.name = not_known("Becuase")});
  CHECK_FALSE(window.look().find(not_known("wobblecard")));
}

TEST_CASE("by mouse: a misspelt word is put right by a right click; and one in a commitment by key, in the gap it stands in") {
  if (!vignette::shell::has_dictionary("en-GB")) SKIP("no English dictionary is installed");
  Desk desk;
  desk.begin();
  auto window = desk.start({"--open", sam + "/q1"});
  window.look({.name = sheet, .screen = "question"});
  window.type("I was late becuase of it.");
  const View written = window.look({.name = not_known("becuase")});
  const auto* word = written.find(not_known("becuase"));
  window.right_click(word->x + word->w / 2, word->y + word->h / 2);
  window.look({.name = "because", .role = "button"});
  window.click("because", "button");
  window.look({.value = "I was late because of it.", .saved = true});
  window.click(named(Word::commit_start));
  window.look({.name = named(Word::commit_name_when), .role = "text box"});
  window.type("a meeting is chnaged again");
  window.look({.name = not_known("chnaged")});
  window.press("Home");
  window.press("F7");
  window.look({.name = "changed", .role = "button"});
  window.choose_by_keyboard("changed", "button");
  window.look({.name = named(Word::commit_name_when), .value = "a meeting is changed again", .saved = true});
  CHECK(desk.kept("q1") == "I was late because of it.");
}
