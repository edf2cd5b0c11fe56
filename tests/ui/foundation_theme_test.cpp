// The table of themes holds look.md's contrasts, reckoned as WCAG 2.2 does.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <initializer_list>

#include "ui/theme.hpp"

using namespace vignette;
using ui::Colour;
using ui::Colours;

namespace {

double channel(unsigned value) {
  const double v = value / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * channel(colour & 0xFF) + 0.7152 * channel((colour >> 8) & 0xFF) + 0.0722 * channel((colour >> 16) & 0xFF);
}

double contrast(Colour a, Colour b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void hold(const Colours& c, const std::string& name) {
  INFO(name);
  for (const Colour page : {c.paper, c.ground, c.sheet}) {
    INFO(fmt::format("on {:06x}", page));
    for (const Colour text : {c.ink, c.ink2, c.ink3, c.accent, c.clay}) {
      INFO(fmt::format("text {:06x}", text));
      CHECK(contrast(text, page) >= 7);
    }
    CHECK(contrast(c.edge, page) >= 3);
    CHECK(contrast(c.focus, page) >= 3);
  }
  CHECK(contrast(c.accent, c.tint) >= 7);
  CHECK(contrast(c.ink, c.tint) >= 7);
  for (const Colour fill : {c.accent, c.accent_over, c.accent_pressed}) CHECK(contrast(c.on_accent, fill) >= 7);
  CHECK(contrast(c.mark_ink, c.mark) >= 7);
  for (const Colour page : {c.paper, c.sheet}) CHECK(contrast(c.faint, page) >= 4.5);  // the words that stand in an empty field too
  CHECK(contrast(c.ink, c.faint) >= 1.4);                                              // which are not taken for what is written there
  for (const Colour page : {c.paper, c.ground}) CHECK(contrast(c.mark_edge, page) >= 3);
}

}  // namespace

TEST_CASE("contrast is reckoned as WCAG does") {
  CHECK(std::abs(contrast(0xFF000000, 0xFFFFFFFF) - 21) < 0.001);
  CHECK(std::abs(contrast(0xFF777777, 0xFFFFFFFF) - 4.48) < 0.01);
}

TEST_CASE("every theme and tint holds the contrasts we promise") {
  using app::Theme;
  using app::Tint;
  hold(ui::colours(Theme::paper, Tint::none), "paper");
  hold(ui::colours(Theme::paper, Tint::cream), "cream");
  hold(ui::colours(Theme::paper, Tint::green), "green");
  hold(ui::colours(Theme::paper, Tint::blue), "blue");
  hold(ui::colours(Theme::paper, Tint::rose), "rose");
  hold(ui::colours(Theme::dark, Tint::cream), "dark");
  hold(ui::colours(Theme::contrast, Tint::none), "contrast");
}

TEST_CASE("a tint is of paper only") {
  CHECK(&ui::colours(app::Theme::dark, app::Tint::rose) == &ui::colours(app::Theme::dark, app::Tint::none));
  CHECK(ui::colours(app::Theme::paper, app::Tint::rose).paper != ui::colours(app::Theme::paper, app::Tint::none).paper);
}

TEST_CASE("colours are written as ImGui has them") {
  // #0F5156, with red in the lowest byte.
  CHECK(ui::colours(app::Theme::paper, app::Tint::none).accent == 0xFF56510FU);
}
