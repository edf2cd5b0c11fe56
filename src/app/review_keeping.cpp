// Review: how what is kept of it and what is done meanwhile stay one.

#include <algorithm>
#include <ranges>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

template <typename Review, typename Use>
void each(Review& review, const Use& use) {
  for (auto& one : review.people) use(one);
  for (auto& one : review.exchanges) use(one);
  for (auto& [about, one] : review.replies) use(one);
  for (auto& [about, one] : review.agreements) use(one);
  for (auto& [about, one] : review.notes) use(one);
}

template <typename One>
bool number(Turn& turn, One& one) {
  one.unsaved_since = ++turn.model.saving.handed_over;
  turn.model.leaving = turn.model.leaves_when_saved = false;
  return may_hand_over(turn);
}

void put_person(Review& review, const portfolio::Person& person, std::uint64_t unsaved_since) {
  const auto known = std::ranges::find_if(review.people, [&](const auto& one) { return one.record.keys == person.keys; });
  if (known == review.people.end())
    review.people.push_back({person, unsaved_since});
  else if (known->unsaved_since == 0 || unsaved_since != 0)
    *known = {person, unsaved_since};
}

ExchangeRead& put_exchange(Review& review, ExchangeRead exchange) {
  const auto known = std::ranges::find_if(review.exchanges, [&](const auto& one) { return one.record.number == exchange.record.number; });
  if (known != review.exchanges.end()) return *known = std::move(exchange);
  return *review.exchanges.insert(review.exchanges.begin(), std::move(exchange));
}

/// Notes, days and other pages may have come to the one that is known while a file was being made or read from what it was then: only
/// pages that are new are added to it.
ExchangeRead& put_pages(Review& review, ExchangeRead exchange) {
  const auto known = std::ranges::find_if(review.exchanges, [&](const auto& one) { return one.record.number == exchange.record.number; });
  if (known == review.exchanges.end()) return put_exchange(review, std::move(exchange));
  for (std::size_t i = 0; i < exchange.record.pages.size(); ++i) {
    auto& page = exchange.record.pages[i];
    const auto same = [&](const auto& one) { return one.kind == page.kind && one.mine == page.mine && one.number == page.number; };
    if (std::ranges::any_of(known->record.pages, same)) continue;
    portfolio::add(known->record, std::move(page));
    known->read.push_back(i < exchange.read.size() ? std::move(exchange.read[i]) : PageRead());
  }
  if (known->record.keys.empty()) known->record.keys = exchange.record.keys;  // it went on paper, and came back sealed
  known->fingerprint.clear();
  return *known;
}

void put_reply(Review& review, const portfolio::Reply& reply, std::uint64_t unsaved_since) {
  auto& draft = review.replies[reply.about];
  if (draft.unsaved_since != 0 && unsaved_since == 0) return;
  draft = {reply, std::vector<portfolio::Instant>(reply.comments.size()), unsaved_since};
}

void put_agreement(Review& review, const portfolio::Agreement& agreement, std::uint64_t unsaved_since) {
  auto& draft = review.agreements[agreement.about];
  if (draft.unsaved_since == 0 || unsaved_since != 0) draft = {agreement, unsaved_since};
}

void put_note(Review& review, const NoteDraft& note, std::uint64_t unsaved_since) {
  auto& draft = review.notes[note.about];
  if (draft.unsaved_since == 0 || unsaved_since != 0) draft = {note, unsaved_since};
}

}  // namespace

void keep(Turn& turn, Kept<portfolio::Person>& person) {
  if (number(turn, person)) turn.ask(effect::SavePerson{person.unsaved_since, {person.record}});
}

void keep(Turn& turn, ExchangeRead& exchange) {
  if (number(turn, exchange)) turn.ask(effect::SaveExchange{exchange.unsaved_since, {exchange.record}});
}

void keep(Turn& turn, ReplyDraft& draft) {
  look_before_it_goes(turn);
  if (number(turn, draft)) turn.ask(effect::SaveReplyDraft{draft.unsaved_since, draft.record, turn.outside.now.instant});
}

void keep(Turn& turn, Kept<portfolio::Agreement>& draft) {
  look_before_it_goes(turn);
  if (number(turn, draft)) turn.ask(effect::SaveAgreementDraft{draft.unsaved_since, draft.record, turn.outside.now.instant});
}

void keep(Turn& turn, Kept<NoteDraft>& draft) {
  if (number(turn, draft))
    turn.ask(effect::SaveNoteDraft{draft.unsaved_since, draft.record.about, draft.record.words, turn.outside.now.instant});
}

ExchangeRead& keep_exchange(Turn& turn, ExchangeRead exchange) {
  auto& kept = put_pages(turn.model.review, std::move(exchange));
  keep(turn, kept);
  find_fingerprint(turn, kept);
  return kept;
}

void read_reviews(Turn& turn) {
  Model& model = turn.model;
  if (!model.portfolio_open || std::exchange(model.review.asked, true)) return;
  turn.ask(effect::ReadReviews{});
}

void forget_shared(Turn& turn, const portfolio::TakeOut& what) {
  Review& review = turn.model.review;
  if (!review.asked || what.what == portfolio::TakenOut::What::mark) return;
  if (what.what == portfolio::TakenOut::What::everything) {
    wipe(review);
  } else if (what.what == portfolio::TakenOut::What::exchange) {
    forget_exchange(turn.model, what.exchange);
  }
  forget_taken_off(review);  // what went may stand in it
  look_before_it_goes(turn);
  review.asked = review.read = false;  // whoever opens a file has to know by then which were opened
  read_reviews(turn);
}

