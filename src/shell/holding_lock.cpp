// The key and the lock: protecting, locking with what could not be kept yet behind it, unlocking.

#include <utility>

#include "shell/holding.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::say;
using words::Word;

namespace {

void wipe(portfolio::Contents& held) {
  for (auto* answers : {&held.answers, &held.versions})
    for (auto& answer : *answers) store::wipe(answer.text);
  for (auto& mark : held.marks) store::wipe(mark.note);
  for (auto& reflection : held.reflections) store::wipe(reflection.title);
  for (auto& one : held.commitments) {
    store::wipe(one.title);
    portfolio::each_text(one, [](std::string& text) { store::wipe(text); });
  }
  for (auto& plan : held.plans) {
    store::wipe(plan.note);
    for (auto& one : plan.questions) store::wipe(one.wording);
  }
  held = {};
}

void wipe(app::HeldReviews& held) {
  for (auto& one : held.replies) {
    store::wipe(one.words);
    for (auto& comment : one.comments) store::wipe(comment.words);
  }
  for (auto& one : held.agreements)
    for (auto& line : one.lines) store::wipe(line.words);
  for (auto& one : held.exchanges)
    for (auto& page : one.record.pages) store::wipe(page.body);
  for (auto& one : held.notes) store::wipe(one.words);
  held = {};
}

/// What a person typed, as the store takes it; or what is wrong with the sheet.
std::expected<store::Opener, intent::UnlockFailed> opener_of(app::effect::Unlock& wish) {
  if (wish.sheet.empty()) {
    store::Opener opener{store::Passphrase{store::Secret(wish.passphrase)}};
    store::wipe(wish.passphrase);
    return opener;
  }
  auto key = store::read_recovery_sheet(wish.sheet);
  store::wipe(wish.sheet);
  if (key) return store::Opener(*key);
  const auto group = key.error().group;
  const words::Problem problem{
      .what = group == 0 ? std::string(say(Word::vault_not_sixteen)) : say(Word::vault_bad_group, fmt::arg("group", group)),
      .mend = std::string(say(group == 0 ? Word::vault_not_sixteen_mend : Word::vault_bad_group_mend))};
  return std::unexpected(intent::UnlockFailed{problem, true, group});
}

std::vector<std::string> sheet_of(const store::KeyPtr& key) {
  if (!key) return {};
  const auto groups = store::recovery_sheet(*key);
  return {groups.begin(), groups.end()};
}

}  // namespace

bool says_wrong(const words::Problem& problem) {
  return problem.kind == words::Problem::Kind::wrong_key || problem.kind == words::Problem::Kind::wrong_or_damaged;
}

void Holding::Behind::wipe() {
  shell::wipe(held);
  shell::wipe(held_reviews);
}

void Holding::handed_over() {
  if (std::exchange(behind_.handing_over, false) && behind_.keeper && kept_ >= newest_) forget_behind();
}

void Holding::forget_behind() {
  behind_.wipe();
  // The file is closed where it takes no time from the window.
  work_.give([keeper = std::exchange(behind_.keeper, nullptr)]() mutable { keeper.reset(); });
}

void Holding::protect(app::effect::Protect wish, std::filesystem::path backups) {
  work_.give([this, wish = std::move(wish), backups = std::move(backups), keeper = std::exchange(keeper_, nullptr)]() mutable {
    const auto old_key = inside_.key;
    std::optional<words::Problem> problem;
    store::KeyPtr new_key;
    if (wish.why == app::Protecting::change || wish.why == app::Protecting::remove) {
      const auto present = store::key_for(file_, store::Passphrase{store::Secret(wish.present)});
      if (!present) problem = present.error();
    }
    if (!problem && !wish.passphrase.empty())
      new_key = std::make_shared<const store::Key>(store::Key::derive(wish.passphrase, store::Key::new_salt()));
    store::wipe(wish.passphrase);
    store::wipe(wish.present);
    if (!problem) problem = settle(keeper);
    if (problem) return take_back(std::exchange(keeper, nullptr), intent::ProtectFailed{*problem});  // the file was not touched
    const bool was_open = inside_.open;
    let_go(std::exchange(keeper, nullptr));
    auto reached = store::protect(file_, backups, old_key, new_key);
    if (reached) add_stayed(*reached, stayed());
    // Backups that could not be made anew don't undo it: the file's key is the new one all the same, and its sheet is shown.
    const bool done = reached || (was_open && !store::Reader::open(file_, old_key) && store::Reader::open(file_, new_key));
    looked_over_ = done;
    if (done) results_->post(intent::Protected{new_key != nullptr, sheet_of(new_key), reached.value_or(portfolio::Reached{})});
    if (!reached) {
      if (done)
        results_->post(intent::BackupFailed{reached.error()});
      else
        results_->post(intent::ProtectFailed{reached.error()});
    }
    if (!done && !was_open) return;
    if (const auto opened = open(done ? new_key : old_key); !opened) say_failed(opened.error());
  });
}

void Holding::unlock(app::effect::Unlock wish) {
  work_.give([this, wish = std::move(wish), keeper = behind_.keeper]() mutable {
    const auto fail = [this](intent::UnlockFailed failed) { results_->post(std::move(failed)); };
    const auto opener = opener_of(wish);
    if (!opener) return fail(opener.error());
    const auto key = store::key_for(file_, *opener);
    if (!key) {
      const auto& problem = key.error();
      return fail({problem, says_wrong(problem)});
    }
    if (keeper) keeper->drain();  // what waited is tried once more, so that what is read now holds it
    if (const auto done = open(*key, std::move(keeper)); !done) {
      inside_ = {};
      if (says_damaged(done.error())) {
        inside_.key = *key;  // what can be read is salvaged with it, and a backup opened
        damaged_ = true;
        return results_->hand([this, problem = done.error(), life = life_.load()]() -> std::optional<app::Intent> {
          (void)give_up(0, problem, life);  // what waited behind the lock, too: a backup can be put in the file's place then
          return intent::FoundDamaged{problem};
        });
      }
      fail({done.error(), false});
    }
  });
}

void Holding::show_sheet() {
  work_.give([this] {
    if (inside_.key) results_->post(intent::Protected{true, sheet_of(inside_.key), {}});
  });
}

void Holding::lock(app::effect::Lock wish, bool handing_over) {
  auto keeper = std::exchange(keeper_, nullptr);
  behind_.wipe();
  behind_.held = std::move(wish.held);
  behind_.held_reviews = std::move(wish.held_reviews);
  behind_.handing_over = keeper && handing_over;
  if (keeper && (kept_ < newest_ || handing_over)) behind_.keeper = std::exchange(keeper, nullptr);
  if (!behind_.keeper && keeper) {  // all of it is on the disk
    behind_.wipe();
  }
  work_.give([this, keeper = std::move(keeper)]() mutable {
    inside_ = {};
    keeper.reset();
  });
  reads_.give([this] { reader_.reset(); });
}

}  // namespace vignette::shell
