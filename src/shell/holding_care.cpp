// Looking after the file: backups, restoring, verifying, salvaging, copies, and taking out for good.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "shell/holding.hpp"
#include "store/begun.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;
namespace intent = app::intent;
using words::say;
using words::Word;

namespace {

/// What is in memory is newer: of what the file holds only the rest is added.
template <typename Record, typename Name>
void add_unknown(std::vector<Record>& all, const std::vector<Record>& in_file, Name Record::* name) {
  std::set<Name> known;
  for (const auto& one : all) known.insert(one.*name);
  for (const auto& one : in_file)
    if (!known.contains(one.*name)) all.push_back(one);
}

/// The same of what is unfinished: one of each kind for a share.
void add_unknown(std::vector<portfolio::Unfinished>& all, const std::vector<portfolio::Unfinished>& in_file) {
  const auto memory = all;
  for (const auto& one : in_file)
    if (std::ranges::none_of(memory, [&](const auto& known) { return known.about == one.about && known.kind == one.kind; }))
      all.push_back(one);
}

/// What opens a backup: what was typed for it, a recovery sheet or else a passphrase; or the portfolio's own key.
store::Opener opener_of_backup(std::string& typed, const store::KeyPtr& key) {
  if (!typed.empty()) {
    auto sheet = store::read_recovery_sheet(typed);
    store::Opener opener = sheet ? store::Opener(std::move(*sheet)) : store::Opener(store::Passphrase{store::Secret(typed)});
    store::wipe(typed);
    return opener;
  }
  if (!key) return {};
  store::RecoveryKey own;
  std::ranges::copy(key->bytes(), own.bytes.begin());
  return own;
}

/// A name beside the file that is not taken.
fs::path free_name(const fs::path& file, const std::string& what, portfolio::Instant now) {
  const auto day = portfolio::day_of(now, 0);
  const std::string stem = fmt::format("{} {} {:04}-{:02}-{:02}", file.stem().string(), what, day.year, day.month, day.day);
  std::error_code error;
  fs::path free = file.parent_path() / (stem + file.extension().string());
  for (int number = 2; fs::exists(free, error); ++number)
    free = file.parent_path() / fmt::format("{} {}{}", stem, number, file.extension().string());
  return free;
}

}  // namespace

words::Problem not_done(words::Problem problem, Word what) {
  const fs::path where = problem.where;
  std::error_code unseen;
  const auto folder = fs::is_directory(where, unseen) ? where : where.parent_path();
  problem.what = say(what, fmt::arg("folder", folder.string()), fmt::arg("reason", problem.what));
  return problem;
}

void Holding::back_up(fs::path backups, portfolio::Instant now, bool asked) {
  work_.give([this, folder = std::move(backups), now, asked] {
    if (!inside_.open || inside_.read_only) {
      if (asked) results_->post(intent::CareDropped{});
      return;
    }
    store::Backups copies(file_, folder, inside_.key);
    const auto made = copies.make(now);
    if (!made) return results_->post(intent::BackupFailed{not_done(made.error(), Word::backup_not_made), asked});
    auto finished = copies.finish_taking_out();
    auto list = copies.list();
    if (!list) return results_->post(intent::BackupFailed{list.error(), asked});
    auto told = told_of(copies, std::move(*list));
    told.asked = asked;
    told.tried = true;
    told.made = *made;
    if (finished) told.finished = std::move(*finished);
    results_->post(std::move(told));
  });
}

intent::BackupsRead Holding::told_of(store::Backups& copies, std::vector<portfolio::Backup> list) const {
  intent::BackupsRead told;
  told.copied = copies.copied(list);
  std::ranges::copy(lay_in(), std::back_inserter(told.copied));
  told.stayed = stayed();
  tell_stayed(list, told.stayed);
  told.away = copies.folder_is_away();
  told.backups = std::move(list);
  return told;
}

portfolio::Reached Holding::together(portfolio::Reached file, portfolio::Reached backups) const {
  file.backups = std::move(backups.backups);
  file.out_of_reach = std::move(backups.out_of_reach);
  add_stayed(file, stayed());
  file.folder = store::folder_of(file_);
  file.copied = std::move(backups.copied);
  std::ranges::copy(lay_in(), std::back_inserter(file.copied));
  return file;
}

