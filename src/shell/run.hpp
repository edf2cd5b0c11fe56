/// Opens the window and stays until it is closed.
#pragma once

#include <expected>

#include "shell/session.hpp"
#include "words/problem.hpp"

namespace vignette::shell {

/// What is in memory is nobody's to read: no core file if the program falls, and no other program of the account looks into this one.
void keep_out_of_dumps();

/// Returns when the person has quit, with everything written on the disk or its loss impossible to avert; or at once with
/// what stands in the way of a window.
std::expected<void, words::Problem> run(const Options& options);

}  // namespace vignette::shell
