// The lock: on locking every word leaves the model at once; what could not be kept yet waits with the store.

#include <algorithm>
#include <array>
#include <utility>

#include "app/own.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t revise_after = 10 * minute;
constexpr std::int64_t back_up_after = 60 * minute;
constexpr std::int64_t try_after = 5'000;

/// Wrong tries are slowed: milliseconds after the first, the second, …; the last holds for all that follow.
constexpr std::array<std::int64_t, 8> patience{0, 0, 1'000, 2'000, 4'000, 8'000, 16'000, 30'000};

portfolio::Instant after(portfolio::Instant from, std::int64_t ms) { return {from.ms + ms}; }

/// Where one is, to come back to. Screens that only look at a piece of writing lead to the portfolio.
Going place(const Model& model) {
  if (model.screen == Screen::compare || model.screen == Screen::take_out || model.screen == Screen::then_and_now)
    return {Screen::portfolio, {}, 0};
  if (model.screen == Screen::team_plan) return {Screen::team_plan, model.team.case_id, 0};
  // In place of a case: which reflection.
  if (model.screen == Screen::reflection || (model.screen == Screen::acting_on && !model.practice.reflection.empty()))
    return {Screen::reflection, model.practice.reflection, 0};
  const auto in_share = [](Screen screen) { return screen == Screen::exchange || screen == Screen::agreement; };
  if (in_share(model.screen) || (model.screen == Screen::acting_on && !model.back.empty() && in_share(model.back.back())))
    return {Screen::exchange, model.review.chosen, 0};  // likewise which share
  // What one would change is gone on with where it can be read again by itself.
  if (const auto* written = find_reflection(model.practice, model.practice.reflection);
      model.screen == Screen::team_end && !model.team.open && written && written->record.changed.ms != 0)
    return {Screen::reflection, written->record.id, 0};
  if (model.screen == Screen::team_end) return {model.team.open ? Screen::leading : Screen::workshops, {}, 0};
  if (model.screen == Screen::room) return {Screen::leading, {}, 0};
  if (model.screen == Screen::acting_on) return {Screen::question, model.case_id, model.question};  // that it was opened is kept nowhere
  return {model.screen, model.case_id, model.question};
}

/// Everything somebody typed, or that was made of it.
void wipe_words(Model& model) {
  for (auto& [key, draft] : model.drafts) wipe(draft);
  model.drafts.clear();
  model.unrevised.clear();
  model.places.clear();
  model.taken_out.clear();
  model.tally = {};
  wipe(model.list);
  wipe(model.versions);
  wipe(model.search);
  wipe(model.taking_out);
  wipe(model.marks);
  wipe(model.practice);
  wipe(model.spelling);
  wipe(model.leaves);
  wipe(model.noticing);
  wipe(model.review);
  for (Editing* typed : {&model.find.needle, &model.shelf_search, &model.search_words}) wipe(*typed);
  forget_found(model);
  model.selection = {};
  model.chosen_answer.reset();
  if (model.brought)
    for (auto& one : model.brought->answers) wipe(one.words);
  model.brought.reset();
  model.notice.reset();
  model.go_to.reset();
  model.all_brought = true;
  model.answers_due = 0;
}

bool trying_helps(const Model& model) {
  if (model.read_only) return true;
  if (model.saving.state != SaveState::failed || model.vault.damaged) return false;
  return model.vault.held > 0 || anything_unsaved(model);
}

/// The earliest moment at which a draft that was left alone becomes a version.
std::optional<portfolio::Instant> revises_at(const Model& model) {
  std::optional<portfolio::Instant> first;
  if (!model.portfolio_open) return first;
  for (const auto& key : model.unrevised)
    if (const auto* draft = find_draft(model, key); draft && draft->editing.text != draft->revised) {
      const auto at = after(draft->record.updated, revise_after);
      if (!first || at < *first) first = at;
    }
  return first;
}

std::optional<portfolio::Instant> backs_up_at(const Model& model) {
  const bool changed = model.saving.kept > model.vault.backed_up_to;
  if (!model.portfolio_open || model.read_only || !(changed || model.vault.no_backup)) return std::nullopt;
  return after(model.vault.backed_up, model.vault.no_backup ? minute : back_up_after);
}

}  // namespace

std::optional<portfolio::Instant> locks_at(const Model& model) {
  const Vault& vault = model.vault;
  const bool may = vault.is_protected && !vault.locked && !vault.busy && !model.taking_out.busy;
  if (!may || model.habits.lock_after_minutes <= 0) return std::nullopt;
  return after(vault.touched, model.habits.lock_after_minutes * minute);
}

bool lock_due(const Model& model) {
  const auto at = locks_at(model);
  return at && *at <= model.now.instant;
}

std::optional<portfolio::Instant> due(const Model& model) {
  std::optional<portfolio::Instant> first;
  const auto consider = [&first](std::optional<portfolio::Instant> at) {
    if (at && (!first || *at < *first)) first = at;
  };
  consider(locks_at(model));
  consider(revises_at(model));
  consider(backs_up_at(model));
  consider(team_due(model));
  consider(unfinished_due(model));
  consider(trial_due(model));
  if (model.screen == Screen::shelf || model.screen == Screen::commitments) consider(next_return_at(model));
  if (trying_helps(model)) consider(after(model.saving.tried, try_after));
  if ((model.screen == Screen::unlock || model.screen == Screen::protect || model.vault.asks_for) &&
      model.vault.next_try > model.now.instant)
    consider(model.vault.next_try);
  return first;
}

