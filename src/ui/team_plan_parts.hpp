/// What the plan of a workshop is made of. Only files of that screen include this.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Each draws at a place, as wide as it is told, and answers its height.
float draw_plan_steps(const app::Model& model, Frame& frame, page::Point at, float width);
float draw_plan_choices(const app::Model& model, Frame& frame, page::Point at, float width);  ///< ways in, what is kept, who is who
float draw_plan_try(const app::Model& model, Frame& frame, page::Point at, float width);      ///< whether phones get here
float draw_plan_papers(const app::Model& model, Frame& frame, page::Point at, float width);   ///< what is printed
/// The pages as they will be, in place of what is chosen; with so much room downwards a page is seen whole, with none it is as wide as
/// there is room.
float draw_papers_preview(const app::Model& model, Frame& frame, page::Point at, float width, float room);
float draw_plan_wifi(const app::Model& model, Frame& frame, page::Point at, float width);  ///< the one that phones use
float draw_plan_notes(const app::Model& model, Frame& frame, page::Point at, float width);

inline constexpr Type plan_heading{type::serif, 24, 30};

}  // namespace vignette::ui
