/// Drawing the SVG cover of a pack, by librsvg where it is installed. A stranger's drawing can ask for any amount of work, so a
/// process of its own does it, with a limit to its time and memory: the one that holds the words only takes the pixels.
#pragma once

#include <expected>
#include <filesystem>

#include "shell/picture_file.hpp"

namespace vignette::shell {

/// The longer side of a drawn cover, pixels.
inline constexpr int cover_side = 1600;

/// A cover drawn, or what is wrong with it. Starts `program` (this one) with `draw-cover`.
std::expected<Pixels, words::Problem> read_cover(const std::filesystem::path& file, const std::filesystem::path& program);
/// By this very program.
std::expected<Pixels, words::Problem> read_cover(const std::filesystem::path& file);

/// What that process does: limits itself, draws, and prints the pixels. Answers its exit status.
int draw_cover(const std::filesystem::path& file, const char* library = "librsvg-2.so.2");

}  // namespace vignette::shell
