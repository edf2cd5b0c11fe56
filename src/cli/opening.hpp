/// What opens a protected portfolio on the command line: from a file, from the environment, or asked for. Never from the call's words.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "store/care.hpp"
#include "words/problem.hpp"

namespace vignette::cli {

struct Opening {
  std::optional<std::filesystem::path> passphrase_file, recovery_key_file, new_passphrase_file;
};

/// Asks whoever sits at the terminal; what is typed is not shown if `hidden`. Nothing if there is nobody, or they give up.
std::optional<std::string> ask(const std::string& question, bool hidden);

/// nullptr for a file that is not protected, or not there.
store::Result<store::KeyPtr> key_of(const std::filesystem::path& file, const Opening& opening);

/// The passphrase to protect with from now on.
store::Result<store::Secret> new_passphrase(const Opening& opening);

}  // namespace vignette::cli
