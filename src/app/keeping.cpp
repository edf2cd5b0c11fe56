// What is handed to the store, and what came back from it.

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "app/own.hpp"
#include "app/turn.hpp"
#include "portfolio/again.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

bool anything_kept(const Model& model) {
  const Practice& practice = model.practice;
  const Review& review = model.review;
  return !model.marks.of_case.empty() || !practice.reflections.empty() || !practice.commitments.empty() || !practice.plans.empty() ||
         review.own || !review.people.empty() || !review.exchanges.empty() ||
         std::ranges::any_of(model.drafts, [](const auto& entry) { return !entry.second.record.id.empty(); });
}

void copying_is_over(Turn& turn) {
  turn.model.saving.copying = false;
  if (std::exchange(turn.model.leaves_after_copy, false)) carry_out(turn, intent::Quit{});
}

/// Where there is none yet, what is to be kept waits in memory.
bool takes_what_is_kept(const Model& model) { return !model.read_only && !model.vault.locked && !model.vault.absent; }

words::Problem leaves_words_behind() {
  return {.what = std::string(words::say(words::Word::leave_unsaved)), .mend = std::string(words::say(words::Word::leave_unsaved_mend))};
}

bool held_in_memory_only(const Saving& saving) { return saving.state == SaveState::failed || saving.state == SaveState::read_only; }

}  // namespace

bool anything_unsaved(const Model& model) {
  return marks_unsaved(model) || practice_unsaved(model) || reviews_unsaved(model) ||
         std::ranges::any_of(model.drafts, [](const auto& entry) { return entry.second.unsaved_since != 0; });
}

portfolio::Place place_of(const Model& model, const std::string& case_id) {
  const auto found = model.places.find(case_id);
  if (found != model.places.end()) return found->second;
  portfolio::Place place;
  place.case_id = case_id;
  return place;
}

void keep_draft(Turn& turn, Draft& draft, bool revision) {
  auto& record = draft.record;
  auto& saving = turn.model.saving;
  if (revision && turn.model.read_only && draft.unsaved_since == 0) {  // nothing of it is to be kept: the other window may have gone on
    turn.model.unrevised.erase(record.key);
    return;
  }
  if (record.id.empty()) {
    record.id = portfolio::make_id(turn.outside.now.instant, turn.outside.chance_a, turn.outside.chance_b);
    record.created = turn.outside.now.instant;
  }
  if (record.text != draft.editing.text) {
    record.text = draft.editing.text;
    record.updated = turn.outside.now.instant;
  }
  draft.unsaved_since = ++saving.handed_over;
  if (revision) {
    draft.revised = record.text;
    turn.model.unrevised.erase(record.key);
    if (draft.versions.empty() || draft.versions.back().answer.text != record.text) draft.versions.push_back({record});
  } else {
    turn.model.unrevised.insert(record.key);
  }
  touch_head(turn.model, draft);
  turn.model.leaving = turn.model.leaves_when_saved = false;
  if (!takes_what_is_kept(turn.model)) return;             // handed over once there is a portfolio that is written from here
  if (!draft.known && turn.model.answers_due > 0) return;  // the file may hold an answer to this: that comes first
  if (revision && turn.model.portfolio_open) draft.versions.back().number = saving.handed_over;
  if (revision && turn.model.versions.of == record.key) turn.model.versions.due = saving.handed_over;
  if (saving.state != SaveState::failed) saving.state = SaveState::saving;
  turn.ask(effect::SaveAnswer{saving.handed_over, {record, revision}});
}

bool may_hand_over(Turn& turn) {
  Model& model = turn.model;
  if (!takes_what_is_kept(model)) return false;
  if (model.saving.state != SaveState::failed) model.saving.state = SaveState::saving;
  return true;
}

void leave_question(Turn& turn, const portfolio::QuestionKey& key) {
  if (!portfolio::is_only_for_me(key)) leave_commitment(turn);
  const auto found = turn.model.drafts.find(key);
  if (found == turn.model.drafts.end()) return;
  Draft& draft = found->second;
  if (draft.editing.text != draft.revised && answered(turn.model, key.case_id, key.question_id)) keep_draft(turn, draft, true);
  draft.editing.apart = true;
}

