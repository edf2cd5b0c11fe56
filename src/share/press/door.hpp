/// The one function by which `share` reaches the library that makes PDF and Word files. Both are built together, so that values may
/// go through it as they are; exceptions may not.
#pragma once

#include <cstdint>
#include <string>

#include "share/document.hpp"

namespace vignette::share::press {

enum class Form : std::uint8_t { pdf, docx };

/// Puts the file's bytes into `out` and answers true; else what stood in the way, without a word of the document.
using Make = bool(Form form, const Document* document, Paper paper, const char* faces, std::string* out);
inline constexpr const char* door = "vignette_press";

}  // namespace vignette::share::press
