// Going through every copy that can be reached: taking out for good, and writing anew under another key.
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/still_held.hpp"
#include "store/taking_out.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Backup;
using portfolio::Reached;
using portfolio::TakenOut;
using portfolio::TakeOut;

namespace {

/// The files that SQLite keeps beside a copy, where a program was killed or a log was set aside with it.
constexpr std::array companions{"-wal", "-shm", "-journal"};

/// With its log: words may stand there alone. The file last, for by its name the others are found.
void remove_whole(const Backup& copy) {
  for (const auto* companion : companions) must(disk::remove(beside(copy.file, companion)));
  must(disk::remove(copy.file));
}

/// Brings a log beside a copy into it, so that it is one file: left there, it would be read into what takes the copy's place.
void make_one_file(const Backup& copy, const Key* key) {
  if (std::ranges::none_of(companions, [&](const char* companion) { return is_there(beside(copy.file, companion)); })) return;
  if (begins_otherwise(copy.file, key)) throw Failure{SQLITE_CORRUPT, 0};  // damaged: it stays as it is
  {
    Database database(copy.file, Database::Way::write, key);
    version_of_ours(database, copy.file);
    database.run("PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON");
    if (Statement sound(database, "PRAGMA quick_check(1)"); !sound.step() || sound.view(0) != "ok") throw Failure{SQLITE_CORRUPT, 0};
    if (Statement mode(database, "PRAGMA journal_mode = DELETE"); !mode.step() || mode.text(0) != "delete") {
      throw Refused{problem(copy.file, words::Word::store_in_use, words::Word::store_in_use_mend)};
    }
  }
  for (const auto* companion : companions) must(disk::remove(beside(copy.file, companion)));
}

/// The copy once more without it: written beside it, looked over, put on the disk, and only then in its place.
void make_again_without(const Backup& copy, const Key* key, const TakeOut& what) {
  make_one_file(copy, key);
  Part part(copy.file);
  {
    Source source(copy.file, key);
    version_of_ours(source.database(), copy.file);
    copy_into(part.file(), source.database(), key, copy.file);
  }
  {
    Database database(part.file(), Database::Way::write, key);
    database.run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON");
    migrate(database, version_of_ours(database, copy.file));
    take_out(database, what);
    if (erasing_is_due(database)) erase(database);
  }
  {
    Database again(part.file(), Database::Way::read_untouched, key);
    if (!look_over_whole(again, key != nullptr).sound || reaches(again, what)) {
      throw Refused{problem(copy.file, words::Word::store_not_copied, words::Word::store_not_copied_mend)};
    }
  }
  part.replace();
}

}  // namespace

bool Backups::goes_from(const Backup& copy, const TakeOut& what) const {
  if (what.what == TakenOut::What::everything) {
    remove_whole(copy);
    remember(portfolio_, key_.get(), {}, {copy});
    return true;
  }
  const Key* key = copy.is_protected ? key_.get() : nullptr;
  {
    auto reader = Reader::open(copy.file, copy.is_protected ? key_ : nullptr);
    if (!reader) throw Refused{reader.error()};
    const auto has = (*reader)->has(what);
    if (!has) throw Refused{has.error()};
    if (!*has) return false;
  }
  make_again_without(copy, key, what);
  return true;
}

Reached Backups::each(const std::vector<Backup>& copies, const std::function<bool(const Backup&)>& reach) {
  Reached reached;
  for (const auto& copy : copies) {
    if (!copy.reachable) {
      reached.out_of_reach.push_back(copy);
      continue;
    }
    try {
      if (reach(copy)) reached.backups.push_back(copy);
    } catch (const Failure&) {
      reached.out_of_reach.push_back(copy);
    } catch (const Refused&) {
      reached.out_of_reach.push_back(copy);
    }
  }
  reached.folder = folder_of(portfolio_);
  reached.copied = copied(copies);
  return reached;
}

Result<Reached> Backups::holds(const TakeOut& what) {
  return guarded(portfolio_, key_.get(), [&] {
    auto [copies, doubtful, compared] = all();
    std::ranges::copy(set_asides(portfolio_), std::back_inserter(copies));
    auto held = each(copies, [&](const Backup& copy) {
      auto reader = Reader::open(copy.file, copy.is_protected ? key_ : nullptr);
      if (!reader) throw Refused{reader.error()};
      const auto has = (*reader)->has(what);
      if (!has) throw Refused{has.error()};
      return *has;
    });
    std::ranges::move(doubtful, std::back_inserter(held.out_of_reach));
    std::ranges::move(logs_alone(portfolio_), std::back_inserter(held.out_of_reach));
    return held;
  });
}

