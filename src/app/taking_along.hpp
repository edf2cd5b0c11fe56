/// Taking out for good: what goes with the text that was taken out, in the model as in the file.
#pragma once

#include "app/turn.hpp"

namespace vignette::app {

/// Whether this writing goes.
bool goes(const portfolio::TakeOut& what, const portfolio::QuestionKey& key);
/// A text without a passage, as the store does it, so that what is written next is what the file holds.
void remove_all(std::string& text, const std::string& passage);
/// The text stays but for the passage; undo ends here, because its steps hold what went.
void forget_steps(Editing& text, const std::string& passage);
/// Reflections of one's own, lenses, plans of workshops, and commitments with the words they came from.
void take_along(Model& model, const portfolio::TakeOut& what, const portfolio::Reached& reach);

}  // namespace vignette::app
