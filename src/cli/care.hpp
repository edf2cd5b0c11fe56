/// `vignette portfolio …`: looking after the portfolio's file without a window.
#pragma once

#include <filesystem>
#include <optional>

#include "cli/inspect.hpp"

namespace vignette::cli {

int portfolio_info(const Common& common);
int portfolio_verify(const Common& common);
/// A backup among the others, or a copy to a file that is not there yet.
int portfolio_backup(const Common& common, const std::optional<std::filesystem::path>& to);
int portfolio_restore(const Common& common, const std::filesystem::path& from);
int portfolio_protect(const Common& common);
int portfolio_unprotect(const Common& common);
int portfolio_erase(const Common& common, bool sure);
int portfolio_salvage(const Common& common, const std::filesystem::path& to);

}  // namespace vignette::cli
