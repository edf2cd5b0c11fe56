// Words explained, and the door out of the writing. That the door was opened is handed to nobody.

#include <algorithm>

#include "app/turn.hpp"
#include "text/find.hpp"

namespace vignette::app {

namespace {

bool known(const Model& model, const std::string& term) {
  return std::ranges::find(model.terms, term, &pack::Term::id) != model.terms.end();
}

const std::string& first_by_name(const Model& model) {
  const auto before = [&](const pack::Term& a, const pack::Term& b) { return text::compare(a.name, b.name, model.look.language) < 0; };
  return std::ranges::min_element(model.terms, before)->id;
}

}  // namespace

void carry_out(Turn& turn, const intent::ShowTerm& wish) {
  Terms& terms = turn.model.words_explained;
  terms.shown = known(turn.model, wish.term) ? wish.term : std::string();
  terms.at = wish.at;
}

void carry_out(Turn& turn, const intent::ShowGlossary& wish) {
  Model& model = turn.model;
  if (model.terms.empty()) return;
  Terms& terms = model.words_explained;
  if (known(model, wish.term)) terms.chosen = wish.term;
  if (!known(model, terms.chosen)) terms.chosen = first_by_name(model);
  if (model.screen != Screen::glossary) terms.needle = {};
  go(model, Screen::glossary);
}

void carry_out(Turn& turn, const intent::ChooseTerm& wish) {
  if (known(turn.model, wish.term)) turn.model.words_explained.chosen = wish.term;
}

void carry_out(Turn& turn, const intent::ShowDoor&) {
  turn.model.door = Door::child_at_risk;
  go(turn.model, Screen::acting_on);
}

void carry_out(Turn& turn, const intent::ChooseDoor& wish) { turn.model.door = wish.door; }

}  // namespace vignette::app
