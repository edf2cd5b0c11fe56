/// Where a caret can stand between shaped glyphs, inside ligatures too.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "page/metrics.hpp"

namespace vignette::glyphs {

/// Appends a stop for the end of every grapheme in `range`, and adds the glyphs' advances to `shaped.width`. The stop at
/// `range.begin` is there already. `carets(glyph, wanted, inner)` gives a ligature's own inner stops, if the font has as
/// many as wanted; otherwise its width is shared evenly.
template <typename Carets>
void append_stops(std::span<const page::Glyph> glyphs, text::Range range, bool backwards, const std::vector<std::size_t>& graphemes,
                  Carets&& carets, page::Shaped& shaped) {
  std::vector<float> inner;
  std::size_t next = static_cast<std::size_t>(std::upper_bound(graphemes.begin(), graphemes.end(), range.begin) - graphemes.begin());
  const std::size_t count = glyphs.size();
  const auto logical = [&](std::size_t i) -> const page::Glyph& { return glyphs[backwards ? count - 1 - i : i]; };
  for (std::size_t i = 0; i < count;) {
    const page::Glyph& first = logical(i);
    float width = 0;
    std::size_t members = 0;
    for (; i < count && logical(i).cluster == first.cluster; ++i, ++members) width += logical(i).advance;
    const std::size_t end = i < count ? logical(i).cluster : range.end;
    std::size_t within = 0;
    while (next + within < graphemes.size() && graphemes[next + within] <= end) ++within;
    // A cluster that ends inside a grapheme (letters some font does not join) only lends its width to the next stop.
    const bool ends_whole = within > 0 && graphemes[next + within - 1] == end;
    const std::size_t parts = within + (ends_whole ? 0 : 1);
    const bool own = parts > 1 && members == 1 && !backwards && carets(first.id, parts - 1, inner);
    for (std::size_t part = 0; part < within; ++part) {
      const float share = part + 1 == parts ? width : own ? inner[part] : width * static_cast<float>(part + 1) / static_cast<float>(parts);
      shaped.stops.push_back({graphemes[next + part], shaped.width + share});
    }
    next += within;
    shaped.width += width;
  }
  if (shaped.stops.back().offset < range.end) shaped.stops.push_back({range.end, shaped.width});
}

}  // namespace vignette::glyphs
