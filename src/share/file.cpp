#include "share/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>

#include "share/sealed.hpp"
#include "text/unicode.hpp"
#include "words/words.hpp"

namespace vignette::share {

namespace fs = std::filesystem;
using words::Word;

namespace {

std::unexpected<words::Problem> kept_from(const fs::path& file, Word what, Word mend) {
  return std::unexpected(
      words::Problem{.where = file.string(), .what = std::string(words::say(what)), .mend = std::string(words::say(mend))});
}

std::unexpected<words::Problem> refusal(const fs::path& file, int error) {
  const auto told = [&](Word what, Word mend) { return kept_from(file, what, mend); };
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return told(Word::store_full, Word::store_full_mend);
    case EISDIR:
      return told(Word::export_is_folder, Word::export_is_folder_mend);
    case ENAMETOOLONG:
      return told(Word::export_long_name, Word::export_long_name_mend);
    case ENOENT:
    case ENOTDIR:
      return told(Word::export_no_folder, Word::export_no_folder_mend);
    case EACCES:
    case EPERM:
    case EROFS:
      return told(Word::export_not_allowed, Word::export_not_allowed_mend);
    default:
      return told(Word::store_disk_fault, Word::store_disk_fault_mend);
  }
}

/// 0, or errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_through(const fs::path& file, std::string_view bytes) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = write_all(descriptor, bytes);
  return ::close(descriptor) != 0 && error == 0 ? errno : error;
}

/// A file beside, held as long as it is open: one that nobody holds was left by a program that was killed, and is written over.
struct Beside {
  fs::path name;
  int descriptor = -1;
};

/// Errno, if there can be none.
std::expected<Beside, int> take_beside(const fs::path& file, const fs::path& folder) {
  constexpr int tries = 100;
  for (int n = 1; n <= tries; ++n) {
    const auto name = folder / ("." + file.filename().string().substr(0, 200) + ".part" + (n == 1 ? "" : std::to_string(n)));
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0 && errno != ELOOP && errno != EISDIR) return std::unexpected(errno);
    if (descriptor < 0) continue;
    struct stat held{}, named{};
    const bool ours = (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && ::fstat(descriptor, &held) == 0 &&
                      S_ISREG(held.st_mode) && held.st_uid == ::geteuid() && held.st_nlink == 1 && ::lstat(name.c_str(), &named) == 0 &&
                      held.st_ino == named.st_ino;
    if (ours && ::fchmod(descriptor, 0600) == 0 && ::ftruncate(descriptor, 0) == 0) return Beside{name, descriptor};
    ::close(descriptor);
  }
  return std::unexpected(EEXIST);
}

int write_beside(const fs::path& file, const fs::path& folder, std::string_view bytes) {
  const auto beside = take_beside(file, folder);
  if (!beside) return beside.error();
  int error = write_all(beside->descriptor, bytes);
  if (error == 0 && ::fsync(beside->descriptor) != 0) error = errno;
  if (error == 0 && ::rename(beside->name.c_str(), file.c_str()) != 0) error = errno;
  if (error != 0) ::unlink(beside->name.c_str());
  ::close(beside->descriptor);
  return error;
}

/// A portfolio or a backup of one, a part of theirs, or what lies beside them: names that nothing else is given, but for sealed files and
/// key cards by their endings.
bool named_as_portfolio(const fs::path& file) {
  const std::string name = file.filename().string();
  if (name.ends_with(".vignette-sealed") || name.ends_with(".vignette-card")) return false;
  return std::ranges::any_of(std::array<std::string_view, 2>{".vignette", ".backup"}, [&](std::string_view ending) {
    return name.ends_with(ending) || name.contains(std::string(ending) + "-") || name.contains(std::string(ending) + ".part");
  });
}

/// A portfolio by whatever name: by the first bytes of its form (SQLite file format, section 1.3), which a protected one does not show,
/// or by what lies beside it; and the files that belong to one.
bool is_portfolio(const fs::path& file) {
  constexpr std::string_view head{"SQLite format 3\0", 16};
  constexpr std::array<std::string_view, 4> companions{"-wal", "-journal", "-shm", "-lock"};
  std::string bytes(head.size(), '\0');
  std::ifstream(file, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (bytes == head) return true;
  const std::string name = file.string();
  return std::ranges::any_of(companions, [&](std::string_view companion) {
    std::error_code unknown;
    if (fs::exists(name + std::string(companion), unknown)) return true;
    return name.ends_with(companion) && fs::exists(name.substr(0, name.size() - companion.size()), unknown);
  });
}

}  // namespace

std::expected<void, words::Problem> write_file(const fs::path& file, std::string_view bytes) {
  std::error_code unknown;
  const auto status = fs::status(file, unknown);
  if (fs::is_directory(status) || !file.has_filename()) return refusal(file, EISDIR);
  if (file == "-") return kept_from(file, Word::export_dash, Word::export_dash_mend);  // elsewhere that is no file, but what is printed
  const fs::path meant = fs::weakly_canonical(file, unknown);                          // a link is followed, so what it names counts
  if (fs::is_regular_file(status) && (is_portfolio(file) || is_portfolio(meant)))
    return kept_from(file, Word::export_is_portfolio, Word::export_is_portfolio_mend);
  if (named_as_portfolio(file) || named_as_portfolio(meant))
    return kept_from(file, Word::store_portfolio_name, Word::store_in_the_way_mend);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    if (const int error = write_through(file, bytes)) return refusal(file, error);
    return {};
  }
  const fs::path target = fs::is_symlink(fs::symlink_status(file, unknown)) ? fs::weakly_canonical(file, unknown) : file;
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (const int error = write_beside(target, folder, bytes)) return refusal(file, error);
  if (const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); descriptor >= 0) {
    ::fsync(descriptor);  // the name too; a file system that cannot do that is taken as it is
    ::close(descriptor);
  }
  return {};
}

std::expected<std::string, words::Problem> read_given(const fs::path& file) {
  constexpr std::size_t most = most_sealed + std::size_t{100'000};
  std::string bytes;
  std::ifstream in(file, std::ios::binary);
  std::array<char, 65'536> part{};
  while (bytes.size() < most && (in.read(part.data(), part.size()) || in.gcount() > 0))
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
  if (bytes.size() < most && !in.eof()) return kept_from(file, Word::given_file_unreadable, Word::given_file_unreadable_mend);
  return bytes;
}

std::expected<std::string, words::Problem> read_given_text(const fs::path& file) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  auto words = read_given(file);
  if (!words) return words;
  // A zero stands in no text: it is how two bytes a letter begin, which read as UTF-8 too where they are of plain letters.
  if (text::first_invalid(*words) || words->find('\0') != std::string::npos)
    return kept_from(file, Word::given_file_not_utf8, Word::given_file_not_utf8_mend);
  if (words->starts_with(mark)) words->erase(0, mark.size());
  return words;
}

}  // namespace vignette::share