void Holding::read_backups(fs::path backups) {
  work_.give([this, folder = std::move(backups)] {
    store::Backups copies(file_, folder, inside_.key);
    auto finished = inside_.open && !inside_.read_only ? copies.finish_taking_out() : std::vector<portfolio::Backup>();
    auto list = copies.list();
    if (!list) return results_->post(intent::BackupFailed{list.error()});
    auto told = told_of(copies, std::move(*list));
    if (finished) told.finished = std::move(*finished);
    if (const auto good = copies.newest_good()) told.newest_good = *good;
    results_->post(std::move(told));
  });
}

void Holding::settle_still_held(fs::path backups, bool remove) {
  work_.give([this, folder = std::move(backups), remove] {
    store::Backups copies(file_, folder, inside_.key);
    if (const auto done = copies.settle_still_held(remove); !done) return results_->post(intent::CareFailed{done.error()});
    results_->post(intent::CareDropped{});  // nothing more is being done
    if (auto list = copies.list()) results_->post(told_of(copies, std::move(*list)));
  });
}

void Holding::restore(fs::path from, std::string passphrase, portfolio::Instant now, bool may_be_open) {
  work_.give(
      [this, from = std::move(from), typed = std::move(passphrase), now, may_be_open, keeper = std::exchange(keeper_, nullptr)]() mutable {
        const bool asked = !typed.empty();
        const auto key = store::key_for(from, opener_of_backup(typed, inside_.key));
        if (!key) {
          const auto& problem = key.error();
          if (says_wrong(problem))
            return take_back(std::exchange(keeper, nullptr),
                             intent::BackupLocked{from.string(), asked ? std::optional(problem) : std::nullopt});
          return take_back(std::exchange(keeper, nullptr), intent::CareFailed{problem});
        }
        if (!*key && !inside_.key && !may_be_open) return take_back(std::exchange(keeper, nullptr), intent::BackupIsOpen{from.string()});
        if (const auto problem = settle(keeper)) return take_back(std::exchange(keeper, nullptr), intent::CareFailed{*problem});
        let_go(std::exchange(keeper, nullptr));
        const auto aside = store::restore(from, *key, file_, now, inside_.key);
        if (aside) {
          damaged_ = false;  // another file stands there
          looked_over_ = true;
          if (*key) inside_.key = *key;  // else it has the portfolio's own, if that had one
          results_->post(intent::Restored{*aside ? (*aside)->string() : std::string(), inside_.key != nullptr});
        } else
          results_->post(intent::CareFailed{aside.error()});
        look_at_it();
      });
}

void Holding::verify() {
  work_.give([this] {
    const auto reader = store::Reader::open(file_, inside_.key);
    if (!reader) return results_->post(intent::CareFailed{reader.error()});
    auto health = (*reader)->look_over(false);
    if (!health) return results_->post(intent::CareFailed{health.error()});
    const auto found = *health;
    results_->post(intent::Verified{std::move(*health)});
    if (!found.sound) return say_damaged(life_);
    found_sound(life_);
    if (!found.index_sound) mend_index(life_);
  });
}

void Holding::found_sound(std::uint64_t life) {
  results_->hand([this, life]() -> std::optional<app::Intent> {
    if (life == life_ && keeper_) keeper_->with([](store::Store& store) { store.found_sound(); });
    return std::nullopt;
  });
}

void Holding::mend_index(std::uint64_t life) {
  results_->hand([this, life]() -> std::optional<app::Intent> {
    if (life != life_ || !keeper_) return std::nullopt;
    keeper_->with([this, life](store::Store& store) {
      const auto done = store.mend_index();
      if (done) return results_->post(intent::IndexMended{});
      if (says_damaged(done.error())) say_damaged(life);
    });
    return std::nullopt;
  });
}

void Holding::salvage(portfolio::Instant now) {
  work_.give([this, now] {
    auto saved = store::salvage(file_, inside_.key, free_name(file_, std::string(say(Word::vault_salvaged_name)), now));
    if (!saved) return results_->post(intent::CareFailed{saved.error()});
    results_->post(intent::SalvageDone{std::move(*saved)});
  });
}

