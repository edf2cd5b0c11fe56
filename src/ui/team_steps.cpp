#include "ui/team_steps.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "ui/leaving_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr ButtonLook small{.height = 32, .padding = 10, .type = type::label};
constexpr float gap = 8;

/// The same layout whether it is drawn or only measured.
template <typename Place>
float each_tool(Frame& frame, page::Point at, float width, Place&& place) {
  constexpr std::array names{Word::team_step_less, Word::team_step_more, Word::team_step_up, Word::team_step_down, Word::team_step_out};
  Flow flow(at, width, small.height);
  for (const Word name : names) {
    const float wide = button_width(frame, say(name), small);
    place(name, flow.place(wide, gap), wide);
  }
  return flow.height();
}

}  // namespace

namespace {

struct AddingSlot : Memory::Slot {
  bool asked = false;  ///< what to add, in the drawing before
};

/// What can be added. `first`: it was asked just now. Answers the height.
float draw_what_to_add(const app::Model& model, Frame& frame, bool first, page::Point at, float width) {
  constexpr Type line{type::sans_medium, 15, 20};
  constexpr float apart = 10;
  const auto& plan = app::plan_shown(model.team);
  const auto title = workshop::title_of(plan, plan.steps[app::place_to_add(model.team) - 1]);
  float y = at.y;
  y += ui::say(frame, say(Word::team_step_add_after, fmt::arg("title", title)), type::label, {at.x, y}, width, page::Ink::ink2,
               Role::heading, 3) +
       8;
  std::uint64_t which = 0;
  for (const auto& one : app::steps_to_add(model)) {
    if (link(frame, one.title, {at.x, y}, line, false, id_of("add", ++which))) frame.wish(app::intent::AddStep{one.kind, one.question});
    y += line.line + apart;
  }
  if (link(frame, say(Word::team_question_add), {at.x, y}, line, false, id_of("add", ++which)))
    frame.wish(app::intent::WriteQuestion{true, {}});
  y += line.line + apart;
  const auto leave = say(Word::team_not_now);
  if (first) give_focus(frame, control_id(Role::button, leave), frame.memory.ring);
  const float wide = button_width(frame, leave, small);
  if (button(frame, leave, {at.x, y, wide, small.height}, small)) frame.wish(app::intent::AskForStep{false});
  return y + small.height - at.y;
}

}  // namespace

StepAdding step_adding(const app::Model& model, Frame& frame, page::Point at, float width) {
  constexpr ButtonLook add{
      .manner = Manner::quiet, .before = page::Icon::plus, .height = 32, .padding = 8, .type = {type::sans_medium, 15, 20}};
  constexpr float up = 6;
  auto& slot = frame.memory.slot<AddingSlot>("adding a step");
  mind_question_field(model, frame);
  const bool writes = model.team.asking && model.team.asked_for.empty();
  const bool open = model.team.adding, asked = std::exchange(slot.asked, open || writes);
  if (writes) return {question_field(model, frame, false, at, width), true};
  if (open) return {draw_what_to_add(model, frame, !asked, at, width), true};
  const auto adds = say(Word::team_step_add);
  if (asked) give_focus(frame, control_id(Role::button, adds), frame.memory.ring);
  if (button(frame, adds, {at.x - add.padding, at.y - up, 0, add.height}, add)) frame.wish(app::intent::AskForStep{true});
  return {add.height - up, false};
}

StepRow step_row(const app::Model& model, Frame& frame, std::size_t step, page::Point at, float width, const StepsLook& look, StepAt state,
                 float below) {
  constexpr float minutes_wide = 40, bar = 4;
  const Colours& c = *frame.colours;
  const workshop::Plan& plan = app::plan_shown(model.team);
  const auto& one = plan.steps[step];
  const auto clocks = app::step_clocks(model);
  const bool now = state == StepAt::now;
  const std::string title = workshop::title_of(plan, one);
  std::string how = look.how ? workshop::how_of(one) : std::string();
  if (look.how && one.kind == workshop::Step::Kind::question && workshop::is_own(plan.questions[one.question]))
    how = std::string(say(Word::team_question_yours)) + ". " + how;
  const std::string minutes = std::to_string(one.minutes);
  const float room = width - look.title - look.right - minutes_wide;
  const page::Ink quiet = now ? page::Ink::accent : page::Ink::ink3;
  const Type meta = now ? type::label : type::meta;
  const auto name = set(frame, title, now ? type::control : type::text, now ? page::Ink::accent : page::Ink::ink, room);
  const auto told = set(frame, how, type::meta, quiet, room);

  StepRow row;
  row.height = look.air + name->height + (how.empty() ? 0 : told->height) + look.air;
  const page::Rect rect{at.x, at.y, width, row.height};
  const std::string label =
      say(Word::team_step_row, fmt::arg("time", clocks[step]), fmt::arg("title", title), fmt::arg("minutes", one.minutes));
  const std::uint32_t states = now ? std::uint32_t{current} : state == StepAt::chosen ? std::uint32_t{expanded} : 0U;
  const Touch does = touch(frame, id_of("step", 0, step), Role::button, label, rect, states, how);
  if (state != StepAt::rest || does.over)
    fill(frame, {rect.x, rect.y, rect.w, rect.h + (state == StepAt::rest ? 0 : below)}, state == StepAt::chosen ? c.sheet : c.tint);
  if (state != StepAt::rest) fill(frame, {rect.x, rect.y, bar, rect.h + below}, c.accent);
  if (look.rules) rule(frame, at.x, at.y, width, c.rule);
  const std::optional<Colour> darker = state == StepAt::rest && does.over ? std::optional(c.ink2) : std::nullopt;  // upon tint
  letters(frame, *set(frame, clocks[step], meta, quiet), {at.x + look.clock, at.y + look.air + 1}, darker);
  letters(frame, *name, {at.x + look.title, at.y + look.air});
  if (!how.empty()) letters(frame, *told, {at.x + look.title, at.y + look.air + name->height}, darker);
  const auto count = set(frame, minutes, meta, quiet);
  letters(frame, *count, {at.x + width - look.right - count->width, at.y + look.air + 1}, darker);
  if (does.ring) focus_ring(frame, {rect.x + 8, rect.y + 5, rect.w - 16, rect.h - 10}, 4);
  row.used = does.activated;
  return row;
}

float step_tools_height(Frame& frame, float width) {
  return each_tool(frame, {0, 0}, width, [](Word, page::Point, float) {});
}

float step_tools(const app::Model& model, Frame& frame, std::size_t step, std::size_t first, page::Point at, float width) {
  const auto& plan = app::plan_shown(model.team);
  const auto& steps = plan.steps;
  const int minutes = steps[step].minutes;
  return each_tool(frame, at, width, [&](Word name, page::Point place, float wide) {
    ButtonLook look = small;
    look.available = name == Word::team_step_less   ? minutes > 1
                     : name == Word::team_step_more ? minutes < workshop::longest_step
                     : name == Word::team_step_up   ? step > first
                     : name == Word::team_step_down ? step + 1 < steps.size()
                                                    : workshop::can_drop(plan, step);
    if (!button(frame, say(name), {place.x, place.y, wide, small.height}, look)) return;
    if (name == Word::team_step_less || name == Word::team_step_more)
      frame.wish(app::intent::ChangeStep{step, name == Word::team_step_less ? minutes - 1 : minutes + 1});
    else if (name == Word::team_step_out)
      frame.wish(app::intent::LeaveOutStep{step});
    else
      frame.wish(app::intent::PutStep{step, name == Word::team_step_up ? step - 1 : step + 1});
  });
}

}  // namespace vignette::ui
