/// What stands beside the questions at the end of a case, each leading there (look/20-end-of-case).
#pragma once

#include "pack/case.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// Marked and not used yet, what one said one would do and what came of it, what inspectors looked for and nothing was marked for, and what
/// is only for the learner. Answers the height.
float draw_end_beside(const app::Model& model, Frame& frame, const pack::Case& pack, page::Point at, float width);

}  // namespace vignette::ui
