/// Answering a case again as it is seen: where it is offered, what says so while one does, and then and now (look/29-then-and-now).
#pragma once

#include "app/again.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// Two answers to one question side by side, in the whole window.
void draw_then_and_now(const app::Model& model, Frame& frame);

/// Over a question that is answered again. Answers the height used, 0 else; so do the others.
float draw_answering_again(const app::Model& model, Frame& frame, page::Point at, float width);
/// In place of an earlier answer, while its case is answered again.
float draw_withheld(Frame& frame, const std::string& case_id, page::Point at, float width);
/// The strip on the start page, six months after a case was answered.
float draw_again_offer(const app::Model& model, Frame& frame, page::Point at, float width, bool narrow);
/// Beside an answer in the portfolio: both times side by side, and answering again after six months.
float draw_again_ways(const app::Model& model, Frame& frame, const portfolio::QuestionKey& key, page::Point at, float width);

}  // namespace vignette::ui
