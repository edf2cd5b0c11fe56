/// Leading a team through a case: the plan, what is being done, and the time for it (look/07-workshop-presenter).
#include "ui/team_leading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "ui/grid.hpp"
#include "ui/team_bar.hpp"
#include "ui/team_leading_parts.hpp"
#include "ui/team_steps.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using workshop::Keep;
using workshop::Phase;

constexpr float plan_wide = 272, time_wide = 360, time_narrow = 320, edge = 40, time_edge = 32;
constexpr float plan_beside = 1260, preview_from = 960, foot_air = 32;

/// What was led when it was drawn last: what comes next is shown from its beginning.
struct StepSlot : Memory::Slot {
  std::size_t at = 0;
  std::optional<Phase> phase;
};
bool goes_on(const app::Leading& leading, Frame& frame) {
  auto& slot = frame.memory.slot<StepSlot>("leading step");
  const bool same = slot.at == leading.at && slot.phase == leading.phase;
  slot.at = leading.at;
  slot.phase = leading.phase;
  return !same;
}

struct PlanSlot : Memory::Slot {
  float tools = 56, foot = 60;  ///< heights as last drawn
};

/// Where the dot stands.
int part_of(const std::optional<Phase>& phase) {
  if (!phase || *phase == Phase::writing) return 0;
  return *phase == Phase::looking ? 1 : 2;
}

constexpr float part_line = 24, parts_above = -3, parts_below = 10, parts_high = parts_above + 3 * part_line + parts_below;

/// The three parts of the question that the room is at.
void draw_parts(Frame& frame, const workshop::Step& step, const std::optional<Phase>& phase, page::Point at, float width) {
  constexpr std::array names{Word::team_part_alone, Word::team_part_pairs, Word::team_part_talk};
  const std::array minutes{step.alone, step.pairs, std::max(0, step.minutes - step.alone - step.pairs)};
  const int here = part_of(phase);
  for (int i = 0; i < 3; ++i) {
    const auto place = static_cast<std::size_t>(i);
    const bool now = i == here;
    const float y = at.y + parts_above + part_line * static_cast<float>(i) + 2;
    const Type look = now ? type::label : type::meta;
    const page::Ink ink = now ? page::Ink::accent : page::Ink::ink2;
    if (now) disc(frame, {at.x + leading_steps.title - 12, y + 10}, 4, frame.colours->accent);
    const std::string name(say(names.at(place)));
    const auto words = set(frame, name, look, ink);
    letters(frame, *words, {at.x + leading_steps.title, y});
    const auto count = set(frame, std::to_string(minutes.at(place)), look, ink);
    letters(frame, *count, {at.x + width - leading_steps.right - count->width, y});
    auto& item = describe(frame, Role::list_item, name, {at.x + leading_steps.title, y, words->width, look.line});
    item.value = std::to_string(minutes.at(place));
    if (now) item.states |= current;
  }
}

/// What is kept, and that it can become less. Answers the height.
float draw_kept(const app::Leading& leading, Frame& frame, page::Point at, float width) {
  constexpr std::array names{Word::team_keep_nothing, Word::team_keep_titles, Word::team_keep_answers};
  float y = at.y;
  y += ui::say(frame, say(workshop::kept_line(leading.keep)), type::label, {at.x, y}, width, page::Ink::ink2);
  y += ui::say(frame, say(leading.settled ? Word::team_settled : Word::team_unsettled), type::meta, {at.x, y}, width, page::Ink::ink3);
  const auto count = leading.settled ? static_cast<std::size_t>(leading.keep) : names.size();
  if (count == 0) return y - at.y;
  y += 10;
  y += ui::say(frame, say(leading.settled ? Word::team_keep_less : Word::team_keep), type::label, {at.x, y}, width, page::Ink::ink2) + 2;
  for (std::size_t i = 0; i < count; ++i) {
    if (static_cast<Keep>(i) == leading.keep) continue;
    const WayOn way = way_on(frame, say(names.at(i)), {at.x, y}, width, i);
    if (way.used) frame.wish(app::intent::Lead{app::lead::Settle{static_cast<Keep>(i)}});
    y += way.height;
  }
  return y - at.y;
}

/// A part of the screen that scrolls by itself: its ground, and a hairline towards what is right of it.
template <typename Draw>
void column(Frame& frame, std::string_view name, page::Rect rect, Colour ground, page::Rect within, bool keys, bool anew, Draw&& draw) {
  const Region region(frame, name, rect);
  fill(frame, rect, ground);
  if (rect.right() < frame.width) fill(frame, {rect.right() - 1, rect.y, 1, rect.h}, frame.colours->rule);
  Pane pane(frame, name, rect, 0, keys);
  if (anew) pane.scroll_to(0);
  const float above = within.y;
  pane.fits(above + draw(page::Point{within.x, pane.top() + above}, within.w) + within.h);
}

std::string now_in_words(const app::Leading& leading) {
  if (leading.at >= leading.plan.steps.size()) return {};
  return say(Word::team_now, fmt::arg("title", workshop::title_of(leading.plan, leading.plan.steps[leading.at])));
}