void Holding::move(fs::path to) {
  work_.give([this, to = std::move(to)] {
    if (const auto done = store::copy_to(file_, inside_.key, to); !done) return results_->post(intent::CareFailed{done.error()});
    results_->post(intent::Moved{to.string()});
  });
}

void Holding::copy(fs::path to, portfolio::Contents in_memory) {
  work_.give([this, to = std::move(to), memory = std::move(in_memory)] {
    // What the file holds, if it can be read; and over it what is in memory, which may be all that there is.
    const auto whole = store::copy_to(file_, inside_.key, to);
    std::error_code unseen;
    if (!whole && fs::exists(to, unseen)) return results_->post(intent::CopyFailed{whole.error()});
    std::vector<store::Change> changes;
    for (const auto& version : memory.versions) changes.emplace_back(portfolio::SaveAnswer{version, true});
    for (const auto& answer : memory.answers) changes.emplace_back(portfolio::SaveAnswer{answer, false});
    for (const auto& mark : memory.marks) changes.emplace_back(portfolio::SaveMark{mark});
    for (const auto& cited : memory.cited) changes.emplace_back(portfolio::SaveCited{cited});
    for (const auto& reflection : memory.reflections) changes.emplace_back(portfolio::SaveReflection{reflection});
    for (const auto& commitment : memory.commitments) changes.emplace_back(portfolio::SaveCommitment{commitment});
    for (const auto& choice : memory.lenses) changes.emplace_back(portfolio::SaveLens{choice});
    for (const auto& plan : memory.plans) changes.emplace_back(portfolio::SaveWorkshopPlan{plan});
    for (const auto& exchange : memory.exchanges) changes.emplace_back(portfolio::SaveExchange{exchange});
    for (const auto& one : memory.unfinished) changes.emplace_back(portfolio::SaveUnfinished{one});
    auto copy = store::Store::open(to, inside_.key);
    if (!copy) return results_->post(intent::CopyFailed{copy.error()});
    if (const auto done = (*copy)->transact(changes); !done) return results_->post(intent::CopyFailed{done.error()});
    results_->post(intent::CopySaved{to.string()});
  });
}

void Holding::read_reach(portfolio::TakeOut what, fs::path backups) {
  work_.give([this, what = std::move(what), folder = std::move(backups), keeper = keeper_] {
    if (keeper) keeper->drain();
    const auto reader = store::Reader::open(file_, inside_.key);
    auto holds = reader ? (*reader)->holds(what) : std::unexpected(reader.error());
    if (!holds) return results_->post(intent::TakeOutFailed{holds.error()});
    auto copies = store::Backups(file_, folder, inside_.key).holds(what);
    if (!copies) return results_->post(intent::TakeOutFailed{copies.error()});
    results_->post(intent::ReachRead{together(std::move(*holds), std::move(*copies))});
  });
}

void Holding::take_out(portfolio::TakeOut what, fs::path backups) {
  const auto fail = [results = results_](const words::Problem& problem) { results->post(intent::TakeOutFailed{problem}); };
  if (!keeper_) {
    return fail({.what = std::string(say(Word::vault_not_now)), .mend = std::string(say(Word::vault_not_now_mend))});
  }
  // The backups first: should the program end in between, the words are still to be seen where one looks for them. Then the
  // file, after every word handed over before is kept and before all that comes later; and no backup is made until it is done.
  work_.give([this, what = std::move(what), folder = std::move(backups), fail, keeper = keeper_] {
    const auto begun = std::make_shared<const store::Begun>(file_);
    auto copies = store::Backups(file_, folder, inside_.key).take_out(what);
    if (!copies) return fail(not_done(copies.error(), Word::out_stands_as_before));
    keeper->with([this, what, fail, begun, copies = std::move(*copies)](store::Store& store) {
      auto gone = store.take_out(what, copies.out_of_reach);
      if (!gone) return fail(not_done(gone.error(), Word::out_stands_as_before));
      if (auto& why = gone->not_erased) why = not_done(std::move(*why), Word::out_not_erased);
      results_->post(intent::TakenOutDone{what, together(std::move(*gone), copies)});
    });
    keeper->drain();
  });
}

