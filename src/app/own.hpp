/// Reflections of one's own and what is only for the learner: what the rest of this room needs of them.
#pragma once

#include <optional>
#include <string>

#include "app/turn.hpp"

namespace vignette::app {

/// Whether this is a reflection of one's own, or what is only for the learner: writing that no question of a case asks for.
bool answers_no_question(const portfolio::QuestionKey& key);
/// Opens such writing to go on with it; false if what it belongs to is not there.
bool open_own(Turn& turn, const portfolio::QuestionKey& key);

/// A reflection that has its words already, and is kept at once; it is shown then. There is none of its id yet.
void begin_with(Turn& turn, portfolio::Reflection record, const std::string& text);
/// What was brought from a workshop becomes a reflection, once it is known how a portfolio keeps it (words_home.cpp).
void keep_what_was_brought(Turn& turn);

/// The draft of the reflection that is being written; nullptr if none is.
Draft* draft_of_reflection(Model& model);
/// The reflection shown was written in: from now on it is kept.
void keep_reflection_written(Turn& turn);

/// Whether one writes in a reflection of one's own: on its own screen, or after the end of a workshop.
bool reflection_shown(const Model& model);
/// After the end of a workshop there is one to write in, on what one would change; where nothing is written in it, it goes as it came.
void mind_would_change(Turn& turn);

/// What is shown and is only for the learner; nothing where there is none.
std::optional<portfolio::QuestionKey> only_for_me_shown(const Model& model);
/// A reflection stays the one being written while it is shown, or while the way back leads to it.
void mind_reflection(Turn& turn, const portfolio::Id& before);
/// The texts being written become versions.
void leave_writing(Turn& turn);

}  // namespace vignette::app
