// A portfolio goes to another place, with its backups and what was set aside.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
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

/// What opens it: the portfolio may have been protected since it was written.
const Key* opener_of(const fs::path& file, const Key* key) { return state_of(file) == State::plain ? nullptr : key; }

bool hold_the_same(const fs::path& file, const fs::path& other, const Key* key) {
  try {
    Source one(file, opener_of(file, key)), two(other, opener_of(other, key));
    return contents_mark(one.database()) == contents_mark(two.database());
  } catch (const Failure&) {
    return false;
  } catch (const Refused&) {
    return false;
  }
}

bool is_sound(const fs::path& file, const Key* key) {
  const auto sound = guarded(file, key, [&] {
    const Key* opener = opener_of(file, key);
    Source source(file, opener);
    return look_over_whole(source.database(), opener != nullptr).sound;
  });
  return sound.value_or(false);
}

/// Whether words stand in a file in the place of another, or beside that.
bool is_taken(const fs::path& file) {
  return std::ranges::any_of(std::array{"", "-wal", "-journal"}, [&](const char* suffix) { return is_there(beside(file, suffix)); });
}

Instant present() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

/// Under another name, with its logs, where it holds what the other does not.
void set_aside(const fs::path& file) {
  const fs::path other = free_set_aside(file, present());
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

/// With the logs beside it, which go first: by the file's name they are found. Where a copy of it has come before and was put under
/// another key since, it only goes; where something else is, it gets a `free_name`. What anybody could read is put under the
/// portfolio's key. Answers where it lies now.
template <typename Name>
fs::path carry(const fs::path& from, fs::path to, const Key* key, const Name& free_name) {
  if (is_there(from) && is_there(to) && !same_bytes(from, to)) {
    if (hold_the_same(from, to, key) && is_sound(to, key)) {
      take_away(from);
      return to;
    }
    to = free_name();
  }
  for (const auto* log : {"-wal", "-journal"}) carry_file(beside(from, log), beside(to, log));
  carry_file(from, to);
  must(disk::remove(beside(from, "-shm")));
  // A damaged one comes as it is; whatever could not be put under the key now is tried again when the next backup is made.
  if (key && state_of(to) == State::plain) static_cast<void>(guarded(to, key, [&] { rewrite_under(to, nullptr, key); }));
  return to;
}

/// The name of a backup made at this moment, or just after where that is taken; the moment follows.
fs::path free_copy(const fs::path& portfolio, const fs::path& folder, Instant& made) {
  constexpr std::int64_t second = 1000;
  fs::path free = folder / name_of_copy(portfolio, made);
  for (; is_taken(free); free = folder / name_of_copy(portfolio, made)) made.ms += second;
  return free;
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
    const auto bring = [&](const Backup& copy) {
      Backup there = copy;
      const fs::path name = folder / fs::path(copy.file).filename();
      if (!copy.reachable && !is_there(name)) return;
      try_to(copy, [&] {
        const auto now = carry(copy.file, name, key.get(), [&] { return free_copy(to, folder, there.made); });
        there.file = fs::absolute(now).lexically_normal().string();
        brought.push_back(there);
        gone.push_back(copy);
      });
    };
    for (const auto& copy : remembered(to, key.get()))
      if (same_place(folder_above(copy.file), old_folder)) bring(copy);
    auto others = set_asides(file);
    std::ranges::copy(logs_alone(file), std::back_inserter(others));
    for (int version = 2; version <= Store::newest_version(); ++version)
      if (const auto copy = copy_before(file, version); is_there(copy)) others.push_back({.file = copy.string()});
    for (const auto& copy : others)
      try_to(copy, [&] {
        const fs::path name = folder_above(to) / fs::path(copy.file).filename();
        const auto other_name = [&] { return free_set_aside(to, copy.made.ms > 0 ? copy.made : present()); };
        carry(copy.file, name, key.get(), [&] { return state_of(copy.file) ? other_name() : name; });  // a log alone keeps its name
      });
    clean_copies(old_folder, file);
    Telling telling(to, key.get(), nullptr);
    auto left = copies_in(old_folder, file);  // not remembered, of an earlier passphrase, or of another portfolio
    tell_until(left);
    for (auto& copy : left) {
      if (std::ranges::find(stayed, copy.file, &Backup::file) != stayed.end()) continue;
      const auto whose = telling.of(copy, true);
      copy.opens_otherwise = whose == Whose::shut;
      if (whose == Whose::ours)
        bring(copy);
      else if (whose != Whose::anothers)
        stayed.push_back(std::move(copy));
    }
    remember(to, key.get(), brought, gone);
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
