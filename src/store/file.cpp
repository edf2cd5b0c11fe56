#include "store/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "store/problems.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Problem;
using words::Word;

namespace {

std::uint32_t big_endian(const std::array<unsigned char, 100>& header, std::size_t at) {
  return (std::uint32_t{header[at]} << 24) | (std::uint32_t{header[at + 1]} << 16) | (std::uint32_t{header[at + 2]} << 8) | header[at + 3];
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

bool has_words(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return !error && size > 0;
}

/// Puts a folder's list of names on the disk. A file system that cannot do that is taken as it is.
void settle(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

Problem not_made(const fs::path& file, int error) {
  if (error == ENOSPC || error == EDQUOT) return problem(file, Word::store_full, Word::store_full_mend);
  return problem(folder_of(file), Word::store_folder_read_only, Word::store_folder_read_only_mend);
}

}  // namespace

fs::path beside(const fs::path& file, const char* suffix) {
  fs::path companion = file;
  companion += suffix;
  return companion;
}

std::expected<Found, Problem> look_at(const fs::path& file, int newest_version) {
  std::error_code error;
  const auto status = fs::status(file, error);
  if (status.type() == fs::file_type::directory) return std::unexpected(problem(file, Word::store_is_folder, Word::store_is_folder_mend));
  if (error && status.type() != fs::file_type::not_found) {
    return std::unexpected(problem(file, Word::store_not_readable, Word::store_not_readable_mend));
  }
  const bool exists = status.type() != fs::file_type::not_found;
  if (exists && status.type() != fs::file_type::regular) {
    return std::unexpected(problem(file, Word::store_not_portfolio, Word::store_not_portfolio_mend));
  }
  if (!exists || fs::file_size(file, error) == 0) {
    const auto log = beside(file, "-wal");
    if (!has_words(log)) return exists ? Found::empty : Found::nothing;
    // SQLite would take the log away with the file it belonged to.
    auto told = problem(file, Word::store_parts_missing, Word::store_parts_missing_mend);
    told.what = words::say(Word::store_parts_missing, fmt::arg("beside", log.filename().string()));
    return std::unexpected(told);
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::unexpected(problem(file, Word::store_not_readable, Word::store_not_readable_mend));
  std::array<unsigned char, 100> header{};
  in.read(reinterpret_cast<char*>(header.data()), header.size());
  constexpr std::string_view magic("SQLite format 3\0", 16);
  const bool whole = in.gcount() == static_cast<std::streamsize>(header.size());
  if (!whole || std::memcmp(header.data(), magic.data(), magic.size()) != 0) {
    return std::unexpected(problem(file, Word::store_not_portfolio, Word::store_not_portfolio_mend));
  }
  if (has_words(beside(file, "-journal"))) return Found::portfolio;  // half made; SQLite puts it right, then it is looked at again
  if (big_endian(header, 68) != static_cast<std::uint32_t>(application_id)) {
    return std::unexpected(problem(file, Word::store_not_portfolio, Word::store_not_portfolio_mend));
  }
  if (big_endian(header, 60) > static_cast<std::uint32_t>(newest_version)) {
    return std::unexpected(problem(file, Word::store_newer, Word::store_newer_mend));
  }
  return Found::portfolio;
}

std::optional<Problem> make_folder(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return std::nullopt;
  if (!fs::create_directories(folder, error) && error) {
    auto told = problem(folder, Word::store_folder_not_made, Word::store_folder_not_made_mend);
    told.what = words::say(Word::store_folder_not_made, fmt::arg("reason", error.message()));
    return told;
  }
  fs::permissions(folder, fs::perms::owner_all, error);
  settle(folder_of(folder));
  return std::nullopt;
}

std::optional<Problem> make_file(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return errno == EEXIST ? std::nullopt : std::optional(not_made(file, errno));
  ::close(descriptor);
  settle(folder_of(file));
  return std::nullopt;
}

std::expected<WriteLock, Problem> WriteLock::take(const fs::path& file) {
  const auto name = beside(file, "-lock");
  const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::unexpected(not_made(file, errno));
  WriteLock lock(descriptor);
  // A file system without such locks still has SQLite's own, which keep each change whole.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    return std::unexpected(problem(file, Word::store_in_use, Word::store_in_use_mend));
  }
  return lock;
}

WriteLock::WriteLock(WriteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriteLock::~WriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace vignette::store
