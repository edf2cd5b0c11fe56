/// The steps of a workshop as rows: on the plan, and beside what is being done while one leads.
#pragma once

#include <cstddef>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Where the parts of a row stand, from its left edge; and how much air it has above and below.
struct StepsLook {
  float clock = 32, title = 104, right = 28;
  float air = 10;
  bool rules = true;  ///< a hairline above each
  bool how = true;    ///< what is said under its title
};
inline constexpr StepsLook plan_steps{};
inline constexpr StepsLook leading_steps{28, 80, 21, 9, false, false};

enum class StepAt : std::uint8_t { rest, chosen, now };  ///< now: the one the room is at
struct StepRow {
  float height = 0;
  bool used = false;  ///< it was pressed
};
/// One row: its time on the clock, its title, its minutes. Its ground goes on for what stands `below` it: its parts, or its tools.
StepRow step_row(const app::Model& model, Frame& frame, std::size_t step, page::Point at, float width, const StepsLook& look, StepAt state,
                 float below = 0);

/// A minute less, a minute more, earlier, later, leave it out; wishes what was used. `first`: the earliest place a step may be put. Answers
/// the height.
float step_tools(const app::Model& model, Frame& frame, std::size_t step, std::size_t first, page::Point at, float width);
float step_tools_height(Frame& frame, float width);

/// Of a question's step: its minutes alone and in pairs, and other words for it, as a question of one's own. Answers the height; none for
/// other steps.
float step_question(const app::Model& model, Frame& frame, std::size_t step, page::Point at, float width);
/// Where a question of one's own is typed. `of_case`: in place of one of the case. Answers the height.
float question_field(const app::Model& model, Frame& frame, bool of_case, page::Point at, float width);
/// Where it may not be drawn: once none is typed, the next one has the focus.
void mind_question_field(const app::Model& model, Frame& frame);

/// The way to add a step; once it is asked what, that in its place.
struct StepAdding {
  float height = 0;
  bool open = false;
};
StepAdding step_adding(const app::Model& model, Frame& frame, page::Point at, float width);

}  // namespace vignette::ui
