#include "ui/tick.hpp"

#include <algorithm>

namespace vignette::ui {

namespace {

constexpr float box = 20, corner = 4, gap = 10;

std::shared_ptr<const page::Setting> words_of(Frame& frame, std::string_view name, float width) {
  return set(frame, name, type::meta, page::Ink::ink2, width > 0 ? std::max(1.0F, width - box - gap) : 0);
}

}  // namespace

float tick_height(Frame& frame, std::string_view name, float width) { return std::max(box, words_of(frame, name, width)->height); }

bool tick(Frame& frame, std::string_view name, bool on, page::Point at, float width, std::uint64_t id_hint) {
  const Colours& c = *frame.colours;
  const auto setting = words_of(frame, name, width);
  const page::Rect rect{snap(frame, at.x), snap(frame, at.y), box, box};
  const page::Rect whole{rect.x, rect.y - 4, box + gap + setting->width, std::max(box, setting->height) + 8};
  const Touch does =
      touch(frame, control_id(Role::check_box, name, id_hint), Role::check_box, name, whole, on ? std::uint32_t{checked} : 0U);
  if (on) {
    fill(frame, rect, does.over ? c.accent_over : c.accent, corner);
    icon(frame, page::Icon::check, {rect.x + 2, rect.y + 2}, c.on_accent, 16);
  } else {
    fill(frame, rect, c.sheet, corner);
    stroke(frame, rect, does.over ? c.accent : c.edge, std::max(1.5F, c.outline), corner);
  }
  letters(frame, *setting, {rect.right() + gap, rect.y + (box - type::meta.line) / 2});
  if (does.ring) focus_ring(frame, rect, corner);
  return does.activated;
}

}  // namespace vignette::ui
