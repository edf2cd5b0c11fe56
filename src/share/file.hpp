/// Writing a file for somebody: the whole of it, or the file that was there before; and reading one that somebody gave.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "words/problem.hpp"

namespace vignette::share {

/// Puts `bytes` at `file`, which only its owner may read. It is written beside and renamed, so that a file of that name is replaced
/// whole or stays as it is; what is not a file (such as /dev/stdout) is written to directly. A portfolio is never replaced, and "-" is no
/// name.
std::expected<void, words::Problem> write_file(const std::filesystem::path& file, std::string_view bytes);

/// The whole of a file that was given, or as much as is more than any file of ours may have.
std::expected<std::string, words::Problem> read_given(const std::filesystem::path& file);

/// The same of somebody's words: UTF-8, without the mark that may stand at its beginning. Anything else is refused, since letters of it
/// would be lost.
std::expected<std::string, words::Problem> read_given_text(const std::filesystem::path& file);

}  // namespace vignette::share
