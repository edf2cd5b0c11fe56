// How a manuscript follows its text: what changed is found by comparing, and as few pieces as can be are made anew.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "page/manuscript.hpp"

namespace vignette::page {
namespace {

/// Texts up to this many bytes are set whole, so that nothing in them is ever estimated.
constexpr std::size_t always_set = 32 << 10;
/// Average width of a letter as a share of the type size (look.md, section 2), for what is not set yet.
constexpr float letter_width = 0.42F;
constexpr std::size_t block = 4096;
/// A paragraph longer than this is set in pieces of about `piece_bytes`, cut between lines. As lines are filled greedily, how
/// they break depends on nothing before the place where one begins.
constexpr std::size_t longest_piece = 3072;
constexpr std::size_t piece_bytes = 2048;
/// How much text after a line's end can still decide where it ends.
constexpr std::size_t look_ahead = 512;
/// The last lines of a text that was cut off anywhere are not to be trusted.
constexpr std::size_t untrusted_lines = 2;

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
  const bool restyled = pieces_.empty() || !(style == style_) || width != width_ || &metrics != metrics_;
  if (!restyled && text == text_) {
    return;
  }
  if (restyled) {
    style_ = style;
    width_ = width;
    metrics_ = &metrics;
    text_.assign(text);
    pieces_.clear();
    add_pieces({0, text_.size()}, pieces_);
    add_last(pieces_);
    summed_ = 0;
  } else {
    const std::size_t begin = common_begin(text_, text);
    const std::size_t end = common_end(text_, text, std::min(text_.size(), text.size()) - begin);
    split({begin, text.size() - end}, text_.size() - begin - end, text);
  }
  if (text_.size() <= always_set) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      settle(i);
    }
  }
}

/// Takes in that `removed` bytes at the beginning of `changed` gave way to that range of the new text: the pieces they touch
/// are made anew.
void Manuscript::split(text::Range changed, std::size_t removed, std::string_view text) {
  std::size_t first = piece_at(changed.begin);
  std::size_t last = piece_at(changed.begin + removed);
  const std::size_t old_last = begin_of(last);
  const std::size_t end = text.size() - (text_.size() - (old_last + pieces_[last].length));
  const std::size_t new_last = end - pieces_[last].length;
  // When nothing of the last piece went and it stands after a line feed, it still holds.
  const bool keep_last = old_last >= changed.begin + removed && (new_last == 0 || text[new_last - 1] == '\n');
  text_.replace(changed.begin, removed, text.substr(changed.begin, changed.size()));

  // The line before may have room now for the first word of this one.
  while (first > 0 && pieces_[first - 1].soft && !still_breaks(first)) {
    --first;
  }
  std::vector<Piece> fresh;
  if (keep_last) {
    add_pieces({begin_of(first), new_last}, fresh);
    replace(first, last, std::move(fresh));
    return;
  }
  add_pieces({begin_of(first), end}, fresh);
  if (pieces_[last].soft && !fresh.empty() && text_[end - 1] != '\n') {
    const std::size_t from = end - fresh.back().length;
    fresh.pop_back();
    last = follow_on(from, last + 1, end, fresh) - 1;
  } else if (last + 1 == pieces_.size()) {
    add_last(fresh);
  }
  replace(first, last + 1, std::move(fresh));
}

/// Whether a piece that begins at a soft break would still begin there, now that its text has changed.
bool Manuscript::still_breaks(std::size_t index) const {
  const std::vector<Line>& before = pieces_[index - 1].setting->lines;
  const std::size_t line = before.size() - std::min(before.size(), untrusted_lines);
  const std::size_t from = begin_of(index - 1) + before[line].range.begin, boundary = begin_of(index);
  const std::size_t end = std::min({text_.find('\n', boundary), text_.size(), boundary + look_ahead});
  const Setting setting = set({from, end});
  return std::ranges::any_of(setting.lines, [&](const Line& each) { return from + each.range.begin == boundary; });
}

/// Sets about `size` bytes of a paragraph that ends at `end`, as one piece of whole lines that is added to `out`. It ends
/// at `wanted` if a line does. Answers where it ends.
std::size_t Manuscript::take_lines(std::size_t from, std::size_t end, std::size_t size, std::size_t wanted, std::vector<Piece>& out) const {
  for (;; size *= 2) {
    if (end - from <= size) {
      auto setting = std::make_shared<const Setting>(set({from, end}));
      out.push_back({end - from, setting->height, false, setting});
      return end;
    }
    std::size_t until = from + size;
    while ((static_cast<unsigned char>(text_[until]) & 0xC0U) == 0x80U) {
      --until;
    }
    Setting setting = set({from, until});
    if (setting.lines.size() <= untrusted_lines) {
      continue;
    }
    std::size_t lines = setting.lines.size() - untrusted_lines;
    for (std::size_t i = 1; i < lines; ++i) {
      if (from + setting.lines[i].range.begin == wanted) {
        lines = i;
      }
    }
    Piece piece;
    piece.soft = true;
    piece.length = setting.lines[lines].range.begin;
    setting.runs.resize(setting.lines[lines].first_run);
    setting.lines.resize(lines);
    setting.length = piece.length;
    setting.height = setting.lines.back().top + setting.lines.back().height;
    setting.width = 0;
    for (const Line& line : setting.lines) {
      setting.width = std::max(setting.width, line.width);
    }
    piece.height = setting.height;
    piece.setting = std::make_shared<const Setting>(std::move(setting));
    out.push_back(std::move(piece));
    return from + out.back().length;
  }
}

