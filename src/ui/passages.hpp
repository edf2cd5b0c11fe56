/// Where a case's own text tells of what its timeline has.
#pragma once

#include <optional>
#include <vector>

#include "app/model.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// The passage of each entry of the timeline, in its order; nothing where none is given or it is not in the text.
const std::vector<std::optional<app::Stretch>>& passages_of_events(Frame& frame, const app::OpenCase& open);

/// The entry of the timeline that words of the case tell of: one whose passage holds all of them, else the first that they touch.
std::optional<std::size_t> event_told(Frame& frame, const app::OpenCase& open, const app::Stretch& words);

}  // namespace vignette::ui
