/// What the pages of a file look like to those without its key: how a damaged portfolio is told from one that is locked. Private to this
/// room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace vignette::store {

/// `nothing`: every page looked at is empty. Most of the others decide which of the two it is.
enum class Likeness : std::uint8_t { sealed, open, nothing };
/// Reads at most a quarter of a megabyte, spread over the file. Of a file that cannot be read: `nothing`.
Likeness likeness_of(const std::filesystem::path& file);

/// Whether a page may be sealed: what is sealed looks like chance, in which half of the bytes are below 128.
bool may_be_sealed(std::span<const std::uint8_t> page);

}  // namespace vignette::store
