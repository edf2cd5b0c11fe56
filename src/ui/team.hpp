/// A case with a team, before and after it is led: the plan (look/37-workshop-plan), the end (38-workshop-close), what was kept.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

void draw_team_plan(const app::Model& model, Frame& frame);
void draw_team_end(const app::Model& model, Frame& frame);
void draw_workshops(const app::Model& model, Frame& frame);

/// Whether there is something in a case for a team to write to.
bool can_be_led(const pack::Case& pack);

}  // namespace vignette::ui
