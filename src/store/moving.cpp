// A portfolio goes to another place, with its backups and what was set aside.
#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>

#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/whole.hpp"
#include "store/whose.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Backup;
using portfolio::Instant;
using words::Word;

namespace {

constexpr std::array companions{"-wal", "-shm", "-journal"};

fs::path folder_above(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// What the portfolio knows of its copies: what it remembers, and what lies beside it and is surely its own.
std::vector<Backup> known_copies(const fs::path& file, const KeyPtr& key, bool holds_something) {
  auto known = remembered(file, key.get());
  auto listed = holds_something ? Backups(file, {}, key).list() : std::vector<Backup>();
  if (!listed) throw Refused{listed.error()};
  for (auto& copy : *listed)
    if (!copy.opens_otherwise && std::ranges::find(known, copy.file, &Backup::file) == known.end()) known.push_back(std::move(copy));
  return known;
}

bool same_bytes(const fs::path& a, const fs::path& b) {
  std::ifstream one(a, std::ios::binary), other(b, std::ios::binary);
  using Bytes = std::istreambuf_iterator<char>;
  return one && other && std::equal(Bytes(one), Bytes(), Bytes(other), Bytes());
}

/// Copied, compared, put on the disk; only then it goes from where it was. One that a killed program had copied only goes.
void carry_file(const fs::path& from, const fs::path& to) {
  if (!is_there(from)) return;
  if (is_there(to)) {
    if (!same_bytes(from, to)) throw Refused{problem(to, Word::store_in_the_way, Word::store_in_the_way_mend)};
    return must(disk::remove(from));
  }
  const fs::path part = beside(to, ".part");
  try {
    must(disk::make_folder(folder_above(to)));
    must(disk::remove(part));
    must(disk::copy(from, part));
    must(disk::sync(part));
    if (!same_bytes(from, part)) throw Refused{problem(from, Word::store_not_copied, Word::store_not_copied_mend)};
    must(disk::rename_new(part, to));
  } catch (const Refused&) {
    static_cast<void>(disk::remove(part));
    throw;
  }
  must(disk::remove(from));
}

/// With the logs beside it, which go first: by the file's name they are found.
void carry(const fs::path& from, const fs::path& to) {
  for (const auto* log : {"-wal", "-journal"}) carry_file(beside(from, log), beside(to, log));
  carry_file(from, to);
}

bool hold_the_same(const fs::path& file, const fs::path& other, const Key* key) {
  try {
    Source one(file, key), two(other, key);
    return contents_mark(one.database()) == contents_mark(two.database());
  } catch (const Failure&) {
    return false;
  } catch (const Refused&) {
    return false;
  }
}

/// Under another name, with its logs, where it holds what the other does not.
void set_aside(const fs::path& file) {
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  const fs::path other = free_set_aside(file, Instant{now.count()});
  must(disk::remove(beside(file, "-shm")));
  for (const auto* log : {"-wal", "-journal"})
    if (is_there(beside(file, log))) must(disk::rename_new(beside(file, log), beside(other, log)));
  must(disk::rename_new(file, other));
}

void take_away(const fs::path& file) {
  for (const auto* companion : companions) must(disk::remove(beside(file, companion)));
  must(disk::remove(file));
  must(disk::sync_folder(file));  // so that it does not come back with the power
}

}  // namespace

Result<void> begin_move(const fs::path& file, KeyPtr key, const fs::path& to) {
  return guarded(to, nullptr, [&] {
    for (const auto* suffix : {"", "-wal", "-journal"})
      if (is_there(beside(to, suffix))) throw Refused{problem(to, Word::store_in_the_way, Word::store_in_the_way_mend)};
    must(disk::make_folder(folder_above(to)));
    Part part(to);
    std::optional<WriteLock> lock;  // until the copy has its name: nothing is written that it would not hold
    const auto done = guarded(file, key.get(), [&] {
      auto taken = WriteLock::take(file);
      if (!taken) throw Refused{taken.error()};
      lock.emplace(std::move(*taken));
      Source from(file, key.get());
      version_of_ours(from.database(), file);
      const auto known = known_copies(file, key, holds_anything(from.database()));
      copy_into(part.file(), from.database(), key.get(), file, [&](Database& copy) {
        note_copies(copy, to, known);
        forget_copies(copy, to);
      });
    });
    if (!done) throw Refused{done.error()};
    try {
      part.give_name();
    } catch (const Refused&) {
      if (!is_there(part.file())) static_cast<void>(disk::remove(to));  // it has its name, but that may not be on the disk
      throw;
    }
  });
}

Result<std::vector<Backup>> finish_move(const fs::path& file, const fs::path& to, const KeyPtr& key) {
  return guarded(file, key.get(), [&] {
    std::vector<Backup> stayed;
    const auto try_to = [&](const Backup& copy, auto work) {
      if (!guarded(copy.file, key.get(), work)) stayed.push_back(copy);
    };
    std::optional<WriteLock> lock;
    if (is_there(file)) {
      auto taken = WriteLock::take(file);
      if (!taken) throw Refused{taken.error()};
      lock.emplace(std::move(*taken));
      clean_after_others(file);
      try_to({.file = file.string()}, [&] { hold_the_same(file, to, key.get()) ? take_away(file) : set_aside(file); });
    }
    const fs::path old_folder = backups_folder(file, {}), folder = backups_folder(to, {});
    std::vector<Backup> brought, gone;
    for (const auto& copy : remembered(to, key.get())) {
      Backup there = copy;
      there.file = fs::absolute(folder / fs::path(copy.file).filename()).lexically_normal().string();
      if (!same_place(folder_above(copy.file), old_folder) || !(copy.reachable || is_there(there.file))) continue;
      try_to(copy, [&] {
        carry(copy.file, there.file);
        brought.push_back(there);
        gone.push_back(copy);
      });
    }
    remember(to, key.get(), brought, gone);
    auto others = set_asides(file);
    std::ranges::copy(logs_alone(file), std::back_inserter(others));
    for (int version = 2; version <= Store::newest_version(); ++version)
      if (const auto copy = copy_before(file, version); is_there(copy)) others.push_back({.file = copy.string()});
    for (const auto& copy : others) try_to(copy, [&] { carry(copy.file, folder_above(to) / fs::path(copy.file).filename()); });
    clean_copies(old_folder, file);
    Telling telling(to, key.get(), nullptr);
    for (auto& copy : copies_in(old_folder, file)) {  // of an earlier passphrase, or of another portfolio
      if (std::ranges::find(stayed, copy.file, &Backup::file) != stayed.end()) continue;
      const auto whose = telling.of(copy, true);
      copy.opens_otherwise = whose == Whose::shut;
      if (whose != Whose::anothers) stayed.push_back(std::move(copy));
    }
    for (auto& copy : stayed) copy.stayed = true;
    std::error_code not_empty;
    fs::remove(old_folder, not_empty);
    if (!is_there(file)) static_cast<void>(disk::remove(beside(file, "-lock")));
    return stayed;
  });
}

bool forget_move(const fs::path& to) {
  const bool gone = guarded(to, nullptr, [&] { take_away(to); }).has_value();
  const auto stem = to.filename().string() + ".part";
  std::vector<fs::path> left;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_above(to), fs::directory_options::skip_permission_denied, error))
    if (entry.path().filename().string().starts_with(stem)) left.push_back(entry.path());
  for (const auto& one : left) static_cast<void>(disk::remove(one));
  static_cast<void>(disk::remove(beside(to, "-lock")));
  return gone;
}

}  // namespace vignette::store
