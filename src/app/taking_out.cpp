// Taking out for good: asked once more with what it reaches, then gone from the model as it goes from the file.

#include <algorithm>
#include <utility>

#include "app/taking_along.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "text/without.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

using What = portfolio::TakenOut::What;

void forget_versions(Draft& draft, const std::string& passage) {
  remove_all(draft.record.text, passage);
  remove_all(draft.revised, passage);
  remove_all(draft.longest, passage);
  remove_all(draft.latest, passage);
  for (auto& version : draft.versions) remove_all(version.answer.text, passage);  // not known to be on the disk, so handed over again
}

void forget_steps(Draft& draft, const std::string& passage) {
  forget_steps(draft.editing, passage);
  forget_versions(draft, passage);
}

void wipe_mark(Model& model, PlacedMark& placed) {
  wipe(placed.mark.note);
  if (placed.kept) wipe(placed.kept->note);
  wipe(model.marks.notes[placed.mark.id]);
  model.marks.notes.erase(placed.mark.id);
}

void forget_answers(Model& model, const portfolio::TakeOut& what) {
  for (auto& [key, draft] : model.drafts)
    if (goes(what, key)) wipe(draft);
  std::erase_if(model.drafts, [&](const auto& one) { return goes(what, one.first); });
  std::erase_if(model.unrevised, [&](const auto& key) { return goes(what, key); });
  if (what.what == What::everything || what.what == What::one_case) {
    for (auto& [case_id, marks] : model.marks.of_case)
      if (goes(what, {case_id, {}}))
        for (auto& placed : marks) wipe_mark(model, placed);
    std::erase_if(model.marks.of_case, [&](const auto& one) { return goes(what, {one.first, {}}); });
  }
  std::erase_if(model.marks.cited, [&](const auto& one) { return goes(what, one.first); });
  for (auto& head : model.list.heads)
    if (goes(what, head.key)) wipe(head.beginning);
  std::erase_if(model.list.heads, [&](const auto& head) { return goes(what, head.key); });
  ++model.list.changed;
  for (auto& [case_id, place] : model.places)
    if (goes(what, {place.case_id, place.question_id})) place.caret = 0;
  if (model.chosen_answer && goes(what, *model.chosen_answer)) model.chosen_answer.reset();
}

/// With its note, and from under the answers that cite it.
void forget_mark(Model& model, const portfolio::TakeOut& what) {
  Marks& marks = model.marks;
  auto& of_case = marks.of_case[what.key.case_id];
  for (auto& placed : of_case)
    if (placed.mark.id == what.mark) wipe_mark(model, placed);
  std::erase_if(of_case, [&](const auto& placed) { return placed.mark.id == what.mark; });
  for (auto& [by, cited] : marks.cited) std::erase_if(cited.list, [&](const auto& one) { return one.mark == what.mark; });
  if (marks.chosen == what.mark) {
    marks.chosen.clear();
    marks.noting = false;
  }
  if (marks.followed == what.mark) marks.followed.clear();
}

void forget_words(Turn& turn, const portfolio::TakeOut& what) {
  Model& model = turn.model;
  if (const auto found = model.drafts.find(what.key); found != model.drafts.end()) {
    Draft& draft = found->second;
    if (what.within_answer)  // it was changed on the sheet for what leaves: undo can still put it back
      forget_versions(draft, what.passage);
    else
      forget_steps(draft, what.what == What::passage ? what.passage : std::string());
    if (what.within_answer && draft.editing.text != draft.record.text) keep_draft(turn, draft);  // it was put back meanwhile
    touch_head(model, draft);
  }
  // The list is by date, and the date has not changed.
  std::ranges::stable_sort(model.list.heads, std::ranges::greater(), &portfolio::Head::updated);
}

std::string title_of(const Model& model, const portfolio::QuestionKey& key) {
  if (const auto* draft = find_draft(model, key); draft && !draft->record.case_title.empty()) return draft->record.case_title;
  if (const auto* open = find_case(model, key.case_id)) return open->pack->title;
  const auto head = std::ranges::find(model.list.heads, key.case_id, [](const auto& one) { return one.key.case_id; });
  return head == model.list.heads.end() ? key.case_id : head->case_title;
}

int number_of(const Model& model, const portfolio::QuestionKey& key) {
  if (const auto* draft = find_draft(model, key)) return draft->record.question_number;
  const auto head = std::ranges::find(model.list.heads, key, &portfolio::Head::key);
  return head == model.list.heads.end() ? 0 : head->question_number;
}

/// The text that a passage was chosen in: of the version that was shown, or the present one.
const std::string* text_shown(const Model& model, const intent::AskTakeOut& wish) {
  const auto& versions = model.versions;
  if (versions.of == wish.key && wish.version < versions.list.size()) return &versions.list[wish.version].text;
  const auto* draft = find_draft(model, wish.key);
  return draft ? &draft->editing.text : nullptr;
}

