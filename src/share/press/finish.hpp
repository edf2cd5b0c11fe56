/// What Cairo leaves out of a PDF.
#pragma once

#include <string>

namespace vignette::share::press {

/// The element under which Cairo was given what is no part of the text: rules, running heads, page numbers.
inline constexpr const char* furniture = "NonStruct";

struct Properties {
  std::string title, language;
  std::string day;  ///< YYYY-MM-DD
};

/// The same pages with a language and a title that viewers show; furniture becomes an artifact, and the properties say no more than
/// the title, the day and the language.
std::string finished(const std::string& pages, const Properties& properties);

}  // namespace vignette::share::press
