// Before a reply or an agreement goes: its very page, as whoever gets it will have it.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/answers.hpp"
#include "ui/review_parts.hpp"
#include "ui/sheet_page.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr float widest = 588;  ///< the column that is read

struct PreviewSlot : Memory::Slot {
  std::size_t page = 0;
  std::string last;  ///< picture that was drawn
};

float draw_these_words(Frame& frame, page::Point at, float width) {
  return 8 + ui::say(frame, say(Word::review_these_words), type::meta, {at.x, at.y + 8}, width, page::Ink::ink3);
}

float page_wide(float width) { return std::floor(std::min(width, widest)); }

/// An empty sheet, so that nothing moves when the page comes. Answers the height.
float draw_making(Frame& frame, page::Point at, float width) {
  constexpr float a4 = 297.0F / 210;
  const page::Rect sheet{snap(frame, at.x), snap(frame, at.y), page_wide(width), std::round(page_wide(width) * a4)};
  fill(frame, sheet, 0xFFFFFFFF);
  stroke(frame, sheet, frame.colours->edge, 1);
  describe(frame, Role::status, say(Word::leave_making), sheet);
  return sheet.h + draw_these_words(frame, {at.x, at.y + sheet.h}, width);
}

/// The page that one has turned to. Answers the height.
float draw_page(const app::Previewing& previewing, Frame& frame, PreviewSlot& slot, page::Point at, float width) {
  const app::PagePreview& preview = *previewing.page;
  slot.page = std::min(slot.page, preview.pages - 1);
  float y = at.y;
  if (preview.pages > 1) {
    const auto where = say(Word::leave_page_of, fmt::arg("number", slot.page + 1), fmt::arg("count", preview.pages));
    ui::say(frame, where, type::meta, {at.x, y + 6}, width, page::Ink::ink2, Role::status);
    if (const auto to = turn_sheet(frame, slot.page, preview.pages, {at.x + width_of(frame, where, type::meta) + 16, y})) {
      slot.page = *to;
      frame.again = true;
    }
    y += 32 + 10;
  }
  const auto name = say(Word::leave_page_picture, fmt::arg("number", slot.page + 1), fmt::arg("count", preview.pages));
  const SheetPage page{.picture = {.number = previewing.shown, .page = slot.page, .of = PagePicture::Of::review},
                       .across = preview.width,
                       .down = preview.height,
                       .name = name,
                       .words = preview.text,
                       .last = &slot.last};
  y += draw_sheet_page(frame, page, {at.x, y}, page_wide(width));
  return y + draw_these_words(frame, {at.x, y}, width) - at.y;
}

}  // namespace

float draw_what_goes(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Previewing& previewing = model.review.previewing;
  auto& slot = frame.memory.slot<PreviewSlot>("what goes");
  if (!previewing.page) slot = {};
  if (!previewing.page && !previewing.making && !previewing.problem) return 0;
  float y = at.y;
  y += ui::say(frame, say(Word::leave_preview), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 6;
  if (previewing.problem)
    return y +
           ui::say(frame, capital_first(in_sentences(*previewing.problem)), type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) -
           at.y;
  const bool there = previewing.page && previewing.page->pages > 0;
  return y + (there ? draw_page(previewing, frame, slot, {at.x, y}, width) : draw_making(frame, {at.x, y}, width)) - at.y;
}

}  // namespace vignette::ui
