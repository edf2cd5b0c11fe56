#include "store/problems.hpp"

#include <sqlite3.h>

#include <cerrno>

#include "store/whole.hpp"

namespace vignette::store {

using words::Word;

namespace {

bool no_room(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

std::filesystem::path folder_of(const std::filesystem::path& file) { return file.has_parent_path() ? file.parent_path() : "."; }

words::Problem unexpected(const std::filesystem::path& file, const Failure& failure) {
  auto told = problem(file, Word::store_unexpected, Word::store_unexpected_mend);
  told.what = words::say(Word::store_unexpected, fmt::arg("code", failure.code));
  return told;
}

}  // namespace

words::Problem problem(const std::filesystem::path& where, Word what, Word mend) {
  words::Problem told{.where = where.string(), .what = std::string(words::say(what)), .mend = std::string(words::say(mend))};
  if (what == Word::store_damaged) told.kind = words::Problem::Kind::damaged;
  if (what == Word::store_emptied) told.kind = words::Problem::Kind::emptied;
  if (what == Word::store_wrong_key || what == Word::store_wrong_passphrase || what == Word::store_wrong_sheet ||
      what == Word::store_locked)
    told.kind = words::Problem::Kind::wrong_key;
  if (what == Word::store_wrong_or_damaged || what == Word::store_sheet_or_damaged) told.kind = words::Problem::Kind::wrong_or_damaged;
  if (what == Word::store_in_use) told.kind = words::Problem::Kind::in_use;
  return told;
}

words::Problem problem(const std::filesystem::path& file, const Failure& failure, const Key* key) {
  switch (failure.code & 0xFF) {
    case SQLITE_FULL:
      return problem(file, Word::store_full, Word::store_full_mend);
    case SQLITE_IOERR:
      if (no_room(failure.error)) return problem(file, Word::store_full, Word::store_full_mend);
      return problem(file, Word::store_disk_fault, Word::store_disk_fault_mend);
    case SQLITE_READONLY:
      if (failure.code == SQLITE_READONLY_DBMOVED) return problem(file, Word::store_moved, Word::store_moved_mend);
      if (failure.code == SQLITE_READONLY_DIRECTORY) {
        return problem(folder_of(file), Word::store_folder_read_only, Word::store_folder_read_only_mend);
      }
      return problem(file, Word::store_read_only, Word::store_read_only_mend);
    case SQLITE_NOTADB:
      // SQLCipher tells a first page that is damaged and a key that does not fit by the same number; the seals of the next pages don't.
      if (key && !seal_holds(file, *key)) return problem(file, Word::store_wrong_key, Word::store_wrong_key_mend);
      if (key || look_at(file, Store::newest_version()) == Found::portfolio)
        return problem(file, Word::store_damaged, Word::store_damaged_mend);
      return problem(file, Word::store_not_portfolio, Word::store_not_portfolio_mend);
    case SQLITE_ERROR:
      // By which SQLCipher tells of a page whose seal does not hold, among other things; so the seals are looked at. All of them: not
      // where SQLite has said what else it was.
      if (!key || failure.explained || seals_hold_throughout(file, *key)) return unexpected(file, failure);
      [[fallthrough]];
    case SQLITE_CORRUPT:
      return problem(file, Word::store_damaged, Word::store_damaged_mend);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return problem(file, Word::store_in_use, Word::store_in_use_mend);
    case SQLITE_CANTOPEN:
      if (no_room(failure.error)) return problem(file, Word::store_full, Word::store_full_mend);
      if (failure.error == ENOENT) return problem(file, Word::store_moved, Word::store_moved_mend);
      return problem(folder_of(file), Word::store_folder_read_only, Word::store_folder_read_only_mend);
    default:
      return unexpected(file, failure);
  }
}

words::Problem problem_of_system(const std::filesystem::path& file, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return problem(file, Word::store_moved, Word::store_moved_mend);
    case EEXIST:
      return problem(file, Word::store_in_the_way, Word::store_in_the_way_mend);
    case EACCES:
    case EPERM:
    case EROFS:
      return problem(folder_of(file), Word::store_folder_read_only, Word::store_folder_read_only_mend);
    default:
      if (no_room(error)) return problem(file, Word::store_full, Word::store_full_mend);
      return problem(file, Word::store_disk_fault, Word::store_disk_fault_mend);
  }
}

}  // namespace vignette::store
