/// The portfolio's file before SQLite sees it: whether it is one, its folder, and who may write.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <span>

#include "words/problem.hpp"

namespace vignette::store {

/// "Vgnt": how SQLite's header names a portfolio (PRAGMA application_id; SQLite file format, section 1.3).
inline constexpr int application_id = 0x56676E74;

enum class Found { nothing, empty, portfolio, locked };  ///< `locked`: needs a key before more can be told

/// Looks at a file without writing anything.
std::expected<Found, words::Problem> look_at(const std::filesystem::path& file, int newest_version);

/// Whether a file that begins so is text, or SQLite's own form, rather than a protected portfolio.
bool looks_like_text(std::span<const std::uint8_t, 16> bytes);

/// The companion that SQLite keeps beside the file: "-wal", "-shm", "-journal"; and ours, "-lock".
std::filesystem::path beside(const std::filesystem::path& file, const char* suffix);

/// Makes the folder if it is missing; only its owner may look into a folder that we make.
std::optional<words::Problem> make_folder(const std::filesystem::path& folder);

/// Makes an empty file that only its owner may read, if none is there, and sees that its name is on the disk.
std::optional<words::Problem> make_file(const std::filesystem::path& file);

/// Takes away what a killed program left half written beside the file; never while the file itself is missing or empty.
/// To be called with the WriteLock held.
void clean_after_others(const std::filesystem::path& file);

/// How a protected portfolio began when it was last opened to write, as is noted beside it: 16 bytes that are no secret, and
/// without which no passphrase opens it (secret.hpp).
std::optional<std::array<std::uint8_t, 16>> noted_beginning(const std::filesystem::path& file);

/// The right to write a portfolio, held by one Store at a time on this computer; given back by the system if the program ends.
class WriteLock {
 public:
  static std::expected<WriteLock, words::Problem> take(const std::filesystem::path& file);
  /// Notes in the lock's file how the portfolio begins; empty: that of one without a key need not be known.
  void note(std::span<const std::uint8_t> beginning) const;
  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&&) = delete;
  ~WriteLock();

 private:
  explicit WriteLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace vignette::store
