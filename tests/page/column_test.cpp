#include "page/column.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "support/square_metrics.hpp"

using namespace vignette;
using namespace vignette::page;
using Kind = pack::Block::Kind;

namespace {

const tests::SquareMetrics metrics;

pack::Block block(Kind kind, std::string text, int level = 0) {
  pack::Block out;
  out.kind = kind;
  out.text = std::move(text);
  out.level = level;
  return out;
}

/// A case of so many paragraphs of different lengths, a heading before every fifth.
std::vector<pack::Block> case_of(int count) {
  std::vector<pack::Block> out;
  for (int i = 0; i < count; ++i) {
    if (i % 5 == 0) {
      out.push_back(block(Kind::heading, "Case summary", 2));
    } else {
      std::string text;
      for (int word = 0; word < 5 + i * 37 % 90; ++word) {
        text += "review ";
      }
      out.push_back(block(Kind::paragraph, text));
    }
  }
  return out;
}

Column column_of(const std::vector<pack::Block>& blocks, float width = 588, const ReadingStyle& style = {}) {
  std::vector<const pack::Block*> pointers;
  for (const pack::Block& each : blocks) {
    pointers.push_back(&each);
  }
  Column out;
  out.give(std::move(pointers));
  out.fit(style, width, metrics);
  return out;
}

float line_for(float body, float spacing, float scale) {
  ReadingStyle style;
  style.body = body;
  style.spacing = spacing;
  style.scale = scale;
  return paragraph_of(block(Kind::paragraph, "a"), style).line;
}

}  // namespace

TEST_CASE("sizes and lines are the design's, scaled and spaced") {
  CHECK(line_for(20, 1.5F, 1) == 30);
  CHECK(line_for(18, 1.5F, 1) == 27);
  CHECK(line_for(16, 1.5F, 1) == 22);
  CHECK(line_for(20, 1.4F, 1) == 28);
  CHECK(line_for(20, 1.75F, 1) == 35);
  CHECK(line_for(20, 1.5F, 2) == 60);
  const Paragraph heading = paragraph_of(block(Kind::heading, "a", 2), {});
  CHECK(heading.line == 36);
  CHECK(heading.stretches[0].size == 28);
  ReadingStyle dyslexic;
  dyslexic.family = Family::dyslexic;
  CHECK(paragraph_of(block(Kind::paragraph, "a"), dyslexic).stretches[0].size == 17);
  CHECK(paragraph_of(block(Kind::paragraph, "a"), dyslexic).line == 30);
}

TEST_CASE("spans become faces, inks and tags") {
  pack::Block text = block(Kind::paragraph, "plain bold italic both code link 1 end");
  text.spans = {{.range = {6, 10}, .strong = true},
                {.range = {11, 17}, .emphasis = true},
                {.range = {18, 22}, .strong = true, .emphasis = true},
                {.range = {23, 27}, .code = true, .strike = true},
                {.range = {28, 32}, .link = "https://example.org"},
                {.range = {33, 34}, .footnote = 1}};
  const Paragraph paragraph = paragraph_of(text, {});
  REQUIRE(paragraph.stretches.size() == 13);
  std::size_t at = 0;
  for (const Stretch& stretch : paragraph.stretches) {
    CHECK(stretch.range.begin == at);
    at = stretch.range.end;
  }
  CHECK(at == text.text.size());
  CHECK(paragraph.stretches[1].face == Face{Family::serif, 700, false});
  CHECK(paragraph.stretches[3].face == Face{Family::serif, 400, true});
  CHECK(paragraph.stretches[5].face == Face{Family::serif, 700, true});
  CHECK(paragraph.stretches[7].face.family == Family::mono);
  CHECK(paragraph.stretches[7].strike);
  CHECK(paragraph.stretches[9].ink == Ink::accent);
  CHECK(paragraph.stretches[9].underline);
  CHECK(paragraph.stretches[9].tag == 5);
  CHECK(paragraph.stretches[11].size == 13);
  CHECK(paragraph.stretches[11].raise == 6);
  CHECK(paragraph.stretches[11].tag == 6);
  CHECK(!paragraph.stretches[11].underline);
}

TEST_CASE("blocks stand apart by their kinds") {
  const pack::Block text = block(Kind::paragraph, "a"), heading = block(Kind::heading, "a", 2);
  pack::Block item = text;
  item.depth = 1;
  CHECK(space_between(text, text, {}) == 14);
  CHECK(space_between(text, heading, {}) == 32);
  CHECK(space_between(heading, text, {}) == 8);
  CHECK(space_between(item, item, {}) == 8);
  CHECK(space_between(text, item, {}) == 14);
  CHECK(space_between(text, text, {.scale = 2}) == 28);
}

