#include "ui/careful.hpp"

#include <cmath>

namespace vignette::ui {

float careful_width(Frame& frame, std::string_view name, const CarefulLook& look) {
  return std::ceil(width_of(frame, name, look.type) + 2 * look.padding);
}

bool careful_button(Frame& frame, std::string_view name, page::Point at, const CarefulLook& look) {
  constexpr float corner = 6;
  const Colours& c = *frame.colours;
  const page::Rect rect{snap(frame, at.x), snap(frame, at.y), careful_width(frame, name, look), look.height};
  const Touch does = touch(frame, control_id(Role::button, name), Role::button, name, rect, look.available ? 0U : std::uint32_t{disabled});
  const Colour colour = look.available ? c.clay : c.faint;
  if (look.outlined) {
    if (does.held && does.over)
      fill(frame, rect, c.paper, corner);
    else if (look.available)
      fill(frame, rect, c.sheet, corner);
    stroke(frame, rect, look.available ? c.clay : c.rule, does.over ? 2 : c.outline, corner);
  }
  const auto setting = set(frame, name, look.type);
  const float x = rect.x + (rect.w - setting->width) / 2;
  const float y = rect.y + (rect.h - setting->height) / 2;
  letters(frame, *setting, {x, y}, colour);
  if (!look.outlined && does.over && !does.held) rule(frame, x, rect.y + rect.h / 2 + 9, setting->width, colour, 1.5F);
  if (does.ring) focus_ring(frame, rect, corner);
  return does.activated;
}

}  // namespace vignette::ui
