#include "ui/bar.hpp"

namespace vignette::ui {
namespace {

constexpr Type words{type::sans_medium, 14, 20};
constexpr Type big_and_small{type::serif, 19, 20};
constexpr float icon_room = 28, bare_padding = 8;

float sign_width(Frame& frame, const Tool& tool, bool with_icon) {
  if (!with_icon) return 0;
  return tool.icon ? icon_room : width_of(frame, "Aa", big_and_small) + 8;
}

}  // namespace

float tool_width(Frame& frame, const Tool& tool, bool with_icon) {
  return width_of(frame, tool.name, words) + sign_width(frame, tool, with_icon) + 2 * (with_icon ? tool_padding : bare_padding);
}

bool bar_tool(Frame& frame, const Tool& tool, page::Point left_middle, bool with_icon) {
  const page::Ink ink = !tool.off.empty() ? page::Ink::faint : tool.accent ? page::Ink::accent : page::Ink::ink2;
  const float padding = with_icon ? tool_padding : bare_padding;
  const page::Rect rect{left_middle.x, left_middle.y - tool.height / 2, tool_width(frame, tool, with_icon), tool.height};
  const Touch touched = touch(frame, control_id(Role::button, tool.name), Role::button, tool.name, rect, tool.states, tool.off);
  if (!tool.off.empty()) frame.outline.items.back().states |= disabled;
  if (touched.over) fill(frame, rect, frame.colours->tint, 6);
  const page::Point at{rect.x + padding, left_middle.y - 10};
  if (with_icon && tool.icon) icon(frame, *tool.icon, at, colour_of(*frame.colours, ink));
  if (with_icon && !tool.icon) letters(frame, *set(frame, "Aa", big_and_small, ink), at);
  letters(frame, *set(frame, tool.name, words, ink), {at.x + sign_width(frame, tool, with_icon), at.y});
  if (touched.ring) focus_ring(frame, rect, 6);
  return touched.activated;
}

ButtonLook back_link() {
  ButtonLook look;
  look.manner = Manner::quiet;
  look.before = page::Icon::back;
  look.padding = 4;
  look.type = {type::sans_medium, 15, 22};
  return look;
}

void fill_narrow_bar(Frame& frame, page::Rect bar) {
  fill(frame, bar, frame.colours->ground);
  rule(frame, bar.x, bar.bottom() - 1, bar.w, frame.colours->rule);
}

}  // namespace vignette::ui
