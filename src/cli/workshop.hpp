/// `vignette workshop serve`: a workshop without a window, led by lines typed in a terminal.
#pragma once

#include <string>
#include <vector>

#include "cli/inspect.hpp"

namespace vignette::cli {

struct Serve {
  std::string case_id;
  std::vector<std::string> questions;  ///< ids, in order; none for the first of the case
  std::string keep = "nothing";
  std::string address = "127.0.0.1";
  int minutes = 60, port = 0;
  bool manages = false;
};

/// Reads standard input until the workshop has ended. Where that stops before, or the process is asked to end, everything is wiped.
int workshop_serve(const Common& common, const Serve& wanted);

}  // namespace vignette::cli