/// Sets the lines of a long paragraph from a place on until they break where a piece begins that was set before; `next` is
/// the first that may still hold, and begins at `next_begin` now. Answers which one does.
std::size_t Manuscript::follow_on(std::size_t from, std::size_t next, std::size_t next_begin, std::vector<Piece>& out) const {
  const std::size_t feed = text_.find('\n', from);
  const std::size_t end = feed == std::string::npos ? text_.size() : feed + 1;
  while (from < end) {
    while (next_begin < from) {
      next_begin += pieces_[next].length;
      ++next;
    }
    if (next_begin == from) {
      return next;
    }
    const std::size_t distance = next_begin - from;
    from = take_lines(from, end, distance <= longest_piece ? distance + look_ahead : piece_bytes, next_begin, out);
  }
  while (next_begin < end) {
    next_begin += pieces_[next].length;
    ++next;
  }
  return next;
}

/// A range of the text as paragraphs, not set yet.
void Manuscript::add_pieces(text::Range range, std::vector<Piece>& out) const {
  const std::string_view text = std::string_view(text_).substr(0, range.end);
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t feed = text.find('\n', at);
    Piece piece;
    piece.length = (feed == std::string_view::npos ? range.end : feed + 1) - at;
    at += piece.length;
    estimate(piece);
    out.push_back(std::move(piece));
  }
}

/// The text's end is a place to stand, so a last line feed has an empty paragraph after it.
void Manuscript::add_last(std::vector<Piece>& out) const {
  if (text_.empty() || text_.back() == '\n') {
    out.emplace_back();
    estimate(out.back());
  }
}

/// Puts fresh pieces in the place of those from `first` to before `last`.
void Manuscript::replace(std::size_t first, std::size_t last, std::vector<Piece> fresh) {
  const auto from = pieces_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto until = pieces_.begin() + static_cast<std::ptrdiff_t>(last);
  const auto common = std::min(std::distance(from, until), static_cast<std::ptrdiff_t>(fresh.size()));
  std::move(fresh.begin(), fresh.begin() + common, from);
  if (static_cast<std::size_t>(common) < fresh.size()) {
    pieces_.insert(from + common, std::make_move_iterator(fresh.begin() + common), std::make_move_iterator(fresh.end()));
  } else {
    pieces_.erase(from + common, until);
  }
  summed_ = std::min(summed_, first);
}

Setting Manuscript::set(text::Range range) const {
  std::string_view text = text::part(text_, range);
  if (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  if (is_heading(range)) {
    const ManuscriptStyle::Headings& look = *style_.headings;
    return typeset(plain(text, look.face, look.size, look.line, look.ink, style_.language), width_, *metrics_);
  }
  return typeset(plain(text, style_.face, style_.size, style_.line, Ink::ink, style_.language), width_, *metrics_);
}

/// Whether a range is a whole paragraph and reads like a heading.
bool Manuscript::is_heading(text::Range range) const {
  if (!style_.headings || range.empty() || (range.begin > 0 && text_[range.begin - 1] != '\n')) {
    return false;
  }
  std::string_view text = text::part(text_, range);
  if (text.ends_with('\n')) {
    text.remove_suffix(1);
  } else if (range.end < text_.size()) {
    return false;
  }
  return std::ranges::binary_search(style_.headings->lines, text);
}

void Manuscript::estimate(Piece& piece) const {
  const float letters = static_cast<float>(piece.length) * letter_width * style_.size;
  const float lines = width_ > 0 ? std::max(1.0F, std::ceil(letters / width_)) : 1;
  piece.height = lines * style_.line;
}

/// Sets a piece; a very long paragraph becomes several, the first of them at `index`.
void Manuscript::settle(std::size_t index) {
  if (pieces_[index].setting) {
    return;
  }
  const std::size_t begin = begin_of(index), end = begin + pieces_[index].length;
  if (width_ > 0 && end - begin > longest_piece) {
    std::vector<Piece> fresh;
    for (std::size_t from = begin; from < end;) {
      from = take_lines(from, end, end - from <= longest_piece ? longest_piece : piece_bytes, end, fresh);
    }
    replace(index, index + 1, std::move(fresh));
    return;
  }
  Piece& piece = pieces_[index];
  piece.setting = std::make_shared<const Setting>(set({begin, end}));
  const bool heading = is_heading({begin, end});
  if (piece.setting->height != piece.height || heading != piece.heading) {
    piece.heading = heading;
    piece.height = piece.setting->height;
    summed_ = std::min(summed_, index);
  }
}

}  // namespace vignette::page
