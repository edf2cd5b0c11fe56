/// A passage that is found again by its words when the text around it has changed. In the manner of the W3C's text quote and
/// text position selectors (Web Annotation Data Model, sections 4.2.4 and 4.2.5), and of approximate matching by edit distance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/range.hpp"

namespace vignette::text {

/// UTF-8. `quote` is the passage itself; `before` and `after` what stood next to it, at most `anchor_context` bytes each, cut
/// between graphemes; `begin` the byte it began at.
struct Anchor {
  std::size_t begin = 0;
  std::string quote, before, after;
  bool operator==(const Anchor&) const = default;
};
inline constexpr std::size_t anchor_context = 64;

/// Where an anchor's passage stands now.
struct Anchored {
  enum class How : std::uint8_t { as_it_was, moved, reworded };
  Range range;
  How how = How::as_it_was;
  bool operator==(const Anchored&) const = default;
};

Anchor anchor(std::string_view text, Range range);

/// Where the passage stands in a text that may have changed: word for word, where several places have the words the one with
/// the most like surroundings, then the nearest; else the place most like it if it is like enough: a third of its letters may
/// differ, less where the surroundings differ too. Nothing if it is no longer there. Capitals and kinds of quotation mark
/// matter. A pure function; linear in the text for a passage of usual length.
std::optional<Anchored> find(std::string_view text, const Anchor& anchor);

}  // namespace vignette::text
