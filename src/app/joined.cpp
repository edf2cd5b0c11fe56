// A document's text in one string.

#include <algorithm>

#include "app/thinking.hpp"

namespace vignette::app {

namespace {

std::size_t offset_of(const Joined& joined, Spot spot) {
  if (spot.piece >= joined.begins.size()) return joined.text.size();
  return std::min(joined.begins[spot.piece] + spot.offset, joined.text.size());
}

Spot spot_at(const Joined& joined, std::size_t offset) {
  const auto after = std::ranges::upper_bound(joined.begins, offset);
  if (after == joined.begins.begin()) return {};
  const auto piece = static_cast<std::size_t>(after - joined.begins.begin() - 1);
  return {piece, offset - joined.begins[piece]};
}

}  // namespace

Joined joined(const Document& document) {
  Joined joined;
  for (const auto& piece : document.pieces) {
    if (!joined.begins.empty()) joined.text += "\n\n";
    joined.begins.push_back(joined.text.size());
    joined.text += piece.block.text;
  }
  return joined;
}

text::Range range_of(const Joined& joined, Stretch stretch) { return {offset_of(joined, stretch.begin), offset_of(joined, stretch.end)}; }

Stretch stretch_of(const Joined& joined, text::Range range) { return {spot_at(joined, range.begin), spot_at(joined, range.end)}; }

}  // namespace vignette::app
