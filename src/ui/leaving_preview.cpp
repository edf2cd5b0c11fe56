// What will leave, as it will be: the very pages or the text, with what is in it and what is not.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "ui/answers.hpp"
#include "ui/leaving.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/theme.hpp"
#include "ui/writing.hpp"

namespace vignette::ui {

namespace {

using words::say;
using words::Word;
using Choice = app::LeavingChoice;

constexpr Type small{type::sans_bold, 14, 20};
constexpr std::string_view page_name = "leaving page ";

struct PreviewSlot : Memory::Slot {
  std::size_t page = 0;
  std::uint64_t shown = 0;
  float beside = 600;
};

const app::LeavingForm& form_of(const app::Model& model) { return app::leaving_form(model.leaves.choice.form); }

/// Turns to another page.
void draw_turning(const app::Model& model, Frame& frame, PreviewSlot& slot, page::Point at) {
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

std::size_t passages_left_out(const app::Leaves& leaves) {
  std::size_t count = 0;
  for (const auto& one : leaves.preview->each)
    if (const auto out = leaves.choice.left_out.find(one.key); out != leaves.choice.left_out.end())
      count +=
          static_cast<std::size_t>(std::ranges::count_if(one.cited, [&](const auto& cited) { return out->second.contains(cited.mark); }));
  return count;
}

/// What is in it, what is not, and what never is. Answers the height.
float draw_in_it(const app::Model& model, Frame& frame, PreviewSlot& slot, page::Point at, float width) {
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
    if (preview->answers > 0 || preview->exchanges == 0)
      line(preview->answers == 0 ? std::string(say(Word::leave_in_it_nothing))
           : preview->answers == 1
               ? std::string(say(Word::leave_in_it_answer))
               : capital_first(say(Word::leave_in_it_answers, fmt::arg("count", words::count_in_words(preview->answers)))));
    if (!own_eyes && preview->answers > 0) {
      const auto earlier = static_cast<std::size_t>(std::ranges::count(preview->texts, true, &app::LeavingText::earlier));
      line(earlier == 0 ? std::string(say(Word::leave_in_it_now))
                        : say(Word::leave_in_it_earlier, fmt::arg("count", words::count_in_words(earlier))));
      if (const auto fewer = passages_left_out(leaves); fewer > 0)
        line(say(Word::leave_in_it_fewer, fmt::arg("count", words::count_in_words(fewer))));
    }
    if (preview->exchanges > 0)
      line(preview->exchanges == 1
               ? std::string(say(Word::leave_in_it_exchange))
               : capital_first(say(Word::leave_in_it_exchanges, fmt::arg("count", words::count_in_words(preview->exchanges)))));
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
float draw_page(const app::Model& model, Frame& frame, const PreviewSlot& slot, page::Point at, float width) {
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

PreviewSlot& slot_of(const app::Model& model, Frame& frame) {
  auto& slot = frame.memory.slot<PreviewSlot>("leaving preview");
  if (slot.shown != model.leaves.shown || frame.new_screen) {
    slot.shown = model.leaves.shown;
    if (frame.new_screen || !model.leaves.preview || slot.page >= model.leaves.preview->pages) slot.page = 0;
  }
  return slot;
}

}  // namespace

void draw_preview(const app::Model& model, Frame& frame, page::Rect rect) {
  PreviewSlot& slot = slot_of(model, frame);
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

float draw_preview_below(const app::Model& model, Frame& frame, page::Point at, float width) {
  PreviewSlot& slot = slot_of(model, frame);
  float y = at.y;
  y += ui::say(frame, say(Word::leave_preview), type::heading_narrow, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 12;
  if (!model.leaves.preview)
    y += draw_making(model, frame, {at.x, y}, width);
  else if (model.leaves.preview->pages > 0)
    y += draw_page(model, frame, slot, {at.x, y}, std::floor(width));
  else
    y += draw_text(model, frame, {at.x, y}, width).height;
  y += 16;
  return y + draw_in_it(model, frame, slot, {at.x, y}, width) - at.y;
}

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

}  // namespace vignette::ui
