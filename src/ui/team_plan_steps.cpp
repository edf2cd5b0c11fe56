// The steps of a workshop that is planned: how long it takes, when it begins, and each by the minute.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ui/grid.hpp"
#include "ui/team_choice.hpp"
#include "ui/team_plan_parts.hpp"
#include "ui/team_steps.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr std::array lengths{45, 60, 90};
constexpr int earlier_or_later = 5;  ///< minutes
constexpr ButtonLook low{.height = 32, .padding = 10, .type = type::label};

struct StepsSlot : Memory::Slot {
  float below = 80;  ///< height of what stands under the chosen row
};

struct StartSlot : Memory::Slot {
  std::string entered;  ///< what was typed when Enter was pressed last
};

/// Where rows and what is over them stand: in a column of their own, or on the page.
struct Edges {
  float left, right;
  StepsLook look;
};
Edges edges_of(const Frame& frame) {
  if (frame.width >= grid::folds) return {32, 28, plan_steps};
  return {0, 0, {.clock = 10, .title = 72, .right = 4}};
}

float draw_length(const app::Team& team, Frame& frame, page::Point at, float width) {
  std::vector<std::string> names;
  for (const int minutes : lengths) names.push_back(say(Word::team_minutes, fmt::arg("count", minutes)));
  const std::vector<std::string_view> views(names.begin(), names.end());
  const auto here = std::ranges::find(lengths, team.choice.minutes) - lengths.begin();
  // Not to the button over it all, which opens the room.
  if (frame.new_screen && frame.memory.ring)
    give_focus(frame, id_of("segment", id_of(say(Word::team_length)), static_cast<std::uint64_t>(here)), true);
  if (const auto chosen = segments(frame, say(Word::team_length), views, static_cast<int>(here), {at.x, at.y, width, 36})) {
    app::TeamChoice choice = team.choice;
    choice.minutes = lengths.at(static_cast<std::size_t>(*chosen));
    frame.wish(app::intent::ChangeTeam{choice});
  }
  return 36;
}

/// A button whose words are short beside what it says of itself: "Earlier", for "Begin five minutes earlier".
bool short_button(Frame& frame, Word shown, Word name, page::Rect rect) {
  const bool used = button(frame, say(shown), rect, low, 1);
  frame.outline.items.back().name = say(name);
  return used;
}

float draw_start(const app::Model& model, Frame& frame, page::Point at, float width) {
  constexpr float field_wide = 84, gap = 10;
  const app::Team& team = model.team;
  const auto name = say(Word::team_starts);
  ui::say(frame, name, type::text, {at.x, at.y + 5});
  field(frame, app::Field::team_starts, team.starts, name, {},
        {at.x + width_of(frame, name, type::text) + gap, at.y, field_wide, low.height});
  const float later = button_width(frame, say(Word::team_step_down), low), earlier = button_width(frame, say(Word::team_step_up), low);
  const float right = at.x + width;
  int by = 0;
  if (short_button(frame, Word::team_step_up, Word::team_starts_earlier, {right - later - 8 - earlier, at.y, earlier, low.height}))
    by = -earlier_or_later;
  if (short_button(frame, Word::team_step_down, Word::team_starts_later, {right - later, at.y, later, low.height})) by = earlier_or_later;
  if (by != 0) {
    app::TeamChoice choice = team.choice;
    choice.starts += by;
    frame.wish(app::intent::ChangeTeam{choice});
  }
  // Half of a time is none yet: it is said once one goes on, by Enter or by leaving the field.
  auto& entered = frame.memory.slot<StartSlot>("team starts").entered;
  if (frame.memory.focus == id_of(app::Field::team_starts) && pressed(frame, {app::Key::enter})) entered = team.starts.text;
  const bool typing = frame.memory.focus == id_of(app::Field::team_starts) && entered != team.starts.text;
  if (typing || team.starts.text.empty() || workshop::time_of_day(team.starts.text)) return low.height;
  const auto odd = say(Word::team_starts_odd, fmt::arg("typed", team.starts.text), fmt::arg("time", app::clock_at(team.choice.starts)));
  return low.height + 6 + ui::say(frame, odd, type::meta, {at.x, at.y + low.height + 6}, width, page::Ink::clay, Role::status);
}

