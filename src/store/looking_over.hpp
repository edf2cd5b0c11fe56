/// Whether a file is sound.
#pragma once

#include "portfolio/care.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// `quick`: SQLite's own quick check. Otherwise every page, index, seal (of a protected file) and version is looked at.
portfolio::Health look_over(Database& database, bool quick, bool is_protected);

/// Holds the indexes of words against all that they are of.
void look_at_indexes(Database& database, portfolio::Health& health);

/// By the faults found: whether they are all of the index of words.
void judge(portfolio::Health& health);

}  // namespace vignette::store
