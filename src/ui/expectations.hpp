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

/// Whether this lens was ever used in the case: chosen, or a passage put under it.
bool expectations_looked_at(const app::Model& model, const pack::Case& pack);
/// Those that nothing was marked for.
std::vector<std::string> expectations_not_marked(const app::Model& model, const pack::Case& pack);

}  // namespace vignette::ui
