#include "portfolio/again.hpp"

#include <charconv>
#include <string_view>

namespace vignette::portfolio {
namespace {

constexpr std::string_view again_mark = " again ", said_mark = " said", expectation_mark = "expectation ";

/// The whole of it a number of at least `least`.
std::optional<int> number_in(std::string_view digits, int least) {
  int number = 0;
  const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (trouble != std::errc{} || end != digits.data() + digits.size() || number < least) return std::nullopt;
  return number;
}

std::string_view without_said(std::string_view question) {
  if (question.ends_with(said_mark)) question.remove_suffix(said_mark.size());
  return question;
}

/// Where the mark of another time stands; npos where there is none.
std::size_t mark_at(std::string_view question) {
  question = without_said(question);
  const auto at = question.rfind(again_mark);
  if (at == std::string_view::npos || !number_in(question.substr(at + again_mark.size()), 2)) return std::string_view::npos;
  return at;
}

}  // namespace

QuestionKey again(const QuestionKey& first, int time) {
  QuestionKey key = first_of(first);
  if (time <= 1) return key;
  return {key.case_id, key.question_id + std::string(again_mark) + std::to_string(time)};
}

int time_of(const QuestionKey& key) {
  const auto at = mark_at(key.question_id);
  if (at == std::string_view::npos) return 1;
  return number_in(without_said(key.question_id).substr(at + again_mark.size()), 2).value_or(1);
}

QuestionKey first_of(const QuestionKey& key) {
  const auto at = mark_at(key.question_id);
  return at == std::string_view::npos ? key : QuestionKey{key.case_id, key.question_id.substr(0, at)};
}

bool of_question(const QuestionKey& key, const QuestionKey& first) { return first_of(key) == first_of(first); }

QuestionKey said_beside(const QuestionKey& later) {
  return is_said_beside(later) ? later : QuestionKey{later.case_id, later.question_id + std::string(said_mark)};
}

bool is_said_beside(const QuestionKey& key) {
  return key.question_id.ends_with(said_mark) && mark_at(key.question_id) != std::string::npos;
}

QuestionKey later_of(const QuestionKey& said) {
  return is_said_beside(said) ? QuestionKey{said.case_id, std::string(without_said(said.question_id))} : said;
}

QuestionKey answering_again(const std::string& case_id) { return {case_id, "answering again"}; }

QuestionKey expectation(const std::string& case_id, std::string_view wording) {
  return {case_id, std::string(expectation_mark).append(wording)};
}

std::optional<std::string_view> expectation_of(const QuestionKey& key) {
  const std::string_view id = key.question_id;
  if (!id.starts_with(expectation_mark) || id.size() == expectation_mark.size()) return std::nullopt;
  return id.substr(expectation_mark.size());
}

bool goes_with(const QuestionKey& taken, const QuestionKey& key) {
  if (key == taken) return true;
  if (is_own_reflection(taken)) return key == only_for_me(taken);
  if (is_said_beside(taken)) return false;
  if (time_of(taken) > 1) return key == said_beside(taken);
  return of_question(key, taken) && !is_only_for_me(key);
}

}  // namespace vignette::portfolio
