#include "ui/team_choice.hpp"

#include <algorithm>

namespace vignette::ui {
namespace {

struct Look {
  Type type;
  float inset, right, above, below, between;
  bool card;
};
constexpr Look cards{type::control, 46, 16, 10, 11, 8, true};
constexpr Look lines{type::text, 34, 0, 5, 5, 2, false};

/// What an arrow key leads to, while one has the focus.
std::optional<int> by_arrow(Frame& frame, int here, int count) {
  std::optional<int> to;
  take_events(frame, [&](const Event& event) {
    using app::Key;
    const auto* key = std::get_if<KeyPressed>(&event);
    if (!key || key->chord.ctrl || key->chord.alt || key->chord.shift) return false;
    const bool on = key->chord.key == Key::down || key->chord.key == Key::right;
    if (!on && key->chord.key != Key::up && key->chord.key != Key::left) return false;
    to = std::clamp(to.value_or(here) + (on ? 1 : -1), 0, count - 1);
    return true;
  });
  return to;
}

ChoiceMade one_of(Frame& frame, std::string_view label, std::span<const std::string> names, int chosen, page::Point at, float width,
                  const Look& look) {
  constexpr float radius = 10, corner = 6;
  const Colours& c = *frame.colours;
  const auto id_at = [&](int which) { return id_of("one of", id_of(label), static_cast<std::uint64_t>(which)); };
  const std::size_t list = frame.outline.items.size();
  describe(frame, Role::list, label, {at.x, at.y, width, 0});
  ++frame.depth;
  ChoiceMade made;
  float y = at.y;
  const int count = static_cast<int>(names.size());
  for (int i = 0; i < count; ++i) {
    const std::string& name = names[static_cast<std::size_t>(i)];
    const bool on = i == chosen;
    const auto words = set(frame, name, look.type, page::Ink::ink, std::max(1.0F, width - look.inset - look.right));
    const page::Rect rect{at.x, y, width, look.above + words->height + look.below};
    const Touch does = touch(frame, id_at(i), Role::radio_button, name, rect, on ? std::uint32_t{checked} : 0U);
    if (look.card) {
      if (on || does.over) fill(frame, rect, on ? c.sheet : c.tint, corner);
      stroke(frame, rect, on || does.over ? c.accent : c.edge, on ? 2 : c.outline, corner);
    }
    const page::Point centre{at.x + (look.card ? 15 : 0) + radius, y + look.above + 11};
    disc(frame, centre, radius, c.sheet);
    ring(frame, centre, radius, on || does.over ? c.accent : c.edge, 2);
    if (on) disc(frame, centre, 5, c.accent);
    letters(frame, *words, {at.x + look.inset, y + look.above});
    if (does.ring && look.card) focus_ring(frame, rect, corner);
    if (does.ring && !look.card) focus_ring(frame, {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, radius);
    if (does.activated && !on) made.chosen = i;
    if (does.focused)
      if (const auto to = by_arrow(frame, i, count); to && *to != i) {
        made.chosen = to;
        give_focus(frame, id_at(*to), true);
      }
    y += rect.h + look.between;
  }
  --frame.depth;
  made.height = std::max(0.0F, y - look.between - at.y);
  ends(frame, list, {at.x, at.y, width, made.height});
  return made;
}

}  // namespace

ChoiceMade one_of_cards(Frame& frame, std::string_view label, std::span<const std::string> names, int chosen, page::Point at, float width) {
  return one_of(frame, label, names, chosen, at, width, cards);
}

ChoiceMade one_of_lines(Frame& frame, std::string_view label, std::span<const std::string> names, int chosen, page::Point at, float width) {
  return one_of(frame, label, names, chosen, at, width, lines);
}

}  // namespace vignette::ui
