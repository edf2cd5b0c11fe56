// A page that was made here, once more as a file: the very same words under the same number; and all that is kept of a share as one
// page to read.

#include "app/turn.hpp"

namespace vignette::app {
namespace {

/// The page of a kind that stands, if it was made here and is there still.
const portfolio::Page* made_here(const Review& review, portfolio::PageKind kind) {
  const auto* exchange = chosen_exchange(review);
  const auto* page = exchange ? portfolio::newest(exchange->record, kind) : nullptr;
  return page && page->mine && !page->body.empty() ? page : nullptr;
}

}  // namespace

void say_saved(Review& review, Review::Saved what, const std::string& number, const std::string& file) {
  review.saved = file.empty() ? Review::Saved::nothing : what;
  review.saved_to = file;
  review.saved_about = number;
}

void carry_out(Turn& turn, const intent::AskToSaveAgain& wish) {
  Review& review = turn.model.review;
  if (review.replying) return;
  review.problem.reset();
  choose_no_form(review);
  if (wish.kind && made_here(review, *wish.kind)) review.again = wish.kind;
  look_before_it_goes(turn);
}

void carry_out(Turn& turn, const intent::SaveAgain& wish) {
  Review& review = turn.model.review;
  if (!review.again || review.busy || review.previewing.making || !made_here(review, *review.again)) return;
  review.problem.reset();
  review.saved = Review::Saved::nothing;
  review.saved_to.clear();
  review.busy = true;
  turn.ask(effect::SaveAgain{*chosen_exchange(review), *review.again, wish.form});
}

void carry_out(Turn& turn, const intent::AskToSaveExchange& wish) {
  Review& review = turn.model.review;
  if (review.busy) return;
  choose_no_form(review);
  review.all = wish.ask && chosen_exchange(review);
  review.problem.reset();
  look_before_it_goes(turn);
}

void carry_out(Turn& turn, const intent::SaveExchangePage& wish) {
  Review& review = turn.model.review;
  const auto* exchange = chosen_exchange(review);
  if (!exchange || review.busy || review.previewing.making) return;
  review.busy = true;
  review.problem.reset();
  review.saved_to.clear();
  turn.ask(effect::SaveExchangePage{exchange->record, wish.form});
}

void carry_out(Turn& turn, const intent::SavedAgain& wish) {
  Review& review = turn.model.review;
  if (turn.model.vault.locked) return;
  review.busy = false;
  if (wish.number == review.chosen) {
    choose_no_form(review);
    look_before_it_goes(turn);
  }
  say_saved(review, wish.what, wish.number, wish.file);
}

}  // namespace vignette::app
