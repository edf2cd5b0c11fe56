// One block, set: which face, size, ink and indent each kind of block has (look.md, sections 2 and 4), and how tables and
// pictures fill the column.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string_view>

#include "page/column.hpp"

namespace vignette::page {
namespace {

using Kind = pack::Block::Kind;

constexpr float mark_size = 13, mark_raise = 6;
constexpr float list_indent = 30, quote_indent = 24, marker_gap = 10;
/// Average width of a letter as a share of the type size (look.md, section 2), for guesses.
constexpr float letter_width = 0.43F;
constexpr float cell_padding_x = 12, cell_padding_y = 8;
constexpr float small_table = 15;  ///< body size of a table that has no room for its longest words
/// OpenDyslexic's letters are large, so it is set one step smaller.
constexpr float dyslexic_step = 0.85F;
/// Letters of one width within serif text look as large as it at this share of its size.
constexpr float code_step = 0.8F;

/// A size and the height of its lines, before scaling.
struct Measure {
  float size = 20, line = 30;
};

float proportion(const ReadingStyle& style) { return style.body / 20; }

Measure measure_of(const pack::Block& block, const ReadingStyle& style) {
  const bool small = style.narrow || style.body < 20;
  if (block.kind == Kind::heading && block.level <= 1) {
    return small ? Measure{32, 36} : Measure{44, 48};
  }
  if (block.kind == Kind::heading && block.level == 2) {
    return small ? Measure{24, 30} : Measure{28, 36};
  }
  if (block.kind == Kind::heading && block.level == 3) {
    return small ? Measure{20, 28} : Measure{22, 30};
  }
  const float body = block.kind == Kind::table ? style.body * 0.9F : style.body;
  const float normal = style.body <= 16 ? 22.0F / 16 : 1.5F;  // notes are set closer
  return {body, body * normal * style.spacing / 1.5F};
}

float scaled(float size, const ReadingStyle& style) {
  return (style.family == Family::dyslexic ? std::round(size * dyslexic_step) : size) * style.scale;
}

Ink ink_of(const pack::Block& block, const ReadingStyle& style) {
  return block.kind != Kind::heading && (block.quotes > 0 || style.body <= 16) ? Ink::ink2 : Ink::ink;
}

/// A part of a block's text as a paragraph; `strong` for a table's head.
Paragraph part_of(const pack::Block& block, text::Range part, const ReadingStyle& style, bool strong) {
  const Measure measure = measure_of(block, style);
  Paragraph out;
  out.text = text::part(block.text, part);
  out.language = style.language;
  out.line = std::round(measure.line * style.scale);
  const bool bold = strong || (block.kind == Kind::heading && block.level > 3);
  Stretch plain_look;
  plain_look.face = {style.family, static_cast<std::uint16_t>(bold ? 700 : 400), false};
  plain_look.size = scaled(measure.size, style);
  plain_look.ink = ink_of(block, style);
  if (block.kind == Kind::code) {
    plain_look.face = {Family::mono, 400, false};
    plain_look.size = std::round(measure.size * code_step) * style.scale;
  }
  std::size_t at = part.begin;
  const auto add = [&](std::size_t end, Stretch stretch) {
    if (end > at) {
      stretch.range = {at - part.begin, end - part.begin};
      out.stretches.push_back(stretch);
      at = end;
    }
  };
  for (std::size_t i = 0; i < block.spans.size(); ++i) {
    const pack::Span& span = block.spans[i];
    const std::size_t begin = std::clamp(span.range.begin, part.begin, part.end);
    const std::size_t end = std::clamp(span.range.end, part.begin, part.end);
    if (begin >= end) {
      continue;
    }
    add(begin, plain_look);
    Stretch look = plain_look;
    look.face.weight = span.strong || bold ? 700 : 400;
    look.face.italic = span.emphasis;
    look.strike = span.strike;
    if (span.code) {
      look.face = {Family::mono, 400, false};
      look.size = std::round(measure.size * code_step) * style.scale;
    }
    if (!span.link.empty()) {
      look.ink = Ink::accent;
      look.underline = true;
      look.tag = static_cast<std::uint32_t>(i + 1);
    }
    if (span.footnote > 0) {
      look.face = {style.family, 400, false};
      look.size = mark_size * style.scale;
      look.ink = Ink::accent;
      look.raise = mark_raise * style.scale;
      look.underline = false;
      look.tag = static_cast<std::uint32_t>(i + 1);
    }
    add(end, look);
  }
  add(part.end, plain_look);
  if (out.stretches.empty()) {  // an empty text still has a size
    out.stretches.push_back(plain_look);
  }
  return out;
}

/// What a table's columns get of a width: what they would like if there is room, else each at least its longest word and a
/// share of the rest, as browsers do it.
std::vector<float> column_widths(const std::vector<float>& least, const std::vector<float>& liked, float width) {
  const float all_least = std::accumulate(least.begin(), least.end(), 0.0F);
  const float all_liked = std::accumulate(liked.begin(), liked.end(), 0.0F);
  std::vector<float> out(liked.size());
  for (std::size_t i = 0; i < liked.size(); ++i) {
    if (all_liked <= width) {
      out[i] = liked[i] + (width - all_liked) / static_cast<float>(liked.size());
    } else if (all_least < width) {
      out[i] = least[i] + (liked[i] - least[i]) * (width - all_least) / (all_liked - all_least);
    } else {
      out[i] = least[i] * width / all_least;
    }
  }
  return out;
}

/// The width of the longest piece between spaces, each part of it in its own face; near enough to what cannot be broken.
float longest_word(const Paragraph& cell, const Metrics& metrics) {
  float longest = 0;
  for (std::size_t at = 0; at < cell.text.size();) {
    const std::size_t end = std::min(cell.text.find(' ', at), cell.text.size());
    float width = 0;
    for (const Stretch& look : cell.stretches) {
      const text::Range part{std::max(at, look.range.begin), std::min(end, look.range.end)};
      if (part.begin < part.end) width += metrics.shape(cell.text, part, cell.language, look.face, look.size).width;
    }
    longest = std::max(longest, width);
    at = end + 1;
  }
  return longest;
}

/// A table's cells and what its columns need.
struct Cells {
  std::vector<Paragraph> paragraphs;
  std::vector<float> least, liked;
  float pad_x = 0;
};

Cells cells_of(const pack::Block& block, const ReadingStyle& style, std::size_t columns, float pad_x, const Metrics& metrics) {
  Cells out;
  out.pad_x = pad_x;
  out.least.assign(columns, 1);
  out.liked.assign(columns, 1);
  for (std::size_t r = 0; r < block.rows.size(); ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      const text::Range range = c < block.rows[r].size() ? block.rows[r][c] : text::Range{};
      Paragraph cell = part_of(block, range, style, r == 0);
      out.liked[c] = std::max(out.liked[c], typeset(cell, 0, metrics).width + 2 * pad_x);
      out.least[c] = std::max(out.least[c], longest_word(cell, metrics) + 2 * pad_x);
      out.paragraphs.push_back(std::move(cell));
    }
  }
  return out;
}

/// Each line by itself to the right of the widest, or in its middle.
void align_lines(Setting& cell, bool middle) {
  for (const Line& line : cell.lines) {
    const float shift = (cell.width - line.width) * (middle ? 0.5F : 1.0F);
    for (Run& run : std::span(cell.runs).subspan(line.first_run, line.runs)) run.x += shift;
  }
}

void set_table(SetBlock& out, const pack::Block& block, const ReadingStyle& style, float width, const Metrics& metrics) {
  for (const std::vector<text::Range>& row : block.rows) {
    out.columns = std::max(out.columns, row.size());
  }
  if (out.columns == 0) {
    return;
  }
  const float pad_y = cell_padding_y * style.scale;
  Cells cells = cells_of(block, style, out.columns, cell_padding_x * style.scale, metrics);
  if (std::accumulate(cells.least.begin(), cells.least.end(), 0.0F) > width) {  // rather smaller than words broken anywhere
    ReadingStyle small = style;
    small.body = std::min(style.body, small_table);
    cells = cells_of(block, small, out.columns, cell_padding_x / 3 * style.scale, metrics);
  }
  const auto& [paragraphs, least, liked, pad_x] = cells;
  const std::vector<float> widths = column_widths(least, liked, width);
  float y = 0;
  for (std::size_t r = 0; r < block.rows.size(); ++r) {
    float x = 0, height = 0;
    for (std::size_t c = 0; c < out.columns; ++c) {
      const float inner = std::max(1.0F, widths[c] - 2 * pad_x);
      Setting cell = typeset(paragraphs[r * out.columns + c], inner, metrics);
      const int aligned = c < block.alignment.size() ? block.alignment[c] : 0;
      const float room = std::max(0.0F, inner - cell.width);
      out.cell_origins.push_back({x + pad_x + (aligned == 1 ? room : aligned == 2 ? room / 2 : 0), y + pad_y});
      if (aligned > 0) align_lines(cell, aligned == 2);
      out.cell_rects.push_back({x, y, widths[c], 0});
      height = std::max(height, cell.height + 2 * pad_y);
      x += widths[c];
      out.cells.push_back(std::move(cell));
    }
    for (std::size_t c = 0; c < out.columns; ++c) {
      out.cell_rects[r * out.columns + c].h = height;
    }
    y += height;
  }
  out.height = y;
}

}  // namespace

