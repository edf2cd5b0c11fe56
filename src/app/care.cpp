// Looking after the file: backups, restoring, verifying, salvaging, and where it all lies.

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

/// Whether a place can be asked for. That is nothing that is being done: what is asked for can be locked meanwhile.
bool may_ask(Vault& vault) {
  if (vault.busy) return false;
  vault.problem.reset();
  return true;
}

/// Begins something that takes longer than a moment; false while something else does.
bool begin(Vault& vault) {
  if (vault.busy) return false;
  vault.problem.reset();
  vault.answer = Vault::BackedUp::not_asked;
  return vault.busy = true;
}

void keep_habits(Turn& turn, Habits habits) {
  Model& model = turn.model;
  if (habits == model.habits) return;
  const bool elsewhere = habits.backup_folder != model.habits.backup_folder;
  const bool cues = habits.cues != model.habits.cues;
  const bool details = habits.details != model.habits.details;
  const bool spelling = habits.spelling != model.habits.spelling;
  model.habits = std::move(habits);
  if (cues) cues_switched(turn);
  if (details) details_switched(turn);
  if (spelling) spelling_switched(turn);
  turn.ask(effect::SaveLook{model.look, model.habits});
  if (elsewhere && model.vault.backups_read) turn.ask(effect::ReadBackups{});
}

/// Backups that are within reach again: out of them has gone now what was taken out meanwhile; or they may hold it still, which is said
/// once.
void say_still_held(Model& model, const std::vector<portfolio::Backup>& finished) {
  using words::say;
  using words::Word;
  Vault& vault = model.vault;
  if (model.notice) return;
  const auto tell = [&](std::string what, Word mend) {
    model.notice = words::Problem{.what = std::move(what), .mend = std::string(say(mend))};
  };
  if (!finished.empty()) {
    const auto& file = finished.front().file;
    return tell(say(Word::still_held_gone, fmt::arg("folder", file.substr(0, file.rfind('/')))), Word::still_held_gone_mend);
  }
  if (!still_held(vault).empty() && !std::exchange(vault.still_held_said, true))
    tell(std::string(say(Word::still_held)), Word::still_held_mend);
}

/// Where nothing is left of what was kept, all that is here is on no disk: it goes into a copy, and joins the backup one goes back to.
void nothing_is_kept(Model& model) {
  const auto wait = [&](std::uint64_t& unsaved_since) {
    if (unsaved_since == 0) unsaved_since = ++model.saving.handed_over;
  };
  for (auto& [key, draft] : model.drafts)
    if (!draft.record.id.empty()) wait(draft.unsaved_since);
  for (auto& [id, marks] : model.marks.of_case)
    for (auto& placed : marks) wait(placed.unsaved_since);
  for (auto& [by, cited] : model.marks.cited) wait(cited.unsaved_since);
  for (auto& [by, lens] : model.practice.lenses) wait(lens.unsaved_since);
  for (auto& one : model.practice.reflections) wait(one.unsaved_since);
  for (auto& one : model.practice.commitments) wait(one.unsaved_since);
  model.saving.last_kept = {};
}

}  // namespace

std::vector<portfolio::Backup> still_held(const Vault& vault) {
  std::vector<portfolio::Backup> held;
  std::ranges::copy_if(vault.backups, std::back_inserter(held),
                       [](const portfolio::Backup& copy) { return copy.reachable && copy.still_holds.ms > 0; });
  return held;
}

void back_up(Turn& turn, bool asked) {
  turn.model.vault.backed_up = turn.outside.now.instant;
  turn.model.vault.backed_up_to = turn.model.saving.handed_over;
  turn.model.vault.answer = Vault::BackedUp::not_asked;
  turn.ask(effect::BackUp{asked});
}

void carry_out(Turn& turn, const intent::ChangeHabits& wish) { keep_habits(turn, wish.habits); }

void carry_out(Turn& turn, const intent::ChooseBackupFolder&) { turn.ask(effect::ChooseBackupFolder{}); }

void carry_out(Turn& turn, const intent::BackupFolderChosen& wish) {
  Habits habits = turn.model.habits;
  habits.backup_folder = wish.folder;
  keep_habits(turn, std::move(habits));
}

void carry_out(Turn& turn, const intent::ShowBackups&) {
  turn.model.vault.problem.reset();
  go(turn.model, Screen::backups);
  turn.ask(effect::ReadBackups{});
}

void carry_out(Turn& turn, const intent::BackUpNow&) {
  if (turn.model.portfolio_open && begin(turn.model.vault)) back_up(turn, true);
}

