// What the fuzzer of sealed files starts from, and whatever it found.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "fuzz/sealed_tries.hpp"
#include "support/scratch.hpp"

using namespace vignette;

TEST_CASE("sealed files, key cards and bodies of the fuzzer's corpus are refused, or taken whole") {
  const fuzz::SealedTries tries;
  int tried = 0;
  for (const auto& entry : std::filesystem::directory_iterator(VIGNETTE_SOURCE "/tests/fuzz/corpus/sealed")) {
    tries(support::bytes_of(entry.path()));
    ++tried;
  }
  CHECK(tried >= 6);
}
