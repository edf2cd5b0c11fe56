/// Records out of the file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "portfolio/contents.hpp"
#include "portfolio/people.hpp"
#include "portfolio/records.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// The newest so many answers, places and markers, and all reflections, commitments, lenses and plans of workshops.
portfolio::Contents read_newest(Database& database, std::int64_t most);
portfolio::Contents read_cases(Database& database, const std::vector<std::string>& cases);
portfolio::Contents read_everything(Database& database, bool exchanges);
std::vector<portfolio::Head> read_heads(Database& database);
portfolio::Acquainted read_people(Database& database);

}  // namespace vignette::store
