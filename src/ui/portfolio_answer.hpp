/// One answer of the portfolio, opened for reading: its text, its versions, what may be done with it.
#pragma once

#include "ui/frame.hpp"

namespace vignette::ui {

/// Draws the answer; true when the person wants back to the list, for which there is a link if `way_back`.
/// `head` is what the list knows of it while the answer itself is being read.
bool draw_answer(const app::Model& model, Frame& frame, const portfolio::Head& head, page::Rect rect, bool way_back);

}  // namespace vignette::ui
