/// What inspectors looked for, as a lens: for each of them, the passages in which the learner saw it. It is the learner's own; nothing is
/// counted, and nobody's work is judged by it.
#pragma once

#include <string>
#include <vector>

#include "app/again.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// Whether this lens is chosen for what is being written.
bool expectations_chosen(const app::Model& model);

/// Each with its passages and a way to add one. Answers the height.
float draw_expectations(const app::Model& model, Frame& frame, page::Point at, float width);

/// Those that nothing was marked for; none where the lens was never used in this case.
std::vector<std::string> expectations_not_marked(const app::Model& model, const pack::Case& pack);

}  // namespace vignette::ui
