/// The first page of a portfolio, made anew where it alone is lost. It says of itself what every other portfolio's says, and where the
/// pages lie that tell of the tables; those pages are whole, and can be told among all others.
#pragma once

#include <filesystem>

#include "store/secret.hpp"

namespace vignette::store {

/// Gives a copy of a damaged portfolio another first page if its own does not lead to them. `sound`: any portfolio of the newest form under
/// the same key. Nothing is changed where there is nothing to make it of.
void mend_first_page(const std::filesystem::path& copy, const std::filesystem::path& sound, const Key* key);

}  // namespace vignette::store
