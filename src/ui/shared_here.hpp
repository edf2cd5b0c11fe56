/// Beside an answer: with whom it was shared, and what came back.
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Whether a copy of it, as it was then, is kept with a share of one's own.
bool was_shared(const app::Model& model, const portfolio::QuestionKey& key);
/// Who can read it: only whoever wrote it, or also whom it was shared with, as it was then.
std::string_view who_reads(const app::Model& model, const portfolio::QuestionKey& key);
/// Each time it was shared, newest first, with the way to what was shared then. Answers the height; 0 where it was not.
float draw_shared_here(const app::Model& model, Frame& frame, const portfolio::QuestionKey& key, page::Point at, float width);

}  // namespace vignette::ui
