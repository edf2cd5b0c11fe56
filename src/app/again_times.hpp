/// The times at which a case's questions were answered, and what the record of the present one says. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/model.hpp"
#include "portfolio/again.hpp"

namespace vignette::app {

/// Whether the answer under a key holds more than white space.
bool has_words(const Model& model, const portfolio::QuestionKey& key);
/// The place of the key's question among its case's; nothing where it has none.
std::optional<std::size_t> number_of(const pack::Case& pack, const portfolio::QuestionKey& key);

/// The newest time at which a question was answered, up to one; 0 for never.
int newest_time(const Model& model, const portfolio::QuestionKey& first, int up_to = 1 << 20);
/// Whether a question is asked again at a time: it had words before the first of that time was written.
bool asked_again(const Model& model, const portfolio::QuestionKey& first, int time);
/// Whether every question that is asked again at this time has an answer of it.
bool complete(const Model& model, const pack::Case& pack, int time);
/// The newest time at which a question was answered whose round was answered to its end; 1 where there is none.
int newest_whole_time(const Model& model, const portfolio::QuestionKey& first);

/// What the record of a case's present time says; empty where it is not being answered again.
const std::string& told_of(const Model& model, const std::string& case_id);
/// Whether a record names this question among those that had words before its time began. One that names none means all of them.
bool names(std::string_view told, std::string_view question_id);
/// What the record says where one has gone on with first answers although the case was answered again.
inline constexpr std::string_view first_shown = "1";
/// What the record of a time says: its number, then the questions that are asked again. They are settled when it begins, so that words
/// to a question that is first answered meanwhile stay under the question's own key.
std::string told_for(const Model& model, const std::string& case_id, int time);

}  // namespace vignette::app
