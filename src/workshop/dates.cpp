#include "workshop/dates.hpp"

namespace vignette::workshop {

std::string_view month_names() {
  return "January|February|March|April|May|June|July|August|September|October|November|December|"
         "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr";
}

const std::string& date_pattern() {
  static const std::string pattern =
      R"(\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:)" + std::string(month_names()) + R"()(?: \d{4})?\b)";
  return pattern;
}

}  // namespace vignette::workshop
