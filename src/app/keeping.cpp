// What is handed to the store, what came back from it, and how a portfolio that opens late joins what was written meanwhile.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

bool anything_unsaved(const Model& model) {
  return std::ranges::any_of(model.drafts, [](const auto& entry) { return entry.second.unsaved_since != 0; });
}

bool anything_kept(const Model& model) {
  return std::ranges::any_of(model.drafts, [](const auto& entry) { return !entry.second.record.id.empty(); });
}

/// An answer as it came from the file, ready to be gone on with where the caret last stood.
Draft opened(const portfolio::Contents& contents, const portfolio::Answer& answer) {
  Draft draft;
  draft.record = answer;
  draft.editing.text = answer.text;
  if (answer.revisions > 0) draft.revised = answer.text;
  const auto place = std::ranges::find(contents.places, answer.key.case_id, &portfolio::Place::case_id);
  const bool stood_here = place != contents.places.end() && place->question_id == answer.key.question_id;
  move_caret(draft.editing, stood_here ? static_cast<std::size_t>(place->caret) : answer.text.size(), false);
  return draft;
}

/// Lets a text change by itself, as a step that can be undone, with the caret staying at its words.
void become(Editing& text, const std::string& wanted, portfolio::Instant now) {
  const auto change = text::difference(text.text, wanted);
  const auto follow = [&change](std::size_t offset) {
    if (offset <= change.at && !(offset == change.at && change.removed.empty())) return offset;
    const auto end = change.at + change.removed.size();
    return offset >= end ? offset - change.removed.size() + change.inserted.size() : change.at + change.inserted.size();
  };
  const auto caret = follow(text.caret);
  const auto anchor = follow(text.anchor);
  text.apart = true;
  edit(text, change, EditKind::other, now);
  move_caret(text, anchor, false);
  move_caret(text, caret, true);
}

/// Joins what the file holds with what was written while it was not open. Nothing of either is lost.
void join_answer(Turn& turn, const portfolio::Contents& contents, const portfolio::Answer& answer) {
  const auto found = turn.model.drafts.find(answer.key);
  if (found == turn.model.drafts.end() || (found->second.unsaved_since == 0 && found->second.editing.history.empty())) {
    turn.model.drafts.insert_or_assign(answer.key, opened(contents, answer));
    return;
  }
  Draft& draft = found->second;
  const bool same_answer = draft.record.id == answer.id;
  const bool unsaved = draft.unsaved_since != 0;
  const std::string written = draft.editing.text;
  draft.record.id = answer.id;
  draft.record.created = std::min(draft.record.created, answer.created);
  draft.record.revisions = answer.revisions;
  if (!unsaved || (!same_answer && written.empty()))
    become(draft.editing, answer.text, turn.outside.now.instant);
  else if (!same_answer && !answer.text.empty() && answer.text != written)
    become(draft.editing, answer.text + "\n\n" + written, turn.outside.now.instant);
  else if (same_answer && !answer.text.empty() && answer.text != written)
    // Another window may have gone on meanwhile: its text becomes a version before ours takes its place.
    turn.ask(effect::SaveAnswer{++turn.model.saving.handed_over, {answer, true}});
  if (!unsaved) {
    draft.record = answer;
    if (answer.revisions > 0) draft.revised = answer.text;
  }
}

/// A place visited before the portfolio was open keeps what both know; the newer visit says where one is.
portfolio::Place joined(const Model& model, const portfolio::Place& kept) {
  const auto found = model.places.find(kept.case_id);
  if (found == model.places.end()) return kept;
  portfolio::Place place = found->second;
  if (place.block == 0 && place.offset == 0) {
    place.block = kept.block;
    place.offset = kept.offset;
  }
  place.read_to = std::max(place.read_to, kept.read_to);
  place.content_note_seen = place.content_note_seen || kept.content_note_seen;
  auto sections = kept.sections_read;
  for (auto& section : place.sections_read)
    if (std::ranges::find(sections, section) == sections.end()) sections.push_back(std::move(section));
  place.sections_read = std::move(sections);
  return place;
}

bool held_in_memory_only(const Saving& saving) { return saving.state == SaveState::failed || saving.state == SaveState::read_only; }

}  // namespace

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
  if (record.id.empty()) {
    record.id = portfolio::make_id(turn.outside.now.instant, turn.outside.chance_a, turn.outside.chance_b);
    record.created = turn.outside.now.instant;
  }
  if (record.text != draft.editing.text) {
    record.text = draft.editing.text;
    record.updated = turn.outside.now.instant;
  }
  if (revision) draft.revised = record.text;
  draft.unsaved_since = ++saving.handed_over;
  turn.model.leaving = false;
  if (turn.model.read_only) return;
  if (saving.state != SaveState::failed) saving.state = SaveState::saving;
  turn.ask(effect::SaveAnswer{saving.handed_over, {record, revision}});
}

