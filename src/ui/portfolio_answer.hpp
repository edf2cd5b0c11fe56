/// One answer of the portfolio, opened for reading.
#pragma once

#include "ui/answers.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// Draws the answer; true when the person wants back to the list, for which there is a link if `way_back`.
bool draw_answer(const app::Model& model, Frame& frame, const Shown& shown, page::Rect rect, bool way_back);

}  // namespace vignette::ui