Paragraph paragraph_of(const pack::Block& block, const ReadingStyle& style) { return part_of(block, {0, block.text.size()}, style, false); }

float indent_of(const pack::Block& block, const ReadingStyle& style, float width) {
  const float lists = static_cast<float>(block.depth) * list_indent * proportion(style);
  const float quotes = static_cast<float>(block.quotes) * quote_indent;
  return std::min((lists + quotes) * style.scale, std::max(0.0F, width / 2));
}

float space_between(const pack::Block& above, const pack::Block& below, const ReadingStyle& style) {
  const bool small = style.narrow || style.body < 20;
  const auto large = [](const pack::Block& block) {
    return block.kind == Kind::image || block.kind == Kind::table || block.kind == Kind::code;
  };
  float space = 14 * proportion(style);
  if (above.kind == Kind::rule || below.kind == Kind::rule) {
    space = 24;
  } else if (above.kind == Kind::heading) {
    space = small ? 4 : 8;
  } else if (below.kind == Kind::heading) {
    space = (small ? 20 : 32) - (below.level > 2 ? 8.0F : 0.0F);
  } else if (large(above) || large(below)) {
    space = 20 * proportion(style);
  } else if (above.depth > 0 && below.depth > 0) {
    space = 8 * proportion(style);
  }
  return std::round(space * style.scale);
}

