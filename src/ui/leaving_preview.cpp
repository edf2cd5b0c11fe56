// What will leave, as it will be: the very pages or the text, with what is in it and what is not.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/answers.hpp"
#include "ui/leaving.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/sheet_page.hpp"
#include "ui/theme.hpp"
#include "ui/writing.hpp"

namespace vignette::ui {

namespace {

using words::say;
using words::Word;
using Choice = app::LeavingChoice;

struct PreviewSlot : Memory::Slot {
  std::size_t page = 0;
  std::uint64_t shown = 0;
  float beside = 600;
};

const app::LeavingForm& form_of(const app::Model& model) { return app::leaving_form(model.leaves.choice.form); }

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
    if (const auto to = turn_sheet(frame, slot.page, preview->pages, {at.x, y})) {
      slot.page = *to;
      frame.again = true;
    }
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
  const auto name = say(Word::leave_page_picture, fmt::arg("number", slot.page + 1), fmt::arg("count", preview.pages));
  const SheetPage page{.picture = {.number = model.leaves.shown, .page = slot.page},
                       .across = preview.width,
                       .down = preview.height,
                       .name = name,
                       .words = preview.text};
  return draw_sheet_page(frame, page, at, width);
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

}  // namespace vignette::ui