TEST_CASE("list items stand in, their markers before them on the first line") {
  pack::Block item = block(Kind::paragraph, "one two three");
  item.depth = 1;
  item.marker = "10.";
  const SetBlock set = set_block(item, {}, 100, metrics);
  CHECK(set.indent == 30);
  CHECK(set.setting.lines.size() == 2);
  REQUIRE(set.marker);
  CHECK(set.marker_x == -30);  // no further than the column
  CHECK(set.marker->lines[0].baseline == set.setting.lines[0].baseline);
  item.marker = "•";
  CHECK(set_block(item, {}, 100, metrics).marker_x == -20);
  item.depth = 20;
  CHECK(set_block(item, {}, 100, metrics).indent == 50);  // half the width is left for the words
}

TEST_CASE("a quote leaves room for its rule") {
  pack::Block quote = block(Kind::paragraph, "one");
  quote.quotes = 1;
  const SetBlock set = set_block(quote, {}, 300, metrics);
  CHECK(set.indent == 24);
  CHECK(set.quote_x == -24);
  CHECK(set.setting.runs[0].ink == Ink::ink2);
}

TEST_CASE("a table's cells fill the column, rows as high as their highest cell") {
  pack::Block table = block(Kind::table, "who\twhat\nSam\tsees the case manager every week");
  table.rows = {{{0, 3}, {4, 8}}, {{9, 12}, {13, 44}}};
  table.alignment = {0, 1};
  const SetBlock set = set_block(table, {}, 240, metrics);
  REQUIRE(set.columns == 2);
  REQUIRE(set.cells.size() == 4);
  CHECK(set.cell_rects[0].x == 0);
  CHECK(set.cell_rects[1].x == set.cell_rects[0].right());
  CHECK(std::abs(set.cell_rects[1].right() - 240) < 0.01F);
  CHECK(set.cell_rects[2].y == set.cell_rects[0].bottom());
  CHECK(set.cell_rects[2].h == set.cell_rects[3].h);
  CHECK(set.cells[3].lines.size() > 1);
  CHECK(set.cells[2].lines.size() == 1);  // the short column keeps its word whole
  CHECK(set.height == set.cell_rects[3].bottom());
  CHECK(set.cells[0].runs[0].face.weight == 700);
  CHECK(set.cells[2].runs[0].face.weight == 400);
  // Aligned right: the cell's ink ends where the padding begins.
  CHECK(std::abs(set.cell_origins[1].x + set.cells[1].width - (240 - 12)) < 0.01F);
  CHECK(set.cell_origins[0].y == 8);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(set.cell_origins[i].x + set.cells[i].width <= set.cell_rects[i].right());
  }
}

TEST_CASE("each line of an aligned cell is aligned by itself") {
  pack::Block table = block(Kind::table, "when\tx\nevery three months\ty");
  table.rows = {{{0, 4}, {5, 6}}, {{7, 25}, {26, 27}}};
  const auto ends = [&](int alignment) {
    table.alignment = {alignment, 0};
    const SetBlock set = set_block(table, {}, 150, metrics);
    const Setting& cell = set.cells[2];
    REQUIRE(cell.lines.size() > 1);
    std::vector<std::pair<float, float>> out;  // what is left free at either side of each line's ink
    for (const Line& line : cell.lines) {
      const float x = cell.runs[line.first_run].x;
      out.emplace_back(x, cell.width - x - line.width);
    }
    return out;
  };
  for (const auto& [left, right] : ends(1)) CHECK(std::abs(right) < 0.01F);
  for (const auto& [left, right] : ends(2)) CHECK(std::abs(left - right) < 0.01F);
  for (const auto& [left, right] : ends(0)) CHECK(left == 0);
}

TEST_CASE("a word of a table is not broken for the face of another in its cell") {
  pack::Block table = block(Kind::table, "a\tb\nx longest\tevery three months and then some");
  table.rows = {{{0, 1}, {2, 3}}, {{4, 13}, {14, 46}}};
  table.spans.push_back({.range = {4, 5}, .link = {}, .footnote = 0});
  table.spans.back().code = true;  // smaller than what follows it
  const SetBlock set = set_block(table, {}, 200, metrics);
  REQUIRE(set.cells.size() == 4);
  for (const Line& line : set.cells[2].lines) CHECK((line.range.begin == 0 || line.range.begin == 2));
}

TEST_CASE("a ragged or empty table is set without complaint") {
  pack::Block table = block(Kind::table, "a\tb\nc");
  table.rows = {{{0, 1}, {2, 3}}, {{4, 5}}};
  CHECK(set_block(table, {}, 100, metrics).cells.size() == 4);
  table.rows.clear();
  CHECK(set_block(table, {}, 100, metrics).height == 0);
}

TEST_CASE("a picture fills at most the column; without one its words stand in") {
  pack::Block image = block(Kind::image, "Who is around Sam");
  image.image = "pictures/people.png";
  const auto sizes = [](const std::string& path) { return path == "pictures/people.png" ? PictureSize{1176, 400} : PictureSize{}; };
  CHECK(set_block(image, {}, 588, metrics, sizes).picture == Rect{0, 0, 588, 200});
  CHECK(set_block(image, {}, 2000, metrics, sizes).picture == Rect{0, 0, 1176, 400});
  CHECK(set_block(image, {}, 588, metrics, sizes).height == 200);
  image.image = "gone.png";
  const SetBlock words = set_block(image, {}, 588, metrics, sizes);
  CHECK(words.picture.h == 0);
  CHECK(words.setting.length == image.text.size());
  CHECK_FALSE(words.unreadable);  // it may be on its way
  const SetBlock unreadable = set_block(image, {}, 588, metrics, [](const std::string&) { return PictureSize{.unreadable = true}; });
  CHECK(unreadable.unreadable);
  CHECK(unreadable.setting.length == image.text.size());
}

