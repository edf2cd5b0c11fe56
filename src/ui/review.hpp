/// Review: what was shared, by name and date (look/35-review-list), and one share with what came of it (look/06-review).
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

void draw_review(const app::Model& model, Frame& frame);
void draw_exchange(const app::Model& model, Frame& frame);

}  // namespace vignette::ui