Result<Reached> Backups::take_out(const TakeOut& what) {
  auto held = holds(what);
  if (!held) return held;
  return guarded(portfolio_, key_.get(), [&] {
    auto done = each(held->backups, [&](const Backup& copy) {
      if (what.what == TakenOut::What::everything) {
        remove_whole(copy);
      } else {
        make_again_without(copy, copy.is_protected ? key_.get() : nullptr, what);
      }
      return true;
    });
    if (what.what == TakenOut::What::everything) {
      remember(portfolio_, key_.get(), {}, done.backups);
      for (const auto& log : logs_alone(portfolio_)) static_cast<void>(disk::remove(log.file));
    }
    for (auto& copy : done.out_of_reach)  // it could be read, and not be made again now; what was set aside stays where it is named
      if (copy.keeps_until.ms > 0) copy.still_holds = what.when;
    for (auto& copy : held->out_of_reach) {
      if (copy.reachable && !is_there(copy.file)) continue;
      if (!copy.reachable) copy.still_holds = what.when;
      done.out_of_reach.push_back(std::move(copy));
    }
    return done;
  });
}

Result<std::vector<Backup>> Backups::finish_taking_out() {
  return guarded(portfolio_, key_.get(), [&] {
    std::vector<Backup> finished;
    const auto noted = still_held(portfolio_, key_.get());
    if (noted.empty()) return finished;
    auto [copies, doubtful, compared] = all();
    std::vector<std::int64_t> settled;
    for (const auto& one : noted) {
      const auto is_it = [&](const Backup& copy) { return fs::path(copy.file).filename() == one.copy; };
      const auto copy = std::ranges::find_if(copies, is_it);
      if (copy == copies.end()) {  // it ran out, or somebody has removed it
        if (std::ranges::none_of(doubtful, is_it)) settled.push_back(one.number);
        continue;
      }
      if (!copy->reachable || one.what.what == TakenOut::What::passage) continue;
      const auto gone = guarded(copy->file, key_.get(), [&] { return goes_from(*copy, one.what); });
      if (!gone) continue;  // another time; meanwhile it is told
      settled.push_back(one.number);
      if (!*gone) continue;
      finished.push_back(*copy);
      finished.back().still_holds = one.what.when;
    }
    forget_still_held(portfolio_, key_.get(), settled);
    return finished;
  });
}

Result<void> Backups::settle_still_held(bool remove) {
  return guarded(portfolio_, key_.get(), [&] {
    const auto noted = still_held(portfolio_, key_.get());
    const auto copies = all().ours;
    std::vector<std::int64_t> settled;
    std::vector<Backup> removed;
    for (const auto& copy : copies) {
      if (!copy.reachable || copy.still_holds.ms == 0) continue;
      if (remove) {
        remove_whole(copy);
        removed.push_back(copy);
      }
      for (const auto& one : noted)
        if (fs::path(copy.file).filename() == one.copy) settled.push_back(one.number);
    }
    remember(portfolio_, key_.get(), {}, removed);
    forget_still_held(portfolio_, key_.get(), settled);
  });
}

Result<Reached> Backups::make_anew(KeyPtr old_key, KeyPtr new_key) {
  return guarded(portfolio_, new_key.get(), [&] {
    auto [copies, doubtful, compared] = all(old_key.get());
    std::ranges::copy(set_asides(portfolio_), std::back_inserter(copies));
    auto reached = each(copies, [&](const Backup& copy) {
      if (copy.is_protected && new_key && salt_of(copy.file) == new_key->salt() && seal_holds(copy.file, *new_key)) return true;
      if (!copy.is_protected && !new_key) return true;
      rewrite_under(copy.file, copy.is_protected ? old_key.get() : nullptr, new_key.get());
      return true;
    });
    std::ranges::move(doubtful, std::back_inserter(reached.out_of_reach));
    if (new_key) std::ranges::move(logs_alone(portfolio_), std::back_inserter(reached.out_of_reach));
    return reached;
  });
}

bool Backups::protect_left_open(std::vector<Backup> copies) {
  std::ranges::copy(set_asides(portfolio_), std::back_inserter(copies));
  std::erase_if(copies, [](const Backup& copy) { return !copy.reachable || copy.is_protected; });
  const auto reached = each(copies, [&](const Backup& copy) {
    rewrite_under(copy.file, nullptr, key_.get());
    return true;
  });
  for (int version = 2; version <= Store::newest_version(); ++version)
    if (const auto copy = copy_before(portfolio_, version); state_of(copy) == State::plain) static_cast<void>(disk::remove(copy));
  return !reached.backups.empty();
}

}  // namespace vignette::store
