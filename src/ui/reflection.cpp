/// A reflection of one's own: its title, day and kind, the sheet, and the ways on (look/30-own-reflection).
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "app/reflection.hpp"
#include "ui/acting_on.hpp"
#include "ui/aloud.hpp"
#include "ui/bar.hpp"
#include "ui/commitments.hpp"
#include "ui/cues.hpp"
#include "ui/grid.hpp"
#include "ui/leaving.hpp"
#include "ui/lenses.hpp"
#include "ui/own.hpp"
#include "ui/theme.hpp"
#include "ui/writing.hpp"
#include "ui/writing_screen.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float sheet_least = 240;
constexpr float day_width = 168, beside_day = 16;
constexpr float segments_least = 460;

struct ReflectionSlot : Memory::Slot {
  portfolio::Id id;
  bool instead = false;
  bool cue = false;  ///< one was shown
  float content = 600, offset = 0;
  float under = 0;  ///< height of what stands between the sheet and who can read it, as last drawn
};

/// One drawing of one reflection.
struct Writing {
  const app::Model& model;
  Frame& frame;
  const portfolio::Reflection& reflection;
  const WritingLayout& layout;
  ReflectionSlot& slot;

  /// Back to the portfolio, and the state of saving. Answers the height.
  float bar() const {
    const std::string_view back = words::say(Word::portfolio_title);
    if (aloud_in_bar(model, frame, layout)) return layout.bar;
    const Region region(frame, back, {0, 0, layout.writing, layout.bar});
    const float middle = layout.bar / 2;
    const auto [leaves, back_end] = way_back(frame, layout, back);
    if (leaves) frame.wish(app::intent::ReflectionDone{});
    const float right = layout.writing - layout.edge - room_for_saved;
    const auto door = layout.low ? draw_door_tool(frame, {back_end, (layout.bar - 1) / 2}, right) : std::optional(back_end);
    const float door_end = door.value_or(back_end);
    const float state = layout.writing - layout.edge - (not_saved(model) ? room_for_not_saved : room_for_saved);
    draw_aloud_tool(model, frame, layout, door_end + (layout.narrow || layout.low ? 0 : 8), state);
    if (!layout.low || !not_saved(model) || door_end <= layout.writing - layout.edge - room_for_not_saved)
      save_state(model, frame, {layout.writing - layout.edge, std::floor(middle)});
    if (door) return layout.bar;
    draw_door_line(frame, {0, layout.bar, layout.writing, door_line});
    return layout.bar + door_line;
  }

  float not_a_record(page::Point at) const {
    const std::string_view first = words::say(Word::own_not_a_record), rest = words::say(Word::own_about);
    const float x = at.x + width_of(frame, first, type::label) + 8;
    const bool one_line = x + width_of(frame, rest, type::meta) <= at.x + layout.column;
    float y = at.y;
    y += say(frame, first, type::label, {at.x, y}, layout.column, page::Ink::clay);
    if (one_line) y = at.y;
    y += say(frame, rest, type::meta, {one_line ? x : at.x, y}, one_line ? 0 : layout.column, page::Ink::ink2) + 12;
    rule(frame, at.x, y, layout.column, frame.colours->rule);
    return y + 1 - at.y;
  }

