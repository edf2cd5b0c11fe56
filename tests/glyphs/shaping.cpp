// Shaping: what the typesetter is told about letters.

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <string>

#include "glyphs/faces.hpp"
#include "glyphs/library.hpp"
#include "page/setting.hpp"

using namespace vignette;

namespace {

constexpr page::Face serif{};
constexpr page::Face sans{page::Family::sans, 400, false};

const glyphs::Library& library() {
  static const auto opened = glyphs::Library::open(VIGNETTE_FACES);
  REQUIRE(opened);
  return **opened;
}

page::Shaped shape(std::string_view text, page::Face face = serif, float size = 20) {
  return library().shape(text, {0, text.size()}, "en-GB", face, size);
}

float unkerned(std::string_view letters) {
  float sum = 0;
  for (const char letter : letters) sum += shape(std::string_view(&letter, 1)).width;
  return sum;
}

/// What must hold for any text: stops grow, begin and end where the range does, and the glyphs are as wide as the run.
void check_whole(std::string_view text, const page::Shaped& shaped) {
  CAPTURE(text);
  REQUIRE_FALSE(shaped.stops.empty());
  CHECK(shaped.stops.front() == page::Stop{0, 0});
  CHECK(shaped.stops.back().offset == text.size());
  CHECK(shaped.stops.back().x == Catch::Approx(shaped.width).margin(0.001));
  for (std::size_t i = 1; i < shaped.stops.size(); ++i) {
    CHECK(shaped.stops[i].offset > shaped.stops[i - 1].offset);
    CHECK(shaped.stops[i].x >= shaped.stops[i - 1].x);
  }
  CHECK(std::ranges::is_sorted(shaped.glyphs, {}, &page::Glyph::cluster));
  float width = 0;
  for (const page::Glyph& glyph : shaped.glyphs) {
    width += glyph.advance;
    CHECK(glyph.cluster < text.size());
    CHECK(glyph.font < glyphs::files.size());
  }
  CHECK(width == Catch::Approx(shaped.width).margin(0.01));
}

}  // namespace

TEST_CASE("a folder without faces is a problem that names the file") {
  const auto opened = glyphs::Library::open(VIGNETTE_SOURCE "/src");
  REQUIRE_FALSE(opened);
  CHECK(opened.error().where.find("GentiumBookPlus-Regular.ttf") != std::string::npos);
  CHECK_FALSE(opened.error().mend.empty());
}

TEST_CASE("letters are as wide as the face was chosen for") {
  // look.md: without kerning 0.421 of the size, spaces counted.
  const std::string english =
      "What would have to be true for a child to say that a plan was made with him rather than for him, and who would "
      "notice first if it stopped being so? The difficulties at home were known before the offence, and afterwards they "
      "were written down again, by people who had not met.";
  CHECK(unkerned(english) / static_cast<float>(english.size()) / 20 == Catch::Approx(0.421).epsilon(0.02));
  CHECK(library().vertical(serif, 1000).x_height == Catch::Approx(460).epsilon(0.02));
}

TEST_CASE("advances are those of the design, at any size") {
  const float one = shape("rehabilitation").width;
  CHECK(shape("rehabilitation", serif, 40).width == Catch::Approx(2 * one));
  CHECK(shape("rehabilitation", serif, 26.4f).width == Catch::Approx(1.32 * one));
  CHECK(one != std::round(one));
}

TEST_CASE("letters are kerned") {
  CHECK(shape("AVAToY").width < unkerned("AVAToY") - 1);
  CHECK(shape("Ty", sans).width < shape("T", sans).width + shape("y", sans).width);
}

TEST_CASE("a caret can stand inside a ligature") {
  for (const std::string_view text : {"first", "office", "offered"}) {
    const page::Shaped shaped = shape(text);
    check_whole(text, shaped);
    REQUIRE(shaped.stops.size() == text.size() + 1);
    for (std::size_t i = 0; i < shaped.stops.size(); ++i) CHECK(shaped.stops[i].offset == i);
    for (std::size_t i = 1; i < shaped.stops.size(); ++i) CHECK(shaped.stops[i].x > shaped.stops[i - 1].x + 1);
  }
}

TEST_CASE("joined letters share one glyph") {
  // OpenDyslexic and Noto Sans join letters; so does Arabic lam-alef.
  const std::string_view text = "\u0644\u0627";
  const page::Shaped shaped = shape(text);
  check_whole(text, shaped);
  CHECK(shaped.glyphs.size() == 1);
  REQUIRE(shaped.stops.size() == 3);
  CHECK(shaped.stops[1].x > 0);
  CHECK(shaped.stops[1].x < shaped.width);
}

TEST_CASE("offsets are those of the whole text") {
  const std::string_view text = "Before. Sam \u0177 after";
  const text::Range word{8, 14};
  const page::Shaped shaped = library().shape(text, word, "en-GB", serif, 20);
  REQUIRE(shaped.glyphs.size() == 5);
  CHECK(shaped.glyphs.front().cluster == 8);
  CHECK(shaped.glyphs.back().cluster == 12);
  CHECK(shaped.stops.front().offset == 8);
  CHECK(shaped.stops.back().offset == 14);
  CHECK(shape("Sam \u0177").width == Catch::Approx(shaped.width));
}

