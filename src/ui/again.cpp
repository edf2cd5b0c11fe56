#include "ui/again.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/answers.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

namespace {

/// Links on one line, or below one another where they do not fit.
struct Ways {
  Frame& frame;
  float left, width;
  page::Point at;

  bool add(Word word) {
    const auto name = words::say(word);
    const float wide = width_of(frame, name, type::meta);
    if (at.x > left && at.x + wide > left + width) at = {left, at.y + 24};
    const bool used = link(frame, name, at, type::meta);
    at.x += wide + 20;
    return used;
  }
};

/// That the answer shown is not the only one; nothing where it is. Answers the height.
float draw_other_times(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto key = app::current_key(model);
  const auto newest = app::newest_of(model, key);
  const bool is_newest = newest == key;
  const app::Draft* draft = newest ? app::find_draft(model, *newest) : nullptr;
  if (!draft || (is_newest && !app::earlier_of(model, key))) return 0;
  const Word said = is_newest ? Word::again_newest : Word::again_earlier;
  float y = at.y;
  y += say(frame, words::say(said, fmt::arg("day", date_in_words(model, draft->record.created))), type::meta, {at.x, y}, width,
           page::Ink::ink3, Role::note) +
       2;
  Ways ways{frame, at.x, width, {at.x, y}};
  if (ways.add(Word::then_title)) frame.wish(app::intent::ShowThenAndNow{*newest});
  if (!is_newest && ways.add(Word::again_go_on_newest)) frame.wish(app::intent::GoOnWriting{*newest});
  return ways.at.y + 20 + 12 - at.y;
}

}  // namespace

float draw_answering_again(const app::Model& model, Frame& frame, page::Point at, float width) {
  if (app::time_here(model, model.case_id) == 1) return draw_other_times(model, frame, at, width);
  float y = at.y;
  y += say(frame, words::say(Word::again_on), type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 2;
  const auto key = app::current_key(model);
  const bool written = app::answered(model, key.case_id, key.question_id) && app::earlier_of(model, key);
  Ways ways{frame, at.x, width, {at.x, y}};
  if (written && ways.add(Word::then_title)) frame.wish(app::intent::ShowThenAndNow{key});
  const bool to_the_end = app::answered_to_the_end(model, model.case_id);
  if (ways.add(to_the_end ? Word::again_finish : Word::again_stop)) frame.wish(app::intent::StopAgain{model.case_id});
  return ways.at.y + 20 + 12 - at.y;
}

float draw_withheld(Frame& frame, const std::string& case_id, page::Point at, float width) {
  float y = at.y;
  y += say(frame, words::say(Word::again_withheld), type::beside, {at.x, y}, width, page::Ink::ink2, Role::status) + 14;
  if (button(frame, words::say(Word::again_stop), {at.x, y, 0, 40})) frame.wish(app::intent::StopAgain{case_id});
  return y + 40 - at.y;
}

float draw_again_offer(const app::Model& model, Frame& frame, page::Point at, float width, bool narrow) {
  const pack::Case* pack = app::again_on_start(model);
  const auto last = pack ? app::answered_last(model, pack->id) : std::nullopt;
  if (!last) return 0;
  const Colours& c = *frame.colours;
  const float edge = narrow ? 20 : 28, pad = narrow ? 14 : 20;
  const page::Point inside{at.x + 1 + edge, at.y + 1 + pad};
  const float wide = width - 2 - 2 * edge;
  const std::string name = subject_or_title(*pack), day = date_in_words(model, *last);
  const std::string title = words::say(Word::again_last, fmt::arg("name", name), fmt::arg("day", day));
  const auto label = set(frame, words::say(Word::again_label), type::label, page::Ink::accent, wide);
  const auto said = set(frame, title, narrow ? Type{type::serif, 20, 28} : type::heading3, page::Ink::ink, wide);
  const auto lines = set(frame, words::say(Word::again_offer), type::meta, page::Ink::ink2, wide);
  const ButtonLook quiet{.manner = Manner::quiet};
  const auto start = words::say(Word::again_start), leave = words::say(Word::again_leave);
  const float start_wide = std::min(wide, button_width(frame, start));
  const bool one_row = start_wide + 8 + button_width(frame, leave, quiet) <= wide;
  const float buttons = one_row ? 40 : 84;
  const float high = 2 + 2 * pad + label->height + 2 + said->height + 6 + lines->height + 16 + buttons;
  const page::Rect rect{at.x, at.y, width, high};
  const Region region(frame, words::say(Word::again_label), rect);
  fill(frame, rect, c.sheet, 10);
  stroke(frame, rect, c.rule, 1, 10);
  float y = inside.y;
  say_set(frame, *label, words::say(Word::again_label), {inside.x, y}, Role::heading, 2);
  y += label->height + 2;
  say_set(frame, *said, title, {inside.x, y});
  y += said->height + 6;
  say_set(frame, *lines, words::say(Word::again_offer), {inside.x, y});
  y += lines->height + 16;
  if (button(frame, start, {inside.x, y, start_wide, 40})) frame.wish(app::intent::AnswerAgain{pack->id});
  const page::Point second = one_row ? page::Point{inside.x + start_wide + 8, y} : page::Point{inside.x - 10, y + 44};
  if (button(frame, leave, {second.x, second.y, 0, 40}, quiet)) frame.wish(app::intent::OfferAgain{pack->id, false});
  return high;
}

float draw_again_ways(const app::Model& model, Frame& frame, const portfolio::QuestionKey& key, page::Point at, float width) {
  float y = at.y;
  const auto way = [&](Word word) {
    const auto name = words::say(word);
    const bool used = link(frame, name, {at.x, y}, type::meta);
    y += std::max(20.0F, set(frame, name, type::meta, page::Ink::ink, width)->height) + 8;
    return used;
  };
  const auto all = app::answered_twice(model, key.case_id);
  const auto later = std::ranges::find_if(all, [&](const auto& one) { return portfolio::of_question(one, key); });
  if (later != all.end() && way(Word::then_title)) frame.wish(app::intent::ShowThenAndNow{*later});
  if (app::again_due(model, key.case_id) && way(Word::again_start)) frame.wish(app::intent::AnswerAgain{key.case_id});
  return y - at.y;
}

}  // namespace vignette::ui