  /// Title, day and kind. Answers the height.
  float head(page::Point at, bool arrived) const {
    const bool small = layout.column < 560;
    const Type type = small ? type::heading_narrow : type::question;
    float y = at.y + (small ? 6 : 10);
    title_field(frame, app::Field::reflection_title, model.practice.title, words::say(Word::own_title), words::say(Word::own_title_empty),
                {at.x, y, layout.column, type.line + 8}, type, model);
    const bool empty = reflection.title.empty();
    if (arrived) give_focus(frame, id_of(empty ? app::Field::reflection_title : app::Field::answer), false);
    const bool in_title = frame.memory.focus == id_of(app::Field::reflection_title);
    if (in_title && pressed(frame, {.key = app::Key::enter})) give_focus(frame, id_of(app::Field::answer), false);
    y += type.line + 8 + 12;

    const float room = layout.column - day_width - beside_day;
    const bool beside = room >= segments_least;
    const page::Point kind{beside ? at.x + day_width + beside_day : at.x, beside ? y : y + 20 + 6 + 40 + 12};
    say(frame, words::say(Word::own_day), type::label, {at.x, y}, 0, page::Ink::ink2);
    const bool odd = !app::day_is_read(model);
    field(frame, app::Field::reflection_day, model.practice.day, words::say(Word::own_day), {}, {at.x, y + 26, day_width, 40});
    say(frame, words::say(Word::own_kind), type::label, kind, 0, page::Ink::ink2);
    const float wide = beside ? room : layout.column;
    y = kind.y + 26 + kinds({kind.x, kind.y + 26, wide, 40});
    if (odd) {
      const std::string line = words::say(Word::own_day_odd, fmt::arg("day", day_only_in_words(model, reflection.day)));
      y += 8 + say(frame, line, type::meta, {at.x, y + 8}, layout.column, page::Ink::clay, Role::status);
    }
    return y + 16 - at.y;
  }

  /// Five in a row; in two rows they would not be one choice, so in little room they are chips. Answers the height.
  float kinds(page::Rect rect) const {
    using Kind = portfolio::Reflection::Kind;
    constexpr int count = 5;
    const auto chosen = static_cast<int>(reflection.kind);
    if (rect.w >= segments_least) {
      const auto to = segments(frame, words::say(Word::own_kind),
                               {words::say(Word::own_practice), words::say(Word::own_supervision), words::say(Word::own_training),
                                words::say(Word::own_workshop), words::say(Word::own_reading)},
                               chosen, rect);
      if (to) frame.wish(app::intent::ChangeKind{static_cast<Kind>(*to)});
      return 40;
    }
    page::Point at{rect.x, rect.y};
    for (int i = 0; i < count; ++i) {
      const std::string name = kind_in_words(static_cast<Kind>(i));
      const float wide = width_of(frame, name, type::small) + 22;
      if (at.x > rect.x && at.x + wide > rect.right()) at = {rect.x, at.y + 34};
      float used = 0;
      if (chip(frame, name, at, i == chosen, &used)) frame.wish(app::intent::ChangeKind{static_cast<Kind>(i)});
      at.x += std::max(used, wide) + 8;
    }
    return at.y + 26 - rect.y;
  }

  void foot(page::Rect rect, bool instead) const {
    const Region region(frame, words::say(Word::question_ways_on), rect);
    const bool own_line = layout.door_apart;
    if (own_line) draw_door_line(frame, {layout.left, rect.y + 4, layout.column, door_line});
    const float y = rect.y + (own_line ? door_line + 8 : 16);
    ButtonLook lens;
    lens.before = page::Icon::pen;
    ButtonLook done;
    done.manner = not_saved(model) ? Manner::other : Manner::main;
    const std::string_view lens_name = words::say(instead ? Word::question_to_answer : Word::own_use_lens);
    const std::string_view done_name = words::say(Word::own_done);
    if (layout.column < 400) {
      lens.padding = done.padding = 10;
      lens.before.reset();
    }
    const float lens_width = button_width(frame, lens_name, lens), done_width = button_width(frame, done_name, done);
    if (button(frame, lens_name, {layout.left, y, 0, 40}, lens)) {
      if (instead)
        frame.wish(app::intent::ToggleCasePanel{});
      else
        frame.wish(app::intent::ShowBeside{app::Beside::lenses});
    }
    constexpr float gap = 8;
    if (!own_line && !layout.low)  // in a low window it is on the bar
      draw_door(frame, {layout.left + lens_width + gap, y, layout.column - lens_width - done_width - 2 * gap, 40});
    if (button(frame, done_name, {layout.left + layout.column - done_width, y, 0, 40}, done)) frame.wish(app::intent::ReflectionDone{});
  }

