/// A first look at a pack's picture, before anything decodes it: is it there, is it one, is it of a size anybody needs.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "words/problem.hpp"

namespace vignette::pack {

/// Pixels across times pixels down; more is not opened (a small file can unfold into gigabytes).
inline constexpr unsigned long long largest_picture = 40'000'000;
/// Bytes of a picture's file.
inline constexpr unsigned long long largest_picture_file = 32ull << 20;

/// Where a file of the pack's own folder really lies; what is wrong, without its place, if it lies elsewhere or cannot be read.
std::expected<std::filesystem::path, words::Problem> own_file(const std::filesystem::path& folder, const std::string& path);

/// What is wrong with a picture, without its place; nothing if it may be opened. `path` is relative to `folder`.
std::optional<words::Problem> picture_problem(const std::filesystem::path& folder, const std::string& path);

}  // namespace vignette::pack
