/// What we promise to keep, as plain records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/time.hpp"

namespace vignette::portfolio {

/// UUIDv7 (RFC 9562, section 5.7) as 36 lower-case characters.
using Id = std::string;

/// Makes an id from a moment and 80 bits of chance, which the caller draws.
Id make_id(Instant now, std::uint64_t chance_a, std::uint16_t chance_b);

/// Which question of which case. Answers key on this, never on place or wording.
struct QuestionKey {
  std::string case_id;
  std::string question_id;
  auto operator<=>(const QuestionKey&) const = default;
};

/// An earlier state of an answer, kept for good unless it is taken out for good: then `text` is empty and `taken_out` says when.
struct Revision {
  Id id;
  Instant made;
  std::string text;
  std::optional<Instant> taken_out;
  bool operator==(const Revision&) const = default;
};

/// A learner's writing for one question. `text` is the newest draft, UTF-8.
/// The title, number and wording are the ones it answered, so that it reads well without its pack.
struct Answer {
  Id id;
  QuestionKey key;
  std::string case_title;
  int question_number = 0;
  std::string wording;
  std::string text;
  Instant created;
  Instant updated;
  std::int64_t revisions = 0;  ///< how many are kept
  bool operator==(const Answer&) const = default;
};

/// Where one stopped in a case. Offsets are bytes of the block's rendered text.
struct Place {
  std::string case_id;
  std::uint64_t block = 0;  ///< counted over the case as it is read
  std::uint64_t offset = 0;
  std::string question_id;  ///< the question one was at, empty while reading
  std::uint64_t caret = 0;  ///< in that question's answer
  double read_to = 0;       ///< share of the case seen so far, 0 to 1
  std::vector<std::string> sections_read;
  bool content_note_seen = false;  ///< and the person asked to leave it out from now on
  Instant visited;
  bool operator==(const Place&) const = default;
};

/// That something was taken out for good, without a word of what it was.
struct TakenOut {
  enum class What : std::uint8_t { passage, version, answer, one_case, everything, mark, exchange };
  What what = What::passage;
  QuestionKey key;  ///< its case, and for the first three its question
  std::string case_title;
  int question_number = 0;
  Instant when;
  bool operator==(const TakenOut&) const = default;
};

/// How much a portfolio holds, kept by the file itself so that nothing is counted at opening.
struct Tally {
  std::int64_t answers = 0;
  std::int64_t revisions = 0;
  bool operator==(const Tally&) const = default;
};

/// An answer as a list shows it.
struct Head {
  QuestionKey key;
  std::string case_title;
  int question_number = 0;
  Instant updated;
  std::string beginning;       ///< of its text: the first 160 bytes or so, cut between characters
  std::int64_t revisions = 0;  ///< of an answer in which nothing stands any more: how many are kept; else not told
  bool operator==(const Head&) const = default;
};

/// One wish to keep something. Each is carried out whole or not at all.
struct SaveAnswer {
  Answer answer;          ///< replaces the draft of the same key; `revisions` is ignored
  bool revision = false;  ///< also append a revision
  bool operator==(const SaveAnswer&) const = default;
};
struct SavePlace {
  Place place;
  bool operator==(const SavePlace&) const = default;
};

}  // namespace vignette::portfolio
