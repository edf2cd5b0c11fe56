/// The one sheet for everything that leaves (look/33-leaving), and what is noticed while writing (look/04-question).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

void draw_leaving(const app::Model& model, Frame& frame);

/// At the foot of the sheet one writes on: one thing that could point to somebody. Answers the height used.
float draw_noticed(const app::Model& model, Frame& frame, page::Rect foot);
/// What it stands for in the text, where it is this answer's; else an empty range.
text::Range noticed_here(const app::Model& model);

}  // namespace vignette::ui
