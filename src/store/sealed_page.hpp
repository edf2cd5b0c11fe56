/// A protected file's pages as they lie on the disk, in SQLCipher 4's form: the salt (in the first page only), what is sealed, the chance
/// that it was sealed with, the seal (SQLCipher design, "Page Cipher" and "Per-page HMAC").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "store/secret.hpp"

namespace vignette::store {

inline constexpr std::size_t page_size = 4096;
inline constexpr std::size_t set_apart = 80;  ///< bytes at the end of each page of a protected file that SQLite does not use

/// What a file's pages are sealed and opened with; wiped with it. Throws std::bad_alloc where the system has no means to do either.
class PageKey {
 public:
  explicit PageKey(const Key& key);
  ~PageKey();
  PageKey(const PageKey&) = delete;
  PageKey& operator=(const PageKey&) = delete;

  /// Whether a page of `page_size` has its seal. Pages are numbered from 1.
  bool seals(std::span<const std::uint8_t> page, std::uint32_t number) const;
  /// The page as SQLite sees it; empty if it has not its seal. What is in it is the caller's to wipe.
  std::vector<std::uint8_t> opened(std::span<const std::uint8_t> page, std::uint32_t number) const;
  /// The page as it is to lie on the disk.
  std::vector<std::uint8_t> sealed(std::span<const std::uint8_t> page, std::uint32_t number) const;

 private:
  using Seal = std::array<std::uint8_t, 64>;
  std::optional<Seal> seal_of(std::span<const std::uint8_t> page, std::uint32_t number) const;

  Key key_;
  std::array<std::uint8_t, 32> seal_key_{};
};

}  // namespace vignette::store
