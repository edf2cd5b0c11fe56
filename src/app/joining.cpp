// How what the file holds joins what was written meanwhile: a portfolio that opens late, and its parts as they are read.

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "app/again.hpp"
#include "app/own.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

/// An answer as it came from the file, ready to be gone on with where the caret last stood.
Draft opened(const Model& model, const portfolio::Contents& contents, const portfolio::Answer& answer) {
  Draft draft;
  draft.record = answer;
  draft.editing.text = answer.text;
  draft.read_as_of = answer.updated;
  if (answer.revisions > 0) draft.revised = answer.text;
  const auto place = std::ranges::find(contents.places, answer.key.case_id, &portfolio::Place::case_id);
  const bool stood_here = place != contents.places.end() && portfolio::first_of(answer.key).question_id == place->question_id &&
                          answer.key == key_now(model, place->case_id, place->question_id);
  move_caret(draft.editing, stood_here ? static_cast<std::size_t>(place->caret) : answer.text.size(), false);
  return draft;
}

bool is_blank(char letter) { return letter == ' ' || letter == '\n' || letter == '\t'; }

/// Whether a sentence or a line ends at a place up to which two texts are the same, and neither goes on with a word there.
bool part_at(std::string_view one, std::string_view other, std::size_t at) {
  if (at == 0 || one[at - 1] == '\n') return true;
  const auto line_ends = [at](std::string_view text) { return at >= text.size() || text[at] == '\n'; };
  const auto word_ends = [at](std::string_view text) { return at >= text.size() || is_blank(text[at]); };
  if (!is_blank(one[at - 1]) && !(word_ends(one) && word_ends(other))) return false;
  if (line_ends(one) || line_ends(other)) return true;
  while (at > 0 && is_blank(one[at - 1])) --at;
  return at > 0 && (one[at - 1] == '.' || one[at - 1] == '!' || one[at - 1] == '?');
}

/// Of two texts that have one beginning, gone on with in two windows, no word is lost. Sentences at the beginning and lines at the end that
/// both have stand once; between them what the file holds, then what was written here.
std::string put_together(const std::string& in_file, const std::string& here) {
  const auto change = text::difference(in_file, here);
  if (change.removed.empty()) return here;
  if (change.inserted.empty()) return in_file;
  std::size_t begin = change.at, end = change.at + change.removed.size();
  while (!part_at(in_file, here, begin)) --begin;
  while (end < in_file.size() && in_file[end] != '\n') ++end;
  std::string all = in_file.substr(0, end), own = here.substr(begin, here.size() - (in_file.size() - end) - begin);
  own.erase(own.begin(), std::ranges::find_if_not(own, is_blank));
  if (own.empty()) return in_file;
  while (all.size() > begin && is_blank(all.back())) all.pop_back();
  if (all.size() > begin) all += "\n\n";
  return all + own + in_file.substr(end);
}

