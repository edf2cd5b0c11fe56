/// Answering a case again, and where one saw what inspectors looked for: which keys they have. As with `only_for_me`, no table of their
/// own: each is an answer, or a list of passages, whose key has a blank in it, which an id of a pack never has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "portfolio/practice.hpp"

namespace vignette::portfolio {

/// The answer to a question when its case is answered for the `time`th time; 1 is the first, and the question's own key. Each is an
/// answer with versions of its own, so that no word of an earlier one is touched.
QuestionKey again(const QuestionKey& first, int time);
/// Which time this is an answer of; 1 for every key that is none of another time.
int time_of(const QuestionKey& key);
/// The question's own key.
QuestionKey first_of(const QuestionKey& key);
/// Whether it is an answer to this question, of whatever time, or what was said to the one who wrote it.
bool of_question(const QuestionKey& key, const QuestionKey& first);

/// What one says to the one who wrote the earlier answer, beside the later one.
QuestionKey said_beside(const QuestionKey& later);
bool is_said_beside(const QuestionKey& key);
/// The later answer that it stands beside.
QuestionKey later_of(const QuestionKey& said);

/// Where a case has it which time it is being answered, as a choice of lens: its `lens` is the time, empty for the first; `not_now`
/// means that the start page does not offer to answer it again.
QuestionKey answering_again(const std::string& case_id);

/// The passages in which the learner saw one thing inspectors looked for, kept under its own words: they find it again in a case that was
/// edited since (reflect/expectations.hpp), and are shown where they find it no more.
QuestionKey expectation(const std::string& case_id, std::string_view wording);
/// Its words as they were; nothing for every other key. Once only its number in the case was kept: then its digits are its words.
std::optional<std::string_view> expectation_of(const QuestionKey& key);

/// Whether taking out an answer for good takes this along: an answer takes those of later times, and what was said beside them; a
/// reflection of one's own what is only for the learner.
bool goes_with(const QuestionKey& taken, const QuestionKey& key);

}  // namespace vignette::portfolio
