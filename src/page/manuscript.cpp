// Where things are in a manuscript: carets, selections, lines up and down, over pieces as if they were one.
#include <algorithm>
#include <cmath>

#include "page/manuscript.hpp"

namespace vignette::page {

/// `begins_[i]` and `tops_[i]` are of piece i; the first `summed_ + 1` hold.
void Manuscript::sum() const {
  const std::size_t count = pieces_.size();
  begins_.resize(count + 1);
  tops_.resize(count + 1);
  for (std::size_t i = summed_; i < count; ++i) {
    begins_[i + 1] = begins_[i] + pieces_[i].length;
    tops_[i + 1] = tops_[i] + static_cast<double>(pieces_[i].height + gap_after(i));
  }
  summed_ = count;
}

std::size_t Manuscript::begin_of(std::size_t index) const {
  if (summed_ < index || begins_.size() <= index) {
    sum();
  }
  return begins_[index];
}

float Manuscript::top_of(std::size_t index) const {
  if (summed_ < index || tops_.size() <= index) {
    sum();
  }
  return static_cast<float>(tops_[index]);
}

std::size_t Manuscript::piece_at(std::size_t offset) const {
  begin_of(pieces_.size());
  const auto end = begins_.begin() + static_cast<std::ptrdiff_t>(pieces_.size());
  const auto after = std::upper_bound(begins_.begin(), end, offset);
  return after == begins_.begin() ? 0 : static_cast<std::size_t>(after - begins_.begin()) - 1;
}

std::size_t Manuscript::piece_at_height(float y) const {
  top_of(pieces_.size());
  const auto end = tops_.begin() + static_cast<std::ptrdiff_t>(pieces_.size());
  const auto after = std::upper_bound(tops_.begin(), end, static_cast<double>(y));
  const std::size_t piece = after == tops_.begin() ? 0 : static_cast<std::size_t>(after - tops_.begin()) - 1;
  // The space between two paragraphs belongs to the nearer one.
  const bool nearer = y > top_of(piece) + pieces_[piece].height + gap_after(piece) / 2;
  return nearer && piece + 1 < pieces_.size() ? piece + 1 : piece;
}

Manuscript::Spot Manuscript::spot(Place place) {
  const std::size_t offset = std::min(place.offset, text_.size());
  settle(piece_at(offset));
  std::size_t piece = piece_at(offset);
  if (place.affinity == Affinity::upstream && piece > 0 && offset == begin_of(piece) && pieces_[piece - 1].soft) {
    --piece;
  }
  return {piece, {offset - begin_of(piece), place.affinity}};
}

/// Sets the piece before another and answers which that is now.
std::size_t Manuscript::set_piece_before(std::size_t index) {
  const std::size_t count = pieces_.size();
  settle(index - 1);
  return index - 1 + pieces_.size() - count;
}

Place Manuscript::whole(std::size_t piece, Place place) const {
  const bool soft_end = pieces_[piece].soft && place.offset == pieces_[piece].length;
  return {begin_of(piece) + place.offset, soft_end ? Affinity::upstream : place.affinity};
}

float Manuscript::height() const { return pieces_.empty() ? 0 : top_of(pieces_.size() - 1) + pieces_.back().height; }

std::size_t Manuscript::how_many_set() const {
  return static_cast<std::size_t>(std::ranges::count_if(pieces_, [](const Piece& piece) { return piece.setting != nullptr; }));
}

float Manuscript::look_at(float top, float bottom) {
  if (pieces_.empty()) {
    return 0;
  }
  float moved = 0;
  for (bool again = true; again;) {
    again = false;
    const std::size_t first = piece_at_height(top + moved);
    // What the writer has before their eyes: the first piece in view that was set, or else that begins in view.
    const std::size_t none = pieces_.size();
    std::size_t stands = none, begins = none;
    for (std::size_t i = first; i < none && top_of(i) < bottom + moved; ++i) {
      again = again || !pieces_[i].setting;
      if (stands == none && pieces_[i].setting) {
        stands = i;
      }
      if (begins == none && top_of(i) >= top + moved) {
        begins = i;
      }
    }
    const std::size_t anchor = begin_of(stands != none ? stands : begins != none ? begins : first);
    const float before = top_of(piece_at(anchor));
    for (std::size_t i = first; i < pieces_.size() && top_of(i) < bottom + moved; ++i) {
      settle(i);
    }
    moved += top_of(piece_at(anchor)) - before;
  }
  return moved;
}

Rect Manuscript::caret(Place place) {
  if (pieces_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  Rect rect = page::caret(*pieces_[at.piece].setting, at.place);
  rect.y += top_of(at.piece);
  return rect;
}

Place Manuscript::place_at(Point point) {
  if (pieces_.empty()) {
    return {};
  }
  settle(piece_at_height(point.y));
  const std::size_t piece = piece_at_height(point.y);
  settle(piece);
  return whole(piece, page::place_at(*pieces_[piece].setting, {point.x, point.y - top_of(piece)}));
}

std::vector<Rect> Manuscript::rects(text::Range range, float top, float bottom, Over over) {
  std::vector<Rect> out;
  if (pieces_.empty() || range.empty()) {
    return out;
  }
  for (std::size_t i = std::max(piece_at(range.begin), piece_at_height(top)); i < pieces_.size(); ++i) {
    const std::size_t begin = begin_of(i);
    if (begin >= range.end || top_of(i) >= bottom) {
      break;
    }
    settle(i);
    const Setting& setting = *pieces_[i].setting;
    const float y = top_of(i);
    const text::Range within{std::max(range.begin, begin) - begin, std::min(range.end - begin, setting.length)};
    for (Rect rect : page::rects(setting, within, over)) {
      rect.y += y;
      if (rect.bottom() > top && rect.y < bottom) {
        out.push_back(rect);
      }
    }
    const bool feed = over == Over::all && pieces_[i].length > setting.length && range.end > begin + setting.length;
    const Rect end = page::caret(setting, {setting.length, Affinity::downstream});
    if (feed && y + end.bottom() > top && y + end.y < bottom) {  // as in page::rects
      const Rect shown{end.x, y + end.y, end.h / 4, end.h};
      if (!out.empty() && out.back().y == shown.y) {
        out.back().w = shown.right() - out.back().x;
      } else {
        out.push_back(shown);
      }
    }
  }
  return out;
}

Place Manuscript::line_begin(Place place) {
  if (pieces_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  const Setting& setting = *pieces_[at.piece].setting;
  return whole(at.piece, {setting.lines[line_of(setting, at.place)].range.begin, Affinity::downstream});
}

Place Manuscript::line_end(Place place) {
  if (pieces_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  const Setting& setting = *pieces_[at.piece].setting;
  const std::size_t line = line_of(setting, at.place);
  const bool soft = line + 1 < setting.lines.size();
  return whole(at.piece, {setting.lines[line].range.end, soft ? Affinity::upstream : Affinity::downstream});
}

Place Manuscript::move_lines(Place place, int lines, float goal_x) {
  if (pieces_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  std::size_t piece = at.piece;
  const auto count = [&] { return static_cast<std::ptrdiff_t>(pieces_[piece].setting->lines.size()); };
  // Counted from the piece's first line; may run over into others.
  auto line = static_cast<std::ptrdiff_t>(line_of(*pieces_[piece].setting, at.place)) + lines;
  while (line < 0) {
    if (piece == 0) {
      return {};
    }
    piece = set_piece_before(piece);
    line += count();
  }
  while (line >= count()) {
    if (piece + 1 == pieces_.size()) {
      return {text_.size(), Affinity::downstream};
    }
    line -= count();
    ++piece;
    settle(piece);
  }
  return whole(piece, place_on_line(*pieces_[piece].setting, static_cast<std::size_t>(line), goal_x));
}

Place Manuscript::move_by(Place place, float distance, float goal_x) {
  if (pieces_.empty()) {
    return {};
  }
  // Heights are counted over set pieces only, so that estimates do not carry the caret astray.
  const Spot at = spot(place);
  std::size_t piece = at.piece;
  const Setting& from = *pieces_[piece].setting;
  const Line& line = from.lines[line_of(from, at.place)];
  const float step = std::max(std::abs(distance), line.height);
  float y = line.top + line.height / 2 + (distance > 0 ? step : -step);
  while (y < 0) {
    if (piece == 0) {
      return {};
    }
    const float gap = gap_after(piece - 1);
    if (y >= -gap / 2) {
      break;
    }
    piece = set_piece_before(piece);
    y += pieces_[piece].height + gap;
  }
  while (y >= pieces_[piece].height) {
    if (piece + 1 == pieces_.size()) {
      return {text_.size(), Affinity::downstream};
    }
    const float gap = gap_after(piece);
    if (y < pieces_[piece].height + gap / 2) {
      break;
    }
    y -= pieces_[piece].height + gap;
    ++piece;
    settle(piece);
  }
  return whole(piece, page::place_at(*pieces_[piece].setting, {goal_x, y}));
}

std::vector<Manuscript::Visible> Manuscript::visible(float top, float bottom) {
  std::vector<Visible> out;
  if (pieces_.empty()) {
    return out;
  }
  for (std::size_t i = piece_at_height(top); i < pieces_.size() && top_of(i) < bottom; ++i) {
    settle(i);
    out.push_back({begin_of(i), top_of(i), pieces_[i].setting});
  }
  return out;
}

}  // namespace vignette::page
