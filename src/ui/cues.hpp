/// The one calm line about what was written: at the head of the column one writes in, never under a sentence being written.
#pragma once

#include "ui/frame.hpp"

namespace vignette::ui {

/// Answers the height used; 0 when there is nothing to say here.
float draw_cue_line(const app::Model& model, Frame& frame, page::Point at, float width);

/// Whether there is.
bool cue_is_shown(const app::Model& model);

}  // namespace vignette::ui
