// Breaking text into lines: each stretch of a hard line is shaped once, the lines are found by measuring at the places where
// Unicode allows a break, and the shaped runs are then cut there.
#include <algorithm>
#include <cmath>

#include "page/line_breaking.hpp"
#include "text/breaks.hpp"

namespace vignette::page {
namespace {

constexpr float tab_spaces = 4;
/// Longer stretches are shaped in parts, so that distances stay small enough to be exact as floats.
constexpr std::size_t longest_part = 4096;

/// A part of one stretch within one hard line, shaped.
struct Part {
  text::Range range;
  std::uint32_t stretch = 0;
  Shaped shaped;
  double x = 0;  ///< on a line without end
  bool tab = false;
};

/// A caret stop of the hard line, on a line without end.
struct Mark {
  std::size_t offset = 0;
  double x = 0;
};

class Typesetter {
 public:
  Typesetter(const Paragraph& paragraph, float width, const Metrics& metrics, std::size_t most)
      : paragraph_(paragraph), text_(paragraph.text), width_(width), metrics_(metrics), most_(most) {}

  Setting set() {
    divide();
    lay_baseline();
    std::size_t begin = 0;
    bool more = true;
    while (more && out_.lines.size() < most_) {
      const std::size_t feed = text_.find('\n', begin);
      more = feed != std::string_view::npos;
      const std::size_t end = more ? feed : text_.size();
      set_piece({begin, end}, more);
      begin = end + 1;
    }
    out_.length = text_.size();
    out_.height = out_.lines.empty() ? 0 : out_.lines.back().top + out_.lines.back().height;
    return std::move(out_);
  }

 private:
  const Stretch& look(std::uint32_t index) const { return paragraph_.stretches.empty() ? fallback_ : paragraph_.stretches[index]; }

  /// Stretches as a division of the text without gaps, cut between graphemes.
  void divide() {
    std::size_t at = 0;
    const auto add = [&](std::size_t end, std::uint32_t stretch) {
      if (end > at) {
        looks_.push_back({{at, end}, stretch, {}, 0, false});
        at = end;
      }
    };
    for (std::size_t i = 0; i < paragraph_.stretches.size(); ++i) {
      const text::Range range = paragraph_.stretches[i].range;
      add(between_graphemes(std::min(range.begin, text_.size())), 0);
      add(between_graphemes(std::min(range.end, text_.size())), static_cast<std::uint32_t>(i));
    }
    add(text_.size(), 0);
  }

  std::size_t between_graphemes(std::size_t offset) const {
    // Before an ASCII character there is always a boundary, and that is nearly every case.
    if (offset == 0 || offset >= text_.size() || static_cast<unsigned char>(text_[offset]) < 0x80) {
      return offset;
    }
    const std::size_t before = text::previous_grapheme(text_, offset);
    return std::max(offset, text::next_grapheme(text_, before));
  }

  /// Half-leading as in CSS, from the look most of the text has, so that a line's height never depends on what stands in it.
  void lay_baseline() {
    const Stretch* body = &look(0);
    std::size_t most = 0;
    for (const Stretch& stretch : paragraph_.stretches) {
      if (stretch.raise == 0 && stretch.range.size() > most) {
        most = stretch.range.size();
        body = &stretch;
      }
    }
    const Vertical vertical = metrics_.vertical(body->face, body->size);
    // The half above is whole, as a browser has it, so that letters sit on the same row.
    baseline_ = std::floor((paragraph_.line - (vertical.ascent + vertical.descent)) / 2) + vertical.ascent;
  }

  void set_piece(text::Range piece, bool feed) {
    shape(piece);
    const std::size_t end = marks_.size() - 1;
    if (width_ <= 0 || marks_[trimmed(end, 0)].x <= static_cast<double>(width_) + slack) {
      add_line(0, end, feed);
      return;
    }
    // Greedy: `fits` is the last place where the line begun at `start` may end.
    std::size_t start = 0, fits = 0, at = 0;
    for (const text::LineBreak& next : text::line_breaks(text::part(text_, piece), paragraph_.language)) {
      const std::size_t offset = piece.begin + next.offset;
      while (at < end && marks_[at].offset < offset) {
        ++at;
      }
      if (marks_[at].offset != offset) {
        continue;  // within a grapheme
      }
      while (at > start && marks_[trimmed(at, start)].x - marks_[start].x > static_cast<double>(width_) + slack) {
        const std::size_t line_end = fits > start ? fits : cut_word(start, at);
        if (line_end >= at) {
          break;  // one letter wider than the line
        }
        add_line(start, line_end, false);
        if (out_.lines.size() >= most_) {
          return;
        }
        start = line_end;
      }
      fits = at;
    }
    add_line(start, end, feed);
  }

