/// `vignette workshop try`: whether a phone reaches this computer, without a window.
#pragma once

#include <string>

namespace vignette::cli {

struct Try {
  std::string address;  ///< this computer's; empty: the first that phones could reach
  int port = 0, wait_seconds = 60;
};

/// Waits until a phone has come in by the code, or the time is over; says what was found, and answers `done` only for a phone
/// that came.
int workshop_try(const Try& wanted);

}  // namespace vignette::cli
