/// Reading aloud: its tools on the bar, and the sentence being read on the page (look/43-read-aloud).
#pragma once

#include "ui/bar.hpp"
#include "ui/case_text.hpp"
#include "ui/form.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// The way to begin, on a bar; faint, with the reason, while nothing can be read.
Tool aloud_tool(const app::Model& model, float height);
/// In place of the bar's own tools; `left` is where the column begins.
void draw_aloud_bar(const app::Model& model, Frame& frame, page::Rect bar, float left);
/// Its speed and voice among the settings: a narrow bar has no room for them.
void aloud_settings(const app::Model& model, Frame& frame, Form& form, app::Look& look);
/// Behind a part's letters: the sentence being read, if it stands in it.
void paint_sentence(const app::Model& model, Frame& frame, const Part& part, float dy);
/// The same behind a text of its own, such as the question's wording.
void paint_sentence(const app::Model& model, Frame& frame, app::Sentence::In in, const page::Setting& setting, page::Point at);

}  // namespace vignette::ui
