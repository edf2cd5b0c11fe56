#include "share/pointing.hpp"

#include <algorithm>
#include <utility>

#include "reflect/details.hpp"

namespace vignette::share {

std::vector<Pointing> pointing_in(const Document& page, const pack::Shelf& shelf) {
  reflect::Known known;
  for (const auto& one : shelf.cases) known.add(one);
  for (const auto& term : shelf.terms) known.add(term);
  std::vector<Pointing> all;
  for (const auto& block : page.blocks) {
    if (!portfolio::written_by_people(block)) continue;
    for (const auto& finding : reflect::look_for_details(block.text, words::language(), known)) {
      Pointing one{std::string(text::part(block.text, finding.range)), finding.why};
      if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace vignette::share
