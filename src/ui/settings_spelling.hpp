/// What is chosen about spelling, in the settings under Language: on or off, the dictionary, and the words a person added.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Answers the height.
float spelling_settings(const app::Model& model, Frame& frame, page::Point at, float width);

}  // namespace vignette::ui
