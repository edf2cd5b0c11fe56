/// Words that must not stay in memory.
#pragma once

#include <string>

namespace vignette::workshop {

/// Overwrites a string's bytes, unused capacity included, so that the compiler cannot leave it out; and empties it.
inline void wipe(std::string& text) {
  text.resize(text.capacity());
  volatile char* bytes = text.data();
  for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = '\0';
  text.clear();
}

}  // namespace vignette::workshop
