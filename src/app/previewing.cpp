// Before a reply, an agreement or all of an exchange goes: its very page, set anew whenever something on it is another.

#include <optional>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {
namespace {

using Page = decltype(effect::PreviewPage::page);

/// What is about to go; nothing where that could not be made, or where nothing goes.
std::optional<Page> about_to_go(const Model& model) {
  const Review& review = model.review;
  const auto* exchange = chosen_exchange(review);
  if (!exchange) return std::nullopt;
  if (review.agreeing.making) {
    auto agreement = agreement_to_go(model);
    return agreement ? std::optional<Page>(std::move(*agreement)) : std::nullopt;
  }
  if (review.again == portfolio::PageKind::reply && reply_of(*exchange)) return Page(*reply_of(*exchange));
  if (review.again == portfolio::PageKind::agreement && agreement_of(*exchange)) return Page(*agreement_of(*exchange));
  if (review.all) return Page(effect::WholeExchange{});
  if (!review.making || exchange->record.mine) return std::nullopt;
  auto reply = reply_to_go(model);
  return reply ? std::optional<Page>(std::move(*reply)) : std::nullopt;
}

}  // namespace

void choose_no_form(Review& review) {
  review.making = review.agreeing.making = review.all = false;
  review.again.reset();
}

void preview_before_it_goes(Turn& turn) {
  Previewing& previewing = turn.model.review.previewing;
  if (auto page = about_to_go(turn.model)) {
    previewing.problem.reset();
    previewing.making = true;
    return turn.ask(effect::PreviewPage{++previewing.asked, *chosen_exchange(turn.model.review), std::move(*page)});
  }
  const bool any = previewing.making || previewing.page || previewing.problem;
  wipe(previewing);
  if (any) turn.ask(effect::ForgetPreview{});
}

void carry_out(Turn& turn, const intent::PagePreviewed& wish) {
  Previewing& previewing = turn.model.review.previewing;
  if (wish.number != previewing.asked || !previewing.making) return;
  previewing.making = false;
  if (previewing.page) wipe(previewing.page->text);
  previewing.page = wish.page;
  previewing.shown = wish.number;
}

void carry_out(Turn& turn, const intent::PageNotPreviewed& wish) {
  Previewing& previewing = turn.model.review.previewing;
  if (wish.number != previewing.asked || !previewing.making) return;
  wipe(previewing);
  previewing.problem = wish.problem;
}

}  // namespace vignette::app