void Holding::index(std::vector<portfolio::CaseText> cases) {
  // What cannot be indexed is not found beside answers, and nothing else: no reason to say anything.
  if (keeper_) keeper_->with([cases = std::move(cases)](store::Store& store) { (void)store.index(cases); });
}

void Holding::read_answers(std::vector<std::string> cases) {
  reads_.give([this, cases = std::move(cases)] {
    if (!reader_) return;
    auto contents = reader_->of_cases(cases);
    if (contents) return results_->post(intent::AnswersRead{std::move(*contents)});
    // Nothing new may be kept over answers that could not be read: the file is opened anew when it can be.
    results_->hand([this, problem = contents.error(), life = life_.load()]() -> std::optional<app::Intent> {
      if (says_damaged(problem)) return give_up(0, problem, life);
      work_.give([this, keeper = std::exchange(keeper_, nullptr)]() mutable { let_go(std::exchange(keeper, nullptr)); });
      return intent::PortfolioFailed{problem};
    });
  });
}

void Holding::read_all(portfolio::Contents in_memory, bool exchanges, std::function<void(const portfolio::Leaving&)> then,
                       std::function<void(const words::Problem&)> unread) {
  reads_.give([this, all = std::move(in_memory), exchanges, then = std::move(then), unread = std::move(unread)]() mutable {
    const auto in_file = !reader_ ? store::Result<portfolio::Contents>() : exchanges ? reader_->everything() : reader_->written();
    if (!in_file && unread) return unread(in_file.error());
    if (in_file) {
      add_unknown(all.answers, in_file->answers, &portfolio::Answer::key);
      add_unknown(all.cited, in_file->cited, &portfolio::Cited::by);
      add_unknown(all.marks, in_file->marks, &portfolio::Mark::id);
      add_unknown(all.reflections, in_file->reflections, &portfolio::Reflection::id);
      add_unknown(all.commitments, in_file->commitments, &portfolio::Commitment::id);
      add_unknown(all.lenses, in_file->lenses, &portfolio::LensChoice::by);
      add_unknown(all.exchanges, in_file->exchanges, &portfolio::Exchange::number);
      add_unknown(all.unfinished, in_file->unfinished);
      std::ranges::stable_sort(all.answers, std::ranges::greater(), &portfolio::Answer::updated);
      std::ranges::stable_sort(all.reflections, std::ranges::greater(), &portfolio::Reflection::day);
      std::ranges::stable_sort(all.commitments, {}, &portfolio::Commitment::made);
    }
    then(portfolio::Leaving(std::move(all)));
  });
}

void Holding::read_people(std::function<void(portfolio::Acquainted)> then) {
  reads_.give([this, then = std::move(then)] {
    if (!reader_) return;
    if (auto people = reader_->people()) then(std::move(*people));
  });
}

void Holding::read_reviews(std::function<void(portfolio::Acquainted, portfolio::Reviews)> then) {
  reads_.give([this, then = std::move(then)] {
    if (!reader_) return;
    auto people = reader_->people();
    auto reviews = reader_->reviews();
    if (people && reviews) then(std::move(*people), std::move(*reviews));
  });
}

void Holding::read_list() {
  reads_.give([this] {
    if (!reader_) return;
    if (auto heads = reader_->heads()) results_->post(intent::ListRead{std::move(*heads)});
  });
}

void Holding::read_versions(portfolio::QuestionKey of) {
  reads_.give([this, of = std::move(of)] {
    if (!reader_) return;
    if (auto versions = reader_->revisions(of)) results_->post(intent::VersionsRead{of, std::move(*versions)});
  });
}

void Holding::search(std::uint64_t number, portfolio::SearchFor what) {
  newest_search_ = number;
  reads_.give([this, number, what = std::move(what)] {
    if (!reader_ || number != newest_search_) return;  // one types faster than that
    if (auto hits = reader_->search(what)) results_->post(intent::SearchAnswered{number, std::move(*hits)});
  });
}

}  // namespace vignette::shell
