/// A problem whose sentences are in the catalogue.
#pragma once

#include <expected>
#include <string>

#include "words/problem.hpp"
#include "words/words.hpp"

namespace vignette::words {

/// What stands in the way, and how to mend it; `where` as in Problem.
inline std::unexpected<Problem> stopped(Word what, Word mend, const std::string& where = {}) {
  return std::unexpected(Problem{.where = where, .what = std::string(say(what)), .mend = std::string(say(mend))});
}

}  // namespace vignette::words
