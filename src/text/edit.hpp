/// A change to a text, and its inverse.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/range.hpp"

namespace vignette::text {

/// At byte `at`, `removed` goes and `inserted` comes.
struct Edit {
  std::size_t at = 0;
  std::string removed;
  std::string inserted;

  bool operator==(const Edit&) const = default;
};

/// The edit that puts `inserted` in place of `range`.
Edit replace(std::string_view text, Range range, std::string_view inserted);

/// Carries out an edit; false, and no change, if `removed` does not stand at `at`.
bool apply(std::string& text, const Edit& edit);

Edit inverse(const Edit& edit);

/// The smallest single edit from one text to another, cut between characters. Used by a screen reader's set-text.
Edit difference(std::string_view from, std::string_view to);

}  // namespace vignette::text
