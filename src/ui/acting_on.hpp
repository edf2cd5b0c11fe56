/// The quiet door on the writing bar: "Something here needs acting on". What stands behind it is draw_acting_on.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

/// "What your service has set", with its name. Answers the height.
float service_has_set(const app::Model& model, Frame& frame, page::Point at, float width);

/// In the middle of the bar, between its left and right, shorter where there is little room.
void draw_door(Frame& frame, page::Rect between);
/// In low windows, whose foot scrolls away: on the bar at the top, at the left of where it may stand. Answers where it ends.
float draw_door_tool(Frame& frame, page::Point left_middle, float right);
/// In narrow windows: a line of its own above the foot.
inline constexpr float door_line = 30;
void draw_door_line(Frame& frame, page::Rect line);

}  // namespace vignette::ui
