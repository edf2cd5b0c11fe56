// Single glyphs, drawn.

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "glyphs/faces.hpp"
#include "glyphs/library.hpp"
#include "glyphs/place.hpp"

using namespace vignette;

namespace {

const glyphs::Library& library() {
  static const auto opened = glyphs::Library::open(VIGNETTE_FACES);
  REQUIRE(opened);
  return **opened;
}

int ink(const glyphs::Bitmap& bitmap) { return std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0); }

}  // namespace

TEST_CASE("the four phases are one letter moved by quarters of a pixel") {
  const std::uint32_t n = library().glyph_of(0, U'n');
  const glyphs::Bitmap first = library().rasterise(0, n, 0, 20);
  REQUIRE(first.w > 5);
  CHECK(first.coverage.size() == static_cast<std::size_t>(first.w) * static_cast<std::size_t>(first.h));
  CHECK(first.top == 10);  // lightly hinted: its height is whole pixels
  for (int phase = 1; phase < 4; ++phase) {
    const glyphs::Bitmap moved = library().rasterise(0, n, phase, 20);
    CHECK(moved.coverage != first.coverage);
    CHECK(moved.top == first.top);
    CHECK(ink(moved) == Catch::Approx(ink(first)).epsilon(0.02));
  }
}

TEST_CASE("sizes are em sizes and may be fractions") {
  const std::uint32_t h = library().glyph_of(0, U'H');
  CHECK(library().rasterise(0, h, 0, 40).h == Catch::Approx(2 * library().rasterise(0, h, 0, 20).h).margin(1));
  CHECK(library().rasterise(0, h, 0, 20).coverage != library().rasterise(0, h, 0, 20.5f).coverage);
}

TEST_CASE("a space, a glyph or a font that isn't there draws nothing") {
  CHECK(library().rasterise(0, library().glyph_of(0, U' '), 0, 20).w == 0);
  CHECK(library().rasterise(0, 0xFFFFFF, 0, 20).coverage.empty());
  CHECK(library().rasterise(0, 5, 0, 0).coverage.empty());
}

TEST_CASE("every face can be drawn") {
  for (std::uint16_t font = 0; font < std::uint16_t{glyphs::files.size()}; ++font) {
    CAPTURE(glyphs::files[font]);
    int drawn = 0;
    for (std::uint32_t glyph = 1; glyph < 60; ++glyph) drawn += library().rasterise(font, glyph, 1, 18).coverage.empty() ? 0 : 1;
    CHECK(drawn > 20);
  }
}

TEST_CASE("letters land on the nearest quarter of a pixel, lines on whole ones") {
  page::Run run;
  run.x = 10;
  run.baseline = 20.4f;
  run.glyphs = {{.id = 7, .advance = 8.3f}, {.id = 8, .advance = 8.3f}, {.id = 9, .advance = 8.3f, .y = -3}};
  std::vector<glyphs::Placed> placed;
  glyphs::place(run, {-30.2f, 5.6f}, 1, [&](const glyphs::Placed& each) { placed.push_back(each); });
  REQUIRE(placed.size() == 3);
  CHECK((placed[0].x == -20 && placed[0].phase == 0 && placed[0].y == 26));
  CHECK((placed[1].x == -12 && placed[1].phase == 1));
  CHECK((placed[2].x == -4 && placed[2].phase == 2 && placed[2].y == 23));
}

TEST_CASE("only light letters get raised edges, and black and white stay") {
  CHECK(glyphs::is_light(0xEF, 0xE8, 0xDB));
  CHECK_FALSE(glyphs::is_light(0x0F, 0x51, 0x56));
  CHECK(glyphs::raised(0) == 0);
  CHECK(glyphs::raised(255) == 255);
  CHECK(glyphs::raised(128) == 141);
}