void draw_columns(const app::Model& model, Frame& frame, page::Rect rest, const std::string& now, bool anew) {
  const Colours& c = *frame.colours;
  const bool three = frame.width >= plan_beside;
  const float left = three ? plan_wide : 0, right = three ? time_wide : time_narrow;
  const float middle = frame.width - left - right, above = 28;
  if (three)
    column(frame, say(Word::team_steps), {0, rest.y, left, rest.h}, c.ground, {0, 0, left - 1, 0}, false, frame.new_screen,
           [&](page::Point at, float width) { return draw_leading_plan(model, frame, {at.x, at.y, width, rest.h}); });
  column(frame, say(Word::nav_main), {left, rest.y, middle, rest.h}, c.paper, {left + edge, above, middle - 2 * edge, foot_air}, true, anew,
         [&](page::Point at, float width) {
           float y = at.y;
           if (!now.empty()) y += ui::say(frame, now, type::meta, {at.x, y}, width, page::Ink::ink3) + 8;
           y += draw_leading_step(model, frame, {at.x, y}, width);
           if (three) return y - at.y;
           y += 32;
           rule(frame, at.x, y, width, c.rule);
           return y + 8 + draw_leading_plan(model, frame, {at.x - edge + 12, y + 8, width + edge - 12, 0}) - at.y;
         });
  const float inner = right - 2 * time_edge;
  column(frame, say(Word::team_room_sees), {frame.width - right, rest.y, right, rest.h}, c.ground,
         {frame.width - right + time_edge, above, inner, foot_air}, false, frame.new_screen, [&](page::Point at, float width) {
           float y = at.y + draw_leading_time(model, frame, at, width, true) + 22;
           rule(frame, at.x, y, width, c.rule);
           y += 16;
           return y + draw_room_preview(model, frame, {at.x, y}, width, frame.width >= preview_from) - at.y;
         });
}

void draw_stacked(const app::Model& model, Frame& frame, page::Rect rest, const std::string& now, bool anew) {
  const Region region(frame, say(Word::nav_main), rest);
  Pane pane(frame, say(Word::nav_main), rest, 0);
  if (anew) pane.scroll_to(0);
  const auto at = grid::narrow(rest, 660);
  const auto line = [&](float y) {
    rule(frame, at.x, y + 24, at.w, frame.colours->rule);
    return y + 44;
  };
  float y = pane.top() + grid::narrow_top;
  if (!now.empty()) y += ui::say(frame, now, type::meta, {at.x, y}, at.w, page::Ink::ink3) + 8;
  y += draw_leading_time(model, frame, {at.x, y}, at.w, false);
  y = line(y);
  y += draw_leading_step(model, frame, {at.x, y}, at.w);
  y = line(y);
  y += draw_room_preview(model, frame, {at.x, y}, at.w, false);
  y = line(y) - 20;
  y += draw_leading_plan(model, frame, {at.x - 8, y, at.w + 8, 0});
  pane.fits(y + foot_air - pane.top());
}

}  // namespace

float draw_leading_plan(const app::Model& model, Frame& frame, page::Rect rect) {
  const app::Team& team = model.team;
  const app::Leading& leading = team.leading;
  auto& slot = frame.memory.slot<PlanSlot>("leading plan");
  const float width = rect.w, left = rect.x + leading_steps.clock, room = width - leading_steps.clock - 24;
  float y = rect.y + 24;
  y += ui::say(frame, say(Word::team_plan, fmt::arg("count", workshop::minutes_of(leading.plan))), type::label, {left, y}, room,
               page::Ink::ink2, Role::heading, 2) +
       10;
  for (std::size_t i = 0; i < leading.plan.steps.size(); ++i) {
    const auto& step = leading.plan.steps[i];
    const bool now = i == leading.at, chosen = i == team.step && i > leading.at;
    const bool parts = now && step.kind == workshop::Step::Kind::question;
    const float below = parts ? parts_high : chosen ? slot.tools : 0;
    const StepRow row = step_row(model, frame, i, {rect.x, y}, width, leading_steps,
                                 now      ? StepAt::now
                                 : chosen ? StepAt::chosen
                                          : StepAt::rest,
                                 below);
    if (row.used && i > leading.at) frame.wish(app::intent::ChooseStep{chosen ? leading.at : i});
    y += row.height;
    if (parts) draw_parts(frame, step, leading.phase, {rect.x, y}, width);
    if (chosen) {
      const float wide = width - leading_steps.clock - 16;
      float tools = step_tools(model, frame, i, leading.at + 1, {left, y}, wide);
      tools += step_question(model, frame, i, {left, y + tools}, wide) + 14;
      if (std::abs(tools - slot.tools) >= 0.5F) frame.again = true;
      slot.tools = tools;
    }
    y += below;
  }
  if (team.adding || team.asking || !app::steps_to_add(model).empty()) y += 16 + step_adding(model, frame, {left, y + 16}, room).height;
  y = std::max(y + 28, rect.y + rect.h - slot.foot - 24);
  const float foot = draw_kept(leading, frame, {left, y}, room);
  if (std::abs(foot - slot.foot) >= 0.5F) frame.again = true;
  slot.foot = foot;
  return y + foot + 24 - rect.y;
}

void draw_leading(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const app::Team& team = model.team;
  const bool folded = frame.width < plan_beside;
  TeamBar bar{.back = model.back.empty() ? std::string_view() : say(Word::then_back),
              .act = say(Word::team_end),
              .main = false,
              .available = team.open,
              .title_leads = false};
  const std::string now = folded && team.open ? now_in_words(team.leading) : std::string();
  bar.now = now;
  const TeamBarUsed used = team_bar(model, frame, bar);
  if (used.back) frame.wish(app::intent::Back{});
  if (used.act && team.open) frame.wish(app::intent::ShowEnding{});
  const float top = used.height + not_saved_banner(model, frame, {0, used.height, frame.width, 0});
  if (!team.open || team.leading.plan.steps.empty()) return;
  const page::Rect rest{0, top, frame.width, std::max(1.0F, frame.height - top)};
  const std::string said = used.told_now ? std::string() : now;
  const bool anew = goes_on(team.leading, frame) || frame.new_screen;
  if (frame.width >= grid::folds)
    draw_columns(model, frame, rest, said, anew);
  else
    draw_stacked(model, frame, rest, said, anew);
}

}  // namespace vignette::ui
