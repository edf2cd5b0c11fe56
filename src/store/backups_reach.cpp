// Going through every copy that can be reached: taking out for good, and writing anew under another key.
#include <fmt/format.h>

#include <algorithm>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/taking_out.hpp"

namespace vignette::store {

using portfolio::Backup;
using portfolio::Reached;
using portfolio::TakenOut;
using portfolio::TakeOut;

namespace {

/// The copy once more without it: written beside it, looked over, put on the disk, and only then in its place.
void make_again_without(const Backup& copy, const Key* key, const TakeOut& what) {
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
    return held;
  });
}

Result<Reached> Backups::take_out(const TakeOut& what) {
  auto held = holds(what);
  if (!held) return held;
  return guarded(portfolio_, key_.get(), [&] {
    auto done = each(held->backups, [&](const Backup& copy) {
      if (what.what == TakenOut::What::everything) {
        must(disk::remove(copy.file));
      } else {
        make_again_without(copy, copy.is_protected ? key_.get() : nullptr, what);
      }
      return true;
    });
    if (what.what == TakenOut::What::everything) remember(portfolio_, key_.get(), {}, done.backups);
    std::ranges::copy(held->out_of_reach, std::back_inserter(done.out_of_reach));
    return done;
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
    return reached;
  });
}

}  // namespace vignette::store
