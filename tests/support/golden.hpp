/// Text kept as files in tests/golden. Run with VIGNETTE_REWRITE_GOLDEN=1 to write the files anew; then read the diff.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace vignette::tests {

/// What the file holds, for the test to compare with; written anew first where that is asked for.
inline std::string golden(std::string_view name, std::string_view text) {
  const std::filesystem::path file = std::filesystem::path(VIGNETTE_SOURCE) / "tests" / "golden" / name;
  const char* rewrite = std::getenv("VIGNETTE_REWRITE_GOLDEN");  // NOLINT(concurrency-mt-unsafe): tests have one thread
  if (rewrite != nullptr && std::string_view(rewrite) == "1") std::ofstream(file, std::ios::binary) << text;
  std::ifstream in(file, std::ios::binary);
  INFO(file.string());
  REQUIRE(in.good());
  std::ostringstream kept;
  kept << in.rdbuf();
  return kept.str();
}

}  // namespace vignette::tests
