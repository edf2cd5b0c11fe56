/// The settings' own file, in the configuration folder: small, readable JSON that holds before any portfolio is opened.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>

#include "app/look.hpp"
#include "words/problem.hpp"

namespace vignette::shell {

/// A file of settings that cannot be read is kept beside, as `….unread`, so that the next change does not write over it; what to say
/// about it. Nothing where there is none or it can be read.
std::optional<words::Problem> set_aside_unreadable(const std::filesystem::path& file);

/// What the file says; the default where it says nothing, is not there or cannot be read. Never fails.
app::Look read_look(const std::filesystem::path& file);
app::Habits read_habits(const std::filesystem::path& file);

/// Writes the file whole or not at all.
std::expected<void, words::Problem> write_look(const std::filesystem::path& file, const app::Look& look, const app::Habits& habits = {});

}  // namespace vignette::shell
