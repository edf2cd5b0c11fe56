/// Which records a choice of somebody's writing has, and what stands under which answer. For the documents of this room.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "share/writing.hpp"

namespace vignette::share {

bool says_something(std::string_view text);
bool wanted(const portfolio::Answer& answer, const Choice& choice);
bool wanted(const portfolio::Commitment& one, const Choice& choice);

/// What stands under an answer.
struct Beneath {
  std::map<portfolio::QuestionKey, const std::vector<portfolio::Citation>*> cited;
  std::map<portfolio::QuestionKey, std::vector<const portfolio::Commitment*>> commitments;
};

/// All that is cited, and the commitments that the choice has by the answer that they stand under.
Beneath beneath_answers(const portfolio::Contents& contents, const Choice& choice);

/// What is taken out of one case.
struct OfCase {
  std::vector<const portfolio::Answer*> answers;
  std::vector<const portfolio::Cited*> expectations;
  std::vector<const portfolio::Mark*> marks;
  std::vector<const portfolio::Commitment*> commitments;  // whose answer is not among these
  /// The case's own title is not known where only marks are left of it; one that only cites may have the id in its place.
  const std::string& title() const {
    for (const auto* answer : answers)
      if (answer->case_title != case_id) return answer->case_title;
    return commitments.empty() ? case_id : commitments.front()->title;
  }
  std::string case_id;
};

/// A reflection of one's own, with its text if it has any.
struct Own {
  const portfolio::Reflection* reflection = nullptr;  ///< or only its text was left, in a damaged portfolio
  const portfolio::Answer* text = nullptr;
  const portfolio::Commitment* said = nullptr;  ///< or only what one said one would do
  const std::string& title() const { return reflection ? reflection->title : text ? text->case_title : said->title; }
  portfolio::QuestionKey key() const { return reflection ? portfolio::own_reflection(reflection->id) : text ? text->key : said->from; }
};

/// Those chosen, as they are kept: newest day first. One without a title and a text is nothing yet.
std::vector<Own> own_reflections(const portfolio::Contents& contents, const Choice& choice);

/// Which of a case's answers, marks and commitments are chosen; in order. `bare` holds the answers that only cite.
std::map<std::string, OfCase> by_case(const portfolio::Contents& contents, const std::vector<pack::Case>& cases, const Choice& choice,
                                      std::deque<portfolio::Answer>& bare);

}  // namespace vignette::share