  /// Where a word too wide for the line begun at `start` ends on it: after at least one grapheme, between clusters if it can be.
  std::size_t cut_word(std::size_t start, std::size_t limit) const {
    const double right = marks_[start].x + static_cast<double>(width_) + slack;
    const auto first = marks_.begin() + static_cast<std::ptrdiff_t>(start);
    const auto beyond = std::upper_bound(first, marks_.begin() + static_cast<std::ptrdiff_t>(limit), right,
                                         [](double x, const Mark& mark) { return x < mark.x; });
    const std::size_t furthest = std::max<std::size_t>(static_cast<std::size_t>(beyond - marks_.begin()), start + 2) - 1;
    for (std::size_t i = furthest; i > start; --i) {
      if (between_clusters(marks_[i].offset)) {
        return i;
      }
    }
    return furthest;
  }

  bool between_clusters(std::size_t offset) const {
    const auto part = std::ranges::upper_bound(parts_, offset, {}, [](const Part& p) { return p.range.begin; });
    if (part == parts_.begin()) {
      return true;
    }
    const Part& found = *std::prev(part);
    return offset == found.range.begin || found.tab || is_start(found.shaped, offset);
  }

  /// The mark where a line's ink ends that breaks at mark `end`: trailing spaces hang.
  std::size_t trimmed(std::size_t end, std::size_t start) const {
    while (end > start) {
      const std::size_t from = marks_[end - 1].offset;
      const std::string_view last = text_.substr(from, marks_[end].offset - from);
      if (last != " " && last != "\t" && last != "\u3000") {
        break;
      }
      --end;
    }
    return end;
  }

  /// Shapes a hard line's parts and lists its caret stops.
  void shape(text::Range piece) {
    parts_.clear();
    marks_.clear();
    marks_.push_back({piece.begin, 0});
    double x = 0;
    auto look_at = std::ranges::upper_bound(looks_, piece.begin, {}, [](const Part& p) { return p.range.end; });
    for (; look_at != looks_.end() && look_at->range.begin < piece.end; ++look_at) {
      const text::Range range{std::max(look_at->range.begin, piece.begin), std::min(look_at->range.end, piece.end)};
      for (std::size_t at = range.begin; at < range.end;) {
        Part part{{at, part_end(at, range.end)}, look_at->stretch, {}, x, text_[at] == '\t'};
        const Stretch& stretch = look(part.stretch);
        if (part.tab) {
          const float space = metrics_.shape(" ", {0, 1}, paragraph_.language, stretch.face, stretch.size).width, tab = tab_spaces * space;
          part.shaped.width = tab;
          if (stretch.face.family == Family::mono) {  // to the next stop, so that columns of code stand one under another
            part.shaped.width -= static_cast<float>(std::fmod(x, static_cast<double>(tab)));
            if (part.shaped.width < space / 2) part.shaped.width += tab;
          }
          part.shaped.stops = {{part.range.begin, 0}, {part.range.end, part.shaped.width}};
        } else {
          part.shaped = metrics_.shape(text_, part.range, paragraph_.language, stretch.face, stretch.size);
        }
        for (const Stop& stop : part.shaped.stops) {
          if (stop.offset > marks_.back().offset) {
            marks_.push_back({stop.offset, x + static_cast<double>(stop.x)});
          }
        }
        x += static_cast<double>(part.shaped.width);
        at = part.range.end;
        parts_.push_back(std::move(part));
      }
    }
    if (marks_.back().offset != piece.end) {
      marks_.push_back({piece.end, x});
    }
  }

  /// A tab is a part of its own; a very long stretch is cut after a space.
  std::size_t part_end(std::size_t begin, std::size_t end) const {
    if (text_[begin] == '\t') {
      return begin + 1;
    }
    end = std::min(end, text_.find('\t', begin));
    if (end - begin > longest_part) {
      const std::size_t space = text_.rfind(' ', begin + longest_part);
      if (space != std::string_view::npos && space > begin + longest_part / 2 && static_cast<unsigned char>(text_[space + 1]) < 0x80) {
        return space + 1;
      }
    }
    return end;
  }

