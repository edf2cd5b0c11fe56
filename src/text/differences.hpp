/// What changed from one text to another, by words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
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

/// The same for somebody to read: between two changes of one paragraph, words that stayed are told as changed too where they are one only,
/// or no more than were changed on either side of them. So a sentence written anew reads as one that went and one that came, and not as a
/// patchwork around the words that every sentence has. (The semantic clean-up of Neil Fraser's diff-match-patch, by words.)
std::vector<Difference> differences_to_read(std::string_view from, std::string_view to);

/// For two texts written apart, where nearly everything has changed: of what changed the words that stand nowhere in the other text,
/// whatever their capitals, but none of fewer than four letters, and none that is common (text/common_words.hpp). Of these at most
/// `most_only_in` in each, the longest; so what is told of a text written wholly anew is still short. Words next to one another are one
/// range.
struct OnlyIn {
  std::vector<Range> from, to;
  bool operator==(const OnlyIn&) const = default;
};
inline constexpr std::size_t most_only_in = 12;
OnlyIn only_in(std::string_view from, std::string_view to);

/// Of two texts of which one was made from the other, as most words of the shorter still stand in the longer in the same order: all that
/// changed, to read, from the first of its words to the last. Nothing where they were written apart: `only_in` is for those.
std::optional<OnlyIn> changed_in(std::string_view from, std::string_view to);

/// The words of a text one after the other, in small letters, without what stands between them.
std::vector<std::string> words_in_small(std::string_view text);

}  // namespace vignette::text