/// Joins what the file holds with what was written while it was not open. Nothing of either is lost.
void join_answer(Turn& turn, const portfolio::Contents& contents, const portfolio::Answer& answer) {
  const auto found = turn.model.drafts.find(answer.key);
  if (found == turn.model.drafts.end() || (found->second.unsaved_since == 0 && found->second.editing.history.empty())) {
    turn.model.drafts.insert_or_assign(answer.key, opened(turn.model, contents, answer));
    return;
  }
  Draft& draft = found->second;
  // Another window may have gone on with it since it was read here.
  const bool changed_since = std::exchange(draft.read_as_of, answer.updated) != answer.updated;
  const bool gone_on_with = !std::exchange(draft.known, true) && changed_since;
  const bool same_answer = draft.record.id == answer.id;
  const bool unsaved = draft.unsaved_since != 0;
  const std::string written = draft.editing.text;
  draft.record.id = answer.id;
  draft.record.created = std::min(draft.record.created, answer.created);
  for (auto& version : draft.versions) version.answer.id = answer.id;
  draft.record.revisions = answer.revisions;
  if (!unsaved || (!same_answer && written.empty()))
    become(draft.editing, answer.text, turn.outside.now.instant);
  else if (!same_answer && !answer.text.empty() && answer.text != written)
    become(draft.editing, answer.text + "\n\n" + written, turn.outside.now.instant);
  else if (same_answer && !answer.text.empty() && answer.text != written) {
    // What stands there becomes a version before anything takes its place.
    turn.ask(effect::SaveAnswer{++turn.model.saving.handed_over, {answer, true}});
    if (gone_on_with) become(draft.editing, put_together(answer.text, written), turn.outside.now.instant);
  }
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

void join_places(Turn& turn, const std::vector<portfolio::Place>& kept_places) {
  Model& model = turn.model;
  for (const auto& kept : kept_places) {
    auto place = joined(model, kept);
    const bool visited_since = place.visited > kept.visited;
    model.places[kept.case_id] = kept;
    keep_place(turn, std::move(place), visited_since);
  }
}

/// Places visited while there was no portfolio to keep them, in this run or before it.
void keep_places_made_before(Turn& turn, const std::vector<portfolio::Place>& kept) {
  constexpr std::size_t brought = 64;  // a file's beginning brings no more: beyond it the file may know the case
  if (turn.model.read_only || kept.size() >= brought) return;
  for (const auto& [case_id, place] : turn.model.places)
    if (std::ranges::find(kept, case_id, &portfolio::Place::case_id) == kept.end())
      turn.ask(effect::SavePlace{++turn.model.saving.handed_over, {place}});
}

/// What could not be kept and waited behind the lock: as it was, and still to be kept.
void take_back(Turn& turn, const portfolio::Answer& answer) {
  Draft& draft = turn.model.drafts[answer.key];
  if (draft.unsaved_since != 0) return;  // written since: that is newer
  auto versions = std::exchange(draft.versions, {});
  wipe(draft);
  draft.versions = std::move(versions);
  if (!draft.versions.empty()) draft.revised = draft.versions.back().answer.text;
  draft.record = answer;
  draft.editing.text = answer.text;
  draft.unsaved_since = ++turn.model.saving.handed_over;
  move_caret(draft.editing, answer.text.size(), false);
}

void take_back_answers(Turn& turn, const portfolio::Contents& held) {
  std::map<portfolio::QuestionKey, std::vector<Draft::Version>> versions;
  for (const auto& version : held.versions) versions[version.key].push_back({version});
  for (auto& [key, list] : versions) {
    auto& waiting = turn.model.drafts[key].versions;
    waiting.insert(waiting.begin(), std::move_iterator(list.begin()), std::move_iterator(list.end()));
  }
  for (const auto& answer : held.answers) take_back(turn, answer);
}

/// Hands over what was written while it could not be kept, the versions that were asked for meanwhile first, in their order.
void keep_held(Turn& turn, Draft& draft) {
  const bool known = draft.known || turn.model.answers_due == 0;
  const bool can = turn.model.portfolio_open && !turn.model.read_only && known;
  const bool newest = !draft.revised.empty() && draft.editing.text == draft.revised;
  if (can) {
    if (newest && !draft.versions.empty() && draft.versions.back().answer.text == draft.revised) draft.versions.pop_back();
    for (auto& version : draft.versions) {
      version.number = ++turn.model.saving.handed_over;
      turn.ask(effect::SaveAnswer{version.number, {version.answer, true}});
    }
  }
  keep_draft(turn, draft, newest);
}

bool has_record(const std::pair<const portfolio::QuestionKey, Draft>& entry) { return !entry.second.record.id.empty(); }

/// The first bytes of a text, cut between characters.
std::string beginning_of(const std::string& text) {
  constexpr std::size_t most = 160;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

portfolio::Head head_of(const Draft& draft) {
  const auto& record = draft.record;
  const auto revisions = std::max<std::int64_t>(record.revisions, draft.revised.empty() ? 0 : 1);
  return {record.key, record.case_title, record.question_number, record.updated, beginning_of(draft.editing.text), revisions};
}

/// Where another window writes, what it has gone on with is read anew: its lines in the list are newer than what is known here.
void read_what_went_on(Turn& turn) {
  if (!turn.model.read_only) return;
  std::vector<std::string> cases;
  for (const auto& head : turn.model.list.heads) {
    const auto* draft = find_draft(turn.model, head.key);
    if (draft && draft->unsaved_since == 0 && draft->record.updated < head.updated &&
        std::ranges::find(cases, head.key.case_id) == cases.end())
      cases.push_back(head.key.case_id);
  }
  if (!cases.empty()) turn.ask(effect::ReadAnswers{std::move(cases)});
}

}  // namespace

void take_away(Editing& typed, std::string& words, portfolio::Instant now) {
  if (typed.text.starts_with(words)) {
    std::string after = typed.text.substr(words.size());
    const auto caret = typed.caret - std::min(typed.caret, words.size());
    wipe(typed);
    if (!after.empty()) {
      become(typed, after, now);
      move_caret(typed, caret, false);
    }
    wipe(after);
  }
  wipe(words);
}

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

void touch_head(Model& model, const Draft& draft) {
  auto& heads = model.list.heads;
  const auto& key = draft.record.key;
  if (heads.empty() || heads.front().key != key) {  // typing goes on where it is: at the front
    const auto found = std::ranges::find(heads, key, &portfolio::Head::key);
    if (found == heads.end())
      heads.insert(heads.begin(), portfolio::Head{});
    else
      std::rotate(heads.begin(), found, found + 1);
  }
  heads.front() = head_of(draft);
  ++model.list.changed;
}

void read_answers(Turn& turn, std::vector<std::string> cases) {
  if (!turn.model.portfolio_open || cases.empty()) return;
  ++turn.model.answers_due;
  turn.ask(effect::ReadAnswers{std::move(cases)});
}

void join_shelf_and_portfolio(Turn& turn) {
  Model& model = turn.model;
  if (!model.packs_read || !model.portfolio_open) return;
  std::vector<std::string> cases;
  for (const auto& open : model.cases) cases.push_back(open.pack->id);
  if (!model.all_brought) cases.push_back(own_words_key().case_id);
  if (!model.all_brought)
    read_answers(turn, std::move(cases));
  else if (!cases.empty())
    turn.ask(effect::ReadAnswers{std::move(cases)});  // their marks; the answers are known
  if (!model.read_only) turn.ask(effect::IndexCases{texts_to_find(model)});
}

void keep_unsaved(Turn& turn) {
  Model& model = turn.model;
  for (auto& [key, draft] : model.drafts)
    if (draft.unsaved_since != 0) keep_held(turn, draft);
  if (model.read_only) return;
  keep_marks(turn);
  keep_practice(turn);
  keep_reviews(turn);
}

void carry_out(Turn& turn, const intent::PortfolioOpened& wish) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  const bool was_locked = std::exchange(vault.locked, false);
  const bool made = std::exchange(vault.absent, false);
  vault.known = true;
  if (std::exchange(vault.damaged, false)) vault.health.reset();
  vault.gone = vault.begins_anew = false;
  if (model.screen != Screen::protect || !vault.with_passphrase) vault.busy = false;  // else `Protected` follows
  vault.wrong_tries = 0;
  vault.next_try = {};
  vault.held = 0;
  vault.touched = turn.outside.now.instant;
  model.portfolio_open = true;
  turn.ask(effect::ReadRecords{});
  if (model.read_only && !wish.read_only) {
    // The window that wrote has ended: what it did last, and took out, is what the file holds now.
    for (auto& [key, draft] : model.drafts)
      if (draft.unsaved_since == 0) wipe(draft);
    std::erase_if(model.drafts, [](const auto& one) { return one.second.unsaved_since == 0; });
    for (auto& [key, draft] : model.drafts) draft.known = false;  // what it wrote of them is to be a version first
    forget_kept_marks(model);
    forget_kept_practice(model);
    forget_kept_reviews(model);
    if (model.versions.read) read_versions(turn, model.versions.of);
    search_again(turn);
  }
  model.read_only = wish.read_only;
  vault.unasked = wish.unasked && !wish.read_only;
  if (wish.cut_short)
    model.notice = words::Problem{.what = std::string(words::say(words::Word::out_cut_short)),
                                  .mend = std::string(words::say(words::Word::out_cut_short_mend))};
  model.tally = wish.contents.tally;
  model.taken_out = wish.contents.taken_out;
  model.all_brought = std::cmp_greater_equal(wish.contents.answers.size(), model.tally.answers);
  model.answers_due = 0;
  model.marks.read = made;
  take_back_answers(turn, wish.held);
  take_back_marks(turn, wish.held);
  take_back_practice(turn, wish.held);
  take_back_reviews(turn, wish.held_reviews);
  join_places(turn, wish.contents.places);
  keep_places_made_before(turn, wish.contents.places);
  join_practice(turn, wish.contents);
  for (const auto& answer : wish.contents.answers) join_answer(turn, wish.contents, answer);
  draft_here(model);
  model.saving.problem.reset();
  model.saving.state = SaveState::nothing_yet;
  join_shelf_and_portfolio(turn);
  if (model.all_brought)
    for (auto& [key, draft] : model.drafts) draft.known = true;
  join_marks(turn, wish.contents);
  keep_unsaved(turn);
  if (model.read_only)
    model.saving.state = SaveState::read_only;
  else if (model.saving.state == SaveState::nothing_yet && std::ranges::any_of(model.drafts, has_record))
    model.saving.state = SaveState::saved;
  model.list.asked = false;
  if (model.screen == Screen::portfolio) read_list(turn);
  model.review.read = model.review.asked = false;
  if (model.screen == Screen::review || model.screen == Screen::exchange || model.screen == Screen::portfolio ||
      model.screen == Screen::leaving)
    read_reviews(turn);
  if (vault.backed_up.ms == 0 && !model.read_only) {
    if (made)
      vault.backed_up = turn.outside.now.instant;
    else
      back_up(turn);  // whether anything was kept the store knows: marks and notes count too
  }
  open_what_waits(turn);  // where the file was damaged until now
  if (model.screen == Screen::reader) bring_place(model);
  if (was_locked && vault.by_sheet && model.screen == Screen::unlock) {
    vault.protecting = Protecting::new_after_recovery;
    vault.with_passphrase = true;
    go(model, Screen::protect, Leaving::forgotten);
  } else if (was_locked && vault.sheet_due && model.screen == Screen::unlock) {
    turn.ask(effect::ShowSheet{});
  } else if (model.screen == Screen::unlock || model.screen == Screen::damaged ||
             (model.screen == Screen::protect && made && !vault.with_passphrase)) {
    go_on(turn);
  }
  if (vault.unasked && model.screen == Screen::question) kept_out(turn, {model.screen, model.case_id, model.question});
  if (model.screen != Screen::protect && model.screen != Screen::recovery_sheet) keep_what_was_brought(turn);
}

