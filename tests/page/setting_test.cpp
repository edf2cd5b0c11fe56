// Lines, places and selections, with letters 10 wide and 20 high on lines of 30.
#include "page/setting.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "support/square_metrics.hpp"

using namespace vignette;
using namespace vignette::page;

namespace {

const tests::SquareMetrics metrics;

Setting set(std::string_view text, float width, float after_break = 0) {
  Paragraph paragraph = plain(text, {}, 20, 30);
  paragraph.after_break = after_break;
  return typeset(paragraph, width, metrics);
}

std::vector<std::string> lines_of(std::string_view text, float width) {
  std::vector<std::string> out;
  for (const Line& line : set(text, width).lines) {
    out.emplace_back(text::part(text, line.range));
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a line takes as many words as fit") {
  CHECK(lines_of("one two three", 1000) == Lines{"one two three"});
  CHECK(lines_of("one two three", 130) == Lines{"one two three"});
  CHECK(lines_of("one two three", 129) == Lines{"one two ", "three"});
  CHECK(lines_of("one two three", 70) == Lines{"one two ", "three"});
  CHECK(lines_of("one two three", 69) == Lines{"one ", "two ", "three"});
}

TEST_CASE("a width of nothing means no breaking, but for line feeds") {
  CHECK(lines_of("one two three", 0) == Lines{"one two three"});
  CHECK(lines_of("one two\nthree", 0) == Lines{"one two\n", "three"});
}

TEST_CASE("trailing spaces hang over the edge and do not count") {
  const Setting setting = set("one     two", 30);
  REQUIRE(setting.lines.size() == 2);
  CHECK(setting.lines[0].range == text::Range{0, 8});
  CHECK(setting.lines[0].width == 30);
  CHECK(setting.runs[0].width == 30);
  CHECK(setting.width == 30);
  CHECK(caret(setting, {8, Affinity::upstream}).x == 80);
  CHECK(set("one   ", 30).lines.size() == 1);
}

TEST_CASE("lines stand at an even pitch, letters in the middle of it") {
  const Setting setting = set("one two three", 40);
  REQUIRE(setting.lines.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(setting.lines[i].top == 30.0F * static_cast<float>(i));
    CHECK(setting.lines[i].height == 30);
    CHECK(setting.lines[i].baseline == setting.lines[i].top + 21);
  }
  CHECK(setting.height == 120);
}

TEST_CASE("a small raised mark changes neither its line's height nor its baseline") {
  Paragraph paragraph = plain("word1 word", {}, 20, 30);
  paragraph.stretches = {{.range = {0, 4}, .size = 20},
                         {.range = {4, 5}, .size = 14, .ink = Ink::accent, .raise = 6, .tag = 3},
                         {.range = {5, 10}, .size = 20}};
  const Setting setting = typeset(paragraph, 0, metrics);
  REQUIRE(setting.runs.size() == 3);
  CHECK(setting.lines[0].baseline == 21);
  CHECK(setting.runs[1].baseline == 15);
  CHECK(setting.runs[1].x == 40);
  CHECK(setting.runs[2].x == 47);
  CHECK(setting.height == 30);
  REQUIRE(run_at(setting, {42, 10}) != nullptr);
  CHECK(run_at(setting, {42, 10})->tag == 3);
  CHECK(run_at(setting, {42, 31}) == nullptr);
  CHECK(run_at(setting, {200, 10}) == nullptr);
}

TEST_CASE("a word too wide for the line breaks between letters") {
  CHECK(lines_of("abcdefgh", 30) == Lines{"abc", "def", "gh"});
  CHECK(lines_of("a abcdefgh b", 30) == Lines{"a ", "abc", "def", "gh ", "b"});
  CHECK(lines_of("abc", 5) == Lines{"a", "b", "c"});
  CHECK(lines_of("ab\u0301c", 5) == Lines{"a", "b\u0301", "c"});
}

TEST_CASE("an empty text has one line to stand on") {
  const Setting setting = set("", 100);
  REQUIRE(setting.lines.size() == 1);
  CHECK(setting.height == 30);
  CHECK(setting.width == 0);
  CHECK(caret(setting, {}) == Rect{0, 0, 0, 30});
  CHECK(place_at(setting, {50, 500}) == Place{});
  CHECK(rects(setting, {0, 0}).empty());
}

TEST_CASE("line feeds begin lines, with space after them if asked for") {
  const Setting setting = set("one\n\ntwo\n", 100, 14);
  REQUIRE(setting.lines.size() == 4);
  CHECK(setting.lines[0].hard);
  CHECK(setting.lines[1].range == text::Range{4, 5});
  CHECK(setting.lines[2].top == 88);
  CHECK(setting.lines[3].range == text::Range{9, 9});
  CHECK(!setting.lines[3].hard);
  CHECK(setting.height == 4 * 30 + 3 * 14);
  // Upstream means nothing after a line feed.
  CHECK(line_of(setting, {4, Affinity::upstream}) == 1);
  CHECK(line_of(setting, {3, Affinity::downstream}) == 0);
  CHECK(line_of(setting, {9, Affinity::downstream}) == 3);
  // The space between belongs to the nearer line.
  CHECK(place_at(setting, {0, 36}).offset == 0);
  CHECK(place_at(setting, {0, 38}).offset == 4);
}

TEST_CASE("at a soft break an offset has two places") {
  const Setting setting = set("one two", 40);
  REQUIRE(setting.lines.size() == 2);
  CHECK(line_of(setting, {4, Affinity::downstream}) == 1);
  CHECK(line_of(setting, {4, Affinity::upstream}) == 0);
  CHECK(caret(setting, {4, Affinity::downstream}) == Rect{0, 30, 0, 30});
  CHECK(caret(setting, {4, Affinity::upstream}) == Rect{40, 0, 0, 30});
  CHECK(place_at(setting, {500, 10}) == Place{4, Affinity::upstream});
  CHECK(place_at(setting, {0, 40}) == Place{4, Affinity::downstream});
  CHECK(place_at(setting, {500, 40}) == Place{7, Affinity::downstream});
}

TEST_CASE("joined emoji, flags and combining marks are one stop") {
  const std::string family = "👩‍👩‍👧", flag = "🏴󠁧󠁢󠁷󠁬󠁳󠁿", text = "e\u0301" + family + flag + "w\u0302";
  const Setting setting = set(text, 0);
  REQUIRE(setting.runs.size() == 1);
  CHECK(setting.runs[0].stops.size() == 5);
  CHECK(setting.width == 40);
  // A place within one shows at its beginning.
  CHECK(caret(setting, {5, Affinity::downstream}).x == 10);
}

TEST_CASE("a grapheme is not cut where a stretch ends within it") {
  Paragraph paragraph = plain("e\u0301a", {}, 20, 30);
  paragraph.stretches = {{.range = {0, 1}}, {.range = {1, 4}, .face = {Family::serif, 700, false}}};
  const Setting setting = typeset(paragraph, 0, metrics);
  REQUIRE(setting.runs.size() == 2);
  CHECK(setting.runs[0].range == text::Range{0, 3});
  CHECK(setting.width == 20);
}

TEST_CASE("text outside every stretch looks like the first") {
  Paragraph paragraph = plain("abcdef", {}, 20, 30);
  paragraph.stretches = {{.range = {1, 2}, .size = 40, .ink = Ink::clay}, {.range = {3, 100}, .size = 20}};
  const Setting setting = typeset(paragraph, 0, metrics);
  REQUIRE(setting.runs.size() == 4);
  CHECK(setting.runs[0].ink == Ink::clay);
  CHECK(setting.runs[2].ink == Ink::clay);
  CHECK(setting.width == 3 * 20 + 3 * 10);
}

TEST_CASE("a tab is as wide as four spaces") {
  const Setting setting = set("a\tb", 0);
  REQUIRE(setting.runs.size() == 3);
  CHECK(setting.runs[1].glyphs.empty());
  CHECK(setting.runs[2].x == 50);
  CHECK(caret(setting, {2, Affinity::downstream}).x == 50);
}

TEST_CASE("a run cut from a longer one keeps its own letters and measures from its own beginning") {
  const std::string text = "one two three";
  const Setting setting = set(text, 70);
  REQUIRE(setting.runs.size() == 2);
  const Run& second = setting.runs[1];
  CHECK(second.range == text::Range{8, 13});
  CHECK(second.x == 0);
  REQUIRE(second.glyphs.size() == 5);
  CHECK(second.glyphs.front().cluster == 8);
  CHECK(second.glyphs.front().id == 't');
  CHECK(second.stops.front() == Stop{8, 0});
  CHECK(second.stops.back() == Stop{13, 50});
}

TEST_CASE("every caret stop is found again under its own caret") {
  for (const std::string text : {"The plan was shared, and everyone could say what they had seen.", "one\n\ntwo three four\n",
                                 "Ŵy’r \u00e9 e\u0301 👩‍👩‍👧 overlongwordwithoutanyspace end", "tab\there  and   spaces "}) {
    for (const float width : {0.0F, 15.0F, 95.0F, 200.0F, 1000.0F}) {
      const Setting setting = set(text, width, 14);
      for (std::size_t i = 0; i < setting.lines.size(); ++i) {
        const Line& line = setting.lines[i];
        for (std::size_t r = line.first_run; r < line.first_run + line.runs; ++r) {
          for (const Stop& stop : setting.runs[r].stops) {
            const bool soft_end = stop.offset == line.range.end && i + 1 < setting.lines.size();
            const Place place{stop.offset, soft_end ? Affinity::upstream : Affinity::downstream};
            const Rect at = caret(setting, place);
            INFO(text << " at " << width << ", offset " << stop.offset);
            CHECK(at.y == line.top);
            CHECK(place_at(setting, {at.x, at.y + 15}) == place);
            CHECK(place_on_line(setting, i, at.x + 3) == place);
          }
        }
      }
    }
  }
}

TEST_CASE("lines cover the text without gaps at every width") {
  const std::string text = "A child’s plan — written with them; not about them.\nIt names who does what, and by when.\n";
  for (int width = 1; width < 700; width += 13) {
    const Setting setting = set(text, static_cast<float>(width));
    std::size_t at = 0;
    for (const Line& line : setting.lines) {
      CHECK(line.range.begin == at);
      at = line.range.end;
      CHECK((line.width <= static_cast<float>(width) + 0.01F || line.width == 10));
      std::size_t in_line = line.range.begin;
      for (std::size_t r = line.first_run; r < line.first_run + line.runs; ++r) {
        CHECK(setting.runs[r].range.begin == in_line);
        in_line = setting.runs[r].range.end;
      }
      CHECK(in_line == line.range.end - (line.hard ? 1 : 0));
    }
    CHECK(at == text.size());
    CHECK(setting.length == text.size());
  }
}

TEST_CASE("a selection is a rectangle for each line it touches") {
  const Setting setting = set("one two three", 70);
  CHECK(rects(setting, {1, 3}) == std::vector<Rect>{{10, 0, 20, 30}});
  CHECK(rects(setting, {4, 10}) == std::vector<Rect>{{40, 0, 40, 30}, {0, 30, 20, 30}});
  CHECK(rects(setting, {0, 13}) == std::vector<Rect>{{0, 0, 80, 30}, {0, 30, 50, 30}});
  CHECK(rects(setting, {0, 8}) == std::vector<Rect>{{0, 0, 80, 30}});
  CHECK(rects(setting, {5, 5}).empty());
  CHECK(rects(setting, {0, 1000}).size() == 2);
}

TEST_CASE("a line under words ends with the ink of each line") {
  const Setting setting = set("one two three", 70);
  CHECK(rects(setting, {4, 10}, Over::ink) == std::vector<Rect>{{40, 0, 30, 30}, {0, 30, 20, 30}});
  CHECK(rects(set("a\n\nb", 100), {0, 4}, Over::ink) == std::vector<Rect>{{0, 0, 10, 30}, {0, 60, 10, 30}});
}

TEST_CASE("a selected line feed is seen, on an empty line too") {
  const Setting setting = set("a\n\nb", 100);
  CHECK(rects(setting, {0, 3}) == std::vector<Rect>{{0, 0, 17.5F, 30}, {0, 30, 7.5F, 30}});
  CHECK(rects(setting, {0, 1}) == std::vector<Rect>{{0, 0, 10, 30}});
}

TEST_CASE("a very long paragraph is exact to its end and shaped in few parts") {
  std::string text;
  for (int i = 0; i < 40000; ++i) {
    text += "word ";
  }
  const tests::SquareMetrics counted;
  const Setting setting = typeset(plain(text, {}, 20, 30), 500, counted);
  REQUIRE(setting.lines.size() == 4000);
  CHECK(setting.lines.back().width == 490);
  for (const Line& line : setting.lines) {
    REQUIRE(line.width == 490);
    REQUIRE(line.range.size() == 50);
  }
  CHECK(counted.shaped() < 200);
}

TEST_CASE("a shortened text ends in an ellipsis that fits") {
  const Paragraph paragraph = plain("one two three four five", {}, 20, 30);
  const Setting two = typeset_short(paragraph, 80, 2, metrics);
  REQUIRE(two.lines.size() == 2);
  CHECK(two.lines[1].range == text::Range{8, 13});
  CHECK(two.lines[1].width == 60);
  CHECK(two.height == 60);
  CHECK(two.runs.back().range.empty());
  CHECK(two.runs.back().x == 50);
  CHECK(two.length == 13);

  const Setting one = typeset_short(paragraph, 80, 1, metrics);
  REQUIRE(one.lines.size() == 1);
  CHECK(one.lines[0].range == text::Range{0, 7});
  CHECK(one.lines[0].width == 80);
}

TEST_CASE("what fits is not shortened, and what has no room at all still ends") {
  const Paragraph paragraph = plain("one two", {}, 20, 30);
  CHECK(typeset_short(paragraph, 70, 1, metrics).length == 7);
  CHECK(typeset_short(paragraph, 70, 1, metrics).runs.size() == 1);
  CHECK(typeset_short(paragraph, 40, 2, metrics).lines.size() == 2);
  const Setting narrow = typeset_short(paragraph, 5, 1, metrics);
  CHECK(narrow.lines.size() == 1);
  CHECK(narrow.length == 0);
  CHECK(typeset_short(plain("a\nb", {}, 20, 30), 100, 1, metrics).lines[0].width == 20);
  CHECK(typeset_short(plain("", {}, 20, 30), 100, 3, metrics).lines.size() == 1);
}

TEST_CASE("shortening a very long text reads only its beginning") {
  const tests::SquareMetrics counted;
  const Setting setting = typeset_short(plain(std::string(1 << 20, 'a'), {}, 20, 30), 300, 2, counted);
  CHECK(setting.lines.size() == 2);
  CHECK(setting.lines[1].width == 300);
  CHECK(counted.shaped() < 10);
}
