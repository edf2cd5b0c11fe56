#include "workshop/look.hpp"

#include <algorithm>
#include <regex>

#include "words/words.hpp"
#include "workshop/dates.hpp"

namespace vignette::workshop {

std::vector<text::Range> look(const std::string& text, const reflect::Known& known) {
  static const std::regex dates(date_pattern(), std::regex::ECMAScript | std::regex::icase);
  std::vector<text::Range> all;
  for (const auto& one : reflect::look_for_details(text, words::language(), known)) all.push_back(one.range);
  for (auto hit = std::sregex_iterator(text.begin(), text.end(), dates); hit != std::sregex_iterator(); ++hit) {
    const auto begin = static_cast<std::size_t>(hit->position());
    const text::Range date{begin, begin + static_cast<std::size_t>(hit->length())};
    const auto overlaps = [&](const text::Range& one) { return one.begin < date.end && date.begin < one.end; };
    if (std::ranges::none_of(all, overlaps)) all.push_back(date);
  }
  std::ranges::sort(all, {}, &text::Range::begin);
  return all;
}

}  // namespace vignette::workshop
