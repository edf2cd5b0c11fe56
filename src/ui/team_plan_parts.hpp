/// What the plan of a workshop is made of. Only files of that screen include this.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Each draws at a place, as wide as it is told, and answers its height.
float draw_plan_steps(const app::Model& model, Frame& frame, page::Point at, float width);
float draw_plan_choices(const app::Model& model, Frame& frame, page::Point at, float width);  ///< ways in, what is kept, who is who
float draw_plan_notes(const app::Model& model, Frame& frame, page::Point at, float width);

inline constexpr Type plan_heading{type::serif, 24, 30};

}  // namespace vignette::ui
