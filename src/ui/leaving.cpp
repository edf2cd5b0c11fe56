#include "ui/leaving.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/acting_on.hpp"
#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/theme.hpp"
#include "ui/writing.hpp"

namespace vignette::ui {

namespace {

using words::say;
using words::Word;
using Choice = app::LeavingChoice;

constexpr float beside_from = 1100, bar_high = 64, foot_high = 80, split_share = 660.0F / 1440;
constexpr Type title_type{type::serif, 22, 30};

struct LeavingSlot : Memory::Slot {
  float content = 600;
};

const app::LeavingForm& form_of(const app::Model& model) { return app::leaving_form(model.leaves.choice.form); }

/// The way back, and that nothing is sent. Answers the height.
float draw_bar(const app::Model& model, Frame& frame, float high) {
  const page::Rect bar{0, 0, frame.width, high};
  const Region region(frame, say(Word::leave_title), bar);
  const bool narrow = frame.width < grid::folds;
  fill(frame, bar, narrow ? frame.colours->ground : frame.colours->paper);
  rule(frame, 0, high - 1, bar.w, frame.colours->rule);
  const ButtonLook look = back_link();
  const float left = narrow ? 12 : 28;
  const std::string_view back = say(Word::leave_back);
  if (button(frame, back, {left, (high - 40) / 2, 0, 40}, look)) frame.wish(app::intent::Back{});
  const float x = left + button_width(frame, back, look) + (narrow ? 12 : 24);
  ui::say(frame, say(Word::leave_title), narrow ? type::control : title_type, {x, (high - (narrow ? 22.0F : 30.0F)) / 2}, 0, page::Ink::ink,
          Role::heading, 1);
  if (narrow) return high;  // it stands below
  const auto sent = say(Word::leave_nothing_sent);
  const float wide = width_of(frame, sent, type::meta), state = model.saving.state == app::SaveState::failed ? 200 : 0;
  const float from = frame.width - 32 - wide - state;
  if (from > x + width_of(frame, say(Word::leave_title), title_type) + 24)
    ui::say(frame, sent, type::meta, {from, (high - 20) / 2}, 0, page::Ink::ink2);
  return high;
}

/// What is chosen, said and found. Answers the height.
float draw_form(const app::Model& model, Frame& frame, page::Point at, float width) {
  float y = at.y;
  y += draw_leaving_choices(model, frame, {at.x, y}, width);
  y += draw_leaving_words(model, frame, {at.x, y}, width);
  y += draw_leaving_limits(model, frame, {at.x, y}, width);
  y += draw_leaving_found(model, frame, {at.x, y}, width);
  return y - at.y;
}

/// Saving, printing, and the door. Answers the height.
float draw_foot(const app::Model& model, Frame& frame, page::Rect rect, float edge) {
  const Region region(frame, say(Word::leave_ways_on), rect);
  const app::Leaves& leaves = model.leaves;
  const auto says_something = [](const app::LeavingPreview& preview) {
    const auto is_who = [](const auto& text) { return text.in == app::LeavingText::In::name || text.in == app::LeavingText::In::role; };
    return preview.answers + preview.exchanges > 0 || !std::ranges::all_of(preview.texts, is_who);
  };
  const bool ready = leaves.preview && !leaves.making && !leaves.saving && says_something(*leaves.preview);
  const ButtonLook save{.manner = Manner::main, .before = page::Icon::export_out, .available = ready};
  const ButtonLook print{.before = page::Icon::print, .available = ready};
  const auto name = say(form_of(model).save);
  Flow flow({rect.x + edge, rect.y + 20}, rect.w - 2 * edge, 40);
  const page::Point at = flow.place(button_width(frame, name, save), 12);
  if (button(frame, name, {at.x, at.y, 0, 40}, save)) frame.wish(app::intent::SaveLeaving{});
  if (form_of(model).prints) {
    const page::Point beside = flow.place(button_width(frame, say(Word::leave_print), print), 12);
    if (button(frame, say(Word::leave_print), {beside.x, beside.y, 0, 40}, print)) frame.wish(app::intent::SaveLeaving{.print = true});
  }
  std::string told;
  if (leaves.making && leaves.preview) {
    told = say(Word::leave_making);
    const ButtonLook cancel{.manner = Manner::quiet, .padding = 8};
    const page::Point beside = flow.place(button_width(frame, say(Word::leave_cancel), cancel), 12);
    if (button(frame, say(Word::leave_cancel), {beside.x, beside.y, 0, 40}, cancel)) frame.wish(app::intent::CancelLeaving{});
  }
  if (leaves.saving) told = say(Word::leave_saving);
  if (!leaves.saved_to.empty())
    told = leaves.saved_number.empty() ? say(Word::leave_saved, fmt::arg("file", leaves.saved_to))
                                       : say(Word::leave_saved_share, fmt::arg("file", leaves.saved_to),
                                             fmt::arg("number", leaves.saved_number.substr(0, portfolio::shown_of_number)));
  if (leaves.problem && leaves.preview)
    told = say(Word::leave_stays_here, fmt::arg("what", leaves.problem->what)) + " " + in_sentences({.what = leaves.problem->mend});
  const page::Point after = flow.place(1);
  const float door = 280;
  const bool beside = after.y == at.y && after.x + door + (told.empty() ? 0 : 160) <= rect.right() - edge;
  float y = rect.y + 20 + 40;
  if (beside) {
    const float room = rect.right() - edge - door - 16 - after.x;
    const float drop = width_of(frame, told, type::meta) <= room ? 10 : 0;
    if (!told.empty()) say_short(frame, told, type::meta, {after.x, at.y + drop}, room, 2, page::Ink::ink2);
    draw_door(frame, {rect.right() - edge - door, at.y, door, 40});
    return y + 20 - rect.y;
  }
  y = after.y + 40;
  if (!told.empty()) y += 8 + ui::say(frame, told, type::meta, {rect.x + edge, y + 8}, rect.w - 2 * edge, page::Ink::ink2, Role::status);
  draw_door_line(frame, {rect.x + edge, y + 8, rect.w - 2 * edge, door_line});
  return y + 8 + door_line + 20 - rect.y;
}

}  // namespace

void draw_leaving(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  auto& slot = frame.memory.slot<LeavingSlot>("leaving");
  const bool narrow = frame.width < beside_from;
  float top = draw_bar(model, frame, frame.width < grid::folds || frame.height < 520 ? grid::narrow_bar : bar_high);
  top += not_saved_banner(model, frame, {0, top, frame.width, 0});
  const page::Rect rest{0, top, frame.width, std::max(1.0F, frame.height - top)};
  if (!narrow) {
    const float split = std::round(frame.width * split_share);
    const float middle = std::max(1.0F, rest.h - foot_high);
    const page::Rect left{0, top, split, middle};
    {
      const Region region(frame, say(Word::leave_sheet), left);
      Pane pane(frame, say(Word::leave_sheet), left, slot.content);
      if (frame.new_screen) pane.scroll_to(0);
      slot.content = 26 + draw_form(model, frame, {56, pane.top() + 26}, split - 56 - 44) + 16;
      pane.fits(slot.content);
    }
    draw_preview(model, frame, {split, top, frame.width - split, middle});
    const page::Rect foot{0, top + middle, frame.width, foot_high};
    fill(frame, foot, frame.colours->ground);
    rule(frame, 0, foot.y, foot.w, frame.colours->rule);
    draw_foot(model, frame, foot, 56);
    return;
  }
  const Region region(frame, say(Word::leave_sheet), rest);
  Pane pane(frame, say(Word::leave_sheet), rest, slot.content);
  if (frame.new_screen) pane.scroll_to(0);
  const auto column = grid::narrow(rest, 660);
  float y = pane.top() + grid::narrow_top;
  if (frame.width < grid::folds)
    y += ui::say(frame, say(Word::leave_nothing_sent), type::meta, {column.x, y}, column.w, page::Ink::ink2) + 16;
  y += draw_form(model, frame, {column.x, y}, column.w) + 8;
  rule(frame, column.x, y, column.w, frame.colours->rule);
  y += 16;
  y += draw_preview_below(model, frame, {column.x, y}, column.w) + 8;
  y += draw_foot(model, frame, {column.x, y, column.w, 0}, 0);
  slot.content = y - pane.top();
  pane.fits(slot.content);
}

}  // namespace vignette::ui
