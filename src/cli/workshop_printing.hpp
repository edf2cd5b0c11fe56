/// `vignette workshop print`: the papers of a workshop, in one go.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/inspect.hpp"
#include "pack/policy.hpp"

namespace vignette::cli {

struct Printing {
  std::string case_id;
  std::filesystem::path to;            ///< a folder, or a file whose name ends in .pdf
  std::vector<std::string> questions;  ///< ids, in order; none for the first of the case
  std::string starts, day;             ///< HH:MM and YYYY-MM-DD; empty for a line to write on
  std::string place, lead, host;
  std::string keep = "nothing", paper = "a4", language = "en";  ///< the last of the room: "cy", "en" or "both"
  int minutes = 60, people = 0;
  bool phones = false, video = false, manages = false;
};

/// What a service has set, in the file that was asked for by name or in the usual one. A file that can't be used sets nothing, which is
/// said.
pack::Policy policy_of(const std::optional<std::filesystem::path>& named);

/// `policy`: what a service has set, where it was asked for by name.
int workshop_print(const Common& common, const Printing& wanted, const std::optional<std::filesystem::path>& policy);

}  // namespace vignette::cli
