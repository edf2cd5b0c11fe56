/// The strip above the cases: where one left off, and the way back there.
#include <algorithm>

#include "app/again.hpp"
#include "text/breaks.hpp"
#include "ui/shelf.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

std::optional<Continue> continue_of(const app::Model& model) {
  const auto* place = app::last_place(model);
  const auto* open = place ? app::find_case(model, place->case_id) : nullptr;
  if (!open) return {};
  Continue made;
  made.pack = open->pack.get();
  const auto& questions = made.pack->questions;
  const auto at = std::ranges::find(questions, place->question_id, &pack::Question::id);
  made.title = subject_or_title(*made.pack);
  const auto when = moment_in_words(model, place->visited);
  if (place->question_id.empty() || at == questions.end()) {
    made.stopped = words::say(Word::shelf_stopped_reading, fmt::arg("when", when));
    return made;
  }
  made.question = static_cast<std::size_t>(at - questions.begin());
  made.title = words::say(Word::shelf_continue_question, fmt::arg("name", made.title), fmt::arg("number", at->number),
                          fmt::arg("count", questions.size()));
  const auto* draft = app::find_draft(model, app::key_now(model, made.pack->id, at->id));
  const std::size_t count = draft ? text::count_words(draft->editing.text) : 0;
  made.stopped = count == 0   ? words::say(Word::shelf_stopped_no_words, fmt::arg("when", when))
                 : count == 1 ? words::say(Word::shelf_stopped_word, fmt::arg("when", when))
                              : words::say(Word::shelf_stopped_words, fmt::arg("when", when), fmt::arg("count", count));
  if (count == 0) return made;
  if (draft->unsaved_since != 0) {
    made.stopped += " " + std::string(words::say(Word::shelf_draft_not_saved));
  } else if (app::answered_count(model, *made.pack) == questions.size()) {
    const std::string progress = progress_of(model, *made.pack);
    made.stopped += " " + words::say(Word::sentence, fmt::arg("words", progress));
  } else {
    made.stopped += " " + std::string(words::say(Word::shelf_draft_saved));
  }
  return made;
}

float draw_continue(const app::Model& model, Frame& frame, const Continue& here, page::Point at, float width, bool narrow) {
  const Colours& c = *frame.colours;
  const ButtonLook main{.manner = Manner::main};
  const ButtonLook quiet{.manner = Manner::quiet};
  const auto on = words::say(here.question ? Word::shelf_continue_writing : Word::shelf_continue_reading);
  const auto open = words::say(Word::shelf_open_case);
  const float on_wide = button_width(frame, on, main);
  const float open_wide = here.question && !narrow ? button_width(frame, open, quiet) + 8 : 0;
  const float edge = narrow ? 20 : 28;
  const float art = model.look.covers && !narrow && width >= 700 ? 176 : 0;
  const bool under = narrow && width < 420;  // the button stands under the words
  const float text_x = at.x + 1 + art + edge;
  const float text_wide = width - 2 - art - 2 * edge - (under ? 0 : on_wide + open_wide + 24);
  const auto title = set(frame, here.title, narrow ? Type{type::serif, 22, 28} : type::heading3, page::Ink::ink, text_wide);
  const auto stopped = set(frame, here.stopped, type::meta, page::Ink::ink3, text_wide);
  const float pad = narrow ? 11 : 20;
  const float words_high = 20 + (narrow ? 0.0F : 2.0F) + title->height + (narrow ? 0.0F : 4 + stopped->height);
  float high = words_high + 2 * pad + 3;
  if (under) high += 40 + 8;
  if (!narrow) high = std::max(130.0F, high);
  const page::Rect rect{at.x, at.y, width, high};
  fill(frame, rect, c.sheet, 10);
  if (art > 0) {
    cover(model, frame, *here.pack, {rect.x + 1, rect.y + 1, art, high - 2}, 0);
    round_off(frame, rect, 10, c.paper);
  }
  stroke(frame, rect, c.rule, 1, 10);

  float y = rect.y + 1 + pad;
  say(frame, words::say(Word::shelf_continue), type::label, {text_x, y}, 0, page::Ink::accent, Role::heading, 2);
  y += narrow ? 20 : 22;
  say_set(frame, *title, here.title, {text_x, y});
  y += title->height;
  if (!narrow) say_set(frame, *stopped, here.stopped, {text_x, y + 4});

  const float right = rect.right() - 1 - edge;
  const float middle = under ? rect.bottom() - 32 : rect.y + high / 2;
  const auto go_on = [&] {
    if (here.question) {
      frame.wish(app::intent::OpenQuestion{here.pack->id, *here.question});
    } else {
      frame.wish(app::intent::OpenCase{here.pack->id});
    }
  };
  if (open_wide > 0 && button(frame, open, {right - on_wide - open_wide, middle - 20, open_wide - 8, 40}, quiet)) {
    frame.wish(app::intent::OpenCase{here.pack->id});
  }
  const float on_x = under ? text_x : right - on_wide;
  if (button(frame, on, {on_x, middle - 20, on_wide, 40}, main)) go_on();
  return high;
}

}  // namespace vignette::ui