void carry_out(Turn& turn, const intent::BackupsRead& wish) {
  Vault& vault = turn.model.vault;
  vault.backups = wish.backups;
  vault.newest_good = wish.newest_good;
  vault.backups_read = true;
  vault.backups_away = wish.away;
  vault.stayed = wish.stayed;
  vault.copied = wish.copied;
  say_still_held(turn.model, wish.finished);
  if (wish.tried) {  // what stood in the way does so no more
    if (turn.model.notice && turn.model.notice == vault.no_backup) turn.model.notice.reset();
    vault.no_backup.reset();
  }
  using Answer = Vault::BackedUp;
  if (wish.asked) {
    vault.busy = false;
    vault.answer = !wish.made ? Answer::unchanged : wish.away ? Answer::made_beside : Answer::made;
  }
  // No portfolio, but backups of one: this is not day one, and nothing is begun anew without a word.
  if (!vault.absent || vault.busy || vault.gone || vault.begins_anew || (vault.backups.empty() && !vault.expected)) return;
  Model& model = turn.model;
  vault.gone = true;
  if (model.screen == Screen::backups || model.screen == Screen::settings) return;
  if (!model.waits && model.screen != Screen::shelf) model.waits = Going{model.screen, model.case_id, model.question};
  go(model, Screen::damaged);
}

void carry_out(Turn& turn, const intent::BackupFailed& wish) {
  Vault& vault = turn.model.vault;
  if (wish.asked) vault.busy = false;
  const bool said = vault.no_backup == wish.problem && !wish.asked;  // it is tried every minute, and said once
  vault.no_backup = wish.problem;
  if (!said) turn.model.notice = wish.problem;
}

void carry_out(Turn& turn, const intent::Restore& wish) {
  Vault& vault = turn.model.vault;
  if (!(wish.file.empty() ? may_ask(vault) : begin(vault))) return;
  stop_asking_for_backup(vault);
  turn.ask(effect::Restore{wish.file, {}, !vault.is_protected});
}

void stop_asking_for_backup(Vault& vault) {
  vault.asks_for.reset();
  vault.asks_open.reset();
  wipe(vault.of_backup);
  vault.show_words = false;
}

void carry_out(Turn& turn, const intent::BackupLocked& wish) {
  Vault& vault = turn.model.vault;
  vault.busy = false;
  stop_asking_for_backup(vault);
  vault.asks_for = wish.file;
  vault.problem = wish.problem;
  go(turn.model, Screen::backups);                    // where it is asked for
  if (wish.problem) slow_down(turn);                  // something was typed, and it was wrong
  if (turn.model.portfolio_open) keep_unsaved(turn);  // what was written meanwhile
}

void carry_out(Turn& turn, const intent::BackupIsOpen& wish) {
  Vault& vault = turn.model.vault;
  vault.busy = false;
  stop_asking_for_backup(vault);
  vault.asks_open = wish.file;
  go(turn.model, Screen::backups);
}

void carry_out(Turn& turn, const intent::RestoreUnprotected&) {
  Vault& vault = turn.model.vault;
  if (!vault.asks_open || !begin(vault)) return;
  turn.ask(effect::Restore{*vault.asks_open, {}, true});
}

void carry_out(Turn& turn, const intent::RestoreWithPassphrase&) {
  Vault& vault = turn.model.vault;
  if (!vault.asks_for || vault.of_backup.text.empty() || turn.outside.now.instant < vault.next_try || !begin(vault)) return;
  effect::Restore restore{*vault.asks_for, handed_over(vault.of_backup), !vault.is_protected};
  wipe(vault.of_backup);
  turn.ask(std::move(restore));
}

void carry_out(Turn& turn, const intent::LeaveBackup&) {
  if (turn.model.vault.busy) return;
  turn.model.vault.problem.reset();
  stop_asking_for_backup(turn.model.vault);
}

void carry_out(Turn& turn, const intent::Restored& wish) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  vault.busy = false;
  vault.damaged = vault.gone = vault.absent = false;
  vault.health.reset();  // of the other file
  vault.came_open = vault.is_protected && !wish.is_protected;
  vault.is_protected = wish.is_protected;
  vault.problem.reset();
  vault.salvaged.reset();
  stop_asking_for_backup(vault);
  vault.set_aside = wish.set_aside.empty() ? std::nullopt : std::optional(wish.set_aside);
  vault.backups_read = false;
  // Another portfolio stands there now. What of the present one is on no disk yet stays, and joins it.
  for (auto& [key, draft] : model.drafts)
    if (draft.unsaved_since == 0) wipe(draft);
  std::erase_if(model.drafts, [](const auto& one) { return one.second.unsaved_since == 0; });
  forget_kept_marks(model);
  forget_kept_practice(model);
  model.practice.cue.reset();
  model.practice.looked_at.clear();
  model.unrevised.clear();
  model.places.clear();
  wipe(model.list);
  wipe(model.versions);
  wipe(model.search);
  wipe(model.taking_out);
  model.chosen_answer.reset();
  if (model.screen == Screen::damaged) go_on(turn);
}

void carry_out(Turn& turn, const intent::Verify&) {
  if (!begin(turn.model.vault)) return;
  turn.model.vault.health.reset();
  turn.ask(effect::Verify{});
}

