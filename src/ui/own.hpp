/// Reflections of one's own and what is only for the learner, as they are named and seen (look/30-own-reflection, 20-end-of-case).
#pragma once

#include <string>

#include "app/model.hpp"
#include "ui/frame.hpp"
#include "words/words.hpp"

namespace vignette::ui {

/// Its title, or that it has none.
std::string title_of(const portfolio::Reflection& reflection);
/// "Practice".
std::string kind_in_words(portfolio::Reflection::Kind kind);
/// "3 September", with the year if it is another one than now.
std::string day_only_in_words(const app::Model& model, portfolio::Day day);
/// The one that this is the text of; nullptr if it is another kind of writing, or gone.
const portfolio::Reflection* reflection_of(const app::Model& model, const portfolio::QuestionKey& key);
/// The one that what is only for the learner stands with; nullptr if it stands with a case, or it is gone.
const portfolio::Reflection* reflection_with(const app::Model& model, const portfolio::QuestionKey& only_for_me);

/// A reflection of one's own, in the whole window.
void draw_reflection(const app::Model& model, Frame& frame);

/// Beside it: those written before, and what is only for the learner, with whom to talk to.
void draw_earlier_panel(const app::Model& model, Frame& frame, page::Rect area);
void draw_only_for_me_panel(const app::Model& model, Frame& frame, page::Rect area);

/// At the end of a case, or of a workshop; `asks`: what stands in it while it is empty. The pane, if one is given, follows the caret.
/// Answers the height.
float draw_only_for_me(const app::Model& model, Frame& frame, page::Point at, float width, words::Word asks = words::Word::mine_case,
                       Pane* pane = nullptr);

/// A field without a box, on a line of its own: a title. Its spelling is checked.
void title_field(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, std::string_view placeholder,
                 page::Rect rect, Type type, const app::Model& model);

}  // namespace vignette::ui
