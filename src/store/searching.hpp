/// Asking the index of words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portfolio/search.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// Words as typed, as FTS5 takes them: each quoted, so that nothing in them is a command. Empty if there is nothing to look for.
std::string query_of(std::string_view words);

std::vector<portfolio::Hit> search(Database& database, const portfolio::SearchFor& what, std::size_t most);

}  // namespace vignette::store
