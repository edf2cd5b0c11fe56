/// A stretch of UTF-8 text, in bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace vignette::text {

/// Half-open, in bytes of UTF-8; both ends lie between characters.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
  bool contains(std::size_t offset) const { return offset >= begin && offset < end; }
  bool operator==(const Range&) const = default;
};

inline std::string_view part(std::string_view text, Range range) { return text.substr(range.begin, range.size()); }

}  // namespace vignette::text
