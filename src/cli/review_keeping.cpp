#include "cli/review_keeping.hpp"

#include <algorithm>
#include <utility>

#include "share/shared.hpp"
#include "shell/session.hpp"

namespace vignette::cli {

using portfolio::Exchange;
using portfolio::Page;
using portfolio::PageKind;
using words::Problem;
using words::say;
using words::Word;

namespace {

std::unexpected<Problem> refused(const GivenFile& given, Word what, Word mend) {
  return std::unexpected(Problem{.where = given.where, .what = std::string(say(what)), .mend = std::string(say(mend))});
}

/// What a body says of itself: the share it is about, and its day.
struct About {
  std::string number;
  portfolio::Day made;
  std::string name, role;  ///< of whoever shares
};

/// `shared` is what it answers, where that is at hand.
Maybe<About> about(const GivenFile& given, const share::Shared* shared) {
  const auto& [kind, from, number, body] = given.opened;
  if (kind == PageKind::share) {
    const auto read = share::shared_of(body, given.where);
    if (!read) return std::unexpected(read.error());
    return About{number, read->page.made, read->name, read->role};
  }
  if (kind == PageKind::reply) {
    const auto read = share::reply_of(body, shared, given.where);
    if (!read) return std::unexpected(read.error());
    return About{read->about, read->made, {}, {}};
  }
  const auto read = share::agreement_of(body, given.where);
  if (!read) return std::unexpected(read.error());
  return About{read->about, read->made, {}, {}};
}

Maybe<Placed> placed_again(const Acquaintance& all, const GivenFile& given, portfolio::Instant first) {
  for (const auto& exchange : all.reviews().exchanges)
    for (const auto& page : exchange.pages)
      if (!page.mine && exchange.keys == given.from.keys && page.number == given.opened.number && !page.taken_out)
        return Placed{exchange, page, first};
  return refused(given, Word::review_taken_out_before, Word::review_taken_out_before_mend);
}

}  // namespace

std::optional<share::Shared> shared_in(const Exchange& exchange) {
  const auto* page = portfolio::newest(exchange, PageKind::share);
  const auto read = page ? share::shared_of(page->body, {}) : std::unexpected(Problem{});
  return read ? std::optional(*read) : std::nullopt;
}

Page page_made(PageKind kind, std::string number, std::string body, portfolio::Day made, bool mine) {
  auto digest = share::digest_of(body);
  return {.kind = kind,
          .number = std::move(number),
          .mine = mine,
          .typed = false,
          .body = std::move(body),
          .digest = std::move(digest),
          .made = made,
          .kept = shell::now().instant,
          .taken_out = {}};
}

const Exchange* known_exchange(const Acquaintance& all, const GivenFile& given) {
  const auto of = about(given, nullptr);
  const auto* there = of ? portfolio::exchange_of(all.reviews(), of->number) : nullptr;
  return there && there->keys == given.from.keys ? there : nullptr;
}

Maybe<Placed> placed(const Acquaintance& all, const GivenFile& given) {
  const auto& opened = given.opened;
  if (const auto first = portfolio::opened_at(all.reviews(), given.from.keys, opened.number)) return placed_again(all, given, *first);
  const auto* there = known_exchange(all, given);
  const auto shared = there ? shared_in(*there) : std::nullopt;
  const auto of = about(given, shared ? &*shared : nullptr);
  if (!of) return std::unexpected(of.error());
  Placed one;
  if (opened.kind == PageKind::share) {
    if (!portfolio::may_be_kept(all.reviews(), opened.number, false, given.from.keys))
      return refused(given, Word::sealed_replayed, Word::sealed_replayed_mend);
    one.exchange = {.number = opened.number, .mine = false, .keys = given.from.keys, .name = of->name, .role = of->role};
    if (of->name.empty()) one.exchange.name = given.from.name, one.exchange.role = given.from.role;
  } else {
    // A reply is to one's own share; what was agreed may come from either side.
    if (!there || (opened.kind == PageKind::reply && !there->mine))
      return refused(given, Word::review_share_missing, Word::review_share_missing_mend);
    one.exchange = *there;
  }
  one.page = page_made(opened.kind, opened.number, opened.body, of->made, false);
  portfolio::add(one.exchange, one.page);
  return one;
}

}  // namespace vignette::cli
