/// Copies of a portfolio as they lie in folders: their names, what is noted of them, and which are kept. Private to this room.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/care.hpp"
#include "store/whole.hpp"

namespace vignette::store {

bool has_table(Database& database, std::string_view name);
/// Whether two paths are one, however they are spelled.
bool same_place(const std::filesystem::path& a, const std::filesystem::path& b);

/// The folder that is meant by a person's choice; empty: `backups` beside the portfolio.
std::filesystem::path backups_folder(const std::filesystem::path& portfolio, const std::filesystem::path& chosen);

/// "portfolio 2026-10-14 1520.12Z.backup", and its moment again.
std::filesystem::path name_of_copy(const std::filesystem::path& portfolio, portfolio::Instant made);
std::optional<portfolio::Instant> moment_of_copy(const std::filesystem::path& portfolio, const std::filesystem::path& name);

/// Takes away what a program that was killed left half written in a folder for copies; not what another one is writing now.
void clean_copies(const std::filesystem::path& folder, const std::filesystem::path& portfolio);
/// Those in a folder that bear the portfolio's name, newest first. `keeps_until` is not told yet.
std::vector<portfolio::Backup> copies_in(const std::filesystem::path& folder, const std::filesystem::path& portfolio);
/// What `restore` set aside beside the portfolio, and what was saved there from damage. They stay until somebody removes them:
/// `keeps_until` is 0.
std::vector<portfolio::Backup> set_asides(const std::filesystem::path& portfolio);
/// The moment in such a name, without a folder.
std::optional<portfolio::Instant> moment_of_set_aside(const std::filesystem::path& portfolio, const std::string& name);
/// Logs that were set aside where their file was gone: nothing reads them, and there may be words in them.
std::vector<portfolio::Backup> logs_alone(const std::filesystem::path& portfolio);
/// "portfolio set aside 2026-10-14 1520.vignette", with a number where that is taken.
std::filesystem::path free_set_aside(const std::filesystem::path& portfolio, portfolio::Instant now);

/// Says of each, newest first, until when it is kept: of the newest of its month until a year's months have gone by, of others
/// until two weeks have.
void tell_until(std::vector<portfolio::Backup>& copies);
/// Which of them have run out at `now`. Those dated later than now, when a clock was wrong, have a count of their own, so that
/// neither push out the others.
std::vector<portfolio::Backup> run_out(const std::vector<portfolio::Backup>& newest_first, portfolio::Instant now);

/// The copies that the portfolio remembers to have been made of it where it lies now; none if it cannot be read. One that is missing in
/// a folder other than `backups` beside it is out of reach, as a disk's folder stays when the disk goes; but where older and newer ones
/// are there it was removed.
std::vector<portfolio::Backup> remembered(const std::filesystem::path& portfolio, const Key* key);
/// Remembers a copy, and forgets others. What cannot be written down now is not.
void remember(const std::filesystem::path& portfolio, const Key* key, const std::vector<portfolio::Backup>& made,
              const std::vector<portfolio::Backup>& gone);

/// Writes into an open file that these copies were made of the portfolio: in the portfolio itself, and in a copy, so that it can
/// be told whose it is.
void note_copies(Database& database, const std::filesystem::path& portfolio, const std::vector<portfolio::Backup>& made);

/// Makes an open copy forget the copies of what it was made of, except those of the portfolio at `but_of`.
void forget_copies(Database& database, const std::filesystem::path& but_of = {});

/// Whether anything has been kept in an open file.
bool holds_anything(Database& database);

/// What is in an open file, told so that any change tells otherwise.
std::string contents_mark(Database& database);

}  // namespace vignette::store