void carry_out(Turn& turn, const intent::ReviewsRead& wish) {
  Model& model = turn.model;
  Review& review = model.review;
  if (model.vault.locked || !model.portfolio_open) return;
  review.read = true;
  if (wish.all.own) review.own = wish.all.own;
  for (const auto& person : wish.all.people) put_person(review, person, 0);
  auto kept = std::exchange(review.exchanges, wish.all.exchanges);
  for (auto& one : kept | std::views::reverse) {
    if (one.unsaved_since != 0)
      put_exchange(review, std::move(one));
    else
      wipe(one);
  }
  std::erase_if(review.replies, [](const auto& one) { return one.second.unsaved_since == 0; });
  std::erase_if(review.agreements, [](const auto& one) { return one.second.unsaved_since == 0; });
  std::erase_if(review.notes, [](const auto& one) { return one.second.unsaved_since == 0; });
  for (const auto& [reply, changed] : wish.all.replies) put_reply(review, reply, 0);
  for (const auto& [agreement, changed] : wish.all.agreements) put_agreement(review, agreement, 0);
  for (const auto& note : wish.all.notes) put_note(review, note, 0);
  const auto typed = [&leaves = model.leaves] {
    return leaves.talk.version + leaves.day.version + leaves.name.version + leaves.role.version;
  };
  const auto before = typed();
  for (const auto& note : wish.all.notes) join_before_share(turn, note);
  all_before_share_came(turn);
  open_reply_fields(model);
  open_agreement_fields(model);
  look_before_it_goes(turn);
  if (model.screen != Screen::leaving) return;
  fill_in_name(turn);
  if (typed() != before) prepare_leaving(turn);
}

void hold_reviews(const Model& model, HeldReviews& held) {
  const Review& review = model.review;
  for (const auto& one : review.people)
    if (one.unsaved_since != 0) held.people.push_back(one.record);
  for (const auto& one : review.exchanges)
    if (one.unsaved_since != 0) held.exchanges.push_back(one);
  for (const auto& [about, one] : review.replies)
    if (one.unsaved_since != 0) held.replies.push_back(one.record);
  for (const auto& [about, one] : review.agreements)
    if (one.unsaved_since != 0) held.agreements.push_back(one.record);
  for (const auto& [about, one] : review.notes)
    if (one.unsaved_since != 0) held.notes.push_back(one.record);
}

std::size_t count(const HeldReviews& held) {
  return held.people.size() + held.exchanges.size() + held.replies.size() + held.agreements.size() + held.notes.size();
}

void take_back_reviews(Turn& turn, const HeldReviews& held) {
  Model& model = turn.model;
  const auto next = [&] { return ++model.saving.handed_over; };
  for (const auto& one : held.people) put_person(model.review, one, next());
  for (const auto& one : held.exchanges) put_exchange(model.review, one).unsaved_since = next();
  for (const auto& one : held.replies) put_reply(model.review, one, next());
  for (const auto& one : held.agreements) put_agreement(model.review, one, next());
  for (const auto& one : held.notes) {
    put_note(model.review, one, next());
    join_before_share(turn, one);
  }
}

bool reviews_unsaved(const Model& model) {
  bool any = false;
  each(model.review, [&](const auto& one) { any = any || one.unsaved_since != 0; });
  return any;
}

void reviews_kept(Model& model, std::uint64_t number) {
  each(model.review, [&](auto& one) {
    if (one.unsaved_since <= number) one.unsaved_since = 0;
  });
}

void forget_kept_reviews(Model& model) {
  Review& review = model.review;
  const auto kept = [](const auto& one) { return one.unsaved_since == 0; };
  forget_kept_before_share(model);
  std::erase_if(review.people, kept);
  std::erase_if(review.exchanges, kept);
  std::erase_if(review.replies, [&](const auto& one) { return kept(one.second); });
  std::erase_if(review.agreements, [&](const auto& one) { return kept(one.second); });
  std::erase_if(review.notes, [&](const auto& one) { return kept(one.second); });
}

void forget_exchange(Model& model, const std::string& number) {
  Review& review = model.review;
  for (auto& one : review.exchanges)
    if (one.record.number == number) wipe(one);
  std::erase_if(review.exchanges, [&](const auto& one) { return one.record.number == number; });
  if (const auto draft = review.replies.find(number); draft != review.replies.end()) {
    wipe(draft->second.record);
    review.replies.erase(draft);
  }
  if (const auto draft = review.agreements.find(number); draft != review.agreements.end()) {
    wipe(draft->second.record);
    review.agreements.erase(draft);
  }
  if (const auto note = review.notes.find(number); note != review.notes.end()) {
    wipe(note->second.record.words);
    review.notes.erase(note);
  }
  if (review.chosen != number) return;
  review.comment.reset();
  for (auto* field : {&review.words, &review.reply, &review.reply_name}) wipe(*field);
  review.chosen.clear();
}

void keep_reviews(Turn& turn) {
  each(turn.model.review, [&](auto& one) {
    if (one.unsaved_since != 0) keep(turn, one);
  });
}

}  // namespace vignette::app
