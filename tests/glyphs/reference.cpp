// Our letters against Chromium's: the same line, size, face and colours (scripts/make-reference-lines made the pictures).

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>

#include "support/ink.hpp"

using namespace vignette;

TEST_CASE("a line of body text is as sharp and as dark as a browser's", "[reference]") {
  const auto library = glyphs::Library::open(VIGNETTE_FACES);
  REQUIRE(library);
  const std::string folder = VIGNETTE_SOURCE "/tests/shots/reference/";
  std::string text;
  REQUIRE(std::getline(std::ifstream(folder + "line.txt"), text));
  for (const support::ReferenceTheme& theme : support::reference_themes)
    for (const int percent : support::reference_percents) {
      const float scale = static_cast<float>(percent) / 100;
      const std::string name = std::string(theme.name) + "-" + std::to_string(percent);
      const support::Picture theirs = support::read_png(folder + name + ".png");
      const support::Picture ours = support::reference_line(**library, text, theme, scale);
      REQUIRE(ours.w == theirs.w);
      REQUIRE(ours.h == theirs.h);
      if (const char* keep = std::getenv("VIGNETTE_KEEP_SHOTS")) support::write_png(std::string(keep) + "/" + name + ".png", ours);
      const support::Measured reference = support::measure(theirs, support::reference_box(scale));
      const support::Measured measured = support::measure(ours, support::reference_box(scale));
      const double sharpness = measured.sharpness / reference.sharpness;
      const double ink = measured.ink / reference.ink;
      INFO(name << ": sharpness " << measured.sharpness << " against " << reference.sharpness << ", ratio " << sharpness << "; ink ratio "
                << ink);
      CHECK(sharpness >= 0.98);
      CHECK(ink >= 0.97);
      CHECK(ink <= 1.03);
      // Letter for letter on the same pixels. (At 125 % a browser rounds the line's top the other way: one row lower or higher.)
      if (percent != 125) CHECK(support::difference(theirs, ours, support::reference_box(scale)) < 0.1);
    }
}
