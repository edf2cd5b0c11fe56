/// Reading packs. Reading never fails outright: a pack with problems still opens, with what could be read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "pack/case.hpp"

namespace vignette::pack {

/// Larger case files are cut at this many bytes, with a problem that says so.
inline constexpr std::size_t largest_case = 10u << 20;

/// Reads one case from the bytes of its `case.md`. Pure. `file` names it in problems; `folder` is where its pictures would lie.
Case parse(std::string_view markdown, std::string_view file, std::string_view folder = {});

/// Reads a pack folder (or its case.md) from disk.
Case read_case(const std::filesystem::path& pack);

/// Reads content folders: each may be a pack, a case.md, or a folder of packs with glossary.yml and collection.yml.
/// Finds what only shows across packs too (a pack id used twice, glossary ids nobody defines) and adds it to the case's problems.
Shelf read_shelf(const std::vector<std::filesystem::path>& folders);

/// What keeps a content folder, pack or case.md from being looked at at all; nothing if it can be.
std::optional<words::Problem> out_of_reach(const std::filesystem::path& path);

}  // namespace vignette::pack