/// Which question people write to, where the case has more than the plan has room for. Answers the height.
float draw_which_question(const app::Model& model, Frame& frame, std::size_t step, page::Point at, float width) {
  const app::Team& team = model.team;
  const auto& planned = team.plan.steps[step];
  const auto* open = app::find_case(model, team.case_id);
  if (planned.kind != workshop::Step::Kind::question || !open) return 0;
  const auto& all = open->pack->questions;
  const auto asked = [&](const auto& one) { return app::step_asking(team.plan, one.id).has_value(); };
  if (std::ranges::all_of(all, asked)) return 0;  // of the case there is no other
  std::vector<std::string> names;
  int chosen = -1;
  for (const auto& one : all) {
    if (one.id == team.plan.questions[planned.question].id) chosen = static_cast<int>(names.size());
    names.push_back(one.brief.empty() ? pack::wording(one) : one.brief);
  }
  float y = at.y + 14;
  y += ui::say(frame, say(Word::team_step_question), type::label, {at.x, y}, width, page::Ink::ink2) + 4;
  const ChoiceMade made = one_of_lines(frame, say(Word::team_step_question), names, chosen, {at.x, y}, width);
  if (made.chosen) frame.wish(app::intent::ChooseStepQuestion{step, static_cast<std::size_t>(*made.chosen)});
  return y + made.height - at.y;
}

/// The usual plan can be had again, and then what it took the place of. Answers the height.
float draw_usual(const app::Model& model, Frame& frame, page::Point at) {
  constexpr ButtonLook look{.manner = Manner::quiet, .height = 32, .padding = 8, .type = {type::sans_medium, 15, 20}};
  const bool before = model.team.before.has_value();
  if (!before && app::plan_is_usual(model)) return 0;
  const auto words = say(before ? Word::team_plan_before : Word::team_plan_usual);
  if (button(frame, words, {at.x - look.padding, at.y + 6, 0, look.height}, look)) {
    give_focus(frame, control_id(Role::button, say(before ? Word::team_plan_usual : Word::team_plan_before)), frame.memory.ring);
    frame.wish(app::intent::UsualPlan{!before});
  }
  return 6 + look.height;
}

}  // namespace

float draw_plan_steps(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Team& team = model.team;
  const Edges edge = edges_of(frame);
  const float inner = width - edge.left - edge.right;
  auto& slot = frame.memory.slot<StepsSlot>("team plan");
  float y = at.y;
  y += draw_length(team, frame, {at.x + edge.left, y}, inner) + 12;
  y += draw_start(model, frame, {at.x + edge.left, y}, inner) + 12;
  const std::size_t list = frame.outline.items.size();
  const float first = y;
  describe(frame, Role::list, say(Word::team_steps), {at.x, y, width, 1});
  ++frame.depth;
  for (std::size_t i = 0; i < team.plan.steps.size(); ++i) {
    const bool chosen = i == team.step;
    const StepRow row = step_row(model, frame, i, {at.x, y}, width, edge.look, chosen ? StepAt::chosen : StepAt::rest, slot.below);
    if (row.used && !chosen) frame.wish(app::intent::ChooseStep{i});
    y += row.height;
    if (!chosen) continue;
    const float left = at.x + edge.look.title, room = width - edge.look.title - std::max(edge.look.right, 8.0F);
    float below = step_tools(model, frame, i, 0, {left, y}, room);
    below += step_question(model, frame, i, {left, y + below}, room);
    below += draw_which_question(model, frame, i, {left, y + below}, room) + 14;
    if (std::abs(below - slot.below) >= 0.5F) frame.again = true;
    slot.below = below;
    y += below;
  }
  --frame.depth;
  ends(frame, list, {at.x, first, width, y - first});
  rule(frame, at.x, y, width, frame.colours->rule);
  y += 14;
  const float left = at.x + edge.left;
  const StepAdding adding = step_adding(model, frame, {left, y}, inner);
  if (adding.open) y += adding.height + 14;
  const std::string over = say(Word::team_ends, fmt::arg("time", app::step_clocks(model).back()));
  const auto words = set(frame, over, type::meta, page::Ink::ink3);
  say_set(frame, *words, over, {at.x + width - edge.look.right - words->width, y});
  y += std::max(words->height, adding.open ? 0.0F : adding.height);
  return y + draw_usual(model, frame, {left, y}) - at.y;
}

}  // namespace vignette::ui
