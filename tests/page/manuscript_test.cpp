#include "page/manuscript.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <random>
#include <string>

#include "support/square_metrics.hpp"
#include "text/breaks.hpp"

using namespace vignette;
using namespace vignette::page;

namespace {

const tests::SquareMetrics metrics;
const ManuscriptStyle style;  // letters 10 wide, lines of 30, 14 between paragraphs

Manuscript written(std::string_view text, float width = 100) {
  Manuscript out;
  out.follow(text, style, width, metrics);
  return out;
}

std::string many_paragraphs(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "What I keep coming back to is that nobody treated the risk as fixed. Each review asked what had changed.\n";
  }
  return text;
}

/// Every line with its place, ink and letters: the same whatever pieces the text was set in.
std::string lines_of(Manuscript& answer, std::string_view text) {
  std::string out;
  for (const Manuscript::Visible& piece : answer.visible(0, 1e7F)) {
    for (const Line& line : piece.setting->lines) {
      out += fmt::format("{}–{} at {} width {} {}\n", piece.begin + line.range.begin, piece.begin + line.range.end, piece.top + line.top,
                         line.width, text::part(text.substr(piece.begin), line.range));
    }
  }
  return out;
}

/// The same from the typesetter, paragraph by paragraph.
std::string lines_of(std::string_view text, float width) {
  std::string out;
  float top = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const Setting setting = typeset(plain(text.substr(at, end - at), style.face, style.size, style.line), width, metrics);
    for (const Line& line : setting.lines) {
      out += fmt::format("{}–{} at {} width {} {}\n", at + line.range.begin, at + line.range.end, top + line.top, line.width,
                         text::part(text.substr(at), line.range));
    }
    top += setting.height + style.between;
    at = end + 1;
  }
  return out;
}

/// One paragraph of so many words of different lengths, some of them very long.
std::string one_paragraph(int words, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += std::string(random() % 200 == 0 ? 60 : 1 + random() % 9, 'a' + static_cast<char>(random() % 26)) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("an empty answer has a line to stand on") {
  Manuscript nothing = written("");
  CHECK(nothing.size() == 1);
  CHECK(nothing.height() == 30);
  CHECK(nothing.caret({}) == Rect{0, 0, 0, 30});
  CHECK(nothing.place_at({40, 400}) == Place{});
  CHECK(nothing.move_lines({}, 3, 0) == Place{});
  CHECK(nothing.line_end({}) == Place{});
}

TEST_CASE("paragraphs stand apart, and a last line feed begins one more") {
  Manuscript answer = written("one\ntwo\n");
  CHECK(answer.size() == 3);
  CHECK(answer.height() == 3 * 30 + 2 * 14);
  CHECK(answer.caret({4, {}}) == Rect{0, 44, 0, 30});
  CHECK(answer.caret({7, {}}) == Rect{30, 44, 0, 30});
  CHECK(answer.caret({8, {}}) == Rect{0, 88, 0, 30});
  CHECK(answer.place_at({12, 50}) == Place{5, Affinity::downstream});
  CHECK(answer.place_at({500, 500}) == Place{8, Affinity::downstream});
  CHECK(answer.place_at({500, -5}) == Place{3, Affinity::downstream});
}

TEST_CASE("home and end go by the visual line") {
  Manuscript answer = written("one two three\nfour", 80);
  CHECK(answer.line_begin({10, {}}) == Place{8, Affinity::downstream});
  CHECK(answer.line_end({2, {}}) == Place{8, Affinity::upstream});
  CHECK(answer.line_begin({8, Affinity::upstream}) == Place{0, Affinity::downstream});
  CHECK(answer.line_end({8, Affinity::downstream}) == Place{13, Affinity::downstream});
  CHECK(answer.line_end({14, {}}) == Place{18, Affinity::downstream});
}

TEST_CASE("up and down go by lines, over paragraphs, and stop at the text's ends") {
  Manuscript answer = written("one two three\nfour\n\nsix", 80);
  CHECK(answer.move_lines({1, {}}, 1, 10) == Place{9, Affinity::downstream});
  CHECK(answer.move_lines({1, {}}, 2, 10) == Place{15, Affinity::downstream});
  CHECK(answer.move_lines({1, {}}, 3, 10) == Place{19, Affinity::downstream});
  CHECK(answer.move_lines({1, {}}, 4, 10) == Place{21, Affinity::downstream});
  CHECK(answer.move_lines({1, {}}, 5, 10) == Place{23, Affinity::downstream});
  CHECK(answer.move_lines({21, {}}, -4, 10) == Place{1, Affinity::downstream});
  CHECK(answer.move_lines({21, {}}, -5, 10) == Place{});
  CHECK(answer.move_lines({3, {}}, 0, 500) == Place{8, Affinity::upstream});
}

TEST_CASE("page keys go a distance, at least a line, and stop at the text's ends") {
  const std::string text = "a\nb\nc\nd\ne";
  Manuscript answer = written(text);
  CHECK(answer.move_by({0, {}}, 88, 0) == Place{4, Affinity::downstream});
  CHECK(answer.move_by({4, {}}, -88, 0) == Place{0, Affinity::downstream});
  CHECK(answer.move_by({0, {}}, 1, 0) == Place{2, Affinity::downstream});
  CHECK(answer.move_by({4, {}}, 5000, 0) == Place{9, Affinity::downstream});
  CHECK(answer.move_by({4, {}}, -5000, 10) == Place{});
}

TEST_CASE("a selection over paragraphs shows its line feeds, and only what is looked at") {
  Manuscript answer = written("ab\n\ncd");
  CHECK(answer.rects({1, 5}, 0, 1000) == std::vector<Rect>{{10, 0, 17.5F, 30}, {0, 44, 7.5F, 30}, {0, 88, 10, 30}});
  CHECK(answer.rects({1, 5}, 44, 74) == std::vector<Rect>{{0, 44, 7.5F, 30}});
  CHECK(answer.rects({3, 3}, 0, 1000).empty());
}

TEST_CASE("a keystroke sets one paragraph again and keeps the others") {
  std::string text = many_paragraphs(50);
  Manuscript answer = written(text, 300);
  const auto before = answer.visible(0, 100000);
  const std::size_t at = text.size() / 2;
  text.insert(at, "x");
  answer.follow(text, style, 300, metrics);
  const auto after = answer.visible(0, 100000);
  REQUIRE(before.size() == after.size());
  std::size_t changed = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    changed += before[i].setting != after[i].setting ? 1 : 0;
  }
  CHECK(changed == 1);
}

