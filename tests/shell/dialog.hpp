/// The system's dialog in a test: a place for a file is chosen in it beforehand.
#pragma once

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "shell/running.hpp"

namespace vignette::support {

/// Stands in for the system's dialog, which `zenity` shows: answers with a place chosen before, or that none was.
class Dialog {
 public:
  explicit Dialog(const Desk& desk) : folder_(desk.scratch / "dialog"), before_(std::getenv("PATH")) {
    std::filesystem::create_directories(folder_);
    support::put_bytes(folder_ / "zenity", "#!/bin/sh\n: > '" + asked().string() + "'\n[ -e '" + chosen().string() +
                                               "' ] || exit 1\ncat '" + chosen().string() + "'\n");
    std::filesystem::permissions(folder_ / "zenity", std::filesystem::perms::owner_all);
    setenv("PATH", (folder_.string() + ":" + before_).c_str(), 1);
  }
  ~Dialog() { setenv("PATH", before_.c_str(), 1); }
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  bool was_asked() const { return std::filesystem::exists(asked()); }
  void chooses(const std::filesystem::path& place) const { support::put_bytes(chosen(), place.string() + "\n"); }
  /// From now on it stays open until somebody `answers`.
  void stays_open() const {
    std::filesystem::remove(chosen());
    REQUIRE(::mkfifo(chosen().c_str(), 0600) == 0);
  }
  /// Waits until it is asked, first.
  void answers(const std::filesystem::path& place) const { std::ofstream(chosen()) << place.string() << '\n'; }

 private:
  std::filesystem::path chosen() const { return folder_ / "chosen"; }
  std::filesystem::path asked() const { return folder_ / "asked"; }
  std::filesystem::path folder_;
  std::string before_;
};

}  // namespace vignette::support