  void sheet(page::Rect rect, bool arrived) const {
    const Region region(frame, words::say(Word::own_region), rect);
    Pane pane(frame, words::say(Word::own_region), rect, slot.content);
    if (arrived) pane.scroll_to(0);
    const float x = layout.left;
    float y = pane.top() + 8;
    if (layout.low) y += not_saved_banner(model, frame, {0, y - 8, layout.writing, 0});
    const float cue = draw_cue_line(model, frame, {x, y}, layout.column);
    if (cue > 0) y += cue + 12;
    if (!std::exchange(slot.cue, cue > 0) && cue > 0) pane.scroll_to(0);  // it was asked for further down
    y += not_a_record({x, y});
    y += head({x, y}, arrived);

    static const app::Editing nothing;
    const app::Editing* editing = app::editing(model, app::Field::answer);
    const float before = y - pane.top();
    constexpr float below = 12 + 20 + 16;
    const float least = std::clamp(rect.h - 2 * 16, 80.0F, sheet_least);
    const page::Rect at{x, y, layout.column, std::max(least, rect.h - before - below - slot.under)};
    const float margin = y + draw_lens_margin(model, frame, {x + layout.column, y, layout.writing - x - layout.column, at.h});
    const Edited edited =
        editor(frame, app::Field::answer, editing ? *editing : nothing, words::say(Word::own_text), at, sheet_look(model, layout));
    y += edited.height + 12;
    const float under = y;
    if (const float noticed = draw_noticed(model, frame, {x, y - 12, layout.column, 0}); noticed > 0) y += noticed;
    y += draw_headings(model, frame, {x, y}, layout.column);
    if (const float line = draw_commitment_line(model, frame, {x, y}, layout.column); line > 0) y += line + 12;
    if (other_height(slot.under, y - under)) frame.again = true;
    y = std::max(y + draw_who_reads(model, frame, {x, y}, layout.column), margin) + 16;
    if (layout.low) {
      foot({0, y - 16, layout.writing, layout.foot}, false);
      y += layout.foot - 16;
    }
    slot.content = y - pane.top();
    pane.fits(slot.content);
    if (edited.moved != 0) pane.scroll_by(edited.moved);
    const bool go_on = arrived && editing != nullptr && !editing->text.empty();
    if (edited.caret && (edited.caret_moved || go_on)) pane.show(edited.caret->y - pane.top(), edited.caret->h, 24);
    slot.offset = pane.offset();
  }
};

}  // namespace

void draw_reflection(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const auto* kept = app::find_reflection(model.practice, model.practice.reflection);
  if (!kept) return;
  const WritingLayout layout = writing_layout(model, frame);
  const bool instead = layout.narrow && model.show_case_instead;
  auto& slot = frame.memory.slot<ReflectionSlot>("reflection");
  const bool arrived = !instead && (frame.new_screen || slot.id != kept->record.id || slot.instead);
  slot.id = kept->record.id;
  slot.instead = instead;
  const Writing writing{model, frame, kept->record, layout, slot};

  float top = writing.bar();
  if (!layout.low) top += not_saved_banner(model, frame, {0, top, layout.writing, 0});
  const bool low_sheet = layout.low && !instead;
  const float foot = low_sheet ? frame.height : frame.height - layout.foot;
  const page::Rect middle{0, top, layout.writing, std::max(1.0F, foot - top)};
  if (instead) {
    draw_reflection_side(model, frame, middle, false);
  } else {
    writing.sheet(middle, arrived);
    if (slot.offset > 0) rule(frame, 0, top - 1, layout.writing, frame.colours->rule);
  }
  if (!low_sheet) {
    if (instead || slot.content - slot.offset > middle.h) rule(frame, 0, foot, layout.writing, frame.colours->rule);
    writing.foot({0, foot, layout.writing, layout.foot}, instead);
  }
  if (layout.panel > 0) draw_reflection_side(model, frame, {layout.writing, 0, layout.panel, frame.height}, true);
}

}  // namespace vignette::ui
