// All of an exchange as one page to read: a quiet way below the page, and the forms it can be saved in.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ui/answers.hpp"
#include "ui/exchange_parts.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using app::intent::ExchangeForm;
using words::say;
using words::Word;

float draw_save_all(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width) {
  const app::Review& review = model.review;
  float y = at.y;
  const auto done = [&] { return y - at.y; };
  constexpr std::array forms{std::pair{Word::leave_pdf, ExchangeForm::pdf}, std::pair{Word::leave_docx, ExchangeForm::docx},
                             std::pair{Word::review_as_web, ExchangeForm::html}, std::pair{Word::review_as_text, ExchangeForm::text}};
  std::vector<Id> ids;
  for (const auto& one : forms) ids.push_back(control_id(Role::button, say(one.first)));
  ids.push_back(control_id(Role::button, say(Word::shared_not_now)));
  hand_focus_on(frame, control_id(Role::link, say(Word::review_save_all)), ids, review.all);
  if (!review.all) {
    if (link(frame, say(Word::review_save_all), {at.x, y}, type::meta)) frame.wish(app::intent::AskToSaveExchange{});
    y += 20;
    if (app::saved_here(review, app::Review::Saved::exchange))
      y += 6 + ui::say(frame, say(Word::review_exchange_in, fmt::arg("file", review.saved_to)), type::meta, {at.x, y + 6}, width,
                       page::Ink::ink2, Role::status);
    return done();
  }
  y += ui::say(frame, say(Word::review_save_all), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 4;
  y += ui::say(frame, say(Word::review_save_all_lines), type::meta, {at.x, y}, width, page::Ink::ink2) + 10;
  if (const float page = draw_what_goes(model, frame, {at.x, y}, width); page > 0) y += page + 14;
  const ButtonLook look{
      .available = !review.busy && !review.previewing.making, .height = 32, .padding = 12, .type = {type::sans_bold, 14, 20}};
  const ButtonLook quiet{.manner = Manner::quiet, .height = 32, .padding = 8, .type = {type::sans_bold, 14, 20}};
  Flow flow({at.x, y}, width, 32);
  for (const auto& [name, form] : forms) {
    const auto place = flow.place(button_width(frame, say(name), look));
    if (button(frame, say(name), {place.x, place.y, 0, 32}, look)) frame.wish(app::intent::SaveExchangePage{form});
  }
  const auto place = flow.place(button_width(frame, say(Word::shared_not_now), quiet));
  if (button(frame, say(Word::shared_not_now), {place.x, place.y, 0, 32}, quiet)) frame.wish(app::intent::AskToSaveExchange{false});
  y += flow.height();
  if (const auto& problem = review.problem; problem && !shown.writes)  // else it is said with the reply
    y += 8 + ui::say(frame, capital_first(in_sentences(*problem)), type::meta, {at.x, y + 8}, width, page::Ink::clay, Role::status);
  return done();
}

}  // namespace vignette::ui
