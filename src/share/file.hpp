/// Writing a file for somebody: the whole of it, or the file that was there before.
#pragma once

#include <expected>
#include <filesystem>
#include <string_view>

#include "words/problem.hpp"

namespace vignette::share {

/// Puts `bytes` at `file`, which only its owner may read. It is written beside and renamed, so that a file of that name is replaced
/// whole or stays as it is; what is not a file (such as /dev/stdout) is written to directly. A portfolio is never replaced.
std::expected<void, words::Problem> write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace vignette::share
