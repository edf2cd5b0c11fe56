// Review: who is known, and the files that were given. What reads and writes them is outside.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "text/names.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using words::Word;

words::Problem stopped(Word what, Word mend) { return {.what = std::string(words::say(what)), .mend = std::string(words::say(mend))}; }

/// What is given, or made, is kept: there has to be a portfolio to keep it in, and this window has to be the one that writes.
bool may_keep(Turn& turn) {
  Model& model = turn.model;
  if (kept_out(turn, {Screen::review, {}, 0}, true)) return false;
  if (model.portfolio_open && !model.read_only) {
    read_reviews(turn);  // one's own keys may be there, and who is known
    return model.review.read;
  }
  model.review.problem = stopped(Word::review_read_only, Word::review_read_only_mend);
  return false;
}

Kept<portfolio::Person>* person_of(Review& review, const std::string& keys) {
  const auto found = std::ranges::find_if(review.people, [&](const auto& one) { return one.record.keys == keys; });
  return found == review.people.end() ? nullptr : &*found;
}

void choose_person(Turn& turn, const std::string& keys) {
  Review& review = turn.model.review;
  review.person = keys;
  review.words_differ = false;
  if (!keys.empty() && review.own && !review.six_words.contains(keys)) turn.ask(effect::FindSixWords{keys});
}

void add_person(Turn& turn, const Card& card) {
  Review& review = turn.model.review;
  auto* known = person_of(review, card.keys);
  if (!known) {
    known = &review.people.emplace_back();
    known->record.keys = card.keys;
    known->record.met = turn.outside.now.instant;
  }
  known->record.name = card.name;
  known->record.role = card.role;
  known->record.put_away.reset();
  keep(turn, *known);
  choose_person(turn, card.keys);
}

/// Whether a card may be theirs with another key: the name, or a half of the key, is the same.
bool in_place_of(const portfolio::Person& person, const Card& card) {
  const auto half = person.keys.size() / 2;
  return person.keys != card.keys && (text::same_name(person.name, card.name) || person.keys.substr(0, half) == card.keys.substr(0, half) ||
                                      person.keys.substr(half) == card.keys.substr(std::min(half, card.keys.size())));
}

void settle(Review& review) {
  review.busy = false;
  review.problem.reset();
  review.saved = Review::Saved::nothing;
  review.saved_to.clear();
  review.saved_about.clear();
}

}  // namespace

void carry_out(Turn& turn, const intent::ShowReview&) {
  Model& model = turn.model;
  if (kept_out(turn, {Screen::review, {}, 0})) return;
  if (!model.review.busy) settle(model.review);
  go(model, Screen::review);
  read_reviews(turn);
}

void carry_out(Turn& turn, const intent::OpenGiven&) {
  Review& review = turn.model.review;
  if (review.busy || !may_keep(turn)) return;
  settle(review);
  review.changed.reset();
  if (!review.own) {  // what is shared is sealed to one's own key
    review.giving_card = true;
    review.problem = stopped(Word::review_card_first, Word::review_card_first_mend);
    return;
  }
  review.busy = true;
  effect::OpenGiven open;
  for (const auto& one : review.people) open.people.push_back(one.record);
  open.exchanges = review.exchanges;
  turn.ask(std::move(open));
}

void carry_out(Turn& turn, const intent::GiveCard& wish) {
  Review& review = turn.model.review;
  if (wish.give && !may_keep(turn)) return;
  review.giving_card = wish.give;
  review.problem.reset();
  if (!wish.give || !review.own || !review.name.text.empty()) return;
  review.name.text = review.own->name;
  review.role.text = review.own->role;
  ++review.name.version;
  ++review.role.version;
  move_caret(review.name, review.name.text.size(), false);
  move_caret(review.role, review.role.text.size(), false);
}

void carry_out(Turn& turn, const intent::MakeCard& wish) {
  Review& review = turn.model.review;
  if (review.busy || !may_keep(turn)) return;
  settle(review);
  if (review.name.text.find_first_not_of(' ') == std::string::npos) {
    review.problem = stopped(Word::card_no_name, Word::card_no_name_mend);
    return;
  }
  review.busy = true;
  turn.ask(effect::MakeCard{review.name.text, review.role.text, wish.form});
}

