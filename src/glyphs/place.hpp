/// From pens to pixels: every glyph of a run on a whole pixel and a quarter-pixel phase. The window and the test that
/// compares with a browser's picture both place letters here.
#pragma once

#include <cmath>
#include <cstdint>

#include "page/setting.hpp"

namespace vignette::glyphs {

struct Placed {
  std::uint32_t glyph = 0;
  std::uint16_t font = 0;
  int phase = 0;     ///< quarters of a pixel to the right, 0 to 3
  int x = 0, y = 0;  ///< the pen, in pixels; y is the baseline, growing downwards
};

inline int whole(float pixels) { return static_cast<int>(std::floor(pixels + 0.5f)); }

/// Calls `each(Placed)` for every glyph of a run. `origin` is the setting's top left in logical units, `scale` the pixels
/// of one unit. The origin is moved to a whole pixel first, so that scrolling never changes the distance of two lines.
template <typename Each>
void place(const page::Run& run, page::Point origin, float scale, Each&& each) {
  const float left = static_cast<float>(whole(origin.x * scale));
  const int baseline = whole(origin.y * scale) + whole(run.baseline * scale);
  float pen = run.x;
  for (const page::Glyph& glyph : run.glyphs) {
    const int quarters = static_cast<int>(std::floor((left + (pen + glyph.x) * scale) * 4 + 0.5f));
    each(Placed{glyph.id, glyph.font, quarters & 3, quarters >> 2, baseline + whole(glyph.y * scale)});
    pen += glyph.advance;
  }
}

}  // namespace vignette::glyphs
