#include "store/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <mutex>
#include <utility>

#include "store/problems.hpp"

namespace vignette::store::disk {

namespace fs = std::filesystem;

namespace {

std::mutex asking;
std::function<int(Act, const fs::path&)> asked;

/// 0, or the errno a test wants.
int refused(Act act, const fs::path& file) {
  const std::lock_guard lock(asking);
  return asked ? asked(act, file) : 0;
}

Done told(const fs::path& file, int error) {
  if (error == 0) return {};
  return std::unexpected(problem_of_system(file, error));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  /// 0, or errno: some file systems tell only here that a write did not succeed.
  int close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

 private:
  int number_;
};

/// Only its owner may read it, whatever the umask.
int make_own(const fs::path& file) {
  Descriptor made(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (made.get() < 0 || ::fchmod(made.get(), 0600) != 0) return errno;
  return made.close();
}

/// 0, or errno.
int pour(int from, int to) {
  std::array<char, std::size_t{64} * 1024> buffer{};
  while (true) {
    const auto got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) return 0;
    for (ssize_t put = 0; put < got;) {
      const auto written = ::write(to, buffer.data() + put, static_cast<std::size_t>(got - put));
      if (written < 0 && errno != EINTR) return errno;
      if (written > 0) put += written;
    }
  }
}

}  // namespace

void before(std::function<int(Act, const fs::path&)> ask) {
  const std::lock_guard lock(asking);
  asked = std::move(ask);
}

Done rename(const fs::path& from, const fs::path& to) {
  if (const int error = refused(Act::rename, to)) return told(to, error);
  if (::rename(from.c_str(), to.c_str()) != 0) return told(to, errno);
  return sync_folder(to);
}

Done rename_new(const fs::path& from, const fs::path& to) {
  if (const int error = refused(Act::rename, to)) return told(to, error);
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno != EINVAL && errno != ENOSYS) return told(to, errno);
    std::error_code unknown;  // a file system that cannot look and rename in one
    if (fs::symlink_status(to, unknown).type() != fs::file_type::not_found) return told(to, EEXIST);
    if (::rename(from.c_str(), to.c_str()) != 0) return told(to, errno);
  }
  return sync_folder(to);
}

Done link(const fs::path& file, const fs::path& other) {
  if (const int error = refused(Act::rename, other)) return told(other, error);
  if (::link(file.c_str(), other.c_str()) != 0) return told(other, errno);
  return sync_folder(other);
}

Done remove(const fs::path& file) {
  std::error_code unknown;
  if (fs::symlink_status(file, unknown).type() == fs::file_type::not_found) return {};
  if (const int error = refused(Act::remove, file)) return told(file, error);
  return told(file, ::unlink(file.c_str()) == 0 || errno == ENOENT ? 0 : errno);
}

Done sync(const fs::path& file) {
  if (const int error = refused(Act::sync, file)) return told(file, error);
  const Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  return told(file, open.get() >= 0 && ::fsync(open.get()) == 0 ? 0 : errno);
}

Done sync_folder(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (const int error = refused(Act::sync_folder, folder)) return told(folder, error);
  const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (open.get() < 0) return {};  // may be written to and not listed; there is nothing more to do about it
  const bool settled = ::fsync(open.get()) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EBADF;  // a network's may not know how
  return told(folder, settled ? 0 : errno);
}

Done make(const fs::path& file) {
  if (const int error = refused(Act::make, file)) return told(file, error);
  if (const int error = make_own(file)) return told(file, error);
  return sync_folder(file);
}

Done make_folder(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return {};
  if (const auto above = make_folder(folder.parent_path()); !above) return above;
  if (const int refusal = refused(Act::make, folder)) return told(folder, refusal);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return told(folder, errno);
  if (::chmod(folder.c_str(), 0700) != 0) return told(folder, errno);
  return sync_folder(folder);
}

Done copy(const fs::path& from, const fs::path& to) {
  const Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.get() < 0) return told(from, errno);
  if (const auto made = make(to); !made) return made;
  if (const int error = refused(Act::write, to)) return told(to, error);
  Descriptor out(::open(to.c_str(), O_WRONLY | O_CLOEXEC));
  if (out.get() < 0) return told(to, errno);
  if (const int error = pour(in.get(), out.get())) return told(to, error);
  return told(to, out.close());
}

}  // namespace vignette::store::disk
