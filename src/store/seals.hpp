/// A number over a row's values by which it shows that it is as it was written. SQLite itself notices no byte that changes within
/// a text, and only a protected file has seals for its pages.
///
/// In SQL: seal(value, …), 32 bits: FNV-1a of 64 bits over each value's kind, length and bytes, its halves folded together
/// (draft-eastlake-fnv). Values once written keep their seals for ever, so this does not change.
#pragma once

struct sqlite3;

namespace vignette::store {

void offer_seals(sqlite3* database);

}  // namespace vignette::store
