// What is drawn at once, and what waits until the words before it are in the model.
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "ui/input.hpp"

using namespace vignette;
using app::Key;
using ui::Event;
using ui::KeyPressed;
using ui::Typed;

namespace {

std::size_t at_once(const std::vector<Event>& events) { return ui::in_one_drawing(events); }

}  // namespace

TEST_CASE("Enter, Tab, Escape, a command or a press after text wait for the drawing after it") {
  const Event letter = KeyPressed{{.key = Key::a}}, text = Typed{"a"};
  for (const Event& asks :
       {Event{KeyPressed{{.key = Key::enter}}}, Event{KeyPressed{{.key = Key::tab}}}, Event{KeyPressed{{.key = Key::escape}}},
        Event{KeyPressed{{.key = Key::l, .ctrl = true}}}, Event{ui::PointerPressed{{3, 4}}}}) {
    CHECK(at_once({letter, text, letter, text, asks, letter, text}) == 4);
    CHECK(at_once({ui::Pasted{"words"}, asks}) == 1);
    CHECK(at_once({asks, letter, text}) == 3);
    CHECK(at_once({asks, asks}) == 2);
  }
}

TEST_CASE("letters, arrows and the pointer's way are drawn together") {
  const std::vector<Event> events{
      KeyPressed{{.key = Key::a}}, Typed{"a"}, KeyPressed{{.key = Key::left}}, KeyPressed{{.key = Key::backspace}},
      ui::PointerMoved{{1, 1}},    Typed{"b"}, ui::PointerReleased{{1, 1}}};
  CHECK(at_once(events) == events.size());
  CHECK(at_once({}) == 0);
}
