// What a line of the shell printed, and how it ended.
#pragma once
#include <sys/wait.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <string>

namespace vignette::support {

struct Said {
  int status = -1;  ///< -1: a signal ended it
  std::string told;
};

inline Said run_line(const std::string& line) {
  Said said;
  std::FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), pipe)) said.told.append(buffer.data(), count);
  const int ended = pclose(pipe);
  said.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
  return said;
}

}  // namespace vignette::support
