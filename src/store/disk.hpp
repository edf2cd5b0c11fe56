/// The few things done to files as a whole, outside SQLite, in one place so that a test can let any of them fail.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>

#include "words/problem.hpp"

namespace vignette::store::disk {

enum class Act : std::uint8_t { make, rename, remove, sync, sync_folder, write };

/// For tests: asked before every act; a number other than 0 is the errno it fails with, without being done.
void before(std::function<int(Act, const std::filesystem::path&)> ask);

/// Each answers what went wrong, told as a Problem about the file.
using Done = std::expected<void, words::Problem>;
Done rename(const std::filesystem::path& from, const std::filesystem::path& to);  ///< replaces; then the folder is put on the disk
/// Only if nothing is there.
Done rename_new(const std::filesystem::path& from, const std::filesystem::path& to);
/// A second name for the same file, where nothing is. Not every file system can.
Done link(const std::filesystem::path& file, const std::filesystem::path& other);
Done remove(const std::filesystem::path& file);  ///< nothing there is fine
Done sync(const std::filesystem::path& file);
/// Puts the list of names in the file's folder on the disk. A file system that cannot do that is taken as it is.
Done sync_folder(const std::filesystem::path& file);
/// An empty file that only its owner may read; fails if something is there.
Done make(const std::filesystem::path& file);
/// The folder and those above it, if they are missing; only its owner may look into a folder that we make.
Done make_folder(const std::filesystem::path& folder);
/// A copy that only its owner may read, to a name where nothing is.
Done copy(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace vignette::store::disk
