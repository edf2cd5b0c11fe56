/// Letters as squares: every grapheme is half its size wide, so that a test can say exactly where ink goes.
#pragma once

#include "page/metrics.hpp"
#include "text/breaks.hpp"

namespace vignette::tests {

class SquareMetrics : public page::Metrics {
 public:
  float bold = 1;  ///< how many times as wide semibold letters are

  page::Shaped shape(std::string_view text, text::Range range, std::string_view /*language*/, page::Face face, float size) const override {
    ++shaped_;
    page::Shaped out;
    const float advance = size * 0.5F * (face.weight >= 600 ? bold : 1);
    const std::vector<std::size_t> ends = text::graphemes(text::part(text, range));
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const std::size_t offset = range.begin + ends[i];
      out.stops.push_back({offset, advance * static_cast<float>(i)});
      if (i + 1 < ends.size()) {
        out.glyphs.push_back({.id = static_cast<unsigned char>(text[offset]),
                              .font = static_cast<std::uint16_t>(face.weight),
                              .cluster = static_cast<std::uint32_t>(offset),
                              .advance = advance});
      }
    }
    out.width = out.stops.empty() ? 0 : out.stops.back().x;
    return out;
  }
  page::Vertical vertical(page::Face /*face*/, float size) const override { return {size * 0.8F, size * 0.2F, size * 0.5F}; }

  /// How often letters were asked for.
  std::size_t shaped() const { return shaped_; }

 private:
  mutable std::size_t shaped_ = 0;
};

}  // namespace vignette::tests
