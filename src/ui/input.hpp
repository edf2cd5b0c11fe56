/// What the person did, in the order it happened. One list for keys, characters and pointer, because order matters to an editor.
/// Places are in the page's units (see frame.hpp).
#pragma once

#include <span>
#include <string>
#include <variant>

#include "app/commands.hpp"
#include "page/setting.hpp"

namespace vignette::ui {

struct KeyPressed {
  app::Chord chord;
  bool repeat = false;
};
/// Characters as the window system or its input method composed them, UTF-8.
struct Typed {
  std::string text;
};
/// What came from the clipboard after Ctrl+V, UTF-8.
struct Pasted {
  std::string text;
};
struct PointerMoved {
  page::Point at;
};
enum class Button { left, middle, right };
/// `clicks` counts fast presses in one place: 1, 2, 3.
struct PointerPressed {
  page::Point at;
  Button button = Button::left;
  int clicks = 1;
  bool shift = false;
};
struct PointerReleased {
  page::Point at;
  Button button = Button::left;
};
/// Lines, positive upwards and leftwards.
struct Wheel {
  page::Point at;
  float dx = 0, dy = 0;
  bool ctrl = false;
};

using Event = std::variant<KeyPressed, Typed, Pasted, PointerMoved, PointerPressed, PointerReleased, Wheel>;

/// How many of these can be drawn at once. Who types fast, or has a program type, may press Enter before the first letter is in the
/// model: a key that asks for something, or a press, that follows text waits for the drawing after the text's.
std::size_t in_one_drawing(std::span<const Event> events);

}  // namespace vignette::ui
