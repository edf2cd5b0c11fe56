#include "store/log.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "store/file.hpp"

namespace vignette::store {

namespace {

constexpr std::size_t log_header = 32, frame_header = 24;

class File {
 public:
  explicit File(const std::filesystem::path& name) : descriptor_(::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_empty() const {
    struct stat about{};
    return descriptor_ >= 0 && ::fstat(descriptor_, &about) == 0 && about.st_size == 0;
  }
  /// Whether all of it could be read.
  bool read(std::uint64_t at, std::span<std::uint8_t> into) const {
    while (!into.empty()) {
      const auto got = descriptor_ < 0 ? -1 : ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(at));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      into = into.subspan(static_cast<std::size_t>(got));
      at += static_cast<std::uint64_t>(got);
    }
    return true;
  }

 private:
  int descriptor_;
};

/// As the index's header lies in memory and in its file, in the computer's own order of bytes.
struct Head {
  std::uint32_t version = 0, unused = 0, changes = 0;
  std::uint8_t made = 0, big_endian = 0;
  std::uint16_t page_size = 0;
  std::uint32_t frames = 0, pages = 0;
  std::array<std::uint32_t, 2> sum{};
  std::array<std::uint8_t, 8> salt{};  // as the log has it
  std::array<std::uint32_t, 2> own_sum{};
};
static_assert(sizeof(Head) == 48);

struct Index {
  Head head;
  std::uint32_t folded = 0;  ///< frames that are in the file already
};

/// Nothing if there is none, or it is being changed.
std::optional<Index> index_of(const std::filesystem::path& file) {
  constexpr std::uint32_t known = 3007000;
  std::array<std::uint8_t, 2 * sizeof(Head) + sizeof(std::uint32_t)> bytes{};
  if (!File(beside(file, "-shm")).read(0, bytes) || std::memcmp(bytes.data(), bytes.data() + sizeof(Head), sizeof(Head)) != 0) return {};
  Index index;
  std::memcpy(&index.head, bytes.data(), sizeof(Head));
  std::memcpy(&index.folded, bytes.data() + 2 * sizeof(Head), sizeof index.folded);
  if (index.head.version != known || index.head.made == 0) return {};
  return index;
}

std::uint32_t number(std::span<const std::uint8_t> bytes, std::size_t at, bool big_endian) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | bytes[at + (big_endian ? i : 3 - i)];
  return number;
}

/// The log's running sum (walformat.html, 4.2).
void add(std::array<std::uint32_t, 2>& sum, std::span<const std::uint8_t> bytes, bool big_endian) {
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
    sum[0] += number(bytes, at, big_endian) + sum[1];
    sum[1] += number(bytes, at + 4, big_endian) + sum[0];
  }
}

enum class Log : std::uint8_t { whole, another, cut };

/// Whether the log holds the frames that the index tells of.
Log look(const File& log, const Head& head) {
  if (log.is_empty()) return Log::another;  // as SQLite leaves it that has folded all of it; the index is put right only after it
  std::array<std::uint8_t, log_header> header{};
  if (!log.read(0, header)) return Log::cut;
  if (std::memcmp(header.data() + 16, head.salt.data(), head.salt.size()) != 0) return Log::another;
  const bool big_endian = (header[3] & 1) != 0;
  const std::size_t page = head.page_size == 1 ? 65536 : head.page_size;
  std::array<std::uint32_t, 2> sum{};
  add(sum, std::span(header).first(24), big_endian);
  std::vector<std::uint8_t> frame(frame_header + page);
  for (std::uint64_t i = 0; i < head.frames; ++i) {
    if (!log.read(log_header + i * frame.size(), frame)) return Log::cut;
    add(sum, std::span(frame).first(8), big_endian);
    add(sum, std::span(frame).subspan(frame_header), big_endian);
    const bool same = std::memcmp(frame.data() + 8, head.salt.data(), head.salt.size()) == 0;
    if (!same || number(frame, 16, true) != sum[0] || number(frame, 20, true) != sum[1]) return Log::cut;
  }
  return sum == head.sum ? Log::whole : Log::cut;
}

}  // namespace

bool log_is_cut(const std::filesystem::path& file) {
  const auto index = index_of(file);
  if (!index || index->head.frames == 0 || index->folded >= index->head.frames) return false;
  if (look(File(beside(file, "-wal")), index->head) != Log::cut) return false;
  // Another program may have begun the log anew while it was looked at; then its index tells of that one.
  const auto again = index_of(file);
  return again && std::memcmp(&again->head, &index->head, sizeof(Head)) == 0 && again->folded == index->folded;
}

}  // namespace vignette::store
