/// Reading aloud, sentence by sentence: the case, a question and its answer, or a reflection of one's own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/document.hpp"
#include "portfolio/records.hpp"
#include "text/range.hpp"
#include "words/problem.hpp"

namespace vignette::app {

struct Model;

/// A sentence that is, or could be, read.
struct Sentence {
  enum class In : std::uint8_t { the_case, question, answer } in = In::the_case;
  std::size_t piece = 0;  ///< of the case's document
  text::Range range;      ///< bytes of the piece, of the question's wording, or of the answer
  bool operator==(const Sentence&) const = default;
};

struct Aloud {
  bool on = false, paused = false;
  Sentence now;
  portfolio::QuestionKey of;             ///< what is being read: its case only, or the question or reflection
  std::uint64_t version = 0;             ///< of the answer while it is read: one who writes on wants to be heard by nobody
  std::uint64_t number = 0;              ///< of the newest sentence handed to the computer's voice: it tells when that one has ended
  std::vector<std::string> voices;       ///< names as the computer gives them; the first is used where none was chosen
  std::optional<words::Problem> unable;  ///< why nothing could be read when it was last tried
};

inline constexpr int words_a_minute = 175;  ///< said at a speed of 100: what espeak-ng does unless told otherwise

/// How long it takes to hear what is still to be read, the sentence being read with it: minutes at the speed chosen, by the number of
/// words. 0 while nothing is read. Goes through all of it, so one asks once a sentence.
double minutes_to_hear(const Model& model);

}  // namespace vignette::app
