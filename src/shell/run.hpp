/// Opens the window and stays until it is closed.
#pragma once

#include <expected>

#include "shell/session.hpp"
#include "words/problem.hpp"

namespace vignette::shell {

/// Returns when the person has quit, with everything written on the disk or its loss impossible to avert; or at once with
/// what stands in the way of a window.
std::expected<void, words::Problem> run(const Options& options);

}  // namespace vignette::shell
