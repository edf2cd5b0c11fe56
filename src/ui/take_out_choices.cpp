/// What is taken out for good: one of those that can be, side by side.
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/grid.hpp"
#include "ui/take_out_parts.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using What = portfolio::TakenOut::What;

TakeOutChosen draw_take_out_choices(Frame& frame, const std::vector<TakeOutChoice>& all, What now, bool available, page::Point at,
                                    float width) {
  describe(frame, Role::list, words::say(words::Word::out_what), {at.x, at.y, width, 40});
  const Colours& c = *frame.colours;
  struct Seat {
    page::Rect rect;
    bool first = false, last = false;  ///< of its row
  };
  std::vector<Seat> seats;
  float x = at.x, y = at.y;
  for (const TakeOutChoice& choice : all) {
    const float wide = std::round(width_of(frame, choice.name, choice.what == now ? type::control : type::text) + 32);
    const bool wraps = x > at.x && x + wide > at.x + width;
    if (wraps) {
      x = at.x;
      y += 48;
      seats.back().last = true;
    }
    seats.push_back({{snap(frame, x), y, wide, 40}, seats.empty() || wraps, false});
    x += wide;
  }
  seats.back().last = true;
  const auto id_at = [&](std::size_t i) { return id_of("take out choice", 0, static_cast<std::uint64_t>(all[i].what)); };
  std::optional<What> to;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool on = all[i].what == now;
    const auto& [rect, first, last] = seats[i];
    const std::uint32_t states = (on ? std::uint32_t{checked} : 0U) | (available ? 0U : std::uint32_t{disabled});
    const Touch does = touch(frame, id_at(i), Role::radio_button, all[i].name, rect, states);
    const Colour ground = on ? (does.over ? c.accent_over : c.accent) : does.over ? c.tint : c.sheet;
    fill(frame, rect, ground, first || last ? 6 : 0);
    if (first && !last) fill(frame, {rect.right() - 6, rect.y, 6, rect.h}, ground);
    if (last && !first) fill(frame, {rect.x, rect.y, 6, rect.h}, ground);
    if (!first && !on && all[i - 1].what != now) fill(frame, {rect.x, rect.y, 1, rect.h}, c.rule);
    if (last) {
      const auto row = std::ranges::find_if(seats, [&](const Seat& seat) { return seat.rect.y == rect.y; });
      stroke(frame, {row->rect.x, rect.y, rect.right() - row->rect.x, rect.h}, c.edge, c.outline, 6);
    }
    const auto name = set(frame, all[i].name, on ? type::control : type::text);
    letters(frame, *name, {rect.x + (rect.w - name->width) / 2, rect.y + 9}, on ? c.on_accent : does.over ? c.accent : c.ink2);
    if (does.ring) focus_ring(frame, rect, 6);
    if (does.activated && !on) to = all[i].what;
    if (does.focused) {
      take_events(frame, [&](const Event& event) {
        const auto* key = std::get_if<KeyPressed>(&event);
        if (!key || (key->chord.key != app::Key::left && key->chord.key != app::Key::right)) return false;
        const std::size_t next = key->chord.key == app::Key::right ? std::min(i + 1, all.size() - 1) : i - std::min<std::size_t>(i, 1);
        if (next != i) {
          to = all[next].what;
          give_focus(frame, id_at(next), true);
        }
        return true;
      });
    }
  }
  return {y + 40 - at.y, to};
}

}  // namespace vignette::ui
