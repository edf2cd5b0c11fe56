/// The plan of a workshop, by the minute: steps in order, which can be edited. Times are the program's own advice, not a rule.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::workshop {

/// What the room writes to: as its case has it, or one of whoever leads (`is_own`).
struct Question {
  std::string id, brief, wording;
  std::string language = {};  ///< BCP 47 tag of its case, or of what was typed
  bool operator==(const Question&) const = default;
};

struct Step {
  enum class Kind : std::uint8_t { opening, reading, pause, question, rest, heard, commitments, close };
  Kind kind = Kind::opening;
  int minutes = 0;
  std::size_t question = 0;  ///< of a question: which of the plan's
  int alone = 0, pairs = 0;  ///< of a question: minutes of writing, and of talking in pairs; the rest is talk together
  bool operator==(const Step&) const = default;
};

struct Plan {
  std::vector<Question> questions;
  std::vector<Step> steps;
  bool operator==(const Plan&) const = default;
};

inline constexpr int longest_step = 60;  ///< minutes

/// For 45 minutes one question, for 60 two, for 90 three and a break; any other length is taken for 60. A case with fewer questions
/// has as many, and talks longer about the last.
Plan plan_for(int minutes, std::vector<Question> questions);
/// How many questions a plan of this length has room for.
std::size_t questions_in(int minutes);

int minutes_of(const Plan& plan);

/// Other minutes for a step, 1 to `longest_step`; of a question's, writing gives way last. False, and nothing changed, for any other.
bool set_minutes(Plan& plan, std::size_t step, int minutes);
/// Of a question's step, other minutes alone, at least one, and in pairs; what is left of it is talk together. False, and nothing changed,
/// where they take longer than the step does.
bool set_parts(Plan& plan, std::size_t step, int alone, int pairs);
/// Puts a step where another stands. False for a place that is none.
bool move_step(Plan& plan, std::size_t from, std::size_t to);
/// Whether a step can be left out: all but the opening, which says what is kept and who reads what, and the close.
bool can_drop(const Plan& plan, std::size_t step);
/// Leaves a step out. Its question stays among the plan's, so that others keep their numbers. False where that cannot be.
bool drop_step(Plan& plan, std::size_t step);
/// Puts a new step at a place, between opening and close, with minutes of its own; of these kinds only those of `addable`, and a question
/// once. One that the plan does not have yet becomes one of its questions. False where that cannot be.
bool add_step(Plan& plan, std::size_t place, Step::Kind kind, const Question& question = {});
inline constexpr std::array addable{Step::Kind::question, Step::Kind::rest,  Step::Kind::pause,
                                    Step::Kind::reading,  Step::Kind::heard, Step::Kind::commitments};

inline constexpr std::size_t longest_question = 300;  ///< characters (Unicode code points)
/// Whether it is of whoever leads, and not of the case: its id is of a form that none in a pack has.
bool is_own(const Question& question);
/// Whether these words can be one: as an answer (workshop.hpp), no longer than that, on one line.
bool can_be_question(std::string_view text);
/// One of one's own, to be added to a plan or asked in place of another: its id is new there.
Question own_question(const Plan& plan, std::string_view wording, std::string_view language);
/// Asks it in a step in place of what is asked there. False where the step is none of a question, another asks it already, or its words
/// can't be one.
bool ask_instead(Plan& plan, std::size_t step, const Question& question);

/// Minutes after midnight of a time of day as somebody types it, such as "14:00", "2.30 pm" or "1400"; nothing for what is none.
std::optional<int> time_of_day(std::string_view typed);

/// What a step is called, such as "Opening", or the brief of its question; and what is said under it, empty for most.
std::string title_of(const Plan& plan, const Step& step);
std::string how_of(const Step& step);

}  // namespace vignette::workshop
