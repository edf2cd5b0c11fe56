/// The voice that reads aloud on a tour: it stands in for the computer's own, says nothing and takes its time, so that a tour is the same
/// on every computer, and heard on none.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vignette::cli {

/// Puts it into a folder; answers the variables with which a program finds it there. Throws `DriveFailure` where that can't be done.
std::vector<std::string> silent_voice(const std::filesystem::path& folder);

}  // namespace vignette::cli