void keep_place(Turn& turn, portfolio::Place place, bool arrived) {
  Model& model = turn.model;
  auto [held, made] = model.places.try_emplace(place.case_id, place);
  place.visited = held->second.visited;
  if (!made && !arrived && place == held->second) return;
  place.visited = turn.outside.now.instant;
  held->second = place;
  if (model.read_only || model.vault.locked) return;
  // Without a portfolio it waits elsewhere, uncounted: `keep_places_made_before` hands it over.
  turn.ask(effect::SavePlace{model.vault.absent ? 0 : ++model.saving.handed_over, {std::move(place)}});
}

void note_where_one_is(Turn& turn, bool arrived) {
  const Model& model = turn.model;
  const bool asked = model.screen == Screen::question && current_question(model);
  if (!asked && (model.screen != Screen::reader || !current_case(model))) return;
  auto place = place_of(model, model.case_id);
  place.question_id = asked ? current_question(model)->id : std::string();
  if (const auto* text = asked ? editing(model, Field::answer) : nullptr) place.caret = text->caret;
  keep_place(turn, std::move(place), arrived);
}

void carry_out(Turn& turn, const intent::TrySavingAgain&) {
  auto& saving = turn.model.saving;
  auto& vault = turn.model.vault;
  if (vault.damaged || vault.gone) {  // it is looked at again, and written to only if nothing is wrong with it any more
    if (!std::exchange(vault.busy, true)) turn.ask(effect::RetrySaving{});
    return;
  }
  if (!held_in_memory_only(saving)) return;
  if (turn.model.portfolio_open && !turn.model.read_only) saving.state = SaveState::saving;
  try_again(turn);
}

void try_again(Turn& turn) {
  Model& model = turn.model;
  model.saving.tried = turn.outside.now.instant;
  if (model.vault.damaged || model.vault.gone) return;  // nothing is written to that file, or put in its place
  if (!model.vault.absent) return turn.ask(effect::RetrySaving{});
  model.vault.busy = true;
  turn.ask(effect::MakePortfolio{});
}

portfolio::Contents in_memory(const Model& model) {
  portfolio::Contents contents;
  for (const auto& [key, draft] : model.drafts)
    if (!draft.record.id.empty()) contents.answers.push_back(draft.record);
  std::ranges::stable_sort(contents.answers, std::ranges::greater(), &portfolio::Answer::updated);
  for (const auto& [id, place] : model.places) contents.places.push_back(place);
  for (const auto& [id, marks] : model.marks.of_case)
    for (const auto& placed : marks) contents.marks.push_back(placed.mark);
  for (const auto& [by, cited] : model.marks.cited) contents.cited.push_back({by, cited.list});
  hold_practice(model, contents, true);
  // Of what is on the disk too the file says what is left: nothing of it was taken out for good there, and not yet here.
  for (const auto& one : model.review.exchanges)
    if (one.unsaved_since != 0) contents.exchanges.push_back(one.record);
  return contents;
}

void carry_out(Turn& turn, const intent::SaveCopyElsewhere&) {
  Model& model = turn.model;
  model.saving.copying = true;
  auto contents = in_memory(model);
  for (const auto& [key, draft] : model.drafts)
    for (const auto& version : draft.versions)
      if (draft.unsaved_since != 0) contents.versions.push_back(version.answer);
  if (model.saving.state == SaveState::failed)  // the file may be past reading
    for (const auto& one : model.review.exchanges)
      if (one.unsaved_since == 0) contents.exchanges.push_back(one.record);
  turn.ask(effect::SaveCopy{std::move(contents), model.vault.is_protected});
}

void carry_out(Turn& turn, const intent::PacksRead& wish) {
  Model& model = turn.model;
  const std::string question_id = portfolio::first_of(current_key(model)).question_id;
  model.cases.clear();
  std::map<std::string_view, std::size_t> by_id;
  for (const auto& pack : wish.shelf.cases) {
    model.cases.push_back({std::make_shared<const pack::Case>(pack), std::make_shared<const Document>(document_of(pack))});
    const auto [first, fresh] = by_id.emplace(pack.id, model.cases.size() - 1);
    if (fresh) continue;
    model.cases.back().same_id_as = model.cases[first->second].pack->file;
    model.cases[first->second].same_id_as = pack.file;
  }
  model.collections = wish.shelf.collections;
  model.terms = wish.shelf.terms;
  model.lenses = wish.shelf.lenses;
  model.shelf_problems = wish.shelf.problems;
  if (std::exchange(model.packs_asked, false)) model.packs_looked = turn.outside.now.instant;
  model.packs_read = true;
  model.spelling.gathered = false;  // names may be others
  place_marks(model);
  // An author may have changed the case that is being read.
  model.selection = {};
  const auto* open = current_case(model);
  if (open && !question_id.empty()) {
    const auto& questions = open->pack->questions;
    const auto found = std::ranges::find(questions, question_id, &pack::Question::id);
    if (found != questions.end()) model.question = static_cast<std::size_t>(found - questions.begin());
  }
  if (!model.case_id.empty() && (!open || (model.screen == Screen::question && !current_question(model)))) {
    model.case_id.clear();
    carry_out(turn, intent::ShowShelf{});
  }
  if (model.find.open) look_again(model, {});
  join_shelf_and_portfolio(turn);
  open_what_waits(turn);
}