TEST_CASE("a line feed put in front of a paragraph keeps the paragraph") {
  Manuscript answer = written("one\ntwo\nthree");
  const auto before = answer.visible(0, 1000);
  answer.follow("one\n\ntwo\nthree", style, 100, metrics);
  const auto after = answer.visible(0, 1000);
  REQUIRE(after.size() == 4);
  CHECK(after[2].setting == before[1].setting);
  CHECK(after[3].setting == before[2].setting);
  CHECK(after[3].begin == 9);
}

TEST_CASE("a long text is set only where one looks") {
  const std::string text = many_paragraphs(1500);
  Manuscript answer = written(text, 600);
  CHECK(answer.how_many_set() == 0);
  answer.look_at(5000, 5600);
  CHECK(answer.how_many_set() > 0);
  CHECK(answer.how_many_set() < 20);
  CHECK(answer.look_at(5000, 5600) == 0);
}

TEST_CASE("scrolling up into what was only estimated says how far the view moved") {
  const std::string text = many_paragraphs(1500);
  Manuscript answer = written(text, 600);
  float top = 20000;
  top += answer.look_at(top, top + 600);
  for (int i = 0; i < 100; ++i) {
    // What stood at the top of the view stands 40 lower after scrolling up by 40.
    const Manuscript::Visible shown = answer.visible(top, top + 600).at(1);
    const float on_screen = shown.top - top;
    top -= 40;
    top += answer.look_at(top, top + 600);
    CHECK(answer.caret({shown.begin, {}}).y - top == on_screen + 40);
  }
}

TEST_CASE("another width or style sets everything again") {
  Manuscript answer = written("one two three");
  CHECK(answer.height() == 60);
  answer.follow("one two three", style, 50, metrics);
  CHECK(answer.height() == 90);
  ManuscriptStyle large = style;
  large.line = 40;
  answer.follow("one two three", large, 50, metrics);
  CHECK(answer.height() == 120);
}

TEST_CASE("after any edits a manuscript is the same as one made anew") {
  const std::string pieces[] = {
      "a", " ", "\n", "\n\n", "word ", "e\u0301", "👩‍👩‍👧", "a longer piece of writing, with a comma\nand an end\n"};
  for (unsigned seed = 1; seed <= 30; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    Manuscript answer = written(text, 170);
    for (int step = 0; step < 60; ++step) {
      const auto stops = text::graphemes(text);
      const auto pick = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
      std::size_t begin = stops.empty() ? 0 : stops[pick(stops.size())];
      std::size_t end = stops.empty() ? 0 : stops[pick(stops.size())];
      if (begin > end) {
        std::swap(begin, end);
      }
      if (random() % 3 != 0) {
        end = begin;  // mostly typing
      }
      const std::string& piece = pieces[pick(std::size(pieces))];
      text.replace(begin, end - begin, random() % 5 == 0 ? "" : piece);
      answer.follow(text, style, 170, metrics);
      Manuscript fresh = written(text, 170);
      INFO("seed " << seed << ", step " << step);
      REQUIRE(lines_of(answer, text) == lines_of(text, 170));
      REQUIRE(answer.height() == fresh.height());
    }
  }
}

