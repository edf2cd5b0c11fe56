#include "ui/commitment_parts.hpp"

#include "app/again.hpp"
#include "ui/answers.hpp"
#include "ui/term_words.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;
using Outcome = portfolio::Commitment::Outcome;

std::string origin_of(const app::Model& model, const portfolio::Commitment& commitment) {
  if (!portfolio::is_own_reflection(commitment.from))
    return name_of_answer(model, commitment.from, commitment.title, commitment.question_number);
  const auto* reflection = app::find_reflection(model.practice, commitment.from.question_id);
  return reflection ? reflection->record.title : commitment.title;
}

std::string_view outcome_of(const portfolio::Commitment& commitment) {
  switch (commitment.outcome) {
    case Outcome::done:
      return words::say(Word::commit_done);
    case Outcome::changed:
      return words::say(Word::commit_changed);
    case Outcome::dropped:
      return words::say(Word::commit_dropped);
    case Outcome::open:
      break;
  }
  return {};
}

std::string state_of(const app::Model& model, const portfolio::Commitment& commitment) {
  if (reflect::is_back(commitment, model.now)) return std::string(words::say(Word::commit_is_back));
  if (const auto at = app::comes_back(model, commitment))
    return words::say(Word::commit_back_on, fmt::arg("day", date_in_words(model, *at)));
  if (commitment.put_away) return std::string(words::say(Word::commit_is_put_away));
  return commitment.outcome == Outcome::open ? std::string(words::say(Word::commit_rests)) : std::string();
}

float say_outcome(Frame& frame, const portfolio::Commitment& commitment, page::Point at, float width) {
  const auto outcome = outcome_of(commitment);
  if (outcome.empty()) return 0;
  return say_leading(frame, words::say(Word::sentence, fmt::arg("words", outcome)), commitment.why, type::meta, at, width, page::Ink::ink3);
}

std::string_view quoted_words(const app::Model& model, const portfolio::Commitment& commitment) {
  return app::withheld(model, commitment.from) ? std::string_view() : std::string_view(commitment.words);
}

float draw_origin(const app::Model& model, Frame& frame, const portfolio::Commitment& commitment, page::Point at, float width) {
  constexpr float inset = 18;
  constexpr Type quoted{type::serif, 17, 25}, from{type::sans_medium, 13, 20};
  const page::Point words{at.x + inset, at.y};
  float y = at.y;
  if (!quoted_words(model, commitment).empty())
    y += say(frame, words::say(Word::marks_quoted, fmt::arg("quote", commitment.words)), quoted, words, width - inset) + 2;
  const std::string origin = origin_of(model, commitment);
  // On the day it was by the clock it was made by.
  const auto day = reflect::start_of(portfolio::day_of(commitment.made, commitment.made_offset), model.now.offset_minutes);
  const std::string made = words::say(Word::commit_on_day, fmt::arg("day", date_in_words(model, day)));
  if (!origin.empty()) {
    const float wide = width_of(frame, origin, from);
    if (link(frame, origin, {words.x, y}, from, true, id_of(commitment.id))) frame.wish(app::intent::GoOnWriting{commitment.from});
    say(frame, made, from, {words.x + wide, y}, 0, page::Ink::ink3);
    y += from.line;
  }
  fill(frame, {at.x, at.y, 4, y - at.y}, frame.colours->mark_edge);
  return y - at.y;
}

}  // namespace vignette::ui