void leave_question(Turn& turn, const portfolio::QuestionKey& key) {
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
  if (model.read_only) return;
  turn.ask(effect::SavePlace{++model.saving.handed_over, {std::move(place)}});
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
  if (!held_in_memory_only(saving)) return;
  if (turn.model.portfolio_open && !turn.model.read_only) saving.state = SaveState::saving;
  turn.ask(effect::RetrySaving{});
}

void carry_out(Turn& turn, const intent::SaveCopyElsewhere&) {
  portfolio::Contents contents;
  for (const auto& [key, draft] : turn.model.drafts)
    if (!draft.record.id.empty()) contents.answers.push_back(draft.record);
  std::ranges::stable_sort(contents.answers, std::ranges::greater(), &portfolio::Answer::updated);
  for (const auto& [id, place] : turn.model.places) contents.places.push_back(place);
  turn.ask(effect::SaveCopy{std::move(contents)});
}

void carry_out(Turn& turn, const intent::PacksRead& wish) {
  Model& model = turn.model;
  const std::string question_id = current_key(model).question_id;
  model.cases.clear();
  for (const auto& pack : wish.shelf.cases)
    model.cases.push_back({std::make_shared<const pack::Case>(pack), std::make_shared<const Document>(document_of(pack))});
  model.collections = wish.shelf.collections;
  model.terms = wish.shelf.terms;
  model.shelf_problems = wish.shelf.problems;
  model.packs_read = true;
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
  open_what_waits(turn);
}

void carry_out(Turn& turn, const intent::PortfolioOpened& wish) {
  Model& model = turn.model;
  model.portfolio_open = true;
  model.read_only = wish.read_only;
  for (const auto& kept : wish.contents.places) {
    auto place = joined(model, kept);
    const bool visited_since = place.visited > kept.visited;
    model.places[kept.case_id] = kept;
    keep_place(turn, std::move(place), visited_since);
  }
  for (const auto& answer : wish.contents.answers) join_answer(turn, wish.contents, answer);
  model.saving.problem.reset();
  model.saving.state = SaveState::nothing_yet;
  for (auto& [key, draft] : model.drafts)
    if (draft.unsaved_since != 0) keep_draft(turn, draft);
  if (model.read_only)
    model.saving.state = SaveState::read_only;
  else if (model.saving.state == SaveState::nothing_yet && anything_kept(model))
    model.saving.state = SaveState::saved;
  if (model.screen == Screen::reader) bring_place(model);
}

void carry_out(Turn& turn, const intent::PortfolioFailed& wish) {
  Model& model = turn.model;
  model.saving.problem = wish.problem;
  if (model.portfolio_open && model.read_only) return;  // it could still be read, and the problem says why no more than that
  model.portfolio_open = false;
  model.saving.state = SaveState::failed;
}

void carry_out(Turn& turn, const intent::Saved& wish) {
  Model& model = turn.model;
  auto& saving = model.saving;
  saving.kept = std::max(saving.kept, wish.number);
  saving.last_kept = turn.outside.now.instant;
  for (auto& [key, draft] : model.drafts)
    if (draft.unsaved_since <= saving.kept) draft.unsaved_since = 0;
  // The store keeps in order and tries what failed along with what is new: whatever was wrong is over.
  saving.problem.reset();
  saving.copied_to.reset();
  saving.copy_problem.reset();
  if (anything_unsaved(model))
    saving.state = SaveState::saving;
  else
    saving.state = anything_kept(model) ? SaveState::saved : SaveState::nothing_yet;
}

void carry_out(Turn& turn, const intent::SaveFailed& wish) {
  turn.model.saving.state = SaveState::failed;
  turn.model.saving.problem = wish.problem;
}

void carry_out(Turn& turn, const intent::CopySaved& wish) {
  turn.model.saving.copied_to = wish.path;
  turn.model.saving.copied = turn.model.saving.handed_over;
  turn.model.saving.copy_problem.reset();
}

void carry_out(Turn& turn, const intent::CopyFailed& wish) { turn.model.saving.copy_problem = wish.problem; }

void carry_out(Turn& turn, const intent::LinkFailed& wish) { turn.model.notice = wish.problem; }

void carry_out(Turn& turn, const intent::DismissNotice&) {
  turn.model.notice.reset();
  turn.model.saving.copy_problem.reset();
}

void carry_out(Turn& turn, const intent::Quit&) {
  Model& model = turn.model;
  const bool unkept = std::ranges::any_of(model.drafts, [](const auto& one) { return one.second.unsaved_since != 0; });
  if (unkept && held_in_memory_only(model.saving) && model.saving.copied != model.saving.handed_over &&
      !std::exchange(model.leaving, true)) {
    model.notice = words::Problem{.what = std::string(words::say(words::Word::leave_unsaved)),
                                  .mend = std::string(words::say(words::Word::leave_unsaved_mend))};
    return;
  }
  if (const auto key = current_key(turn.model); turn.model.screen == Screen::question) leave_question(turn, key);
  note_where_one_is(turn, false);
  turn.ask(effect::Quit{});
}

}  // namespace vignette::app
