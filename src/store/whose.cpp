#include "store/whose.hpp"

#include <algorithm>

#include "store/copies.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Backup;

namespace {

/// What a copy says of itself: the portfolio it was made of, and where it was written. Empty for one of an earlier program.
struct Note {
  std::string of, written;
};

Note note_in(Database& copy, const fs::path& file) {
  if (!has_table(copy, "backup_made")) return {};
  for (Statement row(copy, "SELECT path, of FROM backup_made ORDER BY made DESC"); row.step();)
    if (fs::path(row.text(0)).filename() == file.filename()) return {.of = row.text(1), .written = row.text(0)};
  return {};
}

std::set<std::string> ids_in(Database& database) {
  std::set<std::string> ids;
  for (const std::string table : {"answer", "mark", "reflection", "commitment"}) {
    if (!has_table(database, table)) continue;
    for (Statement row(database, "SELECT id FROM " + table); row.step();) ids.insert(row.text(0));
  }
  if (has_table(database, "exchange"))
    for (Statement row(database, "SELECT share FROM exchange"); row.step();) ids.insert(row.text(0));
  return ids;
}

/// Whether the disk or folder that a file lay in is there, and the file is not.
bool has_gone(const fs::path& file) {
  std::error_code error;
  return !is_there(file) && fs::is_directory(file.parent_path(), error);
}

}  // namespace

Telling::Telling(fs::path portfolio, const Key* key, const Key* earlier) : portfolio_(std::move(portfolio)), key_(key), earlier_(earlier) {}

std::optional<const Key*> Telling::fitting(const Backup& copy) const {
  if (!copy.is_protected) return nullptr;
  for (const Key* one : {key_, earlier_})
    if (one && salt_of(copy.file) == one->salt()) return one;
  return std::nullopt;
}

bool Telling::can_compare() {
  if (!ids_) {
    ids_.emplace();
    try {
      Source source(portfolio_, key_);
      version_of_ours(source.database(), portfolio_);
      ids_ = ids_in(source.database());
    } catch (const Failure&) {
    } catch (const Refused&) {
    }
  }
  return !ids_->empty();
}

/// One that holds nothing does no harm as ours. Nothing: there is nothing to compare it with.
std::optional<bool> Telling::shares(Database& copy) {
  const auto there = ids_in(copy);
  if (there.empty()) return true;
  if (!can_compare()) return std::nullopt;
  return std::ranges::any_of(there, [&](const std::string& id) { return ids_->contains(id); });
}

Whose Telling::judged(Database& one, const Backup& copy, bool own_folder) {
  const Note note = note_in(one, copy.file);
  const bool ours_by_place = note.of.empty() || same_place(note.of, portfolio_);
  if (ours_by_place && (own_folder || copy.is_protected)) return Whose::ours;
  const auto shared = copy.is_protected ? true : shares(one);
  if (note.of.empty()) return !shared ? Whose::doubtful : *shared ? Whose::ours : Whose::anothers;
  if (ours_by_place) return shared.value_or(false) ? Whose::ours : Whose::doubtful;  // the same path, perhaps of another computer
  if (own_folder) {
    const bool written_here = same_place(note.written, copy.file);
    if (written_here && is_there(note.of)) return shared.value_or(false) ? Whose::doubtful : Whose::anothers;
    if (written_here && !has_gone(note.of)) return Whose::doubtful;
    return shared.value_or(false) ? Whose::ours : Whose::doubtful;  // the folder was copied or moved with the portfolio
  }
  if (is_there(note.of)) return Whose::anothers;
  if (!has_gone(note.of) || !shared) return Whose::doubtful;  // a disk may have been unplugged
  return *shared ? Whose::ours : Whose::anothers;
}

Whose Telling::of(const Backup& copy, bool own_folder) {
  std::optional<const Key*> opens;
  try {
    opens = fitting(copy);
    if (opens) {
      Source one(copy.file, *opens);
      return judged(one.database(), copy, own_folder);
    }
    // While the portfolio is locked to us too, a copy in its folder that opens as it does is its own.
    if (own_folder && !key_ && is_there(portfolio_) && salt_of(copy.file) == salt_of(portfolio_)) return Whose::ours;
  } catch (const Failure&) {
  } catch (const Refused&) {
  }
  if (!opens) return Whose::shut;
  return *opens || own_folder ? Whose::ours : Whose::doubtful;  // a damaged one under our key, or in our folder, is ours all the same
}

}  // namespace vignette::store
