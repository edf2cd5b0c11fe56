// Whole pages of blocks as text, so that a change to the typesetting shows as a diff one can read.
#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "page/column.hpp"
#include "support/golden.hpp"
#include "support/square_metrics.hpp"

using namespace vignette;
using namespace vignette::page;
using Kind = pack::Block::Kind;

namespace {

const tests::SquareMetrics metrics;

/// One block of each kind, as a case might have them.
std::vector<pack::Block> sample() {
  std::vector<pack::Block> out;
  out.push_back({.kind = Kind::heading, .level = 2, .text = "Case summary", .spans = {}});
  out.push_back({.text = "Every review was shared with the other agencies.1 They kept the case manager up to date, and the reasons were "
                         "written down each time.",
                 .spans = {{.range = {17, 23}, .strong = true},
                           {.range = {48, 49}, .footnote = 1},
                           {.range = {55, 59}, .emphasis = true},
                           {.range = {97, 104}, .link = "https://example.org"}}});
  out.push_back({.kind = Kind::heading, .level = 3, .text = "What came next", .spans = {}});
  out.push_back({.depth = 1, .marker = "1.", .text = "A meeting every three months, with everyone who knew him there.", .spans = {}});
  out.push_back({.depth = 1, .text = "Notes went out within a week.", .spans = {}});
  out.push_back({.depth = 2, .marker = "•", .text = "to the children’s home", .spans = {}});
  out.push_back({.quotes = 1, .text = "Nobody had to ask twice what had been agreed, or by whom.", .spans = {}});
  out.push_back({.kind = Kind::code, .text = "first line\n  second line", .spans = {}});
  out.push_back({.kind = Kind::rule, .spans = {}});
  out.push_back({.kind = Kind::table,
                 .text = "who\twhat\ncase manager\tkeeps the plan and asks what has changed",
                 .spans = {},
                 .rows = {{{0, 3}, {4, 8}}, {{9, 21}, {22, 62}}},
                 .alignment = {-1, 2}});
  out.push_back({.kind = Kind::image, .text = "Who is around the child", .spans = {}, .image = "people.png"});
  return out;
}

std::string dump_column(const ReadingStyle& style, float width) {
  const std::vector<pack::Block> blocks = sample();
  std::vector<const pack::Block*> pointers;
  for (const pack::Block& block : blocks) {
    pointers.push_back(&block);
  }
  Column column;
  column.give(pointers);
  column.fit(style, width, metrics, [](const std::string&) { return PictureSize{400, 300}; });
  column.look_at(0, 100000);
  std::string out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const SetBlock& set = column.set(i);
    out += fmt::format("block {}: top {} indent {} height {}\n", i, column.top(i), set.indent, set.height);
    if (set.marker) {
      out += fmt::format("marker {} at {}\n", blocks[i].marker, set.marker_x);
    }
    if (set.columns == 0 && set.picture.w == 0) {
      out += dump(set.setting, set.paragraph.text);
    }
    for (std::size_t c = 0; c < set.cells.size(); ++c) {
      const Rect rect = set.cell_rects[c];
      out += fmt::format("cell {:.1f} {:.1f} {:.1f} {:.1f}, text at {:.1f} {:.1f}\n", rect.x, rect.y, rect.w, rect.h, set.cell_origins[c].x,
                         set.cell_origins[c].y);
      out += dump(set.cells[c], text::part(blocks[i].text, blocks[i].rows[c / set.columns][c % set.columns]));
    }
    if (set.picture.w > 0) {
      out += fmt::format("picture {} × {}\n", set.picture.w, set.picture.h);
    }
  }
  return out + fmt::format("height {}\n", column.height());
}

}  // namespace

TEST_CASE("one block of each kind at the page's width") {
  const std::string column = dump_column({}, 588);
  CHECK(column == tests::golden("column-588.txt", column));
}

TEST_CASE("the same, narrow, at twice the size") {
  ReadingStyle style;
  style.scale = 2;
  style.narrow = true;
  const std::string column = dump_column(style, 640);
  CHECK(column == tests::golden("column-narrow-200.txt", column));
}

TEST_CASE("the same beside an answer, in OpenDyslexic, open lines") {
  ReadingStyle style;
  style.family = Family::dyslexic;
  style.body = 18;
  style.spacing = 1.75F;
  const std::string column = dump_column(style, 400);
  CHECK(column == tests::golden("column-dyslexic-18.txt", column));
}

TEST_CASE("what is kept as text shows where a line breaks, how far it is set in, and how high it stands") {
  const std::string column = dump_column({}, 588);
  ReadingStyle open, larger;
  open.spacing = 1.75F;
  larger.scale = 1.1F;
  for (const std::string& other : {dump_column({}, 560), dump_column(open, 588), dump_column(larger, 588)}) CHECK(column != other);
}
