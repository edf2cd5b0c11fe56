#include "ui/team_bar.hpp"

#include <algorithm>

#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/threshold.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr float bar_high = 64, low_window = 520, sign = 28, between = 24;
constexpr Type title_type{type::serif, 22, 30};

/// Whose window this is: it is always said.
void say_whose(Frame& frame, const page::Setting& told, page::Point at) {
  icon(frame, page::Icon::hide, {at.x, at.y}, frame.colours->ink);
  say_set(frame, told, words::say(Word::team_window), {at.x + sign, at.y});
}

}  // namespace

std::string team_title(const app::Model& model) {
  const auto* open = app::find_case(model, model.team.case_id);
  return words::say(Word::record_title, fmt::arg("title", open ? subject_or_title(*open->pack) : std::string()));
}

float say_team_problem(const app::Model& model, Frame& frame, page::Point at, float width) {
  return say_problem(frame, model.team.problem, at, width);
}

TeamBarUsed team_bar(const app::Model& model, Frame& frame, const TeamBar& bar) {
  const Colours& c = *frame.colours;
  const bool narrow = frame.width < grid::folds, low = narrow || frame.height < low_window;
  const float line = low ? grid::narrow_bar : bar_high, edge = narrow ? 16 : 32, padding = 4;
  const Type title_look = low ? type::beside : title_type;
  const ButtonLook back = back_link();
  const ButtonLook act{
      .manner = bar.main ? Manner::main : Manner::other, .available = bar.available, .height = 32, .padding = 12, .type = type::label};
  const std::string name = team_title(model);
  const auto title = set(frame, name, title_look, page::Ink::ink);
  const auto now = set(frame, bar.now, type::text, page::Ink::ink);
  auto told = set(frame, words::say(Word::team_window), type::meta, page::Ink::ink);

  const float act_wide = bar.act.empty() ? 0 : button_width(frame, bar.act, act);
  const float act_left = frame.width - edge - act_wide, room_to = act_wide > 0 ? act_left - between : act_left;
  const float back_wide = bar.back.empty() ? 0 : button_width(frame, bar.back, back);
  const float left = bar.back.empty() ? edge : edge - padding + back_wide + (narrow ? 12 : between);
  const float now_left = left + title->width + between;
  const float whose = sign + told->width;

  const bool title_beside = left + title->width <= room_to;
  const bool told_beside = title_beside && now_left + 8 + whose <= room_to;
  TeamBarUsed used;
  used.told_now = !bar.now.empty() && told_beside && now_left + now->width + between + whose <= room_to;
  used.height = line;
  const float second = line, title_more = title_beside ? 0 : 34;
  if (!title_beside) used.height += title_more;
  if (!told_beside) {
    told = set(frame, words::say(Word::team_window), type::meta, page::Ink::ink, std::max(80.0F, frame.width - 2 * edge - sign));
    used.height += told->height + 12;
  }

  const page::Rect rect{0, 0, frame.width, used.height};
  const Region region(frame, name, rect);
  fill(frame, rect, c.tint);
  if (c.outline > 1)
    rule(frame, 0, rect.bottom() - 2, rect.w, c.accent, 2);
  else
    rule(frame, 0, rect.bottom() - 1, rect.w, c.rule);
  const float middle = (line - 1) / 2;
  if (!bar.back.empty()) used.back = button(frame, bar.back, {edge - padding, middle - 20, back_wide, 40}, back);
  const page::Point title_at = title_beside ? page::Point{left, middle - title->height / 2} : page::Point{edge, second};
  say_short(frame, name, title_look, title_at, title_beside ? title->width + 1 : frame.width - 2 * edge, 1);
  if (bar.title_leads) {
    auto& heading = frame.outline.items.back();
    heading.role = Role::heading;
    heading.level = 1;
  }
  if (used.told_now) say_set(frame, *now, bar.now, {now_left, middle - 11});
  const float whose_left = act_wide > 0 ? room_to - whose : frame.width - edge - whose;
  say_whose(frame, *told, told_beside ? page::Point{whose_left, middle - 10} : page::Point{edge, second + title_more});
  if (act_wide > 0) used.act = button(frame, bar.act, {act_left, middle - 16, act_wide, 32}, act);
  return used;
}

}  // namespace vignette::ui