float guess_height(const pack::Block& block, const ReadingStyle& style, float width) {
  const Measure measure = measure_of(block, style);
  const float line = std::round(measure.line * style.scale);
  const float room = std::max(1.0F, width - indent_of(block, style, width));
  const float lines = static_cast<float>(block.text.size()) * letter_width * measure.size * style.scale / room;
  switch (block.kind) {
    case Kind::rule:
      return 1;
    case Kind::image:
      return room * 0.6F;
    case Kind::table:
      return static_cast<float>(block.rows.size()) * (line + 2 * cell_padding_y * style.scale) + lines * line;
    default:
      return line * std::max(1.0F, std::ceil(lines));
  }
}

SetBlock set_block(const pack::Block& block, const ReadingStyle& style, float width, const Metrics& metrics, const PictureSizes& pictures) {
  SetBlock out;
  out.indent = indent_of(block, style, width);
  out.quote_x = block.quotes > 0 ? -out.indent : 0;
  const float room = std::max(1.0F, width - out.indent);
  out.paragraph = paragraph_of(block, style);
  if (!block.marker.empty()) {
    const Stretch& body = out.paragraph.stretches.front();
    out.marker = typeset(plain(block.marker, {style.family, body.face.weight, false}, scaled(measure_of(block, style).size, style),
                               out.paragraph.line, body.ink, style.language),
                         0, metrics);
    // Numbers end one under another, as in a book.
    out.marker_x = std::max(-out.indent, -marker_gap * style.scale - out.marker->width);
  }
  if (block.kind == Kind::rule) {
    out.height = 1;
    return out;
  }
  if (block.kind == Kind::table) {
    set_table(out, block, style, room, metrics);
    return out;
  }
  if (block.kind == Kind::image && pictures) {
    const PictureSize size = pictures(block.image);
    if (size.w > 0 && size.h > 0) {
      const float shown = std::min(size.w * style.scale, room);
      out.picture = {0, 0, shown, size.h * shown / size.w};
      out.height = out.picture.h;
      return out;
    }
    out.unreadable = size.unreadable;
  }
  out.setting = typeset(out.paragraph, room, metrics);
  out.height = out.setting.height;
  return out;
}

}  // namespace vignette::page
