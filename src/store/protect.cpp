// Setting, changing and taking away protection: the whole portfolio written anew under another key, or under none.
#include <sqlite3.h>

#include <cstring>
#include <set>
#include <string>

#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/looking_over.hpp"
#include "store/whole.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Reached;
using words::Word;

namespace {

/// The key as SQLCipher takes it in ATTACH: x'key and salt', or nothing for a file that is not protected.
std::string written(const Key* key) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string words;
  if (!key) return words;
  constexpr std::size_t length = 3 + 2 * (32 + 16);
  words.reserve(length + 1);  // so that it never moves and leaves a copy behind
  words += "x'";
  const auto add = [&](std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t byte : bytes) {
      words += digits[byte >> 4];
      words += digits[byte & 15];
    }
  };
  add(key->bytes());
  add(key->salt());
  words += "'";
  return words;
}

/// Joins another file to the connection, as "anew". The key is handed over by a call, so that no statement holds it.
void join(Database& database, const fs::path& file, const Key* key) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(database.get(), "ATTACH DATABASE ?1 AS anew KEY ?2", -1, &statement, nullptr);
  const std::string name = fs::absolute(file).string();
  std::string words = written(key);
  if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 1, name.c_str(), static_cast<int>(name.size()), SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, words.c_str(), static_cast<int>(words.size()), SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  sqlite3_finalize(statement);
  wipe(words);
  if (code != SQLITE_DONE) database.fail(code);
}

/// How many rows each table has, and between which numbers: what has to be the same in what was written anew.
std::set<std::string> measures(Database& database) {
  std::set<std::string> all;
  Statement tables(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name");
  while (tables.step()) {
    std::string quoted = "\"";
    for (const char c : tables.text(0)) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    quoted += '"';
    Statement rows(database, "SELECT count(*) FROM " + quoted);
    rows.step();
    all.insert(quoted + " " + std::to_string(rows.number(0)));
  }
  Statement others(database, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema");
  while (others.step()) all.insert(others.text(0));
  return all;
}

/// Everything in `database` into the empty file, under `key`; looked over.
void export_into(const fs::path& empty, Database& database, const Key* key, const fs::path& told_as) {
  const auto application = database.number("PRAGMA application_id"), version = database.number("PRAGMA user_version");
  join(database, empty, key);
  database.run(
      "PRAGMA anew.journal_mode = OFF; PRAGMA anew.synchronous = OFF; PRAGMA anew.secure_delete = ON");  // half of it is thrown away
  database.run("SELECT sqlcipher_export('anew')");
  database.run(("PRAGMA anew.application_id = " + std::to_string(application)).c_str());
  database.run(("PRAGMA anew.user_version = " + std::to_string(version)).c_str());
  database.run("DETACH DATABASE anew");
  Database anew(empty, Database::Way::read_untouched, key);
  if (!look_over_whole(anew, key != nullptr).sound || measures(anew) != measures(database)) {
    throw Refused{problem(told_as, Word::store_not_copied, Word::store_not_copied_mend)};
  }
}

/// Whether the file has the new key and no longer the old one, for good.
bool has_changed(const fs::path& file, const Key* old_key, const Key* new_key) {
  const auto is_so = guarded(file, nullptr, [&] {
    const auto state = state_of(file);
    if (!state || (!old_key && !new_key)) return false;
    if (!new_key) return *state == State::plain;
    return *state == State::locked && salt_of(file) == new_key->salt() && seal_holds(file, *new_key);
  });
  return is_so && *is_so && disk::sync_folder(file);
}

/// Fails only where the file still has the old key.
Result<void> change_key(const fs::path& file, const Key* old_key, const Key* new_key) {
  return guarded(file, old_key, [&] {
    auto lock = WriteLock::take(file);
    if (!lock) throw Refused{lock.error()};
    clean_after_others(file);
    const auto done = guarded(file, old_key, [&] { rewrite_under(file, old_key, new_key); });
    if (!done && !has_changed(file, old_key, new_key)) throw Refused{done.error()};
    lock->note(new_key ? std::span<const std::uint8_t>(new_key->salt()) : std::span<const std::uint8_t>());
    static_cast<void>(guarded(file, nullptr, [&] { remove_copies_before(file); }));
  });
}

/// All that bear the portfolio's name or are remembered, as out of reach.
Reached known_copies(const fs::path& file, const fs::path& backup_folder, const Key* key) {
  Reached known{.folder = folder_of(file)};
  std::set<std::string> names;
  const auto add = [&](auto list) {
    const auto copies = guarded(file, key, list);
    if (!copies) return;
    for (const auto& copy : *copies)
      if (names.insert(fs::path(copy.file).lexically_normal().string()).second) known.out_of_reach.push_back(copy);
  };
  add([&] { return remembered(file, key); });
  add([&] {
    auto beside_it = copies_in(backups_folder(file, {}), file);
    tell_until(beside_it);
    return beside_it;
  });
  add([&] { return copies_in(backups_folder(file, backup_folder), file); });
  add([&] { return set_asides(file); });
  return known;
}

/// Copies from before an earlier version that would not go.
void add_copies_before(const fs::path& file, Reached& reached) {
  for (int version = 2; version <= Store::newest_version(); ++version)
    for (const auto& copy : {copy_before(file, version), beside(copy_before(file, version), ".part")})
      if (is_there(copy)) reached.out_of_reach.push_back({.file = copy.string()});
}

}  // namespace

void rewrite_under(const fs::path& file, const Key* old_key, const Key* new_key) {
  Part part(file);
  {
    Database old(file, Database::Way::write, old_key);
    version_of_ours(old, file);
    old.run("PRAGMA trusted_schema = OFF");
    if (!look_over(old, true, old_key != nullptr).sound) throw Refused{problem(file, Word::store_damaged, Word::store_damaged_mend)};
    // All of it in the one file, and no log: one that outlived its file would be taken for the new one's.
    if (Statement mode(old, "PRAGMA journal_mode = DELETE"); !mode.step() || mode.text(0) != "delete") {
      throw Refused{problem(file, Word::store_in_use, Word::store_in_use_mend)};
    }
    export_into(part.file(), old, new_key, file);
  }
  part.replace();
  for (const auto* companion : {"-wal", "-shm", "-journal"}) must(disk::remove(beside(file, companion)));
}

Result<Reached> protect(const fs::path& file, const fs::path& backup_folder, const KeyPtr& old_key, const KeyPtr& new_key) {
  const auto state = state_of(file);
  if (!state) return std::unexpected(state.error());
  if (*state == State::absent) {
    if (const auto made = Store::open(file, new_key); !made) return std::unexpected(made.error());
  } else if (const auto done = change_key(file, old_key.get(), new_key.get()); !done) {
    return std::unexpected(done.error());
  }
  // The key has changed, so its sheet has to be shown, whatever can be reached of the rest.
  auto reached = Backups(file, backup_folder, new_key).make_anew(old_key, new_key);
  if (!reached) reached = known_copies(file, backup_folder, new_key.get());
  if (new_key) add_copies_before(file, *reached);
  return reached;
}

}  // namespace vignette::store
