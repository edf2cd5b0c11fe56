/// A document as PDF pages.
#pragma once

#include <string>

#include "share/document.hpp"

namespace vignette::share::press {

/// The whole file. Throws std::runtime_error where it cannot be made.
std::string pdf(const Document& document, Paper paper, const std::string& faces);

}  // namespace vignette::share::press
