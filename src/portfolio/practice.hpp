/// What a learner keeps beyond the answers to a case: commitments, reflections of their own, the lens chosen for a question, and
/// what is only for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/records.hpp"

namespace vignette::portfolio {

// Writing that belongs to no question of a pack is an answer all the same, with its draft, versions and undo. Its key has a blank in
// it, which an id of a pack never has.

/// The key of a reflection of one's own.
QuestionKey own_reflection(const Id& reflection);
bool is_own_reflection(const QuestionKey& key);
/// The key of what is only for the learner, with a case (any of its questions will do) or with a reflection of one's own.
QuestionKey only_for_me(const QuestionKey& of);
bool is_only_for_me(const QuestionKey& key);

/// A reflection of one's own. Its text is the answer of `own_reflection(id)`; there is no field for a child's name or reference.
struct Reflection {
  enum class Kind : std::uint8_t { practice, supervision, training, workshop, reading };
  Id id;
  std::string title;
  Day day;
  Kind kind = Kind::practice;
  Instant made, changed;
  bool operator==(const Reflection&) const = default;
};

/// "When … I will …, by …, with …", from an answer or a reflection. `by` and `with` are words, as typed.
struct Commitment {
  enum class Outcome : std::uint8_t { open, done, changed, dropped };
  Id id;
  QuestionKey from;
  std::string title;  ///< of the case or reflection it came from
  int question_number = 0;
  std::string words;  ///< of that answer, as they were
  std::string when, will, by, with;
  Instant made, changed;
  int made_offset = 0;           ///< minutes by which the wall clock was ahead of UTC then: its day stays what it was
  std::optional<Instant> later;  ///< "bring it back tomorrow": a moment within that day, at its noon
  int came_back = 0;             ///< how many of its three returns (reflect/returns.hpp) are answered
  Outcome outcome = Outcome::open;
  std::string why;  ///< and how
  /// What was said at a return before, and that it was kept: nothing said later takes its place.
  struct Said {
    Instant when;
    int offset = 0;  ///< minutes by which the wall clock was ahead of UTC then
    Outcome outcome = Outcome::open;
    std::string why;
    bool operator==(const Said&) const = default;
  };
  std::vector<Said> said;  ///< oldest first; `outcome` and `why` are of the return after them
  bool at_rest = false;    ///< it comes back no more
  std::optional<Instant> put_away;
  bool operator==(const Commitment&) const = default;
};

/// Calls `use` with each text of a commitment but its title, what was said of it before too.
template <typename Record, typename Use>
void each_text(Record& commitment, const Use& use) {
  for (auto* text : {&commitment.words, &commitment.when, &commitment.will, &commitment.by, &commitment.with, &commitment.why}) use(*text);
  for (auto& one : commitment.said) use(one.why);
}

/// The lens chosen for a question, and how its questions are shown.
struct LensChoice {
  enum class Shown : std::uint8_t { headings, margin, not_now };
  QuestionKey by;
  std::string lens;  ///< its id; empty: none
  Shown shown = Shown::headings;
  bool operator==(const LensChoice&) const = default;
};

/// Wishes to keep; each replaces the one of the same id or key, and is carried out whole or not at all.
struct SaveReflection {
  Reflection reflection;
  bool operator==(const SaveReflection&) const = default;
};
struct SaveCommitment {
  Commitment commitment;
  bool operator==(const SaveCommitment&) const = default;
};
struct SaveLens {
  LensChoice choice;
  bool operator==(const SaveLens&) const = default;
};

}  // namespace vignette::portfolio
