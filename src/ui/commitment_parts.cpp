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

namespace {

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
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

/// "29 October", on the day it was by the clock of then.
std::string day_of_then(const app::Model& model, portfolio::Instant moment, int offset) {
  return date_in_words(model, reflect::start_of(portfolio::day_of(moment, offset), model.now.offset_minutes));
}

}  // namespace

std::string_view outcome_of(const portfolio::Commitment& commitment) { return name_of(commitment.outcome); }

std::string state_of(const app::Model& model, const portfolio::Commitment& commitment) {
  if (reflect::is_back(commitment, model.now)) return std::string(words::say(Word::commit_is_back));
  if (const auto at = app::comes_back(model, commitment))
    return words::say(Word::commit_back_on, fmt::arg("day", date_in_words(model, *at)));
  if (commitment.put_away) return std::string(words::say(Word::commit_is_put_away));
  return commitment.outcome == Outcome::open ? std::string(words::say(Word::commit_rests)) : std::string();
}

float say_said_before(const app::Model& model, Frame& frame, const portfolio::Commitment& commitment, page::Point at, float width) {
  float y = at.y;
  for (const auto& one : commitment.said) {
    const std::string day = day_of_then(model, one.when, one.offset);
    const std::string said = words::say(Word::commit_said_then, fmt::arg("outcome", name_of(one.outcome)), fmt::arg("day", day));
    y += say_leading(frame, said, one.why, type::meta, {at.x, y}, width, page::Ink::ink3) + 2;
  }
  return y - at.y;
}

float say_outcome(const app::Model& model, Frame& frame, const portfolio::Commitment& commitment, page::Point at, float width) {
  const float before = say_said_before(model, frame, commitment, at, width);
  const auto outcome = outcome_of(commitment);
  if (outcome.empty()) return before;
  return before + say_leading(frame, words::say(Word::sentence, fmt::arg("words", outcome)), commitment.why, type::meta,
                              {at.x, at.y + before}, width, page::Ink::ink3);
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
  const std::string made = words::say(Word::commit_on_day, fmt::arg("day", day_of_then(model, commitment.made, commitment.made_offset)));
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
