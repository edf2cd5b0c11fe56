/// What stays of workshops after they were led: one that stopped before its end, and what teams said they would do. Each is drawn at a
/// place, as wide as it is told, and answers its height.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

/// What a crash left, to go on with or to wipe.
float draw_unfinished(const app::Model& model, Frame& frame, page::Point at, float width);
/// What became of the commitment that is back in the record that is open; 0 where none is.
float draw_became(const app::Model& model, Frame& frame, page::Point at, float width);

/// After the end: what whoever led would change, and what is only for them, in a reflection of their own; the way to write one where none
/// can be begun here. The pane follows the caret.
float draw_would_change(const app::Model& model, Frame& frame, page::Point at, float width, Pane& pane);

// On the start page; 0 on most days.
float draw_stopped_on_start(const app::Model& model, Frame& frame, page::Point at, float width);
float draw_team_on_start(const app::Model& model, Frame& frame, page::Point at, float width, bool narrow);

}  // namespace vignette::ui
