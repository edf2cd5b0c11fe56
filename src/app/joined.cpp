// A document's text in one string.

#include <algorithm>

#include "app/thinking.hpp"

namespace vignette::app {

namespace {

/// Where a spot stands in the text; where it was left out, what comes next.
std::size_t offset_of(const Joined& joined, Spot spot) {
  auto after = std::ranges::upper_bound(joined.runs, spot, {}, &Joined::Run::from);
  if (after == joined.runs.begin()) return 0;
  const Joined::Run& run = *(after - 1);
  if (run.from.piece == spot.piece && spot.offset <= run.from.offset + run.size) return run.at + spot.offset - run.from.offset;
  return after == joined.runs.end() ? joined.text.size() : after->at;
}

/// The last that begins before an offset, or at it where a stretch begins there.
const Joined::Run* run_at(const Joined& joined, std::size_t offset, bool begins) {
  const auto after = begins ? std::ranges::upper_bound(joined.runs, offset, {}, &Joined::Run::at)
                            : std::ranges::lower_bound(joined.runs, offset, {}, &Joined::Run::at);
  return after == joined.runs.begin() ? nullptr : &*(after - 1);
}

Spot spot_at(const Joined& joined, std::size_t offset, bool begins) {
  const Joined::Run* run = run_at(joined, offset, begins);
  return run ? Spot{run->from.piece, run->from.offset + offset - run->at} : Spot{};
}

/// A piece's text without the numbers that call footnotes, in as many runs as that leaves.
void add(Joined& joined, std::size_t piece, const pack::Block& block, bool numbers) {
  std::size_t from = 0;
  const auto run = [&](std::size_t to) {
    if (to <= from && to != 0) return;
    joined.runs.push_back({joined.text.size(), to - from, {piece, from}});
    joined.text.append(block.text, from, to - from);
  };
  for (const auto& span : block.spans) {
    if (numbers || span.footnote == 0 || span.range.begin < from) continue;
    run(span.range.begin);
    from = span.range.end;
  }
  run(block.text.size());
}

}  // namespace

Joined joined(const Document& document, Asides asides) {
  Joined joined;
  for (std::size_t i = 0; i < document.pieces.size(); ++i) {
    const Piece& piece = document.pieces[i];
    if (piece.aside && asides == Asides::left_out) continue;
    if (!joined.runs.empty()) joined.text += "\n\n";
    add(joined, i, piece.block, asides == Asides::too);
  }
  return joined;
}

text::Range range_of(const Joined& joined, Stretch stretch) {
  const std::size_t begin = offset_of(joined, stretch.begin);
  return {begin, std::max(begin, offset_of(joined, stretch.end))};
}

Stretch stretch_of(const Joined& joined, text::Range range) {
  if (range.empty()) return {};
  return {spot_at(joined, range.begin, true), spot_at(joined, range.end, false)};
}

}  // namespace vignette::app
