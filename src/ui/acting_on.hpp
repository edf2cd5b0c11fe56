/// The quiet door on the writing bar: "Something here needs acting on". What stands behind it is draw_acting_on.
#pragma once

#include <optional>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// "What your service has set", with its name. Answers the height.
float service_has_set(const app::Model& model, Frame& frame, page::Point at, float width);

/// Wherever it stands it has its words and its sign. In the middle of the bar, between its left and right.
void draw_door(Frame& frame, page::Rect between);
/// In low windows, whose foot scrolls away: on the bar at the top, at the left of where it may stand. Answers where it ends; nothing where
/// there is no room for it: then it has a line of its own under the bar.
std::optional<float> draw_door_tool(Frame& frame, page::Point left_middle, float right);
/// Where there is no room between the ways on: a line of its own above them.
inline constexpr float door_line = 30;
void draw_door_line(Frame& frame, page::Rect line);

}  // namespace vignette::ui
