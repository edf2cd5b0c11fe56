#include "ui/writing_screen.hpp"

#include <algorithm>
#include <cmath>

#include "app/again.hpp"
#include "ui/acting_on.hpp"
#include "ui/aloud.hpp"
#include "ui/bar.hpp"
#include "ui/case_text.hpp"
#include "ui/cues.hpp"
#include "ui/grid.hpp"
#include "ui/leaving.hpp"
#include "ui/lenses.hpp"
#include "ui/marks.hpp"
#include "ui/own.hpp"
#include "ui/shared_here.hpp"
#include "ui/spelling.hpp"
#include "ui/tabs.hpp"
#include "ui/terms.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using app::Beside;
using words::Word;

constexpr float foot_height = 88, low_foot_height = 72, low_foot_below = 520;
constexpr float bar_in_view_above = 400;  ///< in a window lower than this only the way back stays in view
constexpr float tab_row = 44;

Beside one_of(const std::vector<SideTab>& tabs, Beside wished) {
  const bool there = std::ranges::find(tabs, wished, &SideTab::beside) != tabs.end();
  return there || tabs.empty() ? wished : tabs.front().beside;
}

std::vector<std::string_view> names_of(const std::vector<SideTab>& tabs) {
  std::vector<std::string_view> names;
  for (const SideTab& tab : tabs) names.emplace_back(tab.name);
  return names;
}

float tabs_width(Frame& frame, const std::vector<SideTab>& tabs, float gap) { return tabs_width(frame, names_of(tabs), gap); }

/// Answers where the rule under them goes.
float draw_tabs(Frame& frame, const std::vector<SideTab>& tabs, Beside chosen, page::Point from, float width, float gap,
                float high = tab_high) {
  const auto here = std::ranges::find(tabs, chosen, &SideTab::beside) - tabs.begin();
  const Tabs drawn = ui::tabs(frame, names_of(tabs), static_cast<std::size_t>(here), from, width, gap, high);
  if (drawn.pressed) frame.wish(app::intent::ShowBeside{tabs[*drawn.pressed].beside});
  return drawn.bottom;
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
  if (frame.width >= lens_margin_from && asks_in_margin(model)) {
    layout.left = std::max(32.0F, std::min(layout.left, layout.writing - lens_margin - layout.column));
    layout.column = std::min(layout.column, layout.writing - lens_margin - layout.left);
  }
  constexpr float room_for_door = 640;  // between two ways on
  layout.door_apart = !layout.low && layout.column < room_for_door;
  if (layout.door_apart) layout.foot += door_line - 8;
  return layout;
}

bool aloud_in_bar(const app::Model& model, Frame& frame, const WritingLayout& layout) {
  if (!model.aloud.on) return false;
  const page::Rect bar{0, 0, layout.writing, layout.bar};
  fill_narrow_bar(frame, bar);
  draw_aloud_bar(model, frame, bar, layout.left);
  return true;
}

void draw_aloud_tool(const app::Model& model, Frame& frame, const WritingLayout& layout, float from, float to) {
  const Tool tool = aloud_tool(model, layout.bar < writing_bar ? 32 : 36);
  const bool with_icon = from + tool_width(frame, tool) <= to;
  if (from + tool_width(frame, tool, with_icon) > to) return;
  const float middle = layout.bar < writing_bar ? (layout.bar - 1) / 2 : layout.bar / 2;
  if (bar_tool(frame, tool, {from, middle}, with_icon)) frame.wish(app::intent::ReadAloud{});
}

float way_back_end(Frame& frame, const WritingLayout& layout, std::string_view name) {
  if (layout.bar < writing_bar) return narrow_bar_side + tool_width(frame, {name, page::Icon::back});
  return layout.edge + button_width(frame, name, back_link());
}

WayBack way_back(Frame& frame, const WritingLayout& layout, std::string_view name) {
  const float end = way_back_end(frame, layout, name);
  if (layout.bar < writing_bar) {
    fill_narrow_bar(frame, {0, 0, layout.writing, layout.bar});
    return {bar_tool(frame, {name, page::Icon::back}, {narrow_bar_side, (layout.bar - 1) / 2}), end};
  }
  const ButtonLook look = back_link();
  return {button(frame, name, {layout.edge - look.padding, layout.bar / 2 - 20, 0, 40}, look), end};
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
  look.noticed = noticed_here(model);
  return look;
}

