/// A share as somebody's page has it, for tests that only show it or write about it.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "app/review.hpp"
#include "app/review_intents.hpp"

namespace vignette::tests {

inline const std::string share_number = "0123456789ABCDEFGHJKMNPQRS", their_keys(128, 'a');
inline const std::string answer_shared = "I would ask the family first.\n\nThen I would listen to what they say.";
inline constexpr std::size_t first_prose = 6;  ///< block of the first answer's words

/// Each answer with its question, a passage and these words.
inline portfolio::Shared a_share(std::size_t answers = 2, const std::string& words = answer_shared) {
  using Kind = portfolio::Block::Kind;
  portfolio::Shared shared{.name = "R.", .role = "case manager"};
  shared.page.title = "Bring to supervision";
  shared.page.byline = "R., case manager. For 22 October 2026";
  shared.page.made = {2026, 10, 12};
  auto& blocks = shared.page.blocks;
  blocks.push_back({.kind = Kind::heading, .text = "What I’d like to talk about", .level = 2});
  blocks.push_back({.kind = Kind::item, .text = "Who tells whom?", .number = 1});
  for (std::size_t i = 0; i < answers; ++i) {
    blocks.push_back({.kind = Kind::rule});
    blocks.push_back({.kind = Kind::told, .text = "Sam, question " + std::to_string(i + 1) + ". Written 12 October"});
    blocks.push_back({.kind = Kind::question, .text = "What would you do, " + std::to_string(i + 1) + "?", .level = 3});
    blocks.push_back({.kind = Kind::passage, .text = "away from her.", .from = "Cited from “Summary”, as retold"});
    blocks.push_back({.kind = Kind::prose, .text = words});
  }
  return shared;
}

inline app::ExchangeRead a_shared_exchange(bool mine = false, portfolio::Shared shared = a_share()) {
  app::ExchangeRead one;
  one.record = {.number = share_number, .mine = mine, .keys = their_keys, .name = shared.name, .role = shared.role};
  one.record.pages.push_back({.number = share_number, .mine = mine, .body = "bytes", .made = shared.page.made});
  one.read.push_back({.shared = std::move(shared)});
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

/// What is about to go, and was asked for last, is drawn.
inline app::intent::PagePreviewed page_comes(const app::Review& review, const std::string& words = "As it will be.") {
  return {review.previewing.asked, {words, 1, 794, 1123}};
}

}  // namespace vignette::tests
