/// A document as a Word file (ECMA-376, WordprocessingML).
#pragma once

#include <string>

#include "share/document.hpp"

namespace vignette::share::press {

/// The whole file. Throws std::runtime_error where it cannot be made.
std::string docx(const Document& document, Paper paper);

}  // namespace vignette::share::press
