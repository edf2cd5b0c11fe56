#include "ui/tabs.hpp"

#include <algorithm>

#include "ui/widgets.hpp"

namespace vignette::ui {

namespace {

constexpr float tab_row = 44;

/// As wide as when it is chosen, so that its neighbours stay where they are.
float tab_width(Frame& frame, std::string_view name) {
  float wide = 0;
  for (const std::uint16_t weight : {500, 600}) wide = std::max(wide, width_of(frame, name, {{page::Family::sans, weight, false}, 15, 22}));
  return wide;
}

}  // namespace

float tabs_width(Frame& frame, std::span<const std::string_view> names, float gap) {
  float wide = -gap;
  for (const auto name : names) wide += tab_width(frame, name) + gap;
  return wide;
}

Tabs tabs(Frame& frame, std::span<const std::string_view> names, std::size_t chosen, page::Point from, float width, float gap, float high) {
  Tabs drawn;
  page::Point at = from;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float wide = tab_width(frame, names[i]);
    if (at.x > from.x && at.x + wide > from.x + width) at = {from.x, at.y + tab_row};
    if (tab_button(frame, names[i], at, i == chosen, high)) drawn.pressed = i;
    at.x += wide + gap;
  }
  drawn.bottom = at.y + high;
  return drawn;
}

}  // namespace vignette::ui