void lock(Turn& turn, bool by_itself) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  if (!vault.is_protected || vault.locked || vault.busy || model.taking_out.busy) return;
  const Going here = place(model);
  leave_writing(turn);
  note_where_one_is(turn, false);
  effect::Lock lock;
  lock.held = held_marks(model);
  hold_practice(model, lock.held);
  hold_reviews(model, lock.held_reviews);
  vault.held = 0;
  for (auto& [key, draft] : model.drafts) {
    if (draft.unsaved_since == 0) continue;
    for (const auto& version : draft.versions)
      if (version.number == 0 || !model.portfolio_open) lock.held.versions.push_back(version.answer);
    lock.held.answers.push_back(draft.record);
    ++vault.held;
  }
  vault.held += lock.held.marks.size() + lock.held.cited.size() + lock.held.reflections.size() + lock.held.commitments.size() +
                lock.held.lenses.size() + lock.held.plans.size() + count(lock.held_reviews);
  // The sheet is shown until it was seen to, and leads on to where one was going.
  vault.sheet_due = vault.sheet_due || model.screen == Screen::recovery_sheet;
  if (model.screen != Screen::protect && model.screen != Screen::unlock && model.screen != Screen::recovery_sheet) model.waits = here;
  hide_team(turn);
  wipe_words(model);
  wipe_secrets(vault);
  vault.locked = true;
  vault.by_itself = by_itself;
  vault.by_sheet = false;
  vault.locked_at = turn.outside.now.instant;
  vault.problem.reset();
  vault.reached.reset();
  model.portfolio_open = false;
  model.read_only = false;
  model.back.clear();
  // The room goes on seeing its screen, on which nothing is hidden; the way back from it leads past the lock.
  if (model.screen != Screen::room) go(model, Screen::unlock, Leaving::forgotten);
  turn.ask(std::move(lock));
}

void slow_down(Turn& turn) {
  Vault& vault = turn.model.vault;
  const auto waits = patience[std::min(static_cast<std::size_t>(vault.wrong_tries), patience.size() - 1)];
  ++vault.wrong_tries;
  vault.next_try = after(turn.outside.now.instant, waits);
}

void carry_out(Turn& turn, const intent::Lock&) { lock(turn, false); }

void carry_out(Turn& turn, const intent::Unlock&) {
  Vault& vault = turn.model.vault;
  Editing& typed = vault.by_sheet ? vault.sheet : vault.passphrase;
  if (!vault.locked || vault.busy || typed.text.empty() || turn.outside.now.instant < vault.next_try) return;
  vault.busy = true;
  vault.problem.reset();
  effect::Unlock unlock;
  (vault.by_sheet ? unlock.sheet : unlock.passphrase) = handed_over(typed);
  wipe_secrets(vault);
  turn.ask(std::move(unlock));
}

void carry_out(Turn& turn, const intent::UnlockFailed& wish) {
  Vault& vault = turn.model.vault;
  vault.busy = false;
  vault.problem = wish.problem;
  // A mistyped group is caught before the file is tried: it tells nobody anything about the key.
  if (!wish.wrong || wish.bad_group != 0) return;
  slow_down(turn);
}

void carry_out(Turn& turn, const intent::UseRecoverySheet& wish) {
  Vault& vault = turn.model.vault;
  if (vault.busy) return;
  wipe_secrets(vault);
  vault.by_sheet = wish.by_sheet;
  vault.problem.reset();
}

void carry_out(Turn& turn, const intent::ReadWithoutUnlocking&) {
  turn.model.waits.reset();
  carry_out(turn, intent::ShowShelf{});
}

void carry_out(Turn& turn, const intent::Tick&) {
  Model& model = turn.model;
  const auto now = turn.outside.now.instant;
  // A clock that was set back must not make anybody wait longer than from now on.
  for (portfolio::Instant* from : {&model.vault.touched, &model.vault.backed_up, &model.saving.tried}) *from = std::min(*from, now);
  model.vault.next_try = std::min(model.vault.next_try, after(now, patience.back()));
  const auto unrevised = model.portfolio_open ? model.unrevised : decltype(model.unrevised)();
  for (const auto& key : unrevised) {
    const auto found = model.drafts.find(key);
    if (found == model.drafts.end()) continue;
    Draft& draft = found->second;
    draft.record.updated = std::min(draft.record.updated, now);
    if (draft.record.updated.ms + revise_after > now.ms || draft.editing.text == draft.revised) continue;
    if (answered(model, key.case_id, key.question_id))
      keep_draft(turn, draft, true);
    else
      model.unrevised.erase(key);
  }
  if (const auto at = backs_up_at(model); at && *at <= now) back_up(turn);
  mind_team(turn);
  mind_unfinished(turn);
  if (trying_helps(model) && model.saving.tried.ms + try_after <= now.ms) try_again(turn);
}

}  // namespace vignette::app
