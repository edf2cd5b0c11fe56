#include "ui/writing_screen.hpp"

#include <algorithm>
#include <cmath>

#include "ui/acting_on.hpp"
#include "ui/case_text.hpp"
#include "ui/grid.hpp"
#include "ui/lenses.hpp"
#include "ui/marks.hpp"
#include "ui/own.hpp"
#include "ui/terms.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using app::Beside;
using words::Word;

constexpr float foot_height = 88, low_foot_height = 72, low_foot_below = 520;
constexpr float bar_in_view_above = 400;  ///< in a window lower than this only the way back stays in view
constexpr float tab_high = 42, tab_row = 44;

Beside one_of(const std::vector<SideTab>& tabs, Beside wished) {
  const bool there = std::ranges::find(tabs, wished, &SideTab::beside) != tabs.end();
  return there || tabs.empty() ? wished : tabs.front().beside;
}

float tab_width(Frame& frame, const SideTab& tab) {
  float wide = 0;
  for (const std::uint16_t weight : {500, 600})
    wide = std::max(wide, width_of(frame, tab.name, {{page::Family::sans, weight, false}, 15, 22}));
  return wide;
}

/// How far tabs reach that stand in one row.
float tabs_width(Frame& frame, const std::vector<SideTab>& tabs, float gap) {
  float wide = -gap;
  for (const SideTab& tab : tabs) wide += tab_width(frame, tab) + gap;
  return wide;
}

/// The tabs in rows from a place on, as many as they need; the last row's foot stands `tab_high` under the answer.
float draw_tabs(Frame& frame, const std::vector<SideTab>& tabs, Beside chosen, page::Point from, float width, float gap) {
  page::Point at = from;
  for (const SideTab& tab : tabs) {
    const float wide = tab_width(frame, tab);
    if (at.x > from.x && at.x + wide > from.x + width) at = {from.x, at.y + tab_row};
    if (tab_button(frame, tab.name, at, tab.beside == chosen, nullptr)) frame.wish(app::intent::ShowBeside{tab.beside});
    at.x += wide + gap;
  }
  return at.y;
}

}  // namespace

WritingLayout writing_layout(const app::Model& model, const Frame& frame) {
  WritingLayout layout;
  layout.narrow = frame.width < 960;
  if (!layout.narrow && model.case_panel) layout.panel = frame.width < 1180 ? 400 : 480;
  layout.writing = frame.width - layout.panel;
  layout.low = frame.height < bar_in_view_above;
  if (layout.narrow) {
    layout.edge = grid::least_edge;
    const grid::Column column = grid::narrow({0, 0, layout.writing, frame.height});
    layout.left = column.x;
    layout.column = column.w;
  } else {
    const float widest = frame.width < 1180 && layout.panel > 0 ? 600 : 688;
    layout.column = std::min(widest, layout.writing - 2 * 32);
    layout.left = std::round((layout.writing - layout.column) / 2);
  }
  if (layout.narrow || layout.low) layout.bar = grid::narrow_bar;
  layout.foot = frame.height < low_foot_below || layout.narrow || layout.low ? low_foot_height : foot_height;
  if (layout.narrow) layout.foot += door_line - (layout.low ? 0 : 8);
  return layout;
}

bool not_saved(const app::Model& model) {
  return model.saving.state == app::SaveState::failed || model.saving.state == app::SaveState::read_only;
}

EditorLook sheet_look(const app::Model& model, const WritingLayout& layout) {
  EditorLook look = answer_look(model);
  if (layout.column < 520) {
    look.left = 20;
    look.right = 20;
    look.top = 17;
    look.bottom = 21;
  }
  if (model.aloud.on && model.aloud.now.in == app::Sentence::In::answer) look.spoken = model.aloud.now.range;
  return look;
}

bool other_height(float& reckoned, float now) {
  if (std::abs(reckoned - now) < 0.5F) return false;
  reckoned = now;
  return true;
}

float draw_who_reads(Frame& frame, page::Point at, float width) {
  const std::string_view only_you = words::say(Word::question_only_you);
  const std::string_view means = words::say(Word::question_what_private_means);
  const float only_width = width_of(frame, only_you, type::meta);
  const bool one_line = only_width + 8 + width_of(frame, means, type::meta) <= width;
  say(frame, only_you, type::meta, at, width, page::Ink::ink3);
  const float y = one_line ? at.y : at.y + 24;
  if (link(frame, means, {one_line ? at.x + only_width + 8 : at.x, y})) frame.wish(app::intent::ShowPrivacy{});
  return y + 20 - at.y;
}

