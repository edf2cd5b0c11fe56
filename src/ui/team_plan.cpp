/// Setting up a workshop: its plan by the minute, ways in, what is kept, and one's own notes (look/37-workshop-plan).
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/grid.hpp"
#include "ui/team.hpp"
#include "ui/team_bar.hpp"
#include "ui/team_plan_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr float steps_share = 420.0F / 1440, notes_share = 360.0F / 1440;
constexpr float notes_beside = 1260, top_air = 26, foot_air = 32;

/// A part of the screen that scrolls by itself: its ground, and a hairline towards what is right of it.
template <typename Draw>
void column(Frame& frame, Word name, page::Rect rect, Colour ground, float left, float right, bool anew, Draw&& draw) {
  const Region region(frame, say(name), rect);
  fill(frame, rect, ground);
  if (rect.right() < frame.width) fill(frame, {rect.right() - 1, rect.y, 1, rect.h}, frame.colours->rule);
  Pane pane(frame, say(name), rect, 0, name == Word::team_ways);
  if (anew) pane.scroll_to(0);
  const float top = pane.top() + top_air;
  pane.fits(top_air + draw(page::Point{rect.x + left, top}, rect.w - left - right) + foot_air);
}

/// Whether what is printed was looked at when it was drawn last.
struct LookedSlot : Memory::Slot {
  bool looked = false;
};
/// True where what stands in the middle is another than before: it is shown from its beginning.
bool turns_over(const app::Model& model, Frame& frame) {
  auto& slot = frame.memory.slot<LookedSlot>("team plan looked");
  return std::exchange(slot.looked, model.team.papers.looking) != model.team.papers.looking || frame.new_screen;
}

/// Whether phones get here, what is printed, then one's own notes. Answers the height.
float draw_aside(const app::Model& model, Frame& frame, page::Point at, float width) {
  float y = at.y;
  for (const auto part : {draw_plan_try, draw_plan_papers}) {
    y += part(model, frame, {at.x, y}, width) + 24;
    rule(frame, at.x, y, width, frame.colours->rule);
    y += 20;
  }
  return y + draw_plan_notes(model, frame, {at.x, y}, width) - at.y;
}

/// What is chosen, or the pages that are looked at in its place. Answers the height.
float draw_middle(const app::Model& model, Frame& frame, page::Point at, float width, float room) {
  return model.team.papers.looking ? draw_papers_preview(model, frame, at, width, room) : draw_plan_choices(model, frame, at, width);
}

/// What went wrong, or that another is led, across the window under the bar. Answers the height.
float draw_told(const app::Model& model, Frame& frame, float top) {
  const bool narrow = frame.width < grid::folds;
  const float edge = narrow ? grid::least_edge : 32;
  float high = say_team_problem(model, frame, {edge, top + 14}, std::min(760.0F, frame.width - 2 * edge));
  if (high == 0) return 0;
  high += 28;
  rule(frame, 0, top + high - 1, frame.width, frame.colours->rule);
  return high;
}

/// One is being led: until it has ended there is no other plan.
void draw_under_way(Frame& frame, page::Rect rest) {
  const Region region(frame, say(Word::team_steps), rest);
  Pane pane(frame, say(Word::team_steps), rest, 0);
  const auto at = grid::narrow(rest);
  float y = pane.top() + 48;
  y += ui::say(frame, say(Word::team_under_way), grid::lead(frame.width), {at.x, y}, at.w) + 20;
  if (button(frame, say(Word::team_go_on), {at.x, y, 0, 40}, {.manner = Manner::main})) frame.wish(app::intent::ShowLeading{});
  pane.fits(y + 72 - pane.top());
}

void draw_beside(const app::Model& model, Frame& frame, page::Rect rest) {
  const Colours& c = *frame.colours;
  const bool over = turns_over(model, frame);
  const bool three = frame.width >= notes_beside;
  const float left = std::round(std::clamp(frame.width * steps_share, 360.0F, 420.0F));
  const float right = three ? std::round(std::clamp(frame.width * notes_share, 320.0F, 360.0F)) : 0;
  column(frame, Word::team_steps, {0, rest.y, left, rest.h}, c.ground, 0, 1, frame.new_screen,
         [&](page::Point at, float width) { return draw_plan_steps(model, frame, at, width); });
  column(frame, Word::team_ways, {left, rest.y, frame.width - left - right, rest.h}, c.paper, three ? 48 : 40, three ? 44 : 40, over,
         [&](page::Point at, float width) {
           const float wide = std::min(width, 680.0F);
           const float high = draw_middle(model, frame, at, wide, rest.h - top_air - foot_air);
           if (three) return high;
           rule(frame, at.x, at.y + high + 24, wide, c.rule);
           return high + 44 + draw_aside(model, frame, {at.x, at.y + high + 44}, wide);
         });
  if (!three) return;
  column(frame, Word::team_notes, {frame.width - right, rest.y, right, rest.h}, c.ground, 32, 32, frame.new_screen,
         [&](page::Point at, float width) { return draw_aside(model, frame, at, width); });
}

void draw_stacked(const app::Model& model, Frame& frame, page::Rect rest) {
  const Region region(frame, say(Word::team_steps), rest);
  Pane pane(frame, say(Word::team_steps), rest, 0);
  if (turns_over(model, frame)) pane.scroll_to(0);
  const auto at = grid::narrow(rest, 660);
  float y = pane.top() + grid::narrow_top;
  if (!model.team.papers.looking) y += draw_plan_steps(model, frame, {at.x, y}, at.w) + 28;
  y += draw_middle(model, frame, {at.x, y}, at.w, 0) + 24;
  rule(frame, at.x, y, at.w, frame.colours->rule);
  y += 20 + draw_aside(model, frame, {at.x, y + 20}, at.w);
  pane.fits(y + foot_air - pane.top());
}

}  // namespace

bool can_be_led(const pack::Case& pack) { return !pack.questions.empty(); }

void draw_team_plan(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const app::Team& team = model.team;
  const bool under_way = team.open;
  if (!app::find_case(model, team.case_id)) {
    frame.wish(app::intent::ShowWorkshops{});
    return;
  }
  const TeamBar bar{.back = say(Word::nav_workshops),
                    .act = under_way      ? std::string_view()
                           : team.opening ? say(Word::team_opening)
                                          : say(Word::team_open),
                    .available = !team.opening};
  const TeamBarUsed used = team_bar(model, frame, bar);
  if (used.back) frame.wish(app::intent::ShowWorkshops{});
  if (used.act) frame.wish(app::intent::OpenRoom{});
  float top = used.height;
  top += not_saved_banner(model, frame, {0, top, frame.width, 0});
  if (!under_way) top += draw_told(model, frame, top);
  const page::Rect rest{0, top, frame.width, std::max(1.0F, frame.height - top)};
  if (under_way)
    draw_under_way(frame, rest);
  else if (frame.width >= grid::folds)
    draw_beside(model, frame, rest);
  else
    draw_stacked(model, frame, rest);
}

}  // namespace vignette::ui
