/// What Cairo leaves out of a PDF.
#pragma once

#include <string>

#include "share/document.hpp"

namespace vignette::share::press {

/// The element under which Cairo was given what is no part of the text: rules, running heads, page numbers.
inline constexpr const char* furniture = "NonStruct";

/// The same pages with a language and a title that viewers show; furniture becomes an artifact, and the properties say no more than
/// the title, the day and the language.
std::string finished(const std::string& pages, const Document& document);

}  // namespace vignette::share::press
