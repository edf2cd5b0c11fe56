#include "shell/icon_pixels.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vignette::shell {

namespace {

using Rgb = std::array<float, 3>;
constexpr Rgb deep{0x14, 0x47, 0x4C}, pale{0xF3, 0xE8, 0xCF}, clay{0xC2, 0x60, 0x3C};

/// Signed distance to a rounded square of half side `half` around the middle, in units of the icon's side.
float rounded_square(float x, float y, float half, float corner) {
  const float dx = std::max(std::abs(x) - half + corner, 0.0f), dy = std::max(std::abs(y) - half + corner, 0.0f);
  return std::hypot(dx, dy) - corner;
}

}  // namespace

Pixels icon_pixels(int side) {
  Pixels pixels{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4)};
  const float pixel = 1.0f / static_cast<float>(side);
  const auto inside = [pixel](float distance) { return std::clamp(0.5f - distance / pixel, 0.0f, 1.0f); };
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      const float x = (static_cast<float>(column) + 0.5f) * pixel - 0.5f, y = (static_cast<float>(row) + 0.5f) * pixel - 0.5f;
      const float disc = inside(std::hypot(x, y) - 0.3f);
      const Rgb& half = y < 0 ? pale : clay;
      auto* out = &pixels.rgba[static_cast<std::size_t>(row * side + column) * 4];
      for (std::size_t channel = 0; channel < 3; ++channel)
        out[channel] = static_cast<std::uint8_t>(std::lround(deep[channel] + (half[channel] - deep[channel]) * disc));
      out[3] = static_cast<std::uint8_t>(std::lround(255 * inside(rounded_square(x, y, 0.5f, 0.22f))));
    }
  return pixels;
}

}  // namespace vignette::shell
