/// What the typesetter asks of letters. `glyphs` answers with HarfBuzz, tests with square letters.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/face.hpp"
#include "text/range.hpp"

namespace vignette::page {

/// One glyph of a shaped run. Lengths are logical units (CSS pixels at 100 %), y grows downwards.
struct Glyph {
  std::uint32_t id = 0;       ///< glyph index in its font file
  std::uint16_t font = 0;     ///< number of the font file, as `glyphs` counts them (fallback faces have their own)
  std::uint32_t cluster = 0;  ///< byte offset, in the whole text, of the first character it stands for
  float advance = 0;
  float x = 0, y = 0;  ///< offset from the pen
  bool operator==(const Glyph&) const = default;
};

/// A place the caret can stand: a grapheme boundary and its distance from the run's start. Ligatures have inner stops.
struct Stop {
  std::size_t offset = 0;  ///< byte offset in the whole text
  float x = 0;
  bool operator==(const Stop&) const = default;
};

struct Shaped {
  std::vector<Glyph> glyphs;
  std::vector<Stop> stops;  ///< in order, the run's two ends included
  float width = 0;
};

/// Height of letters above and below the baseline, both positive, logical units.
struct Vertical {
  float ascent = 0;
  float descent = 0;
  float x_height = 0;
};

class Metrics {
 public:
  virtual ~Metrics() = default;
  /// Shapes `range` of `text`, left to right; `size` is the em size in logical units. Must be pure.
  virtual Shaped shape(std::string_view text, text::Range range, std::string_view language, Face face, float size) const = 0;
  virtual Vertical vertical(Face face, float size) const = 0;
};

}  // namespace vignette::page
