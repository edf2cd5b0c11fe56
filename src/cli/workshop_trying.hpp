/// `vignette workshop try`: whether a phone reaches this computer, without a window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vignette::cli {

struct Try {
  std::string address;  ///< this computer's; empty: the first that phones could reach
  int port = 0, wait_seconds = 60;
  std::optional<std::filesystem::path> certificate, key;  ///< for HTTPS: both or neither; else what the service has set
};

/// Waits until a phone has come in by the code, or the time is over; says what was found, and answers `done` only for a phone
/// that came. `policy`: what a service has set, where it was asked for by name.
int workshop_try(const Try& wanted, const std::optional<std::filesystem::path>& policy);

}  // namespace vignette::cli
