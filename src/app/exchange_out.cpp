// All that is kept of a share as one page to read, which can be saved at any time.
#include "app/turn.hpp"

namespace vignette::app {

void carry_out(Turn& turn, const intent::AskToSaveExchange& wish) {
  Review& review = turn.model.review;
  review.all = wish.ask && !review.busy && chosen_exchange(review);
}

void carry_out(Turn& turn, const intent::SaveExchangePage& wish) {
  Review& review = turn.model.review;
  const auto* exchange = chosen_exchange(review);
  if (!exchange || review.busy) return;
  review.busy = true;
  review.problem.reset();
  review.saved_to.clear();
  turn.ask(effect::SaveExchangePage{exchange->record, wish.form});
}

}  // namespace vignette::app
