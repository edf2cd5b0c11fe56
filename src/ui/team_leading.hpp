/// A case with a team while it is led: what whoever leads has before them (look/07-workshop-presenter, 07b-workshop-look-through), and the
/// room's screen in place of the whole window (08, 09).
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

void draw_leading(const app::Model& model, Frame& frame);
void draw_room(const app::Model& model, Frame& frame);

}  // namespace vignette::ui
