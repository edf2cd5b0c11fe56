/// A share of two answers, as somebody's page has it, for tests that only show it or write about it.
#pragma once

#include <string>

#include "app/review.hpp"

namespace vignette::tests {

inline const std::string share_number = "0123456789ABCDEFGHJKMNPQRS", their_keys(128, 'a');

inline app::ExchangeRead a_shared_exchange(bool mine = false) {
  using Kind = portfolio::Block::Kind;
  portfolio::Shared shared{.name = "R.", .role = "case manager"};
  shared.page.title = "Bring to supervision";
  shared.page.made = {2026, 10, 12};
  shared.page.blocks = {{.kind = Kind::heading, .text = "What I’d like to talk about", .level = 2},
                        {.kind = Kind::item, .text = "Who tells whom?", .number = 1},
                        {.kind = Kind::rule},
                        {.kind = Kind::told, .text = "Sam, question 1. Written 12 October"},
                        {.kind = Kind::question, .text = "What would you do?", .level = 3},
                        {.kind = Kind::prose, .text = "I would ask the family first."}};
  app::ExchangeRead one;
  one.record = {.number = share_number, .mine = mine, .keys = their_keys, .name = "R.", .role = "case manager"};
  one.record.pages.push_back({.number = share_number, .mine = mine, .body = "bytes", .made = {2026, 10, 12}});
  one.read.push_back({.shared = shared});
  return one;
}

/// All there is to read: one's own card, R., and what was shared.
inline app::ReviewsRead reviews_with(app::ExchangeRead exchange) {
  app::ReviewsRead all;
  all.own = app::Card{"K.", "senior practitioner", std::string(128, 'c')};
  all.people.push_back({.keys = their_keys, .name = "R.", .role = "case manager", .words_read = portfolio::Instant{6}});
  all.exchanges.push_back(std::move(exchange));
  return all;
}

}  // namespace vignette::tests