void carry_out(Turn& turn, const intent::PortfolioFailed& wish) {
  Model& model = turn.model;
  model.vault.busy = false;
  model.answers_due = 0;
  const bool goes_on = model.screen == Screen::protect && model.vault.absent && !model.vault.with_passphrase && model.vault.goes_open;
  if (model.screen == Screen::protect && !goes_on) model.vault.problem = wish.problem;
  model.saving.problem = wish.problem;
  if (model.portfolio_open && model.read_only) return;  // it could still be read, and the problem says why no more than that
  model.portfolio_open = false;
  model.saving.state = SaveState::failed;
  if (!model.vault.backups_read) turn.ask(effect::ReadBackups{});  // one may go back to one
  if (goes_on) go_on(turn);                                        // what is written waits in memory, as the banner says
}

void carry_out(Turn& turn, const intent::AnswersRead& wish) {
  Model& model = turn.model;
  if (model.vault.locked || !model.portfolio_open) return;
  model.answers_due = std::max(0, model.answers_due - 1);
  std::vector<Draft*> waited;
  for (auto& [key, draft] : model.drafts)
    if (!draft.known && draft.unsaved_since != 0) waited.push_back(&draft);
  join_places(turn, wish.contents.places);
  join_marks(turn, wish.contents);
  if (!std::exchange(model.marks.read, true) && !model.read_only) keep_marks(turn);
  for (const auto& answer : wish.contents.answers) {
    const auto* draft = find_draft(model, answer.key);
    // What was read may be older than what was written here since, or have been joined with it already.
    const bool to_join = draft && !draft->known && draft->unsaved_since != 0;
    if (draft && !to_join && draft->record.id == answer.id && draft->record.updated >= answer.updated) continue;
    if (draft && draft->known && draft->unsaved_since != 0) continue;
    join_answer(turn, wish.contents, answer);
  }
  if (model.answers_due == 0)
    for (auto& [key, draft] : model.drafts) draft.known = true;
  for (Draft* draft : waited)
    if (draft->known) keep_held(turn, *draft);
}

void carry_out(Turn& turn, const intent::ListRead& wish) {
  Model& model = turn.model;
  if (model.vault.locked) return;
  List& list = model.list;
  list.heads = wish.heads;
  list.read = true;
  ++list.changed;
  // What was written while the list was being read.
  for (auto& head : list.heads) {
    const auto* draft = find_draft(model, head.key);
    if (draft && draft->record.updated > head.updated) head = head_of(*draft);
  }
  std::ranges::stable_sort(list.heads, std::ranges::greater(), &portfolio::Head::updated);
  read_what_went_on(turn);
  for (const auto& [key, draft] : model.drafts)
    if (draft.unsaved_since != 0) touch_head(model, draft);
}

}  // namespace vignette::app
