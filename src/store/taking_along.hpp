/// What goes along with an answer, a case or a passage that is taken out for good: commitments made from it, the lens chosen, of a case
/// the plan of a workshop, and of a reflection of one's own its title, its day and its note. Inside the transaction that takes out.
#pragma once

#include <vector>

#include "portfolio/care.hpp"
#include "portfolio/practice.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// How many commitments would go.
std::int64_t commitments_in(Database& database, const portfolio::TakeOut& what);

/// Whether anything would go along.
bool goes_along(Database& database, const portfolio::TakeOut& what);

/// With an answer, a case or everything. The answers themselves are the caller's.
void take_along(Database& database, const portfolio::TakeOut& what);

/// A passage out of titles, and out of the commitments made from its answer. Words that were quoted from there, of which nothing that
/// is left of the answer tells, go whole: a part of what was taken out may be in them. Answers the commitments whose words went so.
std::vector<portfolio::Id> take_out_of_quotes(Database& database, const portfolio::TakeOut& what, std::int64_t answer);

}  // namespace vignette::store