void carry_out(Turn& turn, const intent::Verified& wish) {
  turn.model.vault.busy = false;
  turn.model.vault.health = wish.health;
}

void carry_out(Turn& turn, const intent::MoveToAnotherComputer& wish) {
  Vault& vault = turn.model.vault;
  if (!(wish.file.empty() ? may_ask(vault) : begin(vault))) return;
  vault.moved_to.reset();
  turn.ask(effect::Move{wish.file});
}

void carry_out(Turn& turn, const intent::Moved& wish) {
  turn.model.vault.busy = false;
  // No path: the person thought better of it.
  turn.model.vault.moved_to = wish.path.empty() ? std::nullopt : std::optional(wish.path);
}

void carry_out(Turn& turn, const intent::Salvage&) {
  if (begin(turn.model.vault)) turn.ask(effect::Salvage{});
}

void carry_out(Turn& turn, const intent::BeginAnew&) {
  Vault& vault = turn.model.vault;
  if (!vault.gone || vault.busy) return;
  vault.gone = false;
  vault.begins_anew = true;
  if (turn.model.screen == Screen::damaged) go_on(turn);
}

void carry_out(Turn& turn, const intent::SalvageDone& wish) {
  turn.model.vault.busy = false;
  turn.model.vault.salvaged = wish.salvaged;
}

void carry_out(Turn& turn, const intent::CareFailed& wish) {
  turn.model.vault.busy = false;
  turn.model.vault.problem = wish.problem;
  if (turn.model.portfolio_open) keep_unsaved(turn);  // what was written meanwhile
}

void carry_out(Turn& turn, const intent::CareDropped&) { turn.model.vault.busy = false; }

void carry_out(Turn& turn, const intent::FoundDamaged& wish) {
  Model& model = turn.model;
  model.vault.known = true;
  model.vault.busy = false;
  const bool again = std::exchange(model.vault.damaged, true);
  const bool emptied = model.saving.problem && model.saving.problem->kind == words::Problem::Kind::emptied;
  model.portfolio_open = false;
  model.taking_out.busy = false;  // it was not begun
  model.saving.state = SaveState::failed;
  if (!again || !emptied) model.saving.problem = wish.problem;  // looked at again, what is left of an emptied one is just damaged
  if (wish.problem.kind == words::Problem::Kind::emptied) nothing_is_kept(model);
  go(model, Screen::damaged);
  turn.ask(effect::ReadBackups{});
}

void carry_out(Turn& turn, const intent::GoOnInThisFolder&) { turn.model.vault.folder_explained = true; }

void carry_out(Turn& turn, const intent::KeepElsewhere& wish) {
  Model& model = turn.model;
  const bool can = model.vault.absent || (model.portfolio_open && !model.read_only);
  const bool asks = wish.folder.empty() && (wish.choose || model.vault.elsewhere.own_folder.empty());
  if (!model.vault.elsewhere.offered || !can || !(asks ? may_ask(model.vault) : begin(model.vault))) return;
  model.vault.lies_in.reset();
  turn.ask(effect::KeepElsewhere{asks, wish.folder});
}

void carry_out(Turn& turn, const intent::PortfolioMoved& wish) {
  Vault& vault = turn.model.vault;
  vault.busy = false;
  vault.problem.reset();
  vault.folder = wish.folder;
  vault.elsewhere = wish.elsewhere;
  vault.stayed = wish.stayed;
  const auto name = wish.file.rfind('/');
  vault.lies_in = wish.file.substr(0, name == std::string::npos ? 0 : name);
  vault.set_aside.reset();
  vault.backups_read = false;
  if (!vault.absent) back_up(turn);
}

void carry_out(Turn& turn, const intent::ShowWhereItLies&) {
  Vault& vault = turn.model.vault;
  if (vault.gone && vault.elsewhere.offered && begin(vault)) turn.ask(effect::FindPortfolio{});
}

void carry_out(Turn& turn, const intent::ClearStayed&) {
  Model& model = turn.model;
  if (model.portfolio_open && !model.read_only && !model.vault.stayed.empty() && begin(model.vault)) turn.ask(effect::ClearStayed{});
}

void carry_out(Turn& turn, const intent::SettleStillHeld& wish) {
  Vault& vault = turn.model.vault;
  if (!turn.model.portfolio_open || turn.model.read_only || still_held(vault).empty() || !begin(vault)) return;
  turn.ask(effect::SettleStillHeld{wish.remove});
}

void carry_out(Turn& turn, const intent::IndexMended&) {
  Model& model = turn.model;
  if (!model.notice)
    model.notice = words::Problem{.what = std::string(words::say(words::Word::index_mended)),
                                  .mend = std::string(words::say(words::Word::index_mended_mend))};
  if (model.screen == Screen::search && model.portfolio_open) search_again(turn);
}

void carry_out(Turn& turn, const intent::SettingsFailed& wish) { turn.model.notice = wish.problem; }

}  // namespace vignette::app
