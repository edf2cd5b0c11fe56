// A page that was made here, once more as a file: it is seen first.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ui/answers.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

namespace {

struct FormsSlot : Memory::Slot {
  bool open = false;  ///< in the drawing before
};

}  // namespace

void hand_focus_on(Frame& frame, Id way, std::span<const Id> forms, bool open) {
  auto& slot = frame.memory.slot<FormsSlot>("forms of " + std::to_string(way));
  if (std::exchange(slot.open, open) == open || forms.empty()) return;
  const bool from_form = std::ranges::find(forms, frame.memory.focus) != forms.end();
  if (open && frame.memory.focus == way) give_focus(frame, forms.front(), frame.memory.ring);
  if (!open && from_form) give_focus(frame, way, frame.memory.ring);
}

bool may_seal(const app::Review& review, const portfolio::Exchange& exchange) {
  const auto* person = app::find_person(review, exchange.keys);
  return review.own && person && person->words_read && !person->put_away;
}

float draw_save_again(const app::Model& model, Frame& frame, portfolio::PageKind kind, page::Point at, float width) {
  const app::Review& review = model.review;
  const auto* exchange = app::chosen_exchange(review);
  const auto* page = exchange ? portfolio::newest(exchange->record, kind) : nullptr;
  if (!page || !page->mine || page->body.empty() || model.read_only) return 0;
  constexpr std::array forms{std::pair(Word::review_as_sealed, app::ReplyForm::sealed), std::pair(Word::review_as_pdf, app::ReplyForm::pdf),
                             std::pair(Word::review_as_docx, app::ReplyForm::docx)};
  const auto offered = [&](app::ReplyForm form) { return form != app::ReplyForm::sealed || may_seal(review, exchange->record); };
  std::vector<Id> ids;
  for (const auto& [name, form] : forms)
    if (offered(form)) ids.push_back(control_id(Role::button, words::say(name)));
  ids.push_back(control_id(Role::button, words::say(Word::shared_not_now)));
  hand_focus_on(frame, control_id(Role::link, words::say(Word::review_save_again)), ids, review.again == kind);
  if (review.again != kind) {
    if (link(frame, words::say(Word::review_save_again), at, type::meta)) frame.wish(app::intent::AskToSaveAgain{kind});
    return 20;
  }
  constexpr Type small_button{type::sans_bold, 14, 20};
  float y = at.y;
  y += say(frame, words::say(Word::review_save_again_lines), type::meta, {at.x, y}, width, page::Ink::ink2) + 8;
  if (const float seen = draw_what_goes(model, frame, {at.x, y}, width); seen > 0) y += seen + 12;
  Flow flow({at.x, y}, width, 32);
  for (const auto& [name, form] : forms) {
    if (!offered(form)) continue;
    const ButtonLook look{.available = !review.busy && !review.previewing.making, .height = 32, .padding = 12, .type = small_button};
    const auto place = flow.place(button_width(frame, words::say(name), look));
    if (button(frame, words::say(name), {place.x, place.y, 0, 32}, look) && look.available) frame.wish(app::intent::SaveAgain{form});
  }
  const ButtonLook quiet{.manner = Manner::quiet, .height = 32, .padding = 8, .type = small_button};
  const auto place = flow.place(button_width(frame, words::say(Word::shared_not_now), quiet));
  if (button(frame, words::say(Word::shared_not_now), {place.x, place.y, 0, 32}, quiet)) frame.wish(app::intent::AskToSaveAgain{});
  y += flow.height();
  if (review.problem)
    y += 8 + say(frame, capital_first(in_sentences(*review.problem)), type::meta, {at.x, y + 8}, width, page::Ink::clay, Role::status);
  return y - at.y;
}

}  // namespace vignette::ui
