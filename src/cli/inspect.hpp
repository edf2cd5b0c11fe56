/// Commands that look at packs and portfolios and print: check, cases, answers, export.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/opening.hpp"

namespace vignette::cli {

enum Status : int { done = 0, wrong = 1, failed = 2, usage = 64 };

/// What every command may be told.
struct Common {
  std::optional<std::filesystem::path> portfolio, content;
  bool json = false;
  Opening opening;
};

int check(const Common& common, const std::vector<std::filesystem::path>& packs);
int cases(const Common& common);
int answers(const Common& common);

struct Export {
  std::string format, case_id, since;  ///< `since` is YYYY-MM-DD
  std::filesystem::path to;
};
int export_writing(const Common& common, const Export& wanted);

}  // namespace vignette::cli
