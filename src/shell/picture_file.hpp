/// Reading a pack's pictures: PNG and JPEG, by libpng and libjpeg-turbo, bounded before anything is unpacked.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <vector>

#include "words/problem.hpp"

namespace vignette::shell {

inline constexpr int longest_side = 8000;  ///< pixels; larger pictures are refused unread
inline constexpr std::int64_t most_pixels = 40'000'000;

struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  ///< four bytes a pixel, not premultiplied, from the top left
};

/// The picture, or what is wrong with it: missing, unreadable, too large.
std::expected<Pixels, words::Problem> read_picture(const std::filesystem::path& file);

/// Writes a picture as PNG. For the tour.
std::expected<void, words::Problem> write_png(const std::filesystem::path& file, const Pixels& pixels);

}  // namespace vignette::shell
