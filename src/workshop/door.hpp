/// The narrow way between the server and a workshop: all that a phone can see, and all that it can do. Nothing a phone sends reaches
/// anything but what implements this.
#pragma once

#include <cstdint>
#include <string>

#include "workshop/languages.hpp"

namespace vignette::workshop {

/// An answer, or that somebody passes, as a phone sends it. Nothing of it is trusted yet.
struct Entry {
  std::string question, token, text, language;
  bool pass = false;
};

/// What a phone says it had in before, in case the program has stopped since: the id of its card and the words on it, or that it passed.
struct Had {
  std::string question, token, card, was;
};

/// What became of it.
enum class Taken : std::uint8_t { in, closed, refused, full };

/// How far somebody who comes has got: the page was fetched, the code was right, and what everybody is told is on its way there.
enum class Came : std::uint8_t { opened, let_in, listens };

/// Called on the server's thread, one call at a time. Answers are JSON in one line.
class Door {
 public:
  virtual ~Door() = default;
  /// What whoever comes in is told once, whatever the moment: the names of the case, which point to nobody.
  virtual std::string welcome() = 0;
  /// What everybody is told at this moment.
  virtual std::string board() = 0;
  /// What the room's screen shows besides: how to join, the code being this one, and how long there is.
  virtual std::string screen(const std::string& code) = 0;
  virtual Taken take(const Entry& entry) = 0;
  /// Before either of the two that follow.
  virtual void claim(const Had& /*had*/) {}
  /// What became of the entry with this token.
  virtual std::string mine(const std::string& question, const std::string& token) = 0;
  /// In which languages its pages speak.
  virtual RoomLanguage language() { return RoomLanguage::english; }
  /// Codes are being guessed, and nobody new is let in.
  virtual void guessing() = 0;
  /// Somebody comes; `from_here`: from this computer itself. Only whoever tries a room minds that: nothing says who it is.
  virtual void came(Came /*how_far*/, bool /*from_here*/) {}
};

}  // namespace vignette::workshop
