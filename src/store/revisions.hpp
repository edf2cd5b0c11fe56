/// An answer's versions in the file: whole texts, and after each what changed from the one before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/records.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// A version as it is kept.
struct KeptRevision {
  std::int64_t number = 0;
  portfolio::Revision revision;
};

/// Oldest first. Throws Failure{SQLITE_CORRUPT} if one does not follow from the one before it.
std::vector<KeptRevision> revisions_of(Database& database, std::int64_t answer);

/// Whether the newest version has this text.
bool newest_revision_is(Database& database, std::int64_t answer, std::string_view text);

void append_revision(Database& database, std::int64_t answer, const portfolio::Id& id, portfolio::Instant made, std::string_view text);

/// Writes an answer's versions anew as they are given: other texts, or taken out. Only while something is taken out for good.
void rewrite_revisions(Database& database, const std::vector<KeptRevision>& revisions);

}  // namespace vignette::store
