/// The settings' own file, in the configuration folder: small, readable JSON that holds before any portfolio is opened.
#pragma once

#include <expected>
#include <filesystem>

#include "app/look.hpp"
#include "words/problem.hpp"

namespace vignette::shell {

/// What the file says; the default where it says nothing, is not there or cannot be read. Never fails.
app::Look read_look(const std::filesystem::path& file);
app::Habits read_habits(const std::filesystem::path& file);

/// Writes the file whole or not at all.
std::expected<void, words::Problem> write_look(const std::filesystem::path& file, const app::Look& look, const app::Habits& habits = {});

}  // namespace vignette::shell
