#include "app/again_times.hpp"

#include <algorithm>

#include "app/again.hpp"
#include "app/turn.hpp"

namespace vignette::app {

using portfolio::QuestionKey;

bool has_words(const Model& model, const QuestionKey& key) { return answered(model, key.case_id, key.question_id); }

std::optional<std::size_t> number_of(const pack::Case& pack, const QuestionKey& key) {
  const auto first = portfolio::first_of(key);
  const auto found = std::ranges::find(pack.questions, first.question_id, &pack::Question::id);
  if (found == pack.questions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - pack.questions.begin());
}

int newest_time(const Model& model, const QuestionKey& first, int up_to) {
  int newest = 0;
  for (auto at = model.drafts.lower_bound({first.case_id, {}}); at != model.drafts.end() && at->first.case_id == first.case_id; ++at) {
    const QuestionKey& key = at->first;
    const int time = portfolio::time_of(key);
    if (portfolio::is_said_beside(key) || portfolio::first_of(key) != first || time > up_to || time < newest) continue;
    if (has_words(model, key)) newest = time;
  }
  return newest;
}

const std::string& told_of(const Model& model, const std::string& case_id) {
  static const std::string nothing;
  const auto choice = model.practice.lenses.find(portfolio::answering_again(case_id));
  return choice == model.practice.lenses.end() ? nothing : choice->second.record.lens;
}

bool names(std::string_view told, std::string_view question_id) {
  std::size_t at = told.find(' ');
  if (at == std::string_view::npos) return true;
  while (at != std::string_view::npos) {
    const std::size_t next = told.find(' ', at + 1);
    if (told.substr(at + 1, next - std::min(next, at + 1)) == question_id) return true;
    at = next;
  }
  return false;
}

bool asked_again(const Model& model, const QuestionKey& first, int time) {
  if (time > 1 && time == time_here(model, first.case_id)) return names(told_of(model, first.case_id), first.question_id);
  const int earlier = newest_time(model, first, time - 1);
  if (earlier == 0) return false;
  const auto before = find_draft(model, portfolio::again(first, earlier))->record.created;
  if (has_words(model, portfolio::again(first, time))) return true;
  for (auto at = model.drafts.lower_bound({first.case_id, {}}); at != model.drafts.end() && at->first.case_id == first.case_id; ++at)
    if (portfolio::time_of(at->first) == time && has_words(model, at->first) && at->second.record.created < before) return false;
  return true;
}

bool complete(const Model& model, const pack::Case& pack, int time) {
  return std::ranges::all_of(pack.questions, [&](const pack::Question& question) {
    const QuestionKey first{pack.id, question.id};
    return !asked_again(model, first, time) || has_words(model, portfolio::again(first, time));
  });
}

int newest_whole_time(const Model& model, const QuestionKey& first) {
  const auto* open = find_case(model, first.case_id);
  if (!open) return 1;
  for (int time = newest_time(model, first); time > 1; time = newest_time(model, first, time - 1))
    if (complete(model, *open->pack, time)) return time;
  return 1;
}

std::string told_for(const Model& model, const std::string& case_id, int time) {
  if (time <= 1) return {};
  std::string told = std::to_string(time);
  if (const auto* open = find_case(model, case_id))
    for (const auto& question : open->pack->questions)
      if (asked_again(model, {case_id, question.id}, time)) told += " " + question.id;
  return told;
}

}  // namespace vignette::app
