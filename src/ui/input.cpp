#include "ui/input.hpp"

namespace vignette::ui {
namespace {

bool is_text(const Event& event) { return std::holds_alternative<Typed>(event) || std::holds_alternative<Pasted>(event); }

bool asks(const Event& event) {
  if (std::holds_alternative<PointerPressed>(event)) return true;
  const auto* key = std::get_if<KeyPressed>(&event);
  if (key == nullptr) return false;
  const app::Chord chord = key->chord;
  return chord.ctrl || chord.alt || chord.key == app::Key::enter || chord.key == app::Key::tab || chord.key == app::Key::escape ||
         chord.key == app::Key::f7 || chord.key == app::Key::f10 || chord.key == app::Key::menu;
}

}  // namespace

std::size_t in_one_drawing(std::span<const Event> events) {
  bool text = false;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (text && asks(events[i])) return i;
    text = text || is_text(events[i]);
  }
  return events.size();
}

}  // namespace vignette::ui
