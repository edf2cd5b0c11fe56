/// The few things done to files as a whole, outside SQLite, in one place so that a test can let any of them fail.
#pragma once

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
std::expected<void, words::Problem> rename(const std::filesystem::path& from,
                                           const std::filesystem::path& to);    ///< replaces; then the folder is put on the disk
std::expected<void, words::Problem> remove(const std::filesystem::path& file);  ///< nothing there is fine
std::expected<void, words::Problem> sync(const std::filesystem::path& file);
/// An empty file that only its owner may read; fails if something is there.
std::expected<void, words::Problem> make(const std::filesystem::path& file);

}  // namespace vignette::store::disk