void draw_side(Frame& frame, page::Rect rect, bool beside, const std::vector<SideTab>& tabs, Beside chosen,
               const std::function<void(page::Rect)>& panel) {
  const Colours& colours = *frame.colours;
  fill(frame, rect, colours.ground);
  if (!beside) {
    rule(frame, rect.x, rect.y, rect.w, colours.rule);
    const float width = rect.w - 2 * grid::least_edge;
    const float gap = tabs_width(frame, tabs, 24) > width ? 16 : 24;
    const float bottom = draw_tabs(frame, tabs, chosen, {rect.x + grid::least_edge, rect.y + 6}, width, gap) + tab_high;
    rule(frame, rect.x, bottom, rect.w, colours.rule);
    return panel({rect.x, bottom + 1, rect.w, rect.bottom() - bottom - 1});
  }
  fill(frame, {rect.x, rect.y, 1, rect.h}, colours.rule);
  ButtonLook hide;
  hide.manner = Manner::quiet;
  hide.padding = 10;
  hide.type = type::label;
  const std::string_view hide_name = words::say(Word::question_hide_case);
  const float hide_width = button_width(frame, hide_name, hide);
  const float hide_x = rect.right() - 22 - hide_width;
  // What does not fit beside the way to hide it takes a row of its own under it.
  const float x = rect.x + 32;
  const float width = hide_x - 4 - x;
  const float gap = tabs_width(frame, tabs, 24) > width ? 14 : 24;
  const bool fits = tabs_width(frame, tabs, gap) <= width;
  const float first = rect.y + writing_bar - 43;
  const float bottom = (fits ? draw_tabs(frame, tabs, chosen, {x, first}, width + 1, gap)
                             : draw_tabs(frame, tabs, chosen, {x, first + tab_row}, rect.right() - 16 - x, 16)) +
                       tab_high;
  rule(frame, rect.x, bottom, rect.w, colours.rule);
  if (button(frame, hide_name, {hide_x, rect.y + writing_bar - 42, 0, 40}, hide)) frame.wish(app::intent::ToggleCasePanel{});
  panel({rect.x + 1, bottom + 1, rect.w - 1, rect.bottom() - bottom - 1});
}

void draw_question_side(const app::Model& model, Frame& frame, page::Rect rect, bool beside) {
  const std::size_t marked = marks_of(model, frame).marked;
  std::vector<SideTab> tabs{
      {std::string(words::say(Word::question_the_case)), Beside::the_case},
      {marked == 0 ? std::string(words::say(Word::marks_title)) : words::say(Word::marks_tab, fmt::arg("count", marked)), Beside::marks}};
  if (!model.terms.empty()) tabs.push_back({std::string(words::say(Word::marks_glossary)), Beside::glossary});
  if (!model.lenses.empty()) tabs.push_back({std::string(words::say(Word::lens_tab)), Beside::lenses});
  const Beside chosen = one_of(tabs, model.beside);
  draw_side(frame, rect, beside, tabs, chosen, [&](page::Rect area) {
    if (chosen == Beside::marks) return draw_marks_panel(model, frame, area);
    if (chosen == Beside::glossary) return draw_glossary_panel(model, frame, area);
    if (chosen == Beside::lenses) return draw_lenses_panel(model, frame, area);
    draw_case_panel(model, frame, area, family_of(model));
  });
}

void draw_reflection_side(const app::Model& model, Frame& frame, page::Rect rect, bool beside) {
  std::vector<SideTab> tabs;
  if (!model.lenses.empty()) tabs.push_back({std::string(words::say(Word::lens_tab)), Beside::lenses});
  tabs.push_back({std::string(words::say(Word::own_earlier)), Beside::earlier});
  tabs.push_back({std::string(words::say(Word::mine_title)), Beside::only_for_me});
  const Beside chosen = one_of(tabs, model.beside);
  draw_side(frame, rect, beside, tabs, chosen, [&](page::Rect area) {
    if (chosen == Beside::earlier) return draw_earlier_panel(model, frame, area);
    if (chosen == Beside::only_for_me) return draw_only_for_me_panel(model, frame, area);
    draw_lenses_panel(model, frame, area);
  });
}

}  // namespace vignette::ui
