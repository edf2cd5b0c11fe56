// Before a reply or an agreement goes: what the other may do with it, and what in it could point to a real person.
#include <string>

#include "reflect/details.hpp"
#include "ui/answers.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using In = app::ReviewFound::In;
using words::Word;

Word where(In in) {
  switch (in) {
    case In::comment:
      return Word::review_found_in_comment;
    case In::quote:
      return Word::review_found_in_quote;
    case In::line:
      return Word::review_found_in_line;
    case In::learner:
    case In::supervisor:
      return Word::review_found_in_box;
    case In::reply:
      break;
  }
  return Word::review_found_in_reply;
}

/// One of what was found, and the way to where it is written. Answers the height.
float draw_one(Frame& frame, const app::ReviewFound& one, std::size_t index, page::Point at, float width) {
  constexpr float apart = 16;
  const auto change = words::say(Word::review_found_go);
  const float wide = width_of(frame, change, type::meta);
  const auto told = words::say(where(one.in), fmt::arg("passage", one.passage), fmt::arg("why", words::say(one.why)));
  const float high = say(frame, told, type::meta, at, width - wide - apart);
  if (link(frame, change, {at.x + width - wide, at.y}, type::meta, true, id_of(one.passage, index))) {
    frame.wish(app::intent::GoToFound{index});
    give_focus(frame, id_of(one.field), true);
  }
  return high;
}

}  // namespace

float draw_before_it_goes(const app::Model& model, Frame& frame, page::Point at, float width, Word notice) {
  float y = at.y;
  y += say(frame, words::say(notice), type::meta, {at.x, y}, width, page::Ink::ink) + 4;
  y += say(frame, words::say(Word::review_formal), type::meta, {at.x, y}, width, page::Ink::ink2) + 10;
  y += say(frame, words::say(Word::review_found), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 2;
  const auto& found = model.review.found;
  for (std::size_t i = 0; i < found.size(); ++i) y += draw_one(frame, found[i], i, {at.x, y}, width) + 4;
  const auto last = words::say(Word::leave_last_line, fmt::arg("words", words::say(reflect::under_every_look)));
  y += say(frame, last, type::meta, {at.x, y}, width, page::Ink::ink2);
  return y - at.y;
}

}  // namespace vignette::ui
