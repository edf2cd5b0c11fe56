/// What copies may hold still that were out of reach when it was taken out for good. No word of it is kept to find it by: only which
/// copies, when, and the ids of what went, if it had any. Private to this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "portfolio/care.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

struct StillHeld {
  std::int64_t number = 0;
  std::string copy;         ///< its name, without its folder
  portfolio::TakeOut what;  ///< without its words
};

/// Notes which copies may hold it, in place of what was noted of the same taking out before.
void note_still_held(Database& database, const portfolio::TakeOut& what, const std::vector<portfolio::Backup>& copies);
/// Oldest first; none where the portfolio cannot be read.
std::vector<StillHeld> still_held(const std::filesystem::path& portfolio, const Key* key);
/// In a copy that takes the portfolio's place: what was known there is known here, in place of what the copy knew; where nothing was, the
/// copy's own stays. A copy of a form that has no room for it goes without.
void carry_still_held(Database& copy, const std::vector<StillHeld>& known);
/// These need not be known any more. What cannot be written down now stays.
void forget_still_held(const std::filesystem::path& portfolio, const Key* key, const std::vector<std::int64_t>& numbers);

}  // namespace vignette::store
