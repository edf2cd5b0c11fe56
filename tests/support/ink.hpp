/// Pictures of lines of text, and how much ink they have and how sharp they are.
///
/// Ink is the sum of |background − pixel| in 8-bit grey over the line's box, one pixel larger on each side; sharpness is the
/// sum of |difference of horizontal neighbours| ÷ ink. The background is the crop's upper left pixel.
#pragma once

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "glyphs/library.hpp"
#include "glyphs/place.hpp"

namespace vignette::support {

struct Colour {
  int r = 0, g = 0, b = 0;
};

/// RGB, 8 bits a channel.
struct Picture {
  int w = 0, h = 0;
  std::vector<std::uint8_t> rgb;

  double grey(int x, int y) const {
    const std::uint8_t* p = &rgb[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x))];
    return std::floor(0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2] + 0.5);
  }
};

struct Box {
  int x = 0, y = 0, w = 0, h = 0;
};

struct Measured {
  double ink = 0;
  double sharpness = 0;
};

inline Measured measure(const Picture& picture, Box line) {
  const int left = std::max(0, line.x - 1), right = std::min(picture.w, line.x + line.w + 1);
  const int top = std::max(0, line.y - 1), bottom = std::min(picture.h, line.y + line.h + 1);
  const double background = picture.grey(left, top);
  double ink = 0, steps = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      ink += std::abs(background - picture.grey(x, y));
      if (x > left) steps += std::abs(picture.grey(x, y) - picture.grey(x - 1, y));
    }
  return {ink, ink > 0 ? steps / ink : 0};
}

/// How far two pictures of one size differ over a line's box, as a share of the first one's ink: 0 is the same, 2 nothing in common.
inline double difference(const Picture& one, const Picture& other, Box line) {
  double sum = 0;
  for (int y = line.y; y < line.y + line.h; ++y)
    for (int x = line.x; x < line.x + line.w; ++x) sum += std::abs(one.grey(x, y) - other.grey(x, y));
  return sum / measure(one, line).ink;
}

inline Picture read_png(const std::string& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_file(&image, path.c_str())) throw std::runtime_error(path + ": " + image.message);
  image.format = PNG_FORMAT_RGB;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  if (!png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr)) throw std::runtime_error(path + ": " + image.message);
  return picture;
}

inline void write_png(const std::string& path, const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.w);
  image.height = static_cast<png_uint_32>(picture.h);
  image.format = PNG_FORMAT_RGB;
  if (!png_image_write_to_file(&image, path.c_str(), 0, picture.rgb.data(), 0, nullptr))
    throw std::runtime_error(path + ": " + image.message);
}

inline Picture blank(int w, int h, Colour colour) {
  Picture picture{w, h, {}};
  picture.rgb.resize(3 * static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  for (std::size_t i = 0; i < picture.rgb.size(); i += 3) {
    picture.rgb[i] = static_cast<std::uint8_t>(colour.r);
    picture.rgb[i + 1] = static_cast<std::uint8_t>(colour.g);
    picture.rgb[i + 2] = static_cast<std::uint8_t>(colour.b);
  }
  return picture;
}

/// Draws a run as the window does: the same places, the same glyphs, mixed as the graphics card mixes them.
inline void draw(Picture& picture, const glyphs::Library& library, const page::Run& run, page::Point origin, float scale, Colour ink) {
  const bool raised = glyphs::is_light(ink.r, ink.g, ink.b);
  glyphs::place(run, origin, scale, [&](const glyphs::Placed& each) {
    const glyphs::Bitmap drawn = library.rasterise(each.font, each.glyph, each.phase, run.size * scale);
    for (int row = 0; row < drawn.h; ++row)
      for (int column = 0; column < drawn.w; ++column) {
        const int x = each.x + drawn.left + column, y = each.y - drawn.top + row;
        if (x < 0 || y < 0 || x >= picture.w || y >= picture.h) continue;
        std::uint8_t v =
            drawn.coverage[static_cast<std::size_t>(row) * static_cast<std::size_t>(drawn.w) + static_cast<std::size_t>(column)];
        if (raised) v = glyphs::raised(v);
        std::uint8_t* p =
            &picture.rgb[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.w) + static_cast<std::size_t>(x))];
        const auto mix = [v](std::uint8_t under, int over) {
          return static_cast<std::uint8_t>(std::lround(under + (over - under) * (v / 255.0)));
        };
        p[0] = mix(p[0], ink.r), p[1] = mix(p[1], ink.g), p[2] = mix(p[2], ink.b);
      }
  });
}

/// The reference pictures of tests/shots/reference (scripts/make-reference-lines): 640 × 200 units, the line's box within.
struct ReferenceTheme {
  std::string_view name;
  Colour ink, paper;
};
inline constexpr ReferenceTheme reference_themes[] = {{"paper", {0x24, 0x21, 0x1C}, {0xFB, 0xF8, 0xF1}},
                                                      {"dark", {0xEF, 0xE8, 0xDB}, {0x1F, 0x1D, 0x19}},
                                                      {"contrast", {0xFF, 0xFF, 0xFF}, {0, 0, 0}}};
inline constexpr int reference_percents[] = {100, 125, 150, 200};

inline Box reference_box(float scale) {
  return {glyphs::whole(20 * scale), glyphs::whole(15 * scale), glyphs::whole(600 * scale), glyphs::whole(30 * scale)};
}

/// The same line drawn by us, 20 units high on a line of 30.
inline Picture reference_line(const glyphs::Library& library, std::string_view text, const ReferenceTheme& theme, float scale) {
  constexpr page::Face face{};
  constexpr float size = 20, line = 30;
  const page::Shaped shaped = library.shape(text, {0, text.size()}, "en-GB", face, size);
  const page::Vertical vertical = library.vertical(face, size);
  page::Run run;
  run.size = size;
  run.baseline = std::floor((line - vertical.ascent - vertical.descent) / 2) + vertical.ascent;
  run.glyphs = shaped.glyphs;
  Picture picture = blank(glyphs::whole(640 * scale), glyphs::whole(200 * scale), theme.paper);
  draw(picture, library, run, {20, 15}, scale, theme.ink);
  return picture;
}

}  // namespace vignette::support
