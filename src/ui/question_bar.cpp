/// The bar over a question: the way back, the steps from question to question, reading aloud, and whether it is saved.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/again.hpp"
#include "ui/acting_on.hpp"
#include "ui/aloud.hpp"
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/leaving.hpp"
#include "ui/question_parts.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float between_dots = 46;

float steps_width(const pack::Case& pack) {
  const auto count = static_cast<float>(pack.questions.size());
  return count * question_dot + (count - 1) * between_dots;
}

/// A low window's foot scrolls away with the sheet: the door is on the bar, or under it, and the steps are where there is room for them.
/// Answers the height.
float draw_low_bar(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, float back_end,
                   bool& steps_above) {
  const float middle = (layout.bar - 1) / 2;
  const bool swapped = layout.narrow && model.show_case_instead;  // there is no foot: the way back to the answer
  const Tool tool{words::say(Word::question_to_answer), page::Icon::pen, true};
  const bool with_icon = layout.writing >= 400;
  const float at_right = swapped ? narrow_bar_side + tool_width(frame, tool, with_icon) : layout.edge + room_for_saved;
  const float right = layout.writing - at_right;
  const auto door = draw_door_tool(frame, {back_end, middle}, right);
  const float door_end = door.value_or(back_end);
  const float steps = steps_width(pack) / 2 + 12;
  steps_above = layout.writing / 2 - steps >= door_end && layout.writing / 2 + steps <= right;
  const float state = layout.writing - layout.edge - (not_saved(model) ? room_for_not_saved : room_for_saved);
  draw_aloud_tool(model, frame, layout, door_end, steps_above ? layout.writing / 2 - steps : swapped ? right : state);
  if (steps_above) draw_question_steps(model, frame, pack, layout, middle);
  if (swapped) {
    if (bar_tool(frame, tool, {right, middle}, with_icon)) frame.wish(app::intent::ToggleCasePanel{});
  } else if (!not_saved(model) || door_end <= layout.writing - layout.edge - room_for_not_saved) {
    save_state(model, frame, {layout.writing - layout.edge, std::floor(middle)});
  }
  if (door) return layout.bar;
  draw_door_line(frame, {0, layout.bar, layout.writing, door_line});
  return layout.bar + door_line;
}

}  // namespace

void draw_question_steps(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, float middle) {
  const std::size_t count = pack.questions.size();
  if (steps_width(pack) > layout.writing - 2 * grid::least_edge) {
    const std::string name = subject_or_title(pack);
    const std::string here =
        words::say(Word::shelf_continue_question, fmt::arg("name", name), fmt::arg("number", model.question + 1), fmt::arg("count", count));
    const auto words = set(frame, here, type::meta, page::Ink::ink2, layout.column);
    say_set(frame, *words, here, {layout.writing / 2 - words->width / 2, middle - words->height / 2});
    return;
  }
  std::vector<StepState> states;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    const bool answered = app::answered_now(model, pack.id, pack.questions[i].id);
    const StepState state = i == model.question ? StepState::here : answered ? StepState::answered : StepState::open;
    const Word said = i == model.question ? Word::question_step_here : answered ? Word::question_step_answered : Word::question_step_open;
    states.push_back(state);
    names.push_back(words::say(said, fmt::arg("number", i + 1)));
  }
  if (const auto chosen = step_dots(frame, states, names, {layout.writing / 2, middle})) {
    if (*chosen != model.question) frame.wish(app::intent::OpenQuestion{pack.id, *chosen});
  }
}

float draw_question_bar(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, bool& steps_above) {
  constexpr float room_for_state = 130;
  const std::string back = subject_or_title(pack);
  const auto takes_two_rows = [&](float back_end) {
    return layout.writing / 2 - steps_width(pack) / 2 < std::max(back_end, layout.edge + room_for_state) + 12;
  };
  if (aloud_in_bar(model, frame, layout)) {
    if (layout.low || !takes_two_rows(way_back_end(frame, layout, back))) return layout.bar;
    const Region steps(frame, back, {0, layout.bar, layout.writing, 44});  // they stay, and so does what is read
    draw_question_steps(model, frame, pack, layout, layout.bar + 24);
    return layout.bar + 44;
  }
  const Region region(frame, back, {0, 0, layout.writing, layout.bar});
  const float middle = layout.bar / 2;
  const auto [leaves, back_end] = way_back(frame, layout, back);
  if (leaves) frame.wish(app::intent::ReadCase{});
  const bool two_rows = takes_two_rows(back_end);
  if (layout.low) return draw_low_bar(model, frame, pack, layout, back_end, steps_above);
  constexpr float from_steps = 4;  // besides the tool's own padding
  const float free = two_rows ? layout.writing - layout.edge - room_for_state : layout.writing / 2 - steps_width(pack) / 2 - from_steps;
  draw_aloud_tool(model, frame, layout, back_end + (layout.narrow ? 0 : 8), free);
  draw_question_steps(model, frame, pack, layout, two_rows ? layout.bar + 24 : middle);
  save_state(model, frame, {layout.writing - layout.edge, std::floor(middle)});
  return two_rows ? layout.bar + 44 : layout.bar;
}

}  // namespace vignette::ui
