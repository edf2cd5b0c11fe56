/// What was said one would do: what is back, what stands on the start page, and what belongs to an answer.
#pragma once

#include <optional>
#include <vector>

#include "app/model.hpp"
#include "reflect/commitment_words.hpp"
#include "reflect/returns.hpp"

namespace vignette::app {

/// The one that is shown, made or answered; nullptr for none. Pointers live until the model changes.
const portfolio::Commitment* chosen_commitment(const Model& model);

/// All in which something was said, oldest first, those put away too.
std::vector<const portfolio::Commitment*> commitments(const Model& model);
/// Those of an answer or a reflection that were not put away.
std::vector<const portfolio::Commitment*> commitments_of(const Model& model, const portfolio::QuestionKey& key);
/// Those that are back and wait to be answered, the one that is back longest first.
std::vector<const portfolio::Commitment*> commitments_back(const Model& model);

/// The one that stands on the start page: none where that is switched off, nor any more on a day on which one was answered, put off
/// or left to rest.
const portfolio::Commitment* commitment_on_start(const Model& model);

/// The day of the return that comes next, or is there: as a moment within it.
std::optional<portfolio::Instant> comes_back(const Model& model, const portfolio::Commitment& commitment);

}  // namespace vignette::app
