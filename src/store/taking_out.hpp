/// Taking out for good, in one file.
#pragma once

#include <vector>

#include "portfolio/care.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// What it would reach. Nothing is changed.
portfolio::Reached reach_of(Database& database, const portfolio::TakeOut& what);

/// Whether anything of it is there, marks and citations too.
bool reaches(Database& database, const portfolio::TakeOut& what);

/// Takes it out of draft, versions and index, in one transaction, and leaves a marker. What it was may still stand in the file's
/// bytes: `erase` is due from now on. Which copies may hold it still is noted with it.
portfolio::Reached take_out(Database& database, const portfolio::TakeOut& what, const std::vector<portfolio::Backup>& still_held = {});

bool erasing_is_due(Database& database);
/// Writes the file anew and empties its log, so that no byte of what is gone stays. Throws Failure{SQLITE_BUSY} while somebody reads.
void erase(Database& database);

}  // namespace vignette::store
