/// What a learner keeps while thinking with a case: passages marked, and cited in answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/records.hpp"
#include "text/anchor.hpp"

namespace vignette::portfolio {

enum class Meaning : std::uint8_t { stood_out, question, like_my_practice, would_do_differently };

/// A marked passage of a case. `at` is over the case's text as `app::joined` makes it. A mark that is taken off is put away, and
/// can be brought back; it is gone for good only when it, or its case, is taken out for good.
struct Mark {
  Id id;
  std::string case_id;
  std::string section;  ///< title of the section it stands in, as it was
  text::Anchor at;
  Meaning meaning = Meaning::stood_out;
  std::string note;  ///< in the learner's words; often empty
  Instant made, changed;
  std::optional<Instant> put_away;
  bool operator==(const Mark&) const = default;
};

/// A passage cited in an answer, with its words as they were, so that the answer reads well without its pack.
struct Citation {
  Id mark;
  std::string quote, section;
  bool operator==(const Citation&) const = default;
};
struct Cited {
  QuestionKey by;
  std::vector<Citation> list;  ///< in the order they were cited
  bool operator==(const Cited&) const = default;
};

/// Wishes to keep; each is carried out whole or not at all.
struct SaveMark {
  Mark mark;  ///< replaces the one of the same id
  bool operator==(const SaveMark&) const = default;
};
struct SaveCited {
  Cited cited;  ///< replaces what that answer cited
  bool operator==(const SaveCited&) const = default;
};

}  // namespace vignette::portfolio
