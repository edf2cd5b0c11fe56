/// Files on their way to somebody else, from asking where they go until they are kept: none is written that was asked for before a
/// lock and had no place yet; one that is being written meanwhile is kept behind the lock. Of the window's thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "app/intent.hpp"
#include "words/words.hpp"

namespace vignette::shell {

class HandingOver {
 public:
  /// When a place is asked for, to be told again before anything is written.
  std::uint64_t asked() const { return locks_; }
  bool may_write(std::uint64_t asked) const { return asked == locks_; }
  void lock() { ++locks_; }

  void begin() { ++writing_; }
  /// It is written, or could not be; the model is told next.
  void end() { ++written_; }
  /// What was written has been told to the model.
  void settle() { writing_ -= std::exchange(written_, 0); }
  bool under_way() const { return writing_ > 0; }

 private:
  std::uint64_t locks_ = 0;
  int writing_ = 0, written_ = 0;
};

/// What is said where nothing may be written.
inline words::Problem locked_meanwhile() {
  return {.what = std::string(words::say(words::Word::locked_meanwhile)),
          .mend = std::string(words::say(words::Word::locked_meanwhile_mend))};
}

/// Likewise where a file was being chosen to be read, or a folder: there was nothing to write yet.
inline words::Problem locked_choosing() {
  return {.what = std::string(words::say(words::Word::locked_choosing)),
          .mend = std::string(words::say(words::Word::locked_choosing_mend))};
}

}  // namespace vignette::shell