TEST_CASE("Welsh letters come from the face itself, composed or not") {
  for (const page::Face face : {serif, sans}) {
    const page::Shaped composed = shape("\u0175\u0177", face);
    const page::Shaped apart = shape("w\u0302y\u0302", face);
    REQUIRE(composed.glyphs.size() == 2);
    for (const page::Glyph& glyph : composed.glyphs) {
      CHECK(glyph.font == glyphs::font_of(face));
      CHECK(glyph.id != 0);
    }
    CHECK(apart.width == Catch::Approx(composed.width));
    CHECK(apart.stops.size() == 3);
  }
}

TEST_CASE("each face is its own font file") {
  std::set<std::uint16_t> fonts;
  std::set<float> widths;
  for (const std::uint16_t weight : {std::uint16_t{400}, std::uint16_t{700}})
    for (const bool italic : {false, true}) {
      const page::Shaped shaped = shape("difficulties", {page::Family::serif, weight, italic});
      fonts.insert(shaped.glyphs.front().font);
      widths.insert(shaped.width);
    }
  CHECK(fonts.size() == 4);
  CHECK(widths.size() == 4);
  CHECK(glyphs::font_of({page::Family::sans, 400, false}) != glyphs::font_of({page::Family::sans, 500, false}));
  CHECK(glyphs::font_of({page::Family::sans, 500, false}) != glyphs::font_of({page::Family::sans, 600, false}));
  CHECK(glyphs::files[glyphs::font_of({page::Family::sans, 600, false})] == "Inter-SemiBold.otf");
  CHECK(glyphs::files[glyphs::font_of({page::Family::dyslexic, 700, true})] == "OpenDyslexic-BoldItalic.otf");
}

TEST_CASE("what a face lacks comes from another, and the rest stays") {
  const std::string_view text = "go \U0001F600 on";
  const page::Shaped shaped = shape(text);
  check_whole(text, shaped);
  std::set<std::string_view> used;
  for (const page::Glyph& glyph : shaped.glyphs) {
    CHECK(glyph.id != 0);
    used.insert(glyphs::files[glyph.font]);
  }
  CHECK(used == std::set<std::string_view>{"GentiumBookPlus-Regular.ttf", "Symbola.ttf"});
  CHECK(glyphs::files[shape("\u05D0").glyphs.front().font] == "NotoSansHebrew-Regular.ttf");
  CHECK(glyphs::files[shape("\u0915").glyphs.front().font] == "NotoSansDevanagari-Regular.ttf");
}

TEST_CASE("joined emoji and flags are one unit for the caret") {
  const std::string_view family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  const page::Shaped shaped = shape(family);
  check_whole(family, shaped);
  CHECK(shaped.stops.size() == 2);
  const std::string_view flag = "\U0001F1EC\U0001F1E7";
  CHECK(shape(flag).stops.size() == 2);
}

TEST_CASE("any text is answered whole") {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {"\u0645\u0631\u062D\u0628\u0627 \u0628\u0643"sv, "Sam said \u0645\u0631\u062D\u0628\u0627, then left"sv, "\xFF\xFE broken \xC3"sv,
        "\u0301"sv, "a\u0301\u0302\u0303"sv, "tab\there\nand\r\nthere"sv, "\0"sv, "\u200B\u202E\uFEFF"sv, "\U000E0041"sv, "\uE000"sv,
        "\u0915\u094D\u0937\u093F"sv, "\u0995\u09CD\u09B7"sv, "3\uFE0F\u20E3"sv})
    check_whole(text, shape(text));
  CHECK(shape("").glyphs.empty());
  CHECK(shape("").stops.size() == 1);
  CHECK(library().shape("short", {3, 99}, "en-GB", serif, 20).stops.back().offset == 5);
}

TEST_CASE("text of any direction breaks into lines") {
  const std::string arabic = "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643 \u0641\u064A \u0627\u0644\u0628\u064A\u062A ";
  const page::Setting setting = page::typeset(page::plain("Sam: " + arabic + arabic + "and on", serif, 20, 30), 90, library());
  REQUIRE(setting.lines.size() > 2);
  for (const page::Line& line : setting.lines) {
    std::size_t letters = 0;
    for (std::size_t i = line.first_run; i < line.first_run + line.runs; ++i) letters += setting.runs[i].glyphs.size();
    CHECK(letters > 1);
    CHECK(line.width <= 90);
  }
}

TEST_CASE("control characters take no room, but a tab four spaces") {
  CHECK(shape("\n").width == 0);
  CHECK(shape("a\nb").width == Catch::Approx(unkerned("ab")));
  CHECK(shape("\t").width == Catch::Approx(4 * shape(" ").width));
}

TEST_CASE("the same is answered however often and in whatever order one asks") {
  const page::Shaped first = shape("a two-year order");
  const page::Shaped other = shape("\u0645\u0631\u062D\u0628\u0627", sans, 31);
  const page::Shaped again = shape("a two-year order");
  CHECK(first.glyphs == again.glyphs);
  CHECK(first.stops == again.stops);
}

TEST_CASE("lines sit as a browser sets them") {
  const page::Vertical vertical = library().vertical(serif, 20);
  CHECK(vertical.ascent == std::round(vertical.ascent));
  CHECK(vertical.descent == std::round(vertical.descent));
  CHECK(vertical.ascent > vertical.descent);
  CHECK(vertical.descent > 0);
}
