/// Answering a case again, and then and now: which time it is, what is not shown meanwhile, and what stands beside what.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/model.hpp"
#include "portfolio/again.hpp"

namespace vignette::app {

/// The id of the lens that asks for each thing inspectors looked for where one saw it. It is made of the case, not read from a file.
inline constexpr std::string_view expectations_lens = "expectations";

/// Whether there is a lens to look with where one writes: of those read from files, or of a case's expectations.
bool has_lenses(const Model& model);

/// What a learner kept of what inspectors looked for: the words it was kept under, and which of the case's it is now, counted from 0;
/// nothing where it is no longer in the text. Pointers live until the model changes.
struct SeenUnder {
  portfolio::QuestionKey by;
  std::optional<std::size_t> place;
  const std::vector<portfolio::Citation>* passages = nullptr;  ///< one at least
  std::string was;                                             ///< its words as they were, where it is no longer in the text
};
std::vector<SeenUnder> seen_under_expectations(const Model& model, const pack::Case& pack);

/// Which time a case is being answered: 1, or more while it is answered again.
int time_here(const Model& model, const std::string& case_id);
/// The key of a question's answer as its case is being answered now: its own, where it had no words before. While it is not being answered
/// again it is that of the newest time that was answered to its end, unless one has gone on with the first answer since. And whether it
/// holds more than white space.
portfolio::QuestionKey key_now(const Model& model, const std::string& case_id, const std::string& question_id);
bool answered_now(const Model& model, const std::string& case_id, const std::string& question_id);
/// An earlier answer while its case is answered again: not shown until one stops, or looks at both.
bool withheld(const Model& model, const portfolio::QuestionKey& key);

/// Whether each question that is asked again while its case is answered again has an answer of this time.
bool answered_to_the_end(const Model& model, const std::string& case_id);
/// The newest answer to a question with words, of whatever time; nothing where there is none.
std::optional<portfolio::QuestionKey> newest_of(const Model& model, const portfolio::QuestionKey& question);

/// The answer that a later one is put beside: the newest of an earlier time; nothing where there is none with words.
std::optional<portfolio::QuestionKey> earlier_of(const Model& model, const portfolio::QuestionKey& later);
/// All of them, oldest first; and the one that is shown as then.
std::vector<portfolio::QuestionKey> all_earlier_of(const Model& model, const portfolio::QuestionKey& later);
std::optional<portfolio::QuestionKey> then_shown(const Model& model);
/// The newest of each question that was answered more than once, in the case's order.
std::vector<portfolio::QuestionKey> answered_twice(const Model& model, const std::string& case_id);
/// The one that then and now would show from here; nothing where there are no two.
std::optional<portfolio::QuestionKey> later_here(const Model& model);

/// An earlier answer as it was when the later one was begun.
struct Then {
  std::string_view text;
  portfolio::Instant when;
  std::optional<portfolio::Instant> taken_out;  ///< for good: there is no text
};
/// Pointers live until the model changes.
std::optional<Then> then_of(const Model& model, const portfolio::QuestionKey& later, const portfolio::QuestionKey& earlier);

/// When an answer to any question of the case was changed last; nothing where there is none.
std::optional<portfolio::Instant> answered_last(const Model& model, const std::string& case_id);
/// The day from which it is offered to answer a case again: six months after that.
std::optional<portfolio::Day> again_from(const Model& model, const std::string& case_id);
bool again_due(const Model& model, const std::string& case_id);
/// Whether the start page may offer it.
bool again_offered(const Model& model, const std::string& case_id);
/// The case that the start page offers to answer again; nullptr for none.
const pack::Case* again_on_start(const Model& model);
/// The case that "answer this case again" means here; empty for none.
std::string case_to_answer_again(const Model& model);

}  // namespace vignette::app
