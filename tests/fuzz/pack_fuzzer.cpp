/// Whatever the bytes, a case comes back whose spans lie in their text.
#include <cstdint>
#include <cstdlib>

#include "pack/read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vignette::pack;
  const Case read = parse({reinterpret_cast<const char*>(data), size}, "case.md");
  for (const auto& section : read.sections)
    for (const auto& block : section.blocks)
      for (const auto& span : block.spans)
        if (span.range.begin >= span.range.end || span.range.end > block.text.size()) std::abort();
  for (const auto& problem : read.problems)
    if (problem.what.empty() || problem.line < 0 || problem.column < 0) std::abort();
  return 0;
}