/// Words on no disk would be written after the rest had gone, and a page that is being made, or a share that is being
/// saved, is kept when it is: they come first.
std::optional<words::Problem> not_now(const Model& model) {
  if (model.review.busy || model.leaves.saving || model.leaves.sharing)
    return words::Problem{.what = std::string(words::say(words::Word::vault_page_first)),
                          .mend = std::string(words::say(words::Word::vault_page_first_mend))};
  const bool unkept = anything_unsaved(model);
  if (!model.read_only && (model.saving.state != SaveState::failed || !unkept) && model.portfolio_open) return std::nullopt;
  return words::Problem{.what = std::string(words::say(words::Word::vault_not_now)),
                        .mend = std::string(words::say(words::Word::vault_not_now_mend))};
}

}  // namespace

void carry_out(Turn& turn, const intent::AskTakeOut& wish) {
  Model& model = turn.model;
  if (model.taking_out.busy) return;
  portfolio::TakeOut what{wish.what, wish.key, {}, wish.passage, turn.outside.now.instant, {}, wish.exchange};
  const auto& versions = model.versions;
  if (versions.of == wish.key && wish.version < versions.list.size()) what.revision = versions.list[wish.version].id;
  if (wish.what == What::version && what.revision.empty()) return;
  if (wish.what == What::passage && what.passage.empty()) return;
  if (wish.what == What::exchange && what.exchange.empty()) return;
  if (wish.what == What::mark) what.mark = wish.mark;
  if (wish.what == What::passage)  // words are taken out whole
    if (const std::string* shown = text_shown(model, wish)) what.passage = text::to_whole_words(*shown, what.passage);
  wipe(model.taking_out);
  model.taking_out.what = std::move(what);
  model.taking_out.case_title = title_of(model, wish.key);
  model.taking_out.question_number = number_of(model, wish.key);
  go(model, Screen::take_out);
  turn.ask(effect::ReadReach{model.taking_out.what});
}

void carry_out(Turn& turn, const intent::ReachRead& wish) {
  if (turn.model.vault.locked || turn.model.taking_out.done) return;
  turn.model.taking_out.reach = wish.reach;
}

void carry_out(Turn& turn, const intent::TakeOutForGood&) {
  Model& model = turn.model;
  TakingOut& taking = model.taking_out;
  if (model.screen != Screen::take_out || taking.busy || taking.done || !taking.reach) return;
  taking.problem = not_now(model);
  if (taking.problem) return;
  taking.busy = true;
  taking.what.when = turn.outside.now.instant;
  turn.ask(effect::TakeOut{taking.what});
}

void carry_out(Turn& turn, const intent::LookAgain&) {
  TakingOut& taking = turn.model.taking_out;
  if (turn.model.screen != Screen::take_out || taking.busy) return;
  taking.problem.reset();
  if (!taking.done) {
    taking.reach.reset();
    turn.ask(effect::ReadReach{taking.what});
    return;
  }
  taking.busy = true;  // a copy that could not be reached before may be there now
  turn.ask(effect::TakeOut{taking.what});
}

void carry_out(Turn& turn, const intent::TakenOutDone& wish) {
  Model& model = turn.model;
  if (model.vault.locked) return;
  TakingOut& taking = model.taking_out;
  const auto& what = wish.what;
  const bool again = std::exchange(taking.done, true);
  taking.busy = false;
  taking.reach = wish.reach;
  taking.problem = wish.reach.not_erased;
  if (again) return;
  const bool of_words = what.what != What::mark && what.what != What::exchange;
  if (what.what == What::mark)
    forget_mark(model, what);
  else if (what.what == What::passage || what.what == What::version)
    forget_words(turn, what);
  else if (of_words)
    forget_answers(model, what);
  if (of_words && !what.within_answer) take_along(model, what, wish.reach);
  if (of_words) mind_taken_out(turn, what);
  if (!what.within_answer) {
    forget_shared(turn, what);
    forget_before_share(turn, what);
  }
  if (auto& cue = model.practice.cue; cue && goes(what, cue->of)) cue.reset();
  model.selection = {};
  prepare_leaving(turn);
  const bool own = what.key.case_id == portfolio::own_reflection({}).case_id;  // its title is the learner's words
  model.taken_out.insert(model.taken_out.begin(),
                         {what.what, what.key, own ? std::string() : taking.case_title, taking.question_number, what.when});
  if (const auto key = model.versions.of; of_words && goes(what, key)) {
    wipe(model.versions);
    if (find_draft(model, key)) read_versions(turn, key);
  }
  for (auto& hit : model.search.hits) wipe(hit.excerpt);
  model.search.hits.clear();
  search_again(turn);
}

void carry_out(Turn& turn, const intent::TakeOutFailed& wish) {
  turn.model.taking_out.busy = false;
  turn.model.taking_out.problem = wish.problem;
}

}  // namespace vignette::app
