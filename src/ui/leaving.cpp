#include "ui/leaving.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <charconv>
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
constexpr Type title_type{type::serif, 22, 30}, small{type::sans_bold, 14, 20};
constexpr std::string_view page_name = "leaving page ";

struct LeavingSlot : Memory::Slot {
  std::size_t page = 0;
  std::uint64_t shown = 0;
  float content = 600, beside = 600;
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

/// Turns to another page.
void draw_turning(const app::Model& model, Frame& frame, LeavingSlot& slot, page::Point at) {
  const std::size_t count = model.leaves.preview->pages;
  const ButtonLook back{.available = slot.page > 0, .height = 32, .padding = 12, .type = small};
  const ButtonLook next{.available = slot.page + 1 < count, .height = 32, .padding = 12, .type = small};
  const float wide = button_width(frame, say(Word::leave_back_page), back);
  const auto turn = [&](std::size_t to) {
    slot.page = to;
    frame.again = true;
  };
  if (button(frame, say(Word::leave_back_page), {at.x, at.y, 0, 32}, back) && slot.page > 0) turn(slot.page - 1);
  if (button(frame, say(Word::leave_next_page), {at.x + wide + 8, at.y, 0, 32}, next) && slot.page + 1 < count) turn(slot.page + 1);
}

/// What is in it, what is not, and what never is. Answers the height.
float draw_in_it(const app::Model& model, Frame& frame, LeavingSlot& slot, page::Point at, float width) {
  const app::Leaves& leaves = model.leaves;
  const auto& preview = leaves.preview;
  float y = at.y;
  if (preview && preview->pages > 0) {
    const auto number = say(Word::leave_page_of, fmt::arg("number", slot.page + 1), fmt::arg("count", preview->pages));
    y += ui::say(frame, number, type::label, {at.x, y}, width, page::Ink::ink2, Role::status) + 8;
    draw_turning(model, frame, slot, {at.x, y});
    y += 32 + 12;
    Choice choice = leaves.choice;
    if (const auto paper = segments(frame, say(Word::leave_paper), {say(Word::leave_a4), say(Word::leave_letter)}, choice.letter ? 1 : 0,
                                    {at.x, y, std::min(width, 184.0F), 32})) {
      choice.letter = *paper == 1;
      frame.wish(app::intent::ChangeLeaving{std::move(choice)});
    }
    y += 32 + 12;
    if (form_of(model).reflows) y += ui::say(frame, say(Word::leave_word_breaks), type::meta, {at.x, y}, width, page::Ink::ink3) + 4;
    y += 12;
  }
  const auto heading = [&](Word word) {
    y += ui::say(frame, say(word), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 4;
  };
  const auto line = [&](const std::string& words) { y += ui::say(frame, words, type::meta, {at.x, y}, width, page::Ink::ink2) + 2; };
  if (preview) {
    heading(Word::leave_in_it);
    const bool own_eyes = leaves.choice.whom == Choice::Whom::me;
    if (!own_eyes && !(leaves.name.text + leaves.role.text).empty()) line(std::string(say(Word::leave_in_it_name)));
    line(preview->answers == 0 ? std::string(say(Word::leave_in_it_nothing))
         : preview->answers == 1
             ? std::string(say(Word::leave_in_it_answer))
             : capital_first(say(Word::leave_in_it_answers, fmt::arg("count", words::count_in_words(preview->answers)))));
    if (leaves.choice.commitments) line(std::string(say(Word::leave_in_it_commitments)));
    const bool marks = own_eyes && leaves.choice.marks;
    if (marks) line(std::string(say(Word::leave_in_it_marks)));
    y += 12;
    heading(Word::leave_not_in_it);
    line(std::string(say(marks ? Word::leave_not_in_it_me : Word::leave_not_in_it_lines)));
    y += 12;
  }
  heading(Word::leave_never);
  line(std::string(say(Word::leave_never_lines)));
  return y - at.y;
}

/// A page as it will be. Answers its height.
float draw_page(const app::Model& model, Frame& frame, const LeavingSlot& slot, page::Point at, float width) {
  const auto& preview = *model.leaves.preview;
  const page::Rect sheet{snap(frame, at.x), snap(frame, at.y), width, std::round(width * preview.height / preview.width)};
  fill(frame, sheet, 0xFFFFFFFF);  // paper is white, whatever the theme
  const auto wide = static_cast<int>(std::lround(sheet.w * frame.density));
  const Pictures::Picture picture =
      frame.pictures ? frame.pictures->get(name_of(PagePicture{model.leaves.shown, slot.page, wide})) : Pictures::Picture{};
  if (picture.texture != 0 && frame.list)
    frame.list->AddImage(ImTextureRef(static_cast<ImTextureID>(picture.texture)), {sheet.x, sheet.y},
                         {snap(frame, sheet.right()), snap(frame, sheet.bottom())});
  stroke(frame, sheet, frame.colours->edge, 1);
  if (frame.pictures && picture.texture == 0 && !picture.failed) {
    describe(frame, Role::status, say(Word::leave_making), sheet);
    return sheet.h;
  }
  const auto name = say(Word::leave_page_picture, fmt::arg("number", slot.page + 1), fmt::arg("count", preview.pages));
  describe(frame, Role::image, name, sheet).value = preview.text;  // the words on the pages, for who can't see them
  return sheet.h;
}

/// The words of a file without pages. Answers the height.
Edited draw_text(const app::Model& model, Frame& frame, page::Point at, float width) {
  EditorLook look = answer_look(model);
  look.size = 17;
  look.line = 26;
  look.between = 0;
  look.left = look.right = 32;
  look.top = look.bottom = 28;
  look.read_only = true;
  return text_to_read(frame, id_of("what leaves"), model.leaves.preview->text, say(Word::leave_preview_text), {at.x, at.y, width, 120},
                      look);
}

/// While it is being made, or where it was not. Answers the height.
float draw_making(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Leaves& leaves = model.leaves;
  float y = at.y;
  if (leaves.making) {
    y += ui::say(frame, say(Word::leave_making), type::beside, {at.x, y}, width, page::Ink::ink2, Role::status) + 12;
    if (button(frame, say(Word::leave_cancel), {at.x, y, 0, 40})) frame.wish(app::intent::CancelLeaving{});
    return y + 40 - at.y;
  }
  if (leaves.problem)
    y += ui::say(frame, in_sentences(*leaves.problem), type::beside, {at.x, y}, width, page::Ink::ink, Role::status) + 12;
  else if (leaves.stopped)
    y += ui::say(frame, say(Word::leave_stopped), type::beside, {at.x, y}, width, page::Ink::ink2, Role::status) + 12;
  if (button(frame, say(Word::leave_make), {at.x, y, 0, 40})) frame.wish(app::intent::MakeLeaving{});
  return y + 40 - at.y;
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
  const bool ready = leaves.preview && !leaves.making && !leaves.saving && leaves.preview->answers + leaves.preview->texts.size() > 0;
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
  if (!leaves.saved_to.empty()) told = say(Word::leave_saved, fmt::arg("file", leaves.saved_to));
  if (leaves.problem && leaves.preview)
    told = say(Word::leave_stays_here, fmt::arg("what", leaves.problem->what)) + " " + leaves.problem->mend;
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

/// Right of the form: the page or the text, and what is in it.
void draw_preview(const app::Model& model, Frame& frame, LeavingSlot& slot, page::Rect rect) {
  const Region region(frame, say(Word::leave_preview), rect);
  fill(frame, rect, frame.colours->ground);
  fill(frame, {rect.x, rect.y, 1, rect.h}, frame.colours->rule);
  constexpr float edge = 28, aside_wide = 190, apart = 32;
  const float left = std::min(48.0F, rect.w * 0.06F);
  const auto& preview = model.leaves.preview;
  Pane pane(frame, say(Word::leave_preview), rect, slot.beside);
  float y = pane.top() + edge;
  const float room = rect.w - left - edge - aside_wide - apart;
  const page::Point aside{rect.right() - edge - aside_wide, y};
  float high = draw_in_it(model, frame, slot, aside, aside_wide);
  const page::Point at{rect.x + left, y};
  if (!preview) {
    high = std::max(high, draw_making(model, frame, at, room));
  } else if (preview->pages > 0) {
    const float fits = (rect.h - 2 * edge) * preview->width / preview->height;
    high = std::max(high, draw_page(model, frame, slot, at, std::floor(std::clamp(fits, std::min(240.0F, room), room))));
  } else {
    high = std::max(high, draw_text(model, frame, at, room).height);
  }
  slot.beside = y + high + edge - pane.top();
  pane.fits(slot.beside);
}

}  // namespace

std::string name_of(const PagePicture& picture) {
  return fmt::format("{}{} {} {}", page_name, picture.number, picture.page, picture.pixels_wide);
}

std::optional<PagePicture> page_picture(std::string_view name) {
  if (!name.starts_with(page_name)) return std::nullopt;
  name.remove_prefix(page_name.size());
  PagePicture picture;
  const auto next = [&name](auto& number) {
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc()) return false;
    name.remove_prefix(std::min(name.size(), static_cast<std::size_t>(end - name.data()) + 1));
    return true;
  };
  if (!next(picture.number) || !next(picture.page) || !next(picture.pixels_wide)) return std::nullopt;
  return picture;
}

void draw_leaving(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  auto& slot = frame.memory.slot<LeavingSlot>("leaving");
  if (slot.shown != model.leaves.shown || frame.new_screen) {
    slot.shown = model.leaves.shown;
    if (frame.new_screen || !model.leaves.preview || slot.page >= model.leaves.preview->pages) slot.page = 0;
  }
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
    draw_preview(model, frame, slot, {split, top, frame.width - split, middle});
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
  y += ui::say(frame, say(Word::leave_preview), type::heading_narrow, {column.x, y}, column.w, page::Ink::ink, Role::heading, 2) + 12;
  if (!model.leaves.preview)
    y += draw_making(model, frame, {column.x, y}, column.w);
  else if (model.leaves.preview->pages > 0)
    y += draw_page(model, frame, slot, {column.x, y}, std::floor(column.w));
  else
    y += draw_text(model, frame, {column.x, y}, column.w).height;
  y += 16;
  y += draw_in_it(model, frame, slot, {column.x, y}, column.w) + 8;
  y += draw_foot(model, frame, {column.x, y, column.w, 0}, 0);
  slot.content = y - pane.top();
  pane.fits(slot.content);
}

}  // namespace vignette::ui
