/// The tour: a learner's first hour in the real window, with real keys and pointer, leaving pictures, outlines, the portfolio,
/// an export and tour.json behind (design/commands.md).
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vignette::cli {

struct Tour {
  std::filesystem::path out;
  int width = 1440, height = 900;
  int text_size = 100;
  std::string theme = "paper";
  std::string case_id;  ///< only this case; empty for all
  bool json = false;    ///< tour.json on standard output too, in place of a sentence
  /// Where the tour's portfolio goes; nothing: into `out`. Never one that is there already.
  std::optional<std::filesystem::path> portfolio;
  std::optional<std::filesystem::path> content;
};

/// 0 when everything typed was read back as it was typed; 1 when it was not; 2 when the tour could not be finished.
int run_tour(const Tour& tour);

}  // namespace vignette::cli
