/// Looking after a portfolio's file as a whole: opening it by passphrase or sheet, protecting, verifying, restoring, salvaging.
///
/// Nothing here overwrites a portfolio: a new file is written beside it, looked over, put on the disk, given the name, and
/// its folder is put on the disk; plain journals and copies go with the old one.
#pragma once

#include <filesystem>
#include <optional>

#include "portfolio/care.hpp"
#include "store/backups.hpp"

namespace vignette::store {

enum class State : std::uint8_t { absent, plain, locked };
/// What stands at a path, without a key. A file that is none of ours, or of a newer version, is a problem.
Result<State> state_of(const std::filesystem::path& file);

/// The key that opens a file: derived from a passphrase (a third of a second, on purpose) or read from a sheet, and tried.
/// nullptr for a file that is not protected.
Result<KeyPtr> key_for(const std::filesystem::path& file, const Opener& opener);

struct Info {
  State state = State::absent;
  int version = 0;
  std::uintmax_t bytes = 0;
  portfolio::Tally tally;
  portfolio::Folder folder;
  std::vector<portfolio::Backup> backups;
};
Result<Info> info(const std::filesystem::path& file, const std::filesystem::path& backup_folder, KeyPtr key);

/// Sets, changes (`old_key` given) or takes away (`new_key` nullptr) the protection of a file that no Store has open, or makes a
/// protected file where there was none. Then makes every reachable backup anew. Answers the backups reached and not; once the key
/// has changed that is no failure, even if none could be reached.
Result<portfolio::Reached> protect(const std::filesystem::path& file, const std::filesystem::path& backup_folder, const KeyPtr& old_key,
                                   const KeyPtr& new_key);

/// Writes a verified copy to a file that is not there yet. The copy is protected as the portfolio is.
Result<void> copy_to(const std::filesystem::path& file, KeyPtr key, const std::filesystem::path& to);

/// Writes a sound copy of `from` (a backup, or a portfolio moved from another computer) to `to`. If something stands there it
/// is set aside under a name that says so, which is answered; nothing is overwritten. `present` is its key, if that is another: what
/// comes from a copy that is not protected is written under it, so that going back takes no protection away.
Result<std::optional<std::filesystem::path>> restore(const std::filesystem::path& from, KeyPtr key, const std::filesystem::path& to,
                                                     portfolio::Instant now, KeyPtr present = nullptr);

/// A move to another place, in two steps. From the first on, what lies at `to` is the portfolio, if anything lies there: so it can be told
/// at every moment which of the two counts.
///
/// Writes a verified copy of a file that no Store has open to `to`, where nothing is. It takes over which backups are remembered.
Result<void> begin_move(const std::filesystem::path& file, KeyPtr key, const std::filesystem::path& to);
/// Once `to` has been opened: brings along the backups beside the old place and what was set aside there, and takes the old file away
/// with its journals; should it hold anything else than `to`, it is set aside and brought along too. Answers what stayed behind.
Result<std::vector<portfolio::Backup>> finish_move(const std::filesystem::path& file, const std::filesystem::path& to, const KeyPtr& key);
/// Instead of that: takes away what the first step left at `to`, half written or whole. False if it stands there still.
bool forget_move(const std::filesystem::path& to);

/// Puts what can be read of a damaged file into a new one. The damaged file is not written to.
Result<portfolio::Salvaged> salvage(const std::filesystem::path& file, KeyPtr key, const std::filesystem::path& to);

/// What kind of folder this is: a network file system, one that a well-known program copies (its marker files or its name), a
/// removable device, or an ordinary one.
portfolio::Folder folder_of(const std::filesystem::path& file);

}  // namespace vignette::store
