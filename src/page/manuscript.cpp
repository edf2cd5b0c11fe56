#include "page/manuscript.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace vignette::page {
namespace {

/// Texts up to this many bytes are set whole, so that nothing in them is ever estimated.
constexpr std::size_t always_set = 32 * 1024;
/// Average width of a letter as a share of the type size (look.md, section 2), for what is not set yet.
constexpr float letter_width = 0.42F;
constexpr std::size_t block = 4096;

/// How many bytes two texts have in common at their beginning; whole blocks go at the speed of memcmp.
std::size_t common_begin(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at + block <= most && std::memcmp(a.data() + at, b.data() + at, block) == 0) {
    at += block;
  }
  while (at < most && a[at] == b[at]) {
    ++at;
  }
  return at;
}

std::size_t common_end(std::string_view a, std::string_view b, std::size_t most) {
  std::size_t length = 0;
  while (length + block <= most && std::memcmp(a.data() + a.size() - length - block, b.data() + b.size() - length - block, block) == 0) {
    length += block;
  }
  while (length < most && a[a.size() - length - 1] == b[b.size() - length - 1]) {
    ++length;
  }
  return length;
}

}  // namespace

void Manuscript::follow(std::string_view text, const ManuscriptStyle& style, float width, const Metrics& metrics) {
  const bool restyled = paragraphs_.empty() || !(style == style_) || width != width_ || &metrics != metrics_;
  if (!restyled && text == text_) {
    return;
  }
  style_ = style;
  width_ = width;
  metrics_ = &metrics;
  if (paragraphs_.empty()) {
    paragraphs_.emplace_back();
  }
  const std::size_t begin = common_begin(text_, text);
  const std::size_t end = common_end(text_, text, std::min(text_.size(), text.size()) - begin);
  if (begin + end < text_.size() || begin + end < text.size()) {
    split({begin, text.size() - end}, text_.size() - begin - end, text);
  }
  if (restyled) {
    for (Piece& piece : paragraphs_) {
      piece.setting = nullptr;
      estimate(piece);
    }
    summed_ = 0;
  }
  if (text_.size() <= always_set) {
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      settle(i);
    }
  }
}

/// Takes in that `removed` bytes at the beginning of `changed` gave way to that range of the new text: the paragraphs they
/// touch are split anew.
void Manuscript::split(text::Range changed, std::size_t removed, std::string_view text) {
  const std::size_t first = piece_at(changed.begin);
  const std::size_t last = piece_at(changed.begin + removed);
  const std::size_t old_last = begin_of(last);
  std::size_t at = begin_of(first);
  const std::size_t old_end = old_last + paragraphs_[last].length;
  const std::size_t end = text.size() - (text_.size() - old_end);
  // When nothing of the last paragraph went and it still stands alone, its setting still holds.
  const std::size_t new_last = end - paragraphs_[last].length;
  const bool keep_last = old_last >= changed.begin + removed && (new_last == 0 || text[new_last - 1] == '\n');
  const std::size_t split_end = keep_last ? new_last : end;

  text_.replace(changed.begin, removed, text.substr(changed.begin, changed.size()));

  std::vector<Piece> fresh;
  while (at < split_end) {
    const std::size_t feed = std::string_view(text_).substr(0, split_end).find('\n', at);
    Piece piece;
    piece.length = (feed == std::string_view::npos ? split_end : feed + 1) - at;
    at += piece.length;
    estimate(piece);
    fresh.push_back(std::move(piece));
  }
  // The text's end is a place to stand, so a last line feed has a paragraph after it.
  if (!keep_last && last + 1 == paragraphs_.size() && (text_.empty() || text_.back() == '\n')) {
    fresh.emplace_back();
    estimate(fresh.back());
  }
  const auto from = paragraphs_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto until = paragraphs_.begin() + static_cast<std::ptrdiff_t>(keep_last ? last : last + 1);
  const auto common = std::min(std::distance(from, until), static_cast<std::ptrdiff_t>(fresh.size()));
  std::move(fresh.begin(), fresh.begin() + common, from);
  if (static_cast<std::size_t>(common) < fresh.size()) {
    paragraphs_.insert(from + common, std::make_move_iterator(fresh.begin() + common), std::make_move_iterator(fresh.end()));
  } else {
    paragraphs_.erase(from + common, until);
  }
  summed_ = std::min(summed_, first);
}

