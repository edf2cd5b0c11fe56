/// What the end of a workshop is made of. Only files of that screen include this.
#pragma once

#include "ui/widgets.hpp"
#include "workshop/told.hpp"

namespace vignette::ui {

/// What phones, where there are any, and the room will be told; side by side where there is room. Answers the height.
float draw_end_previews(Frame& frame, const workshop::Told& told, bool phones, page::Point at, float width);

/// What is wiped and what is kept, in two columns or one below the other. Answers the height.
float draw_wiped_and_kept(const app::Model& model, Frame& frame, const workshop::Ending& ending, page::Point at, float width);

}  // namespace vignette::ui
