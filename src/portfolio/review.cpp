#include "portfolio/review.hpp"

#include <algorithm>

namespace vignette::portfolio {

const Page* newest(const Exchange& exchange, PageKind kind) {
  const auto found = std::ranges::find(exchange.pages.rbegin(), exchange.pages.rend(), kind, &Page::kind);
  return found == exchange.pages.rend() ? nullptr : &*found;
}

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
