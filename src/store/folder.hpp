/// Telling what kind of folder a portfolio lies in, by the names and marks that others leave. Private to this room and its tests.
#pragma once

#include <filesystem>
#include <istream>
#include <optional>

#include "portfolio/care.hpp"

namespace vignette::store {

/// By the marker files and names of programs that copy folders, in this folder or one above it.
std::optional<portfolio::Folder> copied_by(const std::filesystem::path& folder);
/// By where it is mounted: `table` is in the form of /proc/self/mountinfo.
std::optional<portfolio::Folder> mounted_as(const std::filesystem::path& folder, std::istream& table);
/// By the file system's number, as statfs gives it.
std::optional<portfolio::Folder> numbered(long number);

}  // namespace vignette::store
