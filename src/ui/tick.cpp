#include "ui/tick.hpp"

#include <algorithm>

namespace vignette::ui {

namespace {

constexpr float box = 20, corner = 4, gap = 10;

std::shared_ptr<const page::Setting> words_of(Frame& frame, std::string_view name, float width) {
  return set(frame, name, type::meta, page::Ink::ink2, width > 0 ? std::max(1.0F, width - box - gap) : 0);
}

/// The box alone.
void draw_box(Frame& frame, page::Rect rect, bool on, const Touch& does) {
  const Colours& c = *frame.colours;
  if (on) {
    fill(frame, rect, does.over ? c.accent_over : c.accent, corner);
    icon(frame, page::Icon::check, {rect.x + 2, rect.y + 2}, c.on_accent, 16);
  } else {
    fill(frame, rect, c.sheet, corner);
    stroke(frame, rect, does.over ? c.accent : c.edge, std::max(1.5F, c.outline), corner);
  }
  if (does.ring) focus_ring(frame, rect, corner);
}

}  // namespace

float tick_height(Frame& frame, std::string_view name, float width) { return std::max(box, words_of(frame, name, width)->height); }

bool tick(Frame& frame, std::string_view name, bool on, page::Point at, float width, std::uint64_t id_hint) {
  const auto setting = words_of(frame, name, width);
  const page::Rect rect{snap(frame, at.x), snap(frame, at.y), box, box};
  const page::Rect whole{rect.x, rect.y - 4, box + gap + setting->width, std::max(box, setting->height) + 8};
  const Touch does =
      touch(frame, control_id(Role::check_box, name, id_hint), Role::check_box, name, whole, on ? std::uint32_t{checked} : 0U);
  draw_box(frame, rect, on, does);
  letters(frame, *setting, {rect.right() + gap, rect.y + (box - type::meta.line) / 2});
  return does.activated;
}

LinedTick tick_with_line(Frame& frame, std::string_view name, std::string_view line, bool on, page::Point at, float width) {
  constexpr float inset = 34;
  const float room = std::max(1.0F, width - inset);
  const auto words = set(frame, name, type::text, page::Ink::ink, room), under = set(frame, line, type::meta, page::Ink::ink3, room);
  const page::Rect rect{snap(frame, at.x), snap(frame, at.y) + 1, box, box};
  const float high = words->height + under->height;
  const page::Rect whole{rect.x, at.y, inset + std::max(words->width, under->width), high};
  const Touch does = touch(frame, control_id(Role::check_box, name), Role::check_box, name, whole, on ? std::uint32_t{checked} : 0U, line);
  draw_box(frame, rect, on, does);
  letters(frame, *words, {at.x + inset, at.y});
  letters(frame, *under, {at.x + inset, at.y + words->height});
  return {high, does.activated};
}

}  // namespace vignette::ui