bool other_height(float& reckoned, float now) {
  if (std::abs(reckoned - now) < 0.5F) return false;
  reckoned = now;
  return true;
}

float draw_who_reads(const app::Model& model, Frame& frame, page::Point at, float width) {
  const float from = at.y;
  if (!app::takes_typing(model, app::Field::answer))
    at.y += say(frame, words::say(Word::question_elsewhere), type::meta, at, width, page::Ink::ink, Role::status) + 4;
  const std::string_view who = who_reads(model, app::current_key(model));
  const std::string_view means = words::say(Word::question_what_private_means);
  const float only_width = width_of(frame, who, type::meta);
  const bool one_line = only_width + 8 + width_of(frame, means, type::meta) <= width;
  const float said = say(frame, who, type::meta, at, width, page::Ink::ink3);
  const float y = one_line ? at.y : at.y + std::max(24.0F, said + 4);
  if (link(frame, means, {one_line ? at.x + only_width + 8 : at.x, y})) frame.wish(app::intent::ShowPrivacy{});
  float taken = one_line ? only_width + 8 + width_of(frame, means, type::meta) : width_of(frame, means, type::meta);
  float under = 0;
  if (app::editing(model, app::Field::answer) && !app::editing(model, app::Field::answer)->text.empty() && !cue_is_shown(model)) {
    constexpr float gap = 24, room_for_count = 110;
    const std::string_view ask = words::say(Word::cue_ask);
    const float wide = width_of(frame, ask, type::meta);
    const bool beside = taken + gap + wide + room_for_count <= width;
    const page::Point place = beside ? page::Point{at.x + taken + gap, y} : page::Point{at.x, y + 24};
    if (link(frame, ask, place)) frame.wish(app::intent::AskForCue{});
    if (beside)
      taken += gap + wide;
    else
      under = 24;
  }
  const float count = draw_word_count(model, frame, {at.x, y + under, width, 20},
                                      under > 0 ? width_of(frame, words::say(Word::cue_ask), type::meta) : taken);
  const float bottom = y + under + 20 + count;
  return bottom + draw_not_checked(model, frame, {at.x, bottom + 4}, width) - from;
}

void draw_side(Frame& frame, page::Rect rect, bool beside, const std::vector<SideTab>& tabs, Beside chosen,
               const std::function<void(page::Rect)>& panel) {
  const Colours& colours = *frame.colours;
  const Region region(frame, words::say(Word::side_region), rect);
  fill(frame, rect, colours.ground);
  if (!beside) {
    rule(frame, rect.x, rect.y, rect.w, colours.rule);
    const float width = rect.w - 2 * grid::least_edge;
    const float gap = tabs_width(frame, tabs, 24) > width ? 16 : 24;
    const float bottom = draw_tabs(frame, tabs, chosen, {rect.x + grid::least_edge, rect.y + 6}, width, gap);
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
  // In one row their words stand level with the bar's; else under the way to hide it.
  const float bottom = fits ? draw_tabs(frame, tabs, chosen, {x, rect.y}, width + 1, gap, writing_bar - 1)
                            : draw_tabs(frame, tabs, chosen, {x, rect.y + writing_bar - tab_high - 1 + tab_row}, rect.right() - 16 - x, 16);
  rule(frame, rect.x, bottom, rect.w, colours.rule);
  if (button(frame, hide_name, {hide_x, rect.y + writing_bar / 2 - 20, 0, 40}, hide)) frame.wish(app::intent::ToggleCasePanel{});
  panel({rect.x + 1, bottom + 1, rect.w - 1, rect.bottom() - bottom - 1});
}

void draw_question_side(const app::Model& model, Frame& frame, page::Rect rect, bool beside) {
  const std::size_t marked = marks_of(model, frame).marked;
  std::vector<SideTab> tabs{
      {std::string(words::say(Word::question_the_case)), Beside::the_case},
      {marked == 0 ? std::string(words::say(Word::marks_title)) : words::say(Word::marks_tab, fmt::arg("count", marked)), Beside::marks}};
  if (!model.terms.empty()) tabs.push_back({std::string(words::say(Word::marks_glossary)), Beside::glossary});
  if (app::has_lenses(model)) tabs.push_back({std::string(words::say(Word::lens_tab)), Beside::lenses});
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
  if (app::has_lenses(model)) tabs.push_back({std::string(words::say(Word::lens_tab)), Beside::lenses});
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
