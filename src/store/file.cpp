#include "store/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "store/copies.hpp"
#include "store/disk.hpp"
#include "store/held.hpp"
#include "store/likeness.hpp"
#include "store/problems.hpp"
#include "store/whole.hpp"

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

/// Whether the file was empty before the change that a program ended in the midst of (SQLite file format, "The Rollback Journal").
bool was_empty_before(const fs::path& file) {
  constexpr std::array<std::uint8_t, 8> magic{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
  std::array<std::uint8_t, 20> header{};
  const auto got = read_beginning(beside(file, "-journal"), header);
  return got == static_cast<std::ptrdiff_t>(header.size()) && std::equal(magic.begin(), magic.end(), header.begin()) &&
         std::all_of(header.begin() + 16, header.end(), [](std::uint8_t byte) { return byte == 0; });
}

constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::uintmax_t page_size = 4096;

/// Whether what lies beside a file that is none any more tells that a portfolio stood there.
bool was_ours(const fs::path& file) {
  std::error_code error;
  return fs::exists(beside(file, "-lock"), error) || !copies_in(backups_folder(file, {}), file).empty();
}

/// Whether what lies beside a file of which nothing is left tells that it had a key.
bool tells_of_a_key(const fs::path& file) {
  return noted_beginning(file) || std::ranges::any_of(copies_in(backups_folder(file, {}), file), &portfolio::Backup::is_protected);
}

bool bears_our_name(const fs::path& file) { return file.extension() == ".vignette" || file.extension() == ".backup"; }

bool is_named_ours(const std::array<unsigned char, 100>& header) {
  return big_endian(header, 68) == static_cast<std::uint32_t>(application_id);
}

/// Bytes that are no text, in pages: what a protected portfolio looks like to those without its key.
bool may_be_locked(const fs::path& file, const std::array<unsigned char, 100>& header) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error || looks_like_text(std::span(header).first<16>())) return false;
  return size % page_size == 0 || bears_our_name(file);  // ours, cut short
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
  std::array<unsigned char, 100> header{};
  const auto got = read_beginning(file, header);
  if (got < 0) return std::unexpected(problem(file, Word::store_not_readable, Word::store_not_readable_mend));
  if (was_empty_before(file)) return Found::empty;  // SQLite empties it again
  const bool whole = got == static_cast<std::ptrdiff_t>(header.size());
  const auto damaged = [&] { return std::unexpected(problem(file, Word::store_damaged, Word::store_damaged_mend)); };
  const auto none_of_ours = [&] {
    if (was_ours(file)) return damaged();
    return std::unexpected(problem(file, Word::store_not_portfolio, Word::store_not_portfolio_mend));
  };
  if (whole && may_be_locked(file, header)) {
    if (fs::file_size(file, error) < page_size && !has_words(beside(file, "-journal")))
      return bears_our_name(file) ? damaged() : none_of_ours();  // what is left of one
    const auto like = likeness_of(file);
    if (like == Likeness::sealed) return Found::locked;
    if (like == Likeness::nothing && tells_of_a_key(file)) return Found::locked;
    if (like == Likeness::open && has_words(beside(file, "-journal"))) return Found::portfolio;  // as below
    return bears_our_name(file) || is_named_ours(header) ? damaged() : none_of_ours();
  }
  if (!whole || std::memcmp(header.data(), magic.data(), magic.size()) != 0) return none_of_ours();
  if (has_words(beside(file, "-journal"))) return Found::portfolio;  // half made; SQLite puts it right, then it is looked at again
  if (!is_named_ours(header)) return none_of_ours();
  if (big_endian(header, 60) > static_cast<std::uint32_t>(newest_version)) {
    return std::unexpected(problem(file, Word::store_newer, Word::store_newer_mend));
  }
  return Found::portfolio;
}

bool looks_like_text(std::span<const std::uint8_t, 16> bytes) {
  const auto printable = [](std::uint8_t c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t'; };
  return std::ranges::all_of(bytes, printable) || std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

std::optional<Problem> make_folder(const fs::path& folder) {
  if (const auto made = disk::make_folder(folder); !made) {
    auto told = problem(folder, Word::store_folder_not_made, Word::store_folder_not_made_mend);
    told.what = words::say(Word::store_folder_not_made, fmt::arg("reason", made.error().what));
    return told;
  }
  return std::nullopt;
}

std::optional<Problem> make_file(const fs::path& file) {
  std::error_code error;
  if (fs::exists(file, error)) return std::nullopt;
  if (const auto made = disk::make(file); !made) return made.error();
  return std::nullopt;
}

namespace {

/// The file being written to which a leaving belongs that bears a name of what was set aside or saved from damage, if it is one.
std::optional<fs::path> part_of_set_aside(const fs::path& file, const fs::path& leaving) {
  const auto name = leaving.filename().string();
  for (const std::string_view kind : {".part", ".damaged"}) {
    const auto at = name.rfind(kind);
    if (at == std::string::npos || !moment_of_set_aside(file, name.substr(0, at))) continue;
    const auto end = name.find_first_not_of("0123456789", at + kind.size());
    return folder_of(file) / (kind == ".part" ? name.substr(0, end) : name.substr(0, at) + ".part");
  }
  return std::nullopt;
}

}  // namespace

void clean_after_others(const fs::path& file) {
  if (!has_words(file)) return;
  std::error_code error;
  const auto stem = file.filename().string() + ".part";
  std::vector<fs::path> left, beside_it;
  for (const auto& entry : fs::directory_iterator(folder_of(file), fs::directory_options::skip_permission_denied, error))
    if (entry.path().filename().string().starts_with(stem))
      left.push_back(entry.path());
    else if (part_of_set_aside(file, entry.path()))
      beside_it.push_back(entry.path());
  for (const auto& one : left) static_cast<void>(disk::remove(one));  // what cannot go now goes another time
  for (const auto& one : beside_it)
    if (PartLock::take(*part_of_set_aside(file, one))) static_cast<void>(disk::remove(one));  // nobody is writing it
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

void WriteLock::note(std::span<const std::uint8_t> beginning) const {
  std::array<std::uint8_t, 17> noted{};
  const auto got = ::pread(descriptor_, noted.data(), noted.size(), 0);
  if (got == static_cast<ssize_t>(beginning.size()) && std::equal(beginning.begin(), beginning.end(), noted.begin())) return;
  // It only helps to tell what was damaged later: what cannot be noted is not.
  if (::ftruncate(descriptor_, 0) == 0 && ::pwrite(descriptor_, beginning.data(), beginning.size(), 0) < 0) return;
}

std::optional<std::array<std::uint8_t, 16>> noted_beginning(const fs::path& file) {
  std::array<std::uint8_t, 16> noted{};
  if (read_beginning(beside(file, "-lock"), noted) != static_cast<std::ptrdiff_t>(noted.size())) return std::nullopt;
  return noted;
}

WriteLock::WriteLock(WriteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriteLock::~WriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace vignette::store
