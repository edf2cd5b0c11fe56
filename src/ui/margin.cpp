/// Footnotes and own notes in the margin, each beside its line.
#include <algorithm>
#include <limits>
#include <utility>

#include "ui/reader.hpp"

namespace vignette::ui {
namespace {

constexpr float clear = 20;  ///< between two notes
constexpr float edge = 24;   ///< between the last note and the window's end
/// Marks this far above the window still count, so that a long note does not vanish with its mark.
constexpr float reach = 600;

struct Beside {
  float wanted = 0, y = 0, height = 0;
  std::size_t index = 0;
  bool own = false;
};

/// One under the other from the top.
void sink(std::vector<Beside>& items) {
  float free = -std::numeric_limits<float>::infinity();
  for (Beside& item : items) {
    item.y = std::max(item.y, free);
    free = item.y + item.height + clear;
  }
}

void add(std::vector<PlacedNote>& to, const std::vector<PlacedNote>& more) {
  for (const PlacedNote& note : more)
    if (std::ranges::find(to, note.note, &PlacedNote::note) == to.end()) to.push_back(note);
}

}  // namespace

void add_notes(Margin& margin, const Margin& more) {
  add(margin.notes, more.notes);
  add(margin.own, more.own);
  std::ranges::sort(margin.notes, {}, &PlacedNote::note);
  std::ranges::sort(margin.own, {}, &PlacedNote::y);
}

void give_way(Margin& margin, const std::vector<float>& heights, float from, float to, float limit) {
  Margin moved = margin;
  std::vector<std::pair<PlacedNote*, float>> all;
  for (std::vector<PlacedNote>* notes : {&moved.notes, &moved.own})
    for (PlacedNote& note : *notes) all.emplace_back(&note, heights[all.size()]);
  std::ranges::stable_sort(all, {}, [](const auto& one) { return one.first->y; });
  float free = -std::numeric_limits<float>::infinity();
  for (const auto& [note, height] : all) {
    if (note->y < to && note->y + height > from) free = std::max(free, to + clear);
    if (note->y >= free) continue;
    note->y = free;
    free += height + clear;
    if (free - clear > limit) return;
  }
  margin = std::move(moved);
  std::ranges::sort(margin.own, {}, &PlacedNote::y);
}

Margin place_notes(CaseText& text, float from, float to, const OwnNotes& own) {
  Margin margin;
  std::vector<Beside> items;
  if (text.blocks() == 0 || text.look().notes_below) return margin;
  for (std::size_t block = text.block_at(std::max(0.0F, from - reach)); block < text.blocks() && text.top(block) < to; ++block) {
    const auto add = [&](app::Spot spot, float height, std::size_t index, bool ours) {
      const page::Rect line = text.line_of(spot);
      if (line.y + line.h > to) return;  // its mark is not to be seen yet
      items.push_back({line.y + 2, line.y + 2, height, index, ours});
    };
    const auto [first, last] = text.notes_of(block);
    for (std::size_t note = first; note < last; ++note)
      add({text.piece_of(block), text.mark_offset(text.notes()[note])}, text.note_height(note), note, false);
    if (text.piece_of(block) == Part::npos) continue;
    own(text.piece_of(block), [&](OwnNote note, float height) { add(note.spot, height, note.mark, true); });
  }
  std::ranges::stable_sort(items, {}, &Beside::wanted);
  sink(items);
  // From the last one up: whoever would leave the window moves up, but not above the window's top, and only notes whose
  // marks are in view; what has been read past stays where it was.
  float limit = to - edge;
  for (std::size_t i = items.size(); i-- > 0;) {
    Beside& item = items[i];
    if (item.wanted < from) break;
    if (item.y + item.height <= limit) break;
    item.y = std::max(limit - item.height, std::max(from + clear, 2.0F));  // never beside the case's head
    limit = item.y - clear;
  }
  sink(items);  // a window too low for all of them: one under the other after all
  for (const Beside& item : items) (item.own ? margin.own : margin.notes).push_back({item.index, item.y});
  std::ranges::sort(margin.notes, {}, &PlacedNote::note);
  return margin;
}

}  // namespace vignette::ui
