/// The strip above the cases for what is back: once a day, and off in one click.
#include <algorithm>

#include "ui/commitment_parts.hpp"
#include "ui/shelf.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

float draw_come_back(const app::Model& model, Frame& frame, page::Point at, float width, bool narrow) {
  const portfolio::Commitment* one = app::commitment_on_start(model);
  if (!one) return 0;
  const Colours& c = *frame.colours;
  const float edge = narrow ? 20 : 28, pad = narrow ? 14 : 20;
  const page::Point inside{at.x + 1 + edge, at.y + 1 + pad};
  const float wide = width - 2 - 2 * edge;
  const auto label = set(frame, words::say(Word::commit_come_back), type::label, page::Ink::accent, wide);
  const std::string sentence = reflect::sentence(*one);
  const auto said = set(frame, sentence, narrow ? Type{type::serif, 20, 28} : type::heading3, page::Ink::ink, wide);

  // What stands under the words, laid out before it is drawn: as many lines as it needs.
  struct Way {
    Word word;
    ButtonLook look;
    page::Rect rect;
  };
  Way ways[] = {{Word::commit_say_became, {}, {}},
                {Word::commit_tomorrow, {.manner = Manner::quiet}, {}},
                {Word::commit_strip_off, {.manner = Manner::quiet}, {}}};
  float x = 0, lines = 0;
  for (Way& way : ways) {
    const float w = std::min(wide, button_width(frame, words::say(way.word), way.look));
    if (x > 0 && x + w > wide) {
      x = 0;
      lines += 44;
    }
    // At the beginning of a line the words of a quiet one stand on the edge.
    const float quiet = x > 0 || way.look.manner != Manner::quiet ? 0 : 10;
    way.rect = {inside.x + x - quiet, lines, w, 40};
    x += w + 8;
  }
  lines += 40;

  const auto quoted =
      set(frame, words::say(Word::marks_quoted, fmt::arg("quote", one->words)), {type::serif, 17, 25}, page::Ink::ink, wide - 18);
  const float origin = (quoted_words(model, *one).empty() ? 0 : quoted->height + 2) + 20;
  const float high = 2 + 2 * pad + label->height + 2 + said->height + 10 + origin + 14 + lines;
  const page::Rect rect{at.x, at.y, width, high};
  const Region region(frame, words::say(Word::commit_come_back), rect);
  fill(frame, rect, c.sheet, 10);
  stroke(frame, rect, c.rule, 1, 10);
  float y = inside.y;
  say_set(frame, *label, words::say(Word::commit_come_back), {inside.x, y}, Role::heading, 2);
  y += label->height + 2;
  say_set(frame, *said, sentence, {inside.x, y});
  y += said->height + 10;
  y += draw_origin(model, frame, *one, {inside.x, y}, wide) + 14;
  bool used[3]{};
  for (std::size_t i = 0; i < 3; ++i) {
    page::Rect place = ways[i].rect;
    place.y += y;
    used[i] = button(frame, words::say(ways[i].word), place, ways[i].look);
  }
  if (used[0]) frame.wish(app::intent::ShowCommitments{one->id});
  if (used[1]) {
    frame.wish(app::intent::ChooseCommitment{one->id});
    frame.wish(app::intent::BringBackTomorrow{});
  }
  if (used[2]) {
    app::Habits habits = model.habits;
    habits.commitments_on_start = false;
    frame.wish(app::intent::ChangeHabits{habits});
  }
  return high;
}

}  // namespace vignette::ui
