// The passphrase: asked before the first kept word, set, changed or taken away later, and the recovery sheet that comes with it.

#include <algorithm>
#include <utility>

#include "app/own.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

using words::Word;

words::Problem problem(Word what, Word mend) { return {.what = std::string(words::say(what)), .mend = std::string(words::say(mend))}; }

/// What of the words typed does not fit what is to be done.
std::optional<words::Problem> misfit(const Vault& vault) {
  const bool asks_present = vault.protecting == Protecting::change || vault.protecting == Protecting::remove;
  if (asks_present && vault.present.text.empty()) return problem(Word::vault_present_missing, Word::vault_present_missing_mend);
  if (vault.protecting == Protecting::remove) return std::nullopt;
  if (vault.passphrase.text.empty()) return problem(Word::vault_empty, Word::vault_empty_mend);
  if (vault.passphrase.text != vault.again.text) return problem(Word::vault_differ, Word::vault_differ_mend);
  return std::nullopt;
}

/// A group as it is compared: without spaces, in capitals.
std::string plain_group(const std::string& typed) {
  std::string group;
  for (const char c : typed)
    if (c != ' ' && c != '-') group += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return group;
}

/// The purpose that fits how the portfolio is now.
Protecting fitting(const Vault& vault, Protecting why) {
  if (vault.absent) return Protecting::first_words;
  if (why == Protecting::new_after_recovery) return why;
  if (!vault.is_protected) return Protecting::set;
  return why == Protecting::remove ? Protecting::remove : Protecting::change;
}

}  // namespace

void wipe_secrets(Vault& vault) {
  for (Editing* secret : {&vault.passphrase, &vault.again, &vault.present, &vault.sheet, &vault.group, &vault.of_backup}) wipe(*secret);
  vault.strength = Strength::empty;
  vault.words = 0;
  vault.show_words = false;
}

void carry_out(Turn& turn, const intent::AskProtect& wish) {
  Model& model = turn.model;
  if (kept_out(turn, {Screen::settings, {}, 0})) return;
  model.vault.protecting = fitting(model.vault, wish.why);
  model.vault.with_passphrase = true;
  model.vault.problem.reset();
  model.vault.reached.reset();
  go(model, Screen::protect);
}

void carry_out(Turn& turn, const intent::ChooseProtection& wish) {
  if (turn.model.vault.busy) return;
  turn.model.vault.with_passphrase = wish.with_passphrase;
  turn.model.vault.problem.reset();
}

void carry_out(Turn& turn, const intent::ShowPassphrase& wish) { turn.model.vault.show_words = wish.show; }

void carry_out(Turn& turn, const intent::Protect&) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  if (model.screen != Screen::protect || vault.busy || turn.outside.now.instant < vault.next_try) return;
  if (!vault.with_passphrase && vault.protecting != Protecting::remove) {
    vault.goes_open = true;
    if (vault.absent) return try_again(turn);  // makes the portfolio, and goes on when it is open
    vault.unasked = false;
    return go_on(turn);
  }
  vault.problem = misfit(vault);
  if (vault.problem) return;
  vault.busy = true;
  const bool away = vault.protecting == Protecting::remove;
  effect::Protect protect{vault.protecting, away ? std::string() : handed_over(vault.passphrase), handed_over(vault.present)};
  wipe_secrets(vault);
  turn.ask(std::move(protect));
}

void carry_out(Turn& turn, const intent::Protected& wish) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  if (vault.locked) {  // locked before it came: it comes again
    vault.sheet_due = wish.is_protected;
    return;
  }
  vault.known = true;
  vault.busy = false;
  vault.by_sheet = false;
  vault.is_protected = wish.is_protected;
  vault.came_open = vault.unasked = false;
  vault.reached = wish.reached;
  vault.problem.reset();
  vault.backups_read = false;
  if (!wish.is_protected) {
    if (model.screen == Screen::protect) go_on(turn);
    return;
  }
  vault.recovery = wish.sheet;
  vault.sheet_due = false;
  vault.sheet_saved.reset();
  vault.ask_group = wish.sheet.empty() ? 0 : static_cast<std::size_t>(turn.outside.chance_a % wish.sheet.size());
  go(model, Screen::recovery_sheet, Leaving::forgotten);
}

void carry_out(Turn& turn, const intent::ProtectFailed& wish) {
  turn.model.vault.busy = false;
  turn.model.vault.problem = wish.problem;
  if (wish.problem.kind == words::Problem::Kind::wrong_key || wish.problem.kind == words::Problem::Kind::wrong_or_damaged) slow_down(turn);
  if (turn.model.portfolio_open) keep_unsaved(turn);  // what was written meanwhile
}

void carry_out(Turn& turn, const intent::PassphraseJudged& wish) {
  turn.model.vault.strength = wish.strength;
  turn.model.vault.words = wish.words;
}

void carry_out(Turn& turn, const intent::SaveRecoverySheet& wish) {
  if (!turn.model.vault.recovery.empty()) turn.ask(effect::SaveSheet{turn.model.vault.recovery, wish.form});
}

void carry_out(Turn& turn, const intent::SheetSaved& wish) {
  turn.model.vault.sheet_saved = wish.path;
  turn.model.vault.problem.reset();
}

void carry_out(Turn& turn, const intent::RecoverySheetDone&) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  if (model.screen != Screen::recovery_sheet) return;
  if (vault.ask_group < vault.recovery.size() && plain_group(vault.group.text) != plain_group(vault.recovery[vault.ask_group])) {
    vault.problem = problem(Word::vault_other_group, Word::vault_other_group_mend);
    return;
  }
  vault.problem.reset();
  go_on(turn);
}

void carry_out(Turn& turn, const intent::NotYet&) {
  Model& model = turn.model;
  if (model.screen != Screen::protect || model.vault.busy) return;
  if (model.vault.protecting == Protecting::first_words) {
    model.waits.reset();
    model.brought.reset();  // the file has them still
  }
  go_on(turn);
}

void carry_out(Turn& turn, const intent::PortfolioFound& wish) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  if (vault.known && vault.locked && wish.is_protected) return;  // looked at again behind the lock, to keep what waits there
  vault.known = true;
  vault.absent = wish.absent;
  vault.is_protected = wish.is_protected;
  vault.locked = wish.is_protected;
  vault.folder = wish.folder;
  vault.elsewhere = wish.elsewhere;
  vault.expected = wish.expected;
  vault.unread = wish.unread;
  vault.busy = false;
  if (vault.absent) {
    turn.ask(effect::ReadBackups{});  // it may have been moved, or removed
    turn.ask(effect::ReadRecords{});
  }
  if (!vault.absent && std::exchange(vault.gone, false) && model.screen == Screen::damaged) go_on(turn);
  if (model.screen == Screen::unlock) return;
  const Going here{model.screen, model.case_id, model.question};
  if (vault.locked || (vault.absent && model.screen == Screen::question)) kept_out(turn, here);  // one was quicker than the disk
  keep_what_was_brought(turn);
}

}  // namespace vignette::app
