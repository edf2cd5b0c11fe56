/// A thing that went wrong, told so that a person can mend it: where, what, how.
#pragma once

#include <cstdint>
#include <string>

namespace vignette::words {

enum class Severity { error, warning };

/// `where` names a file, a place in the window or a command's word; it never holds a learner's writing.
/// `line` and `column` count from 1, in characters; 0 means the whole of `where`.
struct Problem {
  /// What the program itself has to know of it; what a person is to know stands in its sentences.
  enum class Kind : std::uint8_t {
    other,
    damaged,
    emptied,  ///< damaged, and what was kept stands in it no more
    wrong_key,
    wrong_or_damaged,  ///< the key does not fit, or what it is held against is damaged: which of the two cannot be told
    in_use             ///< another window or program has it
  };

  std::string where;
  int line = 0;
  int column = 0;
  Severity severity = Severity::error;
  std::string what;  ///< what happened, one sentence, no full stop
  std::string mend;  ///< what to do about it, one sentence, no full stop; empty if nothing can be done
  Kind kind = Kind::other;

  bool operator==(const Problem&) const = default;
};

/// Whether it says that a file is damaged.
inline bool says_damaged(const Problem& problem) {
  return problem.kind == Problem::Kind::damaged || problem.kind == Problem::Kind::emptied;
}

/// `file:line:column: error: what (how to mend)`, the form `vignette check` prints. Parts that are absent are left out.
std::string describe(const Problem& problem);

}  // namespace vignette::words
