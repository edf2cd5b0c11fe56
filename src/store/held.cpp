#include "store/held.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <mutex>
#include <utility>

#include "store/log.hpp"

namespace vignette::store {

namespace {

using Which = std::pair<std::uint64_t, std::uint64_t>;

struct Open {
  int count = 0;
  int descriptor = -1;  // closed when nobody here has the file open any more
  bool log_was_cut = false;
};

std::mutex mutex;
std::map<Which, Open>& all() {
  static std::map<Which, Open> open;
  return open;
}

Which which_of(const struct stat& about) { return {about.st_dev, about.st_ino}; }

std::ptrdiff_t read_all(int descriptor, std::uint64_t at, std::span<std::uint8_t> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    const auto got = ::pread(descriptor, into.data() + done, into.size() - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return static_cast<std::ptrdiff_t>(done);
}

}  // namespace

Held::Held(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex);
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0) return;
  which_ = which_of(about);
  auto& open = all()[*which_];
  if (open.count == 0) open.log_was_cut = log_is_cut(file);
  log_was_cut_ = open.log_was_cut;
  ++open.count;
  if (open.count == 1) open.descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
}

Held::~Held() {
  if (!which_) return;
  const std::lock_guard lock(mutex);
  const auto open = all().find(*which_);
  if (--open->second.count > 0) return;
  if (open->second.descriptor >= 0) ::close(open->second.descriptor);
  all().erase(open);
}

std::ptrdiff_t read_beginning(const std::filesystem::path& file, std::span<std::uint8_t> into) { return read_from(file, 0, into); }

std::ptrdiff_t read_from(const std::filesystem::path& file, std::uint64_t at, std::span<std::uint8_t> into) {
  const std::lock_guard lock(mutex);
  struct stat about{};
  if (::stat(file.c_str(), &about) == 0) {
    const auto open = all().find(which_of(about));
    if (open != all().end()) return read_all(open->second.descriptor, at, into);
  }
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return -1;
  const auto got = read_all(descriptor, at, into);
  ::close(descriptor);
  return got;
}

}  // namespace vignette::store
