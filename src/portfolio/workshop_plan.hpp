/// A workshop as whoever leads it planned it, and their own note beside it: one for a case. What the room writes never stands here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "portfolio/time.hpp"

namespace vignette::portfolio {

struct WorkshopPlan {
  /// What is kept of the answers, as it was chosen before the first of them.
  enum class Keeps : std::uint8_t { nothing, titles, answers };
  /// Of the room.
  enum class Language : std::uint8_t { english, welsh, both };
  /// What the room writes to, in its words: a case may change, and a question be one of one's own.
  struct Question {
    std::string id, brief, wording;
    std::string language;  ///< BCP 47 tag
    bool operator==(const Question&) const = default;
  };
  struct Step {
    enum class Kind : std::uint8_t { opening, reading, pause, question, rest, heard, commitments, close };
    Kind kind = Kind::opening;
    int minutes = 0;
    std::size_t question = 0;  ///< of a question: which of the plan's
    int alone = 0, pairs = 0;  ///< of a question: minutes of these; the rest is talk together
    bool operator==(const Step&) const = default;
  };

  std::string case_id;
  int minutes = 60;      ///< the length that it was made for
  int starts = 10 * 60;  ///< minutes after midnight
  bool paper = true, keyboard = true, phones = false, video = false;
  bool manages = false;  ///< one of those who lead manages someone in the room
  Keeps keeps = Keeps::nothing;
  Language language = Language::english;
  std::vector<Question> questions;
  std::vector<Step> steps;  ///< in order; none: the usual ones
  std::string note;         ///< of whoever leads, for them alone: it goes to nobody else
  Instant changed;
  bool operator==(const WorkshopPlan&) const = default;
};

/// A wish to keep it; it replaces the one of the same case, and is carried out whole or not at all.
struct SaveWorkshopPlan {
  WorkshopPlan plan;
  bool operator==(const SaveWorkshopPlan&) const = default;
};

}  // namespace vignette::portfolio
