/// A document as a Word file (ECMA-376, WordprocessingML).
#pragma once

#include <atomic>
#include <string>

#include "share/document.hpp"

namespace vignette::share::press {

/// The whole file. Throws std::runtime_error where it cannot be made, or once `stop` is true.
std::string docx(const Document& document, Paper paper, const std::atomic<bool>* stop);

}  // namespace vignette::share::press
