/// The settings' page on how the portfolio is kept: its lock, its backups, its file, and the ways out of it.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Answers the height.
float keeping(const app::Model& model, Frame& frame, page::Point at, float width);

}  // namespace vignette::ui