void carry_out(Turn& turn, const intent::Saved& wish) {
  Model& model = turn.model;
  auto& saving = model.saving;
  saving.kept = std::max(saving.kept, wish.number);
  saving.last_kept = turn.outside.now.instant;
  for (auto& [key, draft] : model.drafts) {
    if (draft.unsaved_since <= saving.kept && (draft.known || model.answers_due == 0)) draft.unsaved_since = 0;
    std::erase_if(draft.versions, [&](const Draft::Version& one) { return one.number != 0 && one.number <= saving.kept; });
  }
  marks_kept(model, saving.kept);
  practice_kept(model, saving.kept);
  reviews_kept(model, saving.kept);
  // The store keeps in order and tries what failed along with what is new: whatever was wrong is over.
  saving.problem.reset();
  saving.copied_to.reset();
  saving.copy_problem.reset();
  if (model.vault.locked && saving.kept >= saving.handed_over) model.vault.held = 0;
  if (!anything_unsaved(model) && model.vault.held == 0 && model.notice == leaves_words_behind()) model.notice.reset();
  if (anything_unsaved(model) || model.vault.held > 0)
    saving.state = SaveState::saving;
  else if (model.vault.locked)
    saving.state = SaveState::saved;
  else
    saving.state = anything_kept(model) ? SaveState::saved : SaveState::nothing_yet;
  go_on_sharing(turn);
  if (model.versions.due != 0 && saving.kept >= model.versions.due) read_versions(turn, model.versions.of);
  if (model.leaves_when_saved && !anything_unsaved(model)) turn.ask(effect::Quit{});
}

void carry_out(Turn& turn, const intent::SaveFailed& wish) {
  turn.model.leaves_when_saved = false;  // one stays, and sees why
  turn.model.saving.state = SaveState::failed;
  turn.model.saving.problem = wish.problem;
  finish_sharing(turn);  // a share waits for no disk: which version it is of is not known then
}

void carry_out(Turn& turn, const intent::CopySaved& wish) {
  turn.model.saving.copied_to = wish.path;
  turn.model.saving.copied = turn.model.saving.handed_over;
  turn.model.saving.copy_problem.reset();
  copying_is_over(turn);
}

void carry_out(Turn& turn, const intent::CopyFailed& wish) {
  turn.model.saving.copy_problem = wish.problem;
  turn.model.saving.copying = false;
  turn.model.leaves_after_copy = false;  // one stays, and sees why
}

void carry_out(Turn& turn, const intent::CopyDropped&) { copying_is_over(turn); }

void carry_out(Turn& turn, const intent::LinkFailed& wish) { turn.model.notice = wish.problem; }

void carry_out(Turn& turn, const intent::DismissNotice&) {
  turn.model.notice.reset();
  turn.model.saving.copy_problem.reset();
}

void carry_out(Turn& turn, const intent::Quit&) {
  Model& model = turn.model;
  if (ends_team_first(turn)) return;
  const bool unkept = anything_unsaved(model) || model.vault.held > 0;
  if (unkept && held_in_memory_only(model.saving) && model.saving.copied != model.saving.handed_over &&
      !std::exchange(model.leaving, true)) {
    model.notice = leaves_words_behind();
    return;
  }
  if (model.saving.copying && !std::exchange(model.leaves_after_copy, true)) {
    model.notice = words::Problem{.what = std::string(words::say(words::Word::vault_copying)),
                                  .mend = std::string(words::say(words::Word::vault_copying_mend))};
    return;
  }
  leave_writing(turn);
  note_where_one_is(turn, false);
  // What is on its way to the disk is waited for, because a disk may fail slowly; who asks once more leaves at once.
  if (model.saving.state == SaveState::saving && anything_unsaved(model) && !std::exchange(model.leaves_when_saved, true)) return;
  turn.ask(effect::Quit{});
}

}  // namespace vignette::app
