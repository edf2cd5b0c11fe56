/// Footnotes in the margin, each beside the line that holds its mark.
#include <algorithm>
#include <limits>

#include "ui/reader.hpp"

namespace vignette::ui {
namespace {

constexpr float clear = 20;  ///< between two notes
constexpr float edge = 24;   ///< between the last note and the window's end
/// Marks this far above the window still count, so that a long note does not vanish with its mark.
constexpr float reach = 600;

}  // namespace

std::vector<PlacedNote> place_notes(CaseText& text, float from, float to) {
  std::vector<PlacedNote> placed;
  std::vector<float> wanted;
  if (text.blocks() == 0 || text.look().notes_below) return placed;
  for (std::size_t block = text.block_at(std::max(0.0F, from - reach)); block < text.blocks() && text.top(block) < to; ++block) {
    const auto [first, last] = text.notes_of(block);
    for (std::size_t note = first; note < last; ++note) {
      const page::Rect line = text.line_of({text.piece_of(block), text.mark_offset(text.notes()[note])});
      if (line.y + line.h > to) continue;  // its mark is not to be seen yet
      placed.push_back({note, line.y + 2});
      wanted.push_back(line.y + 2);
    }
  }
  float free = -std::numeric_limits<float>::infinity();
  for (PlacedNote& note : placed) {
    note.y = std::max(note.y, free);
    free = note.y + text.note_height(note.note) + clear;
  }
  // From the last one up: whoever would leave the window moves up, but not above the window's top, and only notes whose
  // marks are in view; what has been read past stays where it was.
  float limit = to - edge;
  for (std::size_t i = placed.size(); i-- > 0;) {
    const float height = text.note_height(placed[i].note);
    if (wanted[i] < from) break;
    if (placed[i].y + height <= limit) break;
    placed[i].y = std::max(limit - height, from + clear);
    limit = placed[i].y - clear;
  }
  free = -std::numeric_limits<float>::infinity();
  for (PlacedNote& note : placed) {  // a window too low for all of them: one under the other after all
    note.y = std::max(note.y, free);
    free = note.y + text.note_height(note.note) + clear;
  }
  return placed;
}

}  // namespace vignette::ui
