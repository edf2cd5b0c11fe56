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
constexpr float head_note = 24;  ///< of the column must be in view for notes to the head to stand beside it

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

void give_way(Margin& margin, const std::vector<float>& heights, float from, float to, float least) {
  std::vector<std::pair<PlacedNote*, float>> all;
  for (std::vector<PlacedNote>* notes : {&margin.notes, &margin.own})
    for (PlacedNote& note : *notes) all.emplace_back(&note, heights[all.size()]);
  std::ranges::stable_sort(all, {}, [](const auto& one) { return one.first->y; });
  const auto begins = [&](float y) { return std::ranges::find_if(all, [&](const auto& one) { return one.first->y >= y; }); };
  auto down = begins(from);  // the first that goes down, if it is in the way
  if (down != all.begin() && std::prev(down)->first->y + std::prev(down)->second > from) {
    // It reaches in from above. Where it ends up if all go up that have to, from the lowest on.
    std::vector<std::pair<PlacedNote*, float>> up;
    float end = from - clear;
    for (auto at = down; at != all.begin() && std::prev(at)->first->y + std::prev(at)->second > end; --at) {
      const auto& [note, height] = *std::prev(at);
      up.emplace_back(note, end - height);
      end -= height + clear;
    }
    if (up.back().second >= least)
      for (const auto& [note, y] : up) note->y = y;
    else
      --down;
  }
  float free = to + clear;
  for (; down != all.end() && (down->first->y < to || free > to + clear) && down->first->y < free; ++down) {
    down->first->y = free;
    free += down->second + clear;
  }
  std::ranges::sort(margin.own, {}, &PlacedNote::y);
}

namespace {

/// The pieces whose notes belong to a block: its own, those of its footnotes, and with the last block the closing lines.
template <typename Use>
void each_piece(const CaseText& text, std::size_t block, Use use) {
  if (text.piece_of(block) != Part::npos) use(text.piece_of(block));
  const auto [first, last] = text.notes_of(block);
  for (std::size_t note = first; note < last; ++note)
    for (std::size_t piece = text.notes()[note].first; piece < text.notes()[note].last; ++piece) use(piece);
  if (block + 1 == text.blocks() && text.closing() != Part::npos)
    for (std::size_t piece = text.closing(); piece < text.document().pieces.size(); ++piece) use(piece);
}

/// Where there is no margin.
Margin place_under(CaseView& view, float from, float to, const OwnNotes& own) {
  Margin margin;
  float y = 0;
  const auto add = [&](OwnNote note, float height) {
    y += note_space;
    if (y < to && y + height > from) margin.own.push_back({note.mark, y});
    y += height;
  };
  if (from <= 0) {
    y = view.head.end - view.head.height - note_space;
    for (const std::size_t piece : view.head.pieces) own(piece, add);
  }
  CaseText& text = view.text;
  for (std::size_t block = text.blocks() == 0 ? 0 : text.block_at(std::max(0.0F, from)); block < text.blocks() && text.top(block) < to;
       ++block) {
    y = text.room_under(block);
    each_piece(text, block, [&](std::size_t piece) { own(piece, add); });
  }
  return margin;
}

}  // namespace

float height_under(const CaseView& view, std::size_t block, const OwnNotes& own) {
  float sum = 0;
  each_piece(view.text, block, [&](std::size_t piece) { own(piece, [&](OwnNote, float height) { sum += note_space + height; }); });
  return sum;
}

float height_under_head(const CaseView& view, const OwnNotes& own) {
  float sum = 0;
  for (const std::size_t piece : view.head.pieces) own(piece, [&](OwnNote, float height) { sum += note_space + height; });
  return sum;
}

Margin place_notes(CaseView& view, float from, float to, const OwnNotes& own) {
  CaseText& text = view.text;
  if (text.look().notes_below) return place_under(view, from, to, own);
  Margin margin;
  std::vector<Beside> items;
  if (text.blocks() == 0) return margin;
  if (from <= reach) {  // the head has no margin beside it: its notes come first in the one below it
    const auto add = [&](OwnNote note, float height) {
      if (to > head_note) items.push_back({2, 2, height, note.mark, true});
    };
    for (const std::size_t piece : view.head.pieces) own(piece, add);
  }
  for (std::size_t block = text.block_at(std::max(0.0F, from - reach)); block < text.blocks() && text.top(block) < to; ++block) {
    const auto add = [&](app::Spot spot, float height, std::size_t index, bool ours) {
      const page::Rect line = text.line_of(spot);
      if (line.y + line.h > to) return;  // its mark is not to be seen yet
      items.push_back({line.y + 2, line.y + 2, height, index, ours});
    };
    const auto [first, last] = text.notes_of(block);
    for (std::size_t note = first; note < last; ++note)
      add({text.piece_of(block), text.mark_offset(text.notes()[note])}, text.note_height(note), note, false);
    each_piece(text, block,
               [&](std::size_t piece) { own(piece, [&](OwnNote note, float height) { add(note.spot, height, note.mark, true); }); });
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
