/// A supervisor's portfolio for the tour: what its learner wrote, shared, sealed and opened as the program does it.
#pragma once

#include <filesystem>
#include <vector>

#include "pack/case.hpp"

namespace vignette::cli {

/// Makes it at `portfolio`, of what `learner`'s holds; throws `DriveFailure` where that can't be done.
void make_review(const std::filesystem::path& portfolio, const std::filesystem::path& learner, const std::vector<pack::Case>& cases);

}  // namespace vignette::cli
