/// A cover that a pack brings: an SVG file in its folder, looked at before anything draws it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "pack/case.hpp"

namespace vignette::pack {

/// Bytes of a cover's file; shapes need no more.
inline constexpr unsigned long long largest_cover = 1ull << 20;

/// Whether a case's `cover` names a file of its own, not a cover that Vignette draws.
bool is_cover_file(std::string_view cover);

/// The file of a case's cover; nothing if Vignette draws it.
std::optional<std::filesystem::path> cover_file(const Case& of);

/// What is wrong with a cover, without its place; nothing if drawing it may be tried. `path` is relative to `folder`.
std::optional<words::Problem> cover_problem(const std::filesystem::path& folder, const std::string& path);

}  // namespace vignette::pack
