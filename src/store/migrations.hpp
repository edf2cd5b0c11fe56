/// The file's form, from version to version: each step whole or not at all, after a copy of what was there.
#pragma once

#include <filesystem>

#include "store/sqlite.hpp"
#include "words/problem.hpp"

namespace vignette::store {

/// Thrown where SQLite is content and we are not.
struct Refused {
  words::Problem problem;
};

/// The version of an open file; 0: nothing is in it yet. Throws Refused for what is no portfolio, or a newer one.
int version_of(Database& database, const std::filesystem::path& file);

/// Brings it to the newest version, in one transaction.
void migrate(Database& database, int version);

/// Commitments of version 4 get the clock they were made by.
void date_commitments(Database& database);
/// What was said of commitments of versions before 8 at a return that is answered is put by, so that the next one begins anew.
void put_outcomes_by(Database& database);

/// The copy that is made beside a file before it is brought to a version.
std::filesystem::path copy_before(const std::filesystem::path& file, int version);
/// Makes it: looked over, on the disk, and only then under its name; protected as the file is. Throws Failure or Refused.
void keep_copy_before(Database& database, const std::filesystem::path& file, const Key* key, int version);
/// Removes all such copies of a file, for they hold what is taken out for good, or what is protected from now on.
void remove_copies_before(const std::filesystem::path& file);

}  // namespace vignette::store
