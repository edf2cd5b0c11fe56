/// Commitments: the line under an answer, what was said with an answer, and the page they come back on (look/27-commitments).
#pragma once

#include "app/model.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// Under the sheet of the question, or the reflection, being written: what was said already, and "When … I will …, by …, with …"
/// once it is asked for. Answers the height used.
float draw_commitment_line(const app::Model& model, Frame& frame, page::Point at, float width);

/// What was said with an answer and what became of it, where the answer is read; 0 if there is nothing.
float draw_commitments_of(const app::Model& model, Frame& frame, const portfolio::QuestionKey& key, page::Point at, float width);

/// The page of them all.
void draw_commitments(const app::Model& model, Frame& frame);

}  // namespace vignette::ui
