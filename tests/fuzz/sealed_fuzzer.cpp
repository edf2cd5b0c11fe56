/// Whatever the bytes, the readers of sealed files and key cards refuse them or take them whole.
#include "fuzz/sealed_tries.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const vignette::fuzz::SealedTries tries;
  tries({reinterpret_cast<const char*>(data), size});
  return 0;
}
