#include "app/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

TEST_CASE("every command has a name, keys of its own, and a place where it can be used") {
  std::set<std::string> keys;
  for (const auto& command : commands()) {
    INFO(words::say(command.name));
    CHECK_FALSE(words::say(command.name).empty());
    CHECK(command.available != nullptr);
    CHECK(command.make != nullptr);
    CHECK(keys.insert(describe(command.chord)).second);
    if (command.also.key != Key::none) CHECK(keys.insert(describe(command.also)).second);
  }
}

TEST_CASE("chords read as they are printed on the keyboard") {
  CHECK(describe({.key = Key::f, .ctrl = true}) == "Ctrl+F");
  CHECK(describe({.key = Key::g, .ctrl = true, .shift = true}) == "Ctrl+Shift+G");
  CHECK(describe({.key = Key::left, .alt = true}) == "Alt+Left");
  CHECK(describe({.key = Key::n0, .ctrl = true}) == "Ctrl+0");
  CHECK(describe({.key = Key::f12}) == "F12");
}

TEST_CASE("a command does nothing where it means nothing") {
  auto story = Story::begun();
  CHECK_FALSE(command_for(story.model, {.key = Key::f, .ctrl = true}));
  CHECK_FALSE(command_for(story.model, {.key = Key::escape}));
  CHECK_FALSE(command_for(story.model, {.key = Key::left, .alt = true}));
  CHECK_FALSE(command_for(story.model, {.key = Key::x, .ctrl = true}));
  CHECK_FALSE(command_for(story.model, {}));
}

TEST_CASE("the whole way by keys alone") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  story.press({.key = Key::enter, .ctrl = true});
  CHECK(story.model.screen == Screen::question);
  story.press({.key = Key::page_down, .ctrl = true});
  CHECK(story.model.question == 1);
  story.press({.key = Key::page_up, .ctrl = true});
  CHECK(story.model.question == 0);
  story.press({.key = Key::e, .ctrl = true});
  CHECK_FALSE(story.model.case_panel);
  story.press({.key = Key::comma, .ctrl = true});
  CHECK(story.model.screen == Screen::settings);
  story.press({.key = Key::f1});
  CHECK(story.model.screen == Screen::keys);
  story.press({.key = Key::escape}).press({.key = Key::escape});
  CHECK(story.model.screen == Screen::question);
  story.press({.key = Key::n2, .ctrl = true});
  CHECK(story.model.screen == Screen::portfolio);
  story.press({.key = Key::left, .alt = true});
  CHECK(story.model.screen == Screen::question);
  story.press({.key = Key::n1, .ctrl = true});
  CHECK(story.model.screen == Screen::shelf);
  story.press({.key = Key::q, .ctrl = true});
  CHECK(std::holds_alternative<effect::Quit>(story.effects.back()));
}