TEST_CASE("an empty column has no height") {
  Column column = column_of({});
  CHECK(column.height() == 0);
  CHECK(column.look_at(0, 900) == 0);
  CHECK(column.block_at(50) == 0);
}

TEST_CASE("heights settle to the same, whatever the order of looking") {
  const std::vector<pack::Block> blocks = case_of(200);
  Column forwards = column_of(blocks), backwards = column_of(blocks), at_once = column_of(blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    forwards.set(i);
    backwards.set(blocks.size() - 1 - i);
  }
  at_once.look_at(0, 1000000);
  CHECK(forwards.how_many_set() == blocks.size());
  CHECK(at_once.how_many_set() == blocks.size());
  float y = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) {
      y += space_between(blocks[i - 1], blocks[i], {});
    }
    CHECK(std::abs(forwards.top(i) - y) < 0.01F);
    CHECK(std::abs(backwards.top(i) - y) < 0.01F);
    CHECK(std::abs(at_once.top(i) - y) < 0.01F);
    CHECK(forwards.block_at(y + 1) == i);
    y += set_block(blocks[i], {}, 588, metrics).height;
  }
  CHECK(std::abs(forwards.height() - y) < 0.01F);
  CHECK(forwards.block_at(-10) == 0);
  CHECK(forwards.block_at(1e9F) == blocks.size() - 1);
}

TEST_CASE("looking sets what is in view and no more, however long the case") {
  const std::vector<pack::Block> blocks = case_of(30000);
  Column column = column_of(blocks);
  CHECK(column.how_many_set() == 0);
  column.look_at(column.height() / 2, column.height() / 2 + 900);
  CHECK(column.how_many_set() > 0);
  CHECK(column.how_many_set() < 60);
  CHECK(column.look_at(0, 900) == 0);
  CHECK(column.look_at(0, 900) == 0);
}

TEST_CASE("what one reads stays where it is while one scrolls into estimates") {
  const std::vector<pack::Block> blocks = case_of(400);
  Column column = column_of(blocks);
  float top = column.height() / 2;
  top += column.look_at(top, top + 900);
  for (int i = 0; i < 300; ++i) {
    const std::size_t reading = column.block_at(top) + 1;
    const float on_screen = column.top(reading) - top;
    top -= 37;
    top += column.look_at(top, top + 900);
    CHECK(std::abs(column.top(reading) - top - (on_screen + 37)) < 0.05F);
  }
}

TEST_CASE("a jump to a block not set yet ends at that block") {
  const std::vector<pack::Block> blocks = case_of(400);
  Column column = column_of(blocks);
  float top = column.top(200) - 24;
  top += column.look_at(top, top + 900);
  CHECK(std::abs(column.top(200) - 24 - top) < 0.05F);
}

TEST_CASE("a new width forgets and sets again only what is looked at") {
  const std::vector<pack::Block> blocks = case_of(100);
  Column column = column_of(blocks);
  column.look_at(0, 100000);
  const float wide = column.height();
  column.fit({}, 588, metrics);  // nothing changed
  CHECK(column.how_many_set() == blocks.size());
  column.fit({}, 300, metrics);
  CHECK(column.how_many_set() == 0);
  column.look_at(0, 900);
  CHECK(column.how_many_set() < blocks.size());
  column.look_at(0, 1000000);
  CHECK(column.height() > wide);
}

TEST_CASE("what is far from the reader is let go, and its height is remembered") {
  const std::vector<pack::Block> blocks = case_of(3000);
  Column column = column_of(blocks);
  column.look_at(0, 1e9F);
  const float height = column.height();
  column.look_at(0, 900);
  CHECK(column.how_many_set() < 60);
  CHECK(column.height() == height);
  CHECK(column.look_at(height / 2, height / 2 + 900) == 0);
  CHECK(column.height() == height);
}

TEST_CASE("code is set in letters of one width, and a tab goes to the next stop") {
  const SetBlock set = set_block(block(Kind::code, "a\tone\nabc\ttwo\nabcd\tthree"), {}, 588, metrics);
  for (const Run& run : set.setting.runs) CHECK(run.face.family == Family::mono);
  const auto after_tab = [&](std::size_t line) { return set.setting.runs.at(set.setting.lines.at(line).first_run + 2).x; };
  CHECK(after_tab(0) > 0);
  CHECK(std::abs(after_tab(0) - after_tab(1)) < 0.01F);
  CHECK(std::abs(after_tab(2) - 2 * after_tab(0)) < 0.01F);
}
