/// The recovery sheet for keeping on paper: as text, and as a page to print.
#pragma once

#include <span>
#include <string>

#include "portfolio/time.hpp"

namespace vignette::share {

/// Plain text; what `--recovery-key-file` reads again.
std::string recovery_text(std::span<const std::string> groups, portfolio::Now made);
/// One page of HTML, A4 when it is printed. It names nobody and fetches nothing.
std::string recovery_page(std::span<const std::string> groups, portfolio::Now made);

}  // namespace vignette::share
