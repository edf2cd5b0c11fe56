/// What changed from one text to another, by words.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace vignette::text {

/// In `from` the words at `removed` went, in `to` the words at `inserted` came; either may be empty.
struct Difference {
  Range removed;
  Range inserted;
  bool operator==(const Difference&) const = default;
};

/// In order, not touching. Words and what stands between them are never cut; a change of a few words close together is told as
/// one. Myers' greedy algorithm (1986) over words, bounded: texts with next to nothing in common are told as one difference.
std::vector<Difference> differences(std::string_view from, std::string_view to);

/// Of what changed, the words that stand nowhere in the other text, whatever their capitals: for two texts written apart, where
/// nearly everything has changed. Words next to one another are one range, which begins and ends with a word of four letters or more.
struct OnlyIn {
  std::vector<Range> from, to;
  bool operator==(const OnlyIn&) const = default;
};
OnlyIn only_in(std::string_view from, std::string_view to);

}  // namespace vignette::text