TEST_CASE("after edits to a long text, too, which is only set in part") {
  std::string text = many_paragraphs(600);
  Manuscript answer = written(text, 500);
  std::mt19937 random(7);
  for (int step = 0; step < 40; ++step) {
    const std::size_t begin = random() % text.size();
    const std::size_t length = random() % 3 == 0 ? std::min<std::size_t>(random() % 4000, text.size() - begin) : 0;
    text.replace(begin, length, random() % 2 == 0 ? "new\nwords\n" : "x");
    answer.follow(text, style, 500, metrics);
    const float top = static_cast<float>(random() % 30000);
    answer.look_at(top, top + 500);
    answer.caret({random() % text.size(), {}});
  }
  Manuscript fresh = written(text, 500);
  fresh.look_at(0, 1000000);
  answer.look_at(0, 1000000);
  CHECK(lines_of(answer, text) == lines_of(text, 500));
  CHECK(answer.height() == fresh.height());
}

TEST_CASE("a very long paragraph is set in pieces that read as one") {
  const std::string text = one_paragraph(6000, 1) + "\nand then";
  for (const float width : {120.0F, 300.0F, 604.0F}) {
    Manuscript answer = written(text, width);
    CHECK(lines_of(answer, text) == lines_of(text, width));
    CHECK(answer.size() > 5);
  }
}

TEST_CASE("a keystroke in a very long paragraph sets a few lines") {
  std::string text = one_paragraph(50000, 2);
  Manuscript answer = written(text, 604);
  answer.look_at(0, 1e7F);
  const auto before = answer.visible(0, 1e7F);
  text.insert(text.size() / 2, "x");
  answer.follow(text, style, 604, metrics);
  const auto after = answer.visible(0, 1e7F);
  std::size_t kept = 0;
  for (std::size_t a = 0, b = 0; a < before.size() && b < after.size(); ++b) {
    while (a < before.size() && before[a].setting != after[b].setting && before[a].begin < after[b].begin) {
      ++a;
    }
    kept += a < before.size() && before[a].setting == after[b].setting ? 1 : 0;
  }
  CHECK(before.size() > 100);
  CHECK(kept + 4 >= before.size());
}

TEST_CASE("after any edits a very long paragraph is the same as set whole") {
  const std::string pieces[] = {"x", " ", "wo rd ", "\n", "somethingverylongthatneedsalineofitsownandmore", "é", " a b c d e f "};
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    const float width = seed % 2 == 0 ? 130.0F : 420.0F;
    std::string text = one_paragraph(2500, seed);
    Manuscript answer = written(text, width);
    for (int step = 0; step < 60; ++step) {
      std::size_t begin = random() % (text.size() + 1);
      std::size_t length = random() % 3 == 0 ? random() % (random() % 4 == 0 ? 5000 : 30) : 0;
      length = std::min(length, text.size() - begin);
      const auto inside = [&](std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
      while (inside(begin)) {
        --begin;
        ++length;
      }
      while (inside(begin + length)) {
        ++length;
      }
      text.replace(begin, length, random() % 4 == 0 ? "" : pieces[random() % std::size(pieces)]);
      answer.follow(text, style, width, metrics);
      INFO("seed " << seed << ", step " << step);
      REQUIRE(lines_of(answer, text) == lines_of(text, width));
    }
  }
}

TEST_CASE("places at the seams of a very long paragraph are as at any soft break") {
  const std::string text = one_paragraph(3000, 5);
  Manuscript answer = written(text, 300);
  const auto pieces = answer.visible(0, 1e7F);
  REQUIRE(pieces.size() > 3);
  const std::size_t seam = pieces[2].begin;
  const Rect before = answer.caret({seam, Affinity::upstream}), after = answer.caret({seam, Affinity::downstream});
  CHECK(before.y + 30 == after.y);
  CHECK(after.x == 0);
  CHECK(before.x > 100);
  CHECK(answer.place_at({before.x + 50, before.y + 10}) == Place{seam, Affinity::upstream});
  CHECK(answer.place_at({0, after.y + 1}) == Place{seam, Affinity::downstream});
  CHECK(answer.line_end({seam, Affinity::upstream}) == Place{seam, Affinity::upstream});
  CHECK(answer.line_begin({seam, Affinity::downstream}) == Place{seam, Affinity::downstream});
  CHECK(answer.line_begin({seam, Affinity::upstream}).offset < seam);
  CHECK(answer.move_lines({seam, Affinity::downstream}, -1, 0) == answer.line_begin({seam, Affinity::upstream}));
  CHECK(answer.move_lines({seam, Affinity::upstream}, 1, 0) == Place{seam, Affinity::downstream});
  CHECK(answer.rects({seam - 20, seam + 3}, 0, 1e7F).size() == 2);
}
