#include "app/taking_along.hpp"

#include <algorithm>

#include "app/wipe.hpp"
#include "portfolio/again.hpp"
#include "text/without.hpp"

namespace vignette::app {

namespace {

using What = portfolio::TakenOut::What;

void wipe_words(portfolio::Commitment& commitment) {
  wipe(commitment.title);
  portfolio::each_text(commitment, [](std::string& text) { wipe(text); });
}

/// What was typed in them is forgotten with its steps; they show what is left.
void open_fields_anew(Practice& practice) {
  for (Editing* field : {&practice.title, &practice.day, &practice.when, &practice.will, &practice.by, &practice.with, &practice.why})
    wipe(*field);
  forget_steps_before(practice);
  open_fields(practice);
}

/// Of one text: the passage goes from what was said with it, and from its title where that is the learner's own.
void take_words(Model& model, const portfolio::TakeOut& what, const std::vector<portfolio::Id>& unquoted) {
  const bool own = portfolio::is_own_reflection(what.key);
  const std::string passage = what.what == What::passage ? what.passage : std::string();
  for (auto& one : model.practice.commitments) {
    auto& commitment = one.record;
    if (commitment.from != what.key) continue;
    portfolio::each_text(commitment, [&](std::string& text) { remove_all(text, passage); });
    if (own) remove_all(commitment.title, passage);
    // The file knows every version: what stands in none any more went there too, and is not written again.
    if (std::ranges::find(unquoted, commitment.id) != unquoted.end()) wipe(commitment.words);
  }
  if (!own) return;
  if (auto* reflection = find_reflection(model, what.key.question_id)) remove_all(reflection->record.title, passage);
  for (const auto& key : {what.key, portfolio::only_for_me(what.key)})
    if (const auto found = model.drafts.find(key); found != model.drafts.end()) remove_all(found->second.record.case_title, passage);
}

}  // namespace

bool goes(const portfolio::TakeOut& what, const portfolio::QuestionKey& key) {
  switch (what.what) {
    case What::everything:
      return true;
    case What::one_case:
      return key.case_id == what.key.case_id;
    case What::answer:
      return portfolio::goes_with(what.key, key);
    case What::exchange:
      return false;
    default:
      return key == what.key;
  }
}

void remove_all(std::string& text, const std::string& passage) {
  if (passage.empty()) return;
  auto left = text::without(text, passage);
  wipe(text);
  text = std::move(left);
}

void forget_steps(Editing& text, const std::string& passage) {
  Editing fresh;
  fresh.text = text.text;
  fresh.version = text.version + 1;
  remove_all(fresh.text, passage);
  move_caret(fresh, std::min(text.caret, fresh.text.size()), false);
  wipe(text);
  text = std::move(fresh);
}

void take_along(Model& model, const portfolio::TakeOut& what, const portfolio::Reached& reach) {
  Practice& practice = model.practice;
  if (what.what == What::passage || what.what == What::version) {
    take_words(model, what, reach.unquoted);
    return open_fields_anew(practice);
  }
  const auto is_gone = [&](const auto& one) { return goes(what, portfolio::own_reflection(one.record.id)); };
  for (auto& one : practice.reflections)
    if (is_gone(one)) wipe(one.record.title);
  std::erase_if(practice.reflections, is_gone);
  const auto was_said = [&](const auto& one) { return goes(what, one.record.from); };
  for (auto& one : practice.commitments)
    if (was_said(one)) wipe_words(one.record);
  std::erase_if(practice.commitments, was_said);
  // What a question is looked at with stays with the question.
  const bool with_lens = what.what != What::answer || portfolio::is_own_reflection(what.key);
  std::erase_if(practice.lenses, [&](const auto& one) { return with_lens && goes(what, one.first); });
  forget_plans(model, what);
  open_fields_anew(practice);
}

}  // namespace vignette::app
