// Covers: abstract, of circles, arcs and tiles; the same drawing at any width and height.
#include "page/figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace vignette::page {
namespace {

Box filled(Rect rect, Paint fill) { return {rect, 0, fill, Paint::none, 0}; }
Disc disc(Point centre, float radius, Paint fill) { return {centre, radius, fill, Paint::none, 0}; }
Sector sector(Point centre, float radius, float from, float to, Paint fill) { return {centre, radius, from, to, fill, Paint::none, 0}; }
Sector arc(Point centre, float radius, float from, float to) { return {centre, radius, from, to, Paint::none, Paint::line, 1.6F}; }

Point on_circle(Point centre, float radius, float degrees) {
  const float angle = degrees * std::numbers::pi_v<float> / 180;
  return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

/// A round of review: on which circle, where, how large.
struct Round {
  float circle, degrees, radius;
};

/// Two places joined by one line, and the rounds of review passing over both.
Figure sam(float w, float h) {
  Figure out{{w, h}, {}};
  const Point home{w * 0.63F, h * 0.74F};
  const float radius = h * 0.34F;
  out.shapes = {filled({0, 0, w, h}, Paint::deep), filled({0, home.y, w, h - home.y}, Paint::deeper)};
  for (const float circle : {1.34F, 1.72F, 2.1F}) {
    out.shapes.emplace_back(arc(home, radius * circle, 180, 360));
  }
  out.shapes.emplace_back(sector(home, radius, 180, 360, Paint::sand));
  out.shapes.emplace_back(sector({w * 0.2F, home.y}, h * 0.15F, 180, 360, Paint::clay));
  out.shapes.emplace_back(filled({0, home.y - 1, w, 2}, Paint::pale));
  constexpr std::array rounds{Round{1.34F, 222, 4}, Round{1.34F, 276, 5}, Round{1.72F, 304, 6},
                              Round{1.72F, 238, 5}, Round{2.1F, 208, 4},  Round{2.1F, 322, 6}};
  for (const Round& round : rounds) {
    out.shapes.emplace_back(disc(on_circle(home, radius * round.circle, round.degrees), round.radius * h / 208, Paint::ochre));
  }
  return out;
}

/// The same for an upright space: the circles rise, and the larger place is mirrored in the ground.
Figure sam_upright(float w, float h) {
  Figure out{{w, h}, {}};
  const float unit = w / 520;
  const Point home{300 * unit, h * 640 / 900};
  const float radius = 150 * unit;
  out.shapes = {filled({0, 0, w, h}, Paint::deep), filled({0, home.y, w, h - home.y}, Paint::deeper)};
  for (const float circle : {1.4F, 1.85F, 2.3F, 2.75F, 3.2F}) {
    out.shapes.emplace_back(arc(home, radius * circle, 180, 360));
  }
  out.shapes.emplace_back(sector(home, radius, 180, 360, Paint::sand));
  out.shapes.emplace_back(sector({70 * unit, home.y}, 58 * unit, 180, 360, Paint::clay));
  out.shapes.emplace_back(filled({0, home.y - 1.5F, w, 3}, Paint::pale));
  constexpr std::array rounds{Round{1.4F, 212, 8},  Round{1.4F, 290, 10}, Round{1.85F, 246, 9}, Round{1.85F, 312, 12}, Round{2.3F, 228, 8},
                              Round{2.3F, 278, 11}, Round{2.75F, 256, 9}, Round{3.2F, 240, 8},  Round{3.2F, 268, 11}};
  for (const Round& round : rounds) {
    out.shapes.emplace_back(disc(on_circle(home, radius * round.circle, round.degrees), round.radius * unit, Paint::ochre));
  }
  for (int i = 0; i < 6; ++i) {
    const float step = static_cast<float>(i);
    out.shapes.emplace_back(
        filled({(150 + step * 25) * unit, home.y + (34 + step * 30) * unit, (300 - step * 50) * unit, 3 * unit}, Paint::sand));
  }
  return out;
}

/// The side of a tile: four fill a picture's shorter side, two a strip's. They grow a little rather than leave the sliver of one more
/// at the right.
float tile_of(float w, float h) {
  if (h > w) return w / 4;
  const float tile = w > 2.4F * h ? h / 2 : h / 4;
  const float whole = std::floor(w / tile), over = w - whole * tile;
  return over < tile / 4 ? w / whole : tile;
}

/// How many tiles cover a length, a hair's breadth aside.
int tiles_over(float length, float tile) { return static_cast<int>(std::ceil(length / tile - 0.01F)); }

/// A pattern that follows a rule.
Figure wayne(float w, float h) {
  Figure out{{w, h}, {filled({0, 0, w, h}, Paint::sand)}};
  const float tile = tile_of(w, h);
  const int columns = tiles_over(w, tile), rows = tiles_over(h, tile);
  constexpr std::array paints{Paint::teal, Paint::clay, Paint::deep, Paint::ochre};
  for (int j = 0; j < rows; ++j) {
    for (int i = 0; i < columns; ++i) {
      const float x = static_cast<float>(i) * tile, y = static_cast<float>(j) * tile;
      const Paint paint = paints[static_cast<std::size_t>(i + j * 3) % 4];
      if ((i * 7 + j * 3) % 11 == 5) {
        out.shapes.emplace_back(filled({x, y, tile, tile}, Paint::pale));
        out.shapes.emplace_back(disc({x + tile / 2, y + tile / 2}, tile * 0.28F, paint));
        continue;
      }
      const int corner = (i + 2 * j) % 4;  // clockwise from the top left
      const Point centre{corner == 1 || corner == 2 ? x + tile : x, corner >= 2 ? y + tile : y};
      const float from = 90.0F * static_cast<float>(corner);
      out.shapes.emplace_back(sector(centre, tile, from, from + 90, paint));
    }
  }
  return out;
}

/// FNV-1a: the same name has the same cover on every machine.
std::uint32_t number_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : name) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  }
  return hash;
}

/// Half-discs in quiet rows, turned by the name, with one bright round among them.
Figure quiet(std::string_view name, float w, float h) {
  Figure out{{w, h}, {filled({0, 0, w, h}, Paint::deep)}};
  const float tile = tile_of(w, h);
  const int columns = tiles_over(w, tile), rows = tiles_over(h, tile);
  std::uint32_t bits = number_of(name) | 1U;
  const int bright = static_cast<int>(bits % static_cast<std::uint32_t>(std::max(1, columns * rows)));
  for (int j = 0; j < rows; ++j) {
    for (int i = 0; i < columns; ++i) {
      bits = bits * 1664525U + 1013904223U;
      const Point centre{(static_cast<float>(i) + 0.5F) * tile, (static_cast<float>(j) + 0.5F) * tile};
      if (j * columns + i == bright) {
        out.shapes.emplace_back(disc(centre, tile * 0.3F, Paint::ochre));
        continue;
      }
      const float from = 90.0F * static_cast<float>((bits >> 28U) & 3U);
      const Paint paint = ((bits >> 24U) & 3U) == 0 ? Paint::deeper : Paint::teal;
      out.shapes.emplace_back(sector(centre, tile * 0.5F, from, from + 180, paint));
    }
  }
  return out;
}

}  // namespace

Figure cover(std::string_view name, float width, float height) {
  if (width <= 0 || height <= 0) {
    return {};
  }
  if (name == "sam") {
    return height > width ? sam_upright(width, height) : sam(width, height);
  }
  if (name == "wayne") {
    return wayne(width, height);
  }
  return quiet(name, width, height);
}

}  // namespace vignette::page