void carry_out(Turn& turn, const intent::CardReady&) {
  Model& model = turn.model;
  // Numbered only once it can be kept: a number that nothing comes back of would wait for ever.
  if (model.portfolio_open && !model.vault.busy && may_hand_over(turn)) return turn.ask(effect::KeepCard{++model.saving.handed_over});
  turn.ask(effect::KeepCard{});
  model.review.busy = false;
  if (!model.vault.locked) model.review.problem = stopped(Word::review_card_unkept, Word::review_card_unkept_mend);
}

void carry_out(Turn& turn, const intent::CardMade& wish) {
  Review& review = turn.model.review;
  if (turn.model.vault.locked) return;
  settle(review);
  review.own = wish.card;
  look_before_it_goes(turn);  // under another name
  review.saved_to = wish.file;
  if (!wish.file.empty()) {
    review.saved = Review::Saved::card;
    review.giving_card = false;
  }
  if (!review.person.empty()) choose_person(turn, review.person);
}

void carry_out(Turn& turn, const intent::ChooseKnown& wish) { choose_person(turn, wish.keys); }

void carry_out(Turn& turn, const intent::SixWordsFound& wish) {
  if (!turn.model.vault.locked) turn.model.review.six_words[wish.keys] = wish.six;
}

void find_fingerprint(Turn& turn, const ExchangeRead& exchange) {
  if (exchange.fingerprint.empty()) turn.ask(effect::FindFingerprint{exchange.record});
}

void carry_out(Turn& turn, const intent::FingerprintFound& wish) {
  for (auto& one : turn.model.review.exchanges)
    if (one.record.number == wish.number) one.fingerprint = wish.fingerprint;
}

void carry_out(Turn& turn, const intent::WordsRead& wish) {
  Review& review = turn.model.review;
  auto* person = person_of(review, review.person);
  if (!person || !review.six_words.contains(review.person)) return;
  review.words_differ = !wish.same;
  if (wish.same)
    person->record.words_read = turn.outside.now.instant;
  else
    person->record.words_read.reset();
  keep(turn, *person);
}

void carry_out(Turn& turn, const intent::CardGiven& wish) {
  Review& review = turn.model.review;
  if (turn.model.vault.locked) return;
  settle(review);
  if (wish.changed) {
    review.changed = wish.card;
    return;
  }
  add_person(turn, wish.card);
}

void carry_out(Turn& turn, const intent::ReplaceChanged& wish) {
  Review& review = turn.model.review;
  const auto card = std::exchange(review.changed, std::nullopt);
  if (!card || !wish.replace) return;
  for (auto& one : review.people) {
    if (one.record.put_away || !in_place_of(one.record, *card)) continue;
    one.record.put_away = turn.outside.now.instant;
    keep(turn, one);
  }
  add_person(turn, *card);
}

void carry_out(Turn& turn, const intent::PutPersonAway& wish) {
  Review& review = turn.model.review;
  auto* person = person_of(review, wish.keys);
  if (!person) return;
  if (person->record.put_away)
    person->record.put_away.reset();
  else
    person->record.put_away = turn.outside.now.instant;
  if (review.person == wish.keys && person->record.put_away) choose_person(turn, {});
  keep(turn, *person);
}

void carry_out(Turn& turn, const intent::GivenOpened& wish) {
  if (turn.model.vault.locked) return;
  settle(turn.model.review);
  const auto number = wish.exchange.record.number;
  auto& kept = keep_exchange(turn, wish.exchange);
  if (wish.kind == portfolio::PageKind::reply) keep_typed_reply(turn, kept);
  carry_out(turn, intent::ShowExchange{number});
  if (wish.kind == portfolio::PageKind::agreement) carry_out(turn, intent::ShowAgreement{});
}

void carry_out(Turn& turn, const intent::ReviewRefused& wish) {
  Review& review = turn.model.review;
  if (turn.model.vault.locked) return;
  settle(review);
  review.replying = false;
  review.problem = wish.problem;
}

void carry_out(Turn& turn, const intent::ReviewDropped&) {
  turn.model.review.busy = false;
  turn.model.review.replying = false;
}

}  // namespace vignette::app