void Manuscript::estimate(Piece& piece) const {
  const float letters = static_cast<float>(piece.length) * letter_width * style_.size;
  const float lines = width_ > 0 ? std::max(1.0F, std::ceil(letters / width_)) : 1;
  piece.height = lines * style_.line;
}

const Setting& Manuscript::settle(std::size_t index) {
  Piece& piece = paragraphs_[index];
  if (!piece.setting) {
    std::string_view text = std::string_view(text_).substr(begin_of(index), piece.length);
    if (text.ends_with('\n')) {
      text.remove_suffix(1);
    }
    Paragraph paragraph = plain(text, style_.face, style_.size, style_.line, Ink::ink, style_.language);
    piece.setting = std::make_shared<const Setting>(typeset(paragraph, width_, *metrics_));
    if (piece.setting->height != piece.height) {
      piece.height = piece.setting->height;
      summed_ = std::min(summed_, index);
    }
  }
  return *piece.setting;
}

/// `begins_[i]` and `tops_[i]` are of paragraph i; the first `summed_ + 1` hold.
void Manuscript::sum() const {
  const std::size_t count = paragraphs_.size();
  begins_.resize(count + 1);
  tops_.resize(count + 1);
  for (std::size_t i = summed_; i < count; ++i) {
    begins_[i + 1] = begins_[i] + paragraphs_[i].length;
    tops_[i + 1] = tops_[i] + static_cast<double>(paragraphs_[i].height + style_.between);
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
  begin_of(paragraphs_.size());
  const auto end = begins_.begin() + static_cast<std::ptrdiff_t>(paragraphs_.size());
  const auto after = std::upper_bound(begins_.begin(), end, offset);
  return after == begins_.begin() ? 0 : static_cast<std::size_t>(after - begins_.begin()) - 1;
}

std::size_t Manuscript::piece_at_height(float y) const {
  top_of(paragraphs_.size());
  const auto end = tops_.begin() + static_cast<std::ptrdiff_t>(paragraphs_.size());
  // The space between two paragraphs belongs to the nearer one.
  const auto after = std::upper_bound(tops_.begin(), end, static_cast<double>(y + style_.between / 2));
  return after == tops_.begin() ? 0 : static_cast<std::size_t>(after - tops_.begin()) - 1;
}

Manuscript::Spot Manuscript::spot(Place place) const {
  const std::size_t offset = std::min(place.offset, text_.size());
  const std::size_t piece = piece_at(offset);
  return {piece, {offset - begin_of(piece), place.affinity}};
}

Place Manuscript::whole(std::size_t piece, Place place) const { return {begin_of(piece) + place.offset, place.affinity}; }

float Manuscript::height() const { return paragraphs_.empty() ? 0 : top_of(paragraphs_.size() - 1) + paragraphs_.back().height; }

std::size_t Manuscript::how_many_set() const {
  return static_cast<std::size_t>(std::ranges::count_if(paragraphs_, [](const Piece& piece) { return piece.setting != nullptr; }));
}

float Manuscript::look_at(float top, float bottom) {
  if (paragraphs_.empty()) {
    return 0;
  }
  float moved = 0;
  for (bool again = true; again;) {
    again = false;
    const std::size_t first = piece_at_height(top + moved);
    std::size_t last = first;
    // What the writer has before their eyes: the first paragraph in view that was set, or else that begins in view.
    const std::size_t none = paragraphs_.size();
    std::size_t stands = none, begins = none;
    for (; last < none && top_of(last) < bottom + moved; ++last) {
      again = again || !paragraphs_[last].setting;
      if (stands == none && paragraphs_[last].setting) {
        stands = last;
      }
      if (begins == none && top_of(last) >= top + moved) {
        begins = last;
      }
    }
    const std::size_t anchor = stands != none ? stands : begins != none ? begins : first;
    const float before = top_of(anchor);
    for (std::size_t i = first; i < last; ++i) {
      settle(i);
    }
    moved += top_of(anchor) - before;
  }
  return moved;
}

Rect Manuscript::caret(Place place) {
  if (paragraphs_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  Rect rect = page::caret(settle(at.piece), at.place);
  rect.y += top_of(at.piece);
  return rect;
}

Place Manuscript::place_at(Point point) {
  if (paragraphs_.empty()) {
    return {};
  }
  const std::size_t piece = piece_at_height(point.y);
  const Setting& setting = settle(piece);
  return whole(piece, page::place_at(setting, {point.x, point.y - top_of(piece)}));
}

std::vector<Rect> Manuscript::rects(text::Range range, float top, float bottom) {
  std::vector<Rect> out;
  if (paragraphs_.empty() || range.empty()) {
    return out;
  }
  const std::size_t first = std::max(piece_at(range.begin), piece_at_height(top));
  for (std::size_t i = first; i < paragraphs_.size(); ++i) {
    const std::size_t begin = begin_of(i);
    if (begin >= range.end || top_of(i) >= bottom) {
      break;
    }
    const Setting& setting = settle(i);
    const float y = top_of(i);
    const text::Range within{std::max(range.begin, begin) - begin, std::min(range.end - begin, setting.length)};
    for (Rect rect : page::rects(setting, within)) {
      rect.y += y;
      if (rect.bottom() > top && rect.y < bottom) {
        out.push_back(rect);
      }
    }
    const bool feed = paragraphs_[i].length > setting.length && range.end > begin + setting.length;
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
  if (paragraphs_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  const Setting& setting = settle(at.piece);
  return whole(at.piece, {setting.lines[line_of(setting, at.place)].range.begin, Affinity::downstream});
}

Place Manuscript::line_end(Place place) {
  if (paragraphs_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  const Setting& setting = settle(at.piece);
  const std::size_t line = line_of(setting, at.place);
  const bool soft = line + 1 < setting.lines.size();
  return whole(at.piece, {setting.lines[line].range.end, soft ? Affinity::upstream : Affinity::downstream});
}

Place Manuscript::move_lines(Place place, int lines, float goal_x) {
  if (paragraphs_.empty()) {
    return {};
  }
  const Spot at = spot(place);
  std::size_t piece = at.piece;
  // Counted from the paragraph's first line; may run over into others.
  auto line = static_cast<std::ptrdiff_t>(line_of(settle(piece), at.place)) + lines;
  while (line < 0) {
    if (piece == 0) {
      return {};
    }
    --piece;
    line += static_cast<std::ptrdiff_t>(settle(piece).lines.size());
  }
  for (auto count = static_cast<std::ptrdiff_t>(settle(piece).lines.size()); line >= count;
       count = static_cast<std::ptrdiff_t>(settle(piece).lines.size())) {
    if (piece + 1 == paragraphs_.size()) {
      return {text_.size(), Affinity::downstream};
    }
    line -= count;
    ++piece;
  }
  return whole(piece, place_on_line(settle(piece), static_cast<std::size_t>(line), goal_x));
}

Place Manuscript::move_by(Place place, float distance, float goal_x) {
  if (paragraphs_.empty()) {
    return {};
  }
  const bool down = distance > 0;
  const Spot at = spot(place);
  // Heights are counted within settled paragraphs only, so that estimates do not carry the caret astray.
  std::size_t piece = at.piece;
  const Setting& from = settle(piece);
  const Line& line = from.lines[line_of(from, at.place)];
  const float step = std::max(std::abs(distance), line.height);
  float y = line.top + line.height / 2 + (down ? step : -step);
  while (y < -style_.between / 2) {
    if (piece == 0) {
      return {};
    }
    --piece;
    y += settle(piece).height + style_.between;
  }
  while (y >= settle(piece).height + style_.between / 2) {
    if (piece + 1 == paragraphs_.size()) {
      return {text_.size(), Affinity::downstream};
    }
    y -= settle(piece).height + style_.between;
    ++piece;
  }
  if (piece == 0 && y < 0) {
    return {};
  }
  if (piece + 1 == paragraphs_.size() && y >= settle(piece).height) {
    return {text_.size(), Affinity::downstream};
  }
  return whole(piece, page::place_at(settle(piece), {goal_x, y}));
}

std::vector<Manuscript::Visible> Manuscript::visible(float top, float bottom) {
  std::vector<Visible> out;
  if (paragraphs_.empty()) {
    return out;
  }
  for (std::size_t i = piece_at_height(top); i < paragraphs_.size() && top_of(i) < bottom; ++i) {
    settle(i);
    out.push_back({begin_of(i), top_of(i), paragraphs_[i].setting});
  }
  return out;
}

}  // namespace vignette::page
