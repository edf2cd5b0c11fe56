/// A folder of a test's own in memory, where there is one, for loops that would wait for the disk thousands of times.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "support/scratch.hpp"

namespace vignette::support {

class QuickScratch {
 public:
  QuickScratch() {
    const std::filesystem::path memory = "/dev/shm";
    const auto where = ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
    std::string name = (where / "vignette-test-XXXXXX").string();
    if (::mkdtemp(name.data())) path_ = name;
  }
  ~QuickScratch() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  QuickScratch(const QuickScratch&) = delete;
  QuickScratch& operator=(const QuickScratch&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Every file below a folder, by its name from there.
using Files = std::map<std::string, std::string>;

inline Files files_below(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder).string()] = bytes_of(entry.path());
  }
  return files;
}

/// The folder holds these files and no others.
inline void lay_out(const std::filesystem::path& folder, const Files& files) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const auto& [name, bytes] : files) {
    std::filesystem::create_directories((folder / name).parent_path());
    put_bytes(folder / name, bytes);
  }
}

}  // namespace vignette::support