  void add_line(std::size_t first, std::size_t last, bool feed) {
    Line line;
    line.range = {marks_[first].offset, marks_[last].offset + (feed ? 1 : 0)};
    line.hard = feed;
    line.height = paragraph_.line;
    if (!out_.lines.empty()) {
      const Line& above = out_.lines.back();
      line.top = above.top + above.height + (above.hard ? paragraph_.after_break : 0);
    }
    line.baseline = line.top + baseline_;
    line.first_run = out_.runs.size();
    const double ink = marks_[trimmed(last, first)].x - marks_[first].x;
    line.width = static_cast<float>(ink);
    const text::Range range{marks_[first].offset, marks_[last].offset};
    auto part = std::ranges::upper_bound(parts_, range.begin, {}, [](const Part& p) { return p.range.end; });
    double x = 0;
    for (; part != parts_.end() && part->range.begin < range.end; ++part) {
      add_run(*part, {std::max(range.begin, part->range.begin), std::min(range.end, part->range.end)}, line, x, ink);
    }
    line.runs = out_.runs.size() - line.first_run;
    out_.width = std::max(out_.width, line.width);
    out_.lines.push_back(line);
  }

  void add_run(Part& part, text::Range range, const Line& line, double& x, double ink) {
    const Stretch& stretch = look(part.stretch);
    Shaped shaped;
    if (range == part.range) {
      shaped = std::move(part.shaped);  // every part of a part goes to a line once
    } else if ((range.begin == part.range.begin || is_start(part.shaped, range.begin)) &&
               (range.end == part.range.end || is_start(part.shaped, range.end))) {
      shaped = slice(part.shaped, range);
    } else {  // the break goes through a ligature
      shaped = metrics_.shape(text_, range, paragraph_.language, stretch.face, stretch.size);
    }
    Run run;
    run.range = range;
    run.stretch = part.stretch;
    run.face = stretch.face;
    run.size = stretch.size;
    run.ink = stretch.ink;
    run.tag = stretch.tag;
    run.underline = stretch.underline;
    run.strike = stretch.strike;
    run.x = static_cast<float>(x);
    run.baseline = line.baseline - stretch.raise;
    run.width = static_cast<float>(std::clamp(ink - x, 0.0, static_cast<double>(shaped.width)));
    x += static_cast<double>(shaped.width);
    run.glyphs = std::move(shaped.glyphs);
    run.stops = std::move(shaped.stops);
    out_.runs.push_back(std::move(run));
  }

  const Paragraph& paragraph_;
  std::string_view text_;
  float width_;
  const Metrics& metrics_;
  std::size_t most_;
  Stretch fallback_;
  float baseline_ = 0;
  std::vector<Part> looks_;
  std::vector<Part> parts_;
  std::vector<Mark> marks_;
  Setting out_;
};

}  // namespace

bool is_start(const Shaped& shaped, std::size_t offset) {
  const auto glyph = std::ranges::lower_bound(shaped.glyphs, offset, {}, &Glyph::cluster);
  return glyph != shaped.glyphs.end() && glyph->cluster == offset;
}

Shaped slice(const Shaped& whole, text::Range range) {
  Shaped out;
  const auto first = std::ranges::lower_bound(whole.stops, range.begin, {}, &Stop::offset);
  const auto last = std::ranges::upper_bound(whole.stops, range.end, {}, &Stop::offset);
  const float x = first != whole.stops.end() ? first->x : 0;
  out.stops.assign(first, last);
  for (Stop& stop : out.stops) {
    stop.x -= x;
  }
  out.width = out.stops.empty() ? 0 : out.stops.back().x;
  out.glyphs.assign(std::ranges::lower_bound(whole.glyphs, range.begin, {}, &Glyph::cluster),
                    std::ranges::lower_bound(whole.glyphs, range.end, {}, &Glyph::cluster));
  return out;
}

Paragraph plain(std::string_view text, Face face, float size, float line, Ink ink, std::string_view language) {
  Paragraph paragraph;
  paragraph.text = text;
  paragraph.stretches.push_back({.range = {0, text.size()}, .face = face, .size = size, .ink = ink});
  paragraph.language = language;
  paragraph.line = line;
  return paragraph;
}

Setting typeset(const Paragraph& paragraph, float width, const Metrics& metrics) {
  return typeset_lines(paragraph, width, static_cast<std::size_t>(-1), metrics);
}

Setting typeset_lines(const Paragraph& paragraph, float width, std::size_t most, const Metrics& metrics) {
  return Typesetter(paragraph, width, metrics, most).set();
}

}  // namespace vignette::page
