#include "portfolio/review.hpp"

#include <algorithm>

namespace vignette::portfolio {

const Page* newest(const Exchange& exchange, PageKind kind) {
  // What came in a file is what the other has, too: before it gives way what was typed in from paper, whose number nobody else knows.
  const auto stands_before = [&](const Page& page, const Page& other) {
    if (kind == PageKind::share) return true;
    return page.typed == other.typed ? page.number >= other.number : other.typed;
  };
  const Page* newest = nullptr;
  for (const Page& page : exchange.pages)
    if (page.kind == kind && (!newest || stands_before(page, *newest))) newest = &page;
  return newest;
}

void add(Exchange& exchange, Page page) {
  if (page.kind == PageKind::agreement) exchange.both_have.reset();
  exchange.pages.push_back(std::move(page));
}

bool is_before_a_share(std::string_view about) { return about == to_talk_about || about == meeting_on; }

const Exchange* exchange_of(const Reviews& reviews, std::string_view number) {
  const auto found = std::ranges::find(reviews.exchanges, number, &Exchange::number);
  return found == reviews.exchanges.end() ? nullptr : &*found;
}

bool may_be_kept(const Reviews& reviews, std::string_view number, bool mine, std::string_view keys) {
  const auto* there = exchange_of(reviews, number);
  if (!there) return mine || !opened_at(reviews, keys, number);
  return there->mine == mine && (there->keys.empty() || there->keys == keys);
}

std::optional<Instant> opened_at(const Reviews& reviews, std::string_view keys, std::string_view number) {
  const auto found = std::ranges::find_if(reviews.opened, [&](const OpenedFile& one) { return one.keys == keys && one.number == number; });
  return found == reviews.opened.end() ? std::nullopt : std::optional(found->when);
}

}  // namespace vignette::portfolio
