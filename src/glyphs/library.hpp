/// Real letters: shapes and measures text with HarfBuzz and draws single glyphs with FreeType.
///
/// Font files are mapped into memory when the first letter of theirs is asked for, and never copied. Answers depend on
/// nothing but what is asked; still, one thread at a time, because buffers are used again.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <vector>

#include "page/metrics.hpp"
#include "words/problem.hpp"

namespace vignette::glyphs {

/// One drawn glyph: `w` × `h` pixels of coverage, 0 to 255, row by row, no padding. `left` and `top` are whole pixels from
/// the pen to the bitmap's left edge (rightwards) and to its upper edge (upwards).
struct Bitmap {
  int w = 0, h = 0;
  int left = 0, top = 0;
  std::vector<std::uint8_t> coverage;
};

class Library final : public page::Metrics {
 public:
  /// A library of the faces in `folder`, or what is missing from it. Reads no font yet.
  static std::expected<std::unique_ptr<Library>, words::Problem> open(const std::filesystem::path& folder);
  ~Library() override;

  /// Text of one face is split where another script begins and where the face lacks a letter. Scripts that run from right
  /// to left get their glyphs in that order, all as one cluster, while `stops` still grow from left to right. Clusters never fall.
  /// Control characters take no room, but a tab, which is four spaces wide.
  page::Shaped shape(std::string_view text, text::Range range, std::string_view language, page::Face face, float size) const override;

  /// Ascent and descent as a browser rounds them, so that lines sit where a browser's would: the baseline is
  /// ⌊(line − ascent − descent) ÷ 2⌋ + ascent below the line's top.
  page::Vertical vertical(page::Face face, float size) const override;

  /// Draws a glyph with its em `pixels` high, moved right by `phase` quarters of a pixel: hinted lightly (heights only), and
  /// empty for a space or a font that can't be read.
  Bitmap rasterise(std::uint16_t font, std::uint32_t glyph, int phase, float pixels) const;

  /// The glyph of a single character in a font, 0 if it has none; for text that needs no shaping.
  std::uint32_t glyph_of(std::uint16_t font, char32_t character) const;
  /// Its advance as a share of the em.
  float advance_of(std::uint16_t font, std::uint32_t glyph) const;

 private:
  explicit Library(std::filesystem::path folder);
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Light letters on a dark ground look thinner than dark ones on a light ground unless their edges are raised a little:
/// v + 0.2·v·(1 − v), measured against Chromium's (tests/glyphs/reference.cpp).
constexpr std::uint8_t raised(std::uint8_t coverage) {
  const float v = static_cast<float>(coverage) / 255.0f;
  return static_cast<std::uint8_t>((v + 0.2f * v * (1 - v)) * 255.0f + 0.5f);
}

/// Whether letters of this colour (0 to 255 each) get `raised` edges: the colour decides, so that a light label on a dark
/// button is right in every theme.
constexpr bool is_light(int red, int green, int blue) { return 299 * red + 587 * green + 114 * blue > 127500; }

}  // namespace vignette::glyphs
