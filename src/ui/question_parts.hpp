/// What stands around the sheet of a question: the bar with its steps, and the prompts (look/04-question).
#pragma once

#include "ui/writing_screen.hpp"

namespace vignette::ui {

inline constexpr float question_dot = 32;  ///< a step's height

/// The steps; in words where there are too many for the width.
void draw_question_steps(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, float middle);

/// Back link, steps, save state; or the tools of reading aloud. Answers the height it took: two rows where one is too narrow.
/// `steps_above`: told of a low window, whether the steps are on the bar, and not with the sheet.
float draw_question_bar(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, bool& steps_above);

/// "If it helps", with the lens chosen or else the one offered first, and the prompts when they are asked for. Answers the height used.
float draw_question_prompts(const app::Model& model, Frame& frame, const pack::Case& pack, const pack::Question& question, page::Point at,
                            float width);

}  // namespace vignette::ui
