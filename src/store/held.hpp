/// Looking into a file past SQLite without taking away the locks that SQLite has on it.
///
/// A system after POSIX gives back all locks that a process has on a file as soon as it closes any descriptor for it; another
/// program would then fold the log away under a writer (sqlite.org/howtocorrupt.html, section 2.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>

namespace vignette::store {

/// That this process has a file open through SQLite. Made before SQLite opens it, and gone after it has closed it.
class Held {
 public:
  explicit Held(const std::filesystem::path& file);
  ~Held();
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  /// Whether the log lacked its end when this process opened the file first (log.hpp).
  bool log_was_cut() const { return log_was_cut_; }

 private:
  std::optional<std::pair<std::uint64_t, std::uint64_t>> which_;  // device and number; nothing if there was no file
  bool log_was_cut_ = false;
};

/// Reads a file's first bytes, as many as there are; -1 if it cannot be read.
std::ptrdiff_t read_beginning(const std::filesystem::path& file, std::span<std::uint8_t> into);
/// The same from `at` on.
std::ptrdiff_t read_from(const std::filesystem::path& file, std::uint64_t at, std::span<std::uint8_t> into);

}  // namespace vignette::store
