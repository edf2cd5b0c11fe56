/// The room's screen in a window of its own, beside the facilitator's. Nothing hidden is on it, and none of the program's keys works in it
/// but those that turn the wall's pages and the one that closes it.
#pragma once

#include "ui/frame.hpp"

namespace vignette::ui {

/// As `draw` does for the program's window; with a memory of its own.
void draw_room_window(const app::Model& model, Frame& frame);

}  // namespace vignette::ui
