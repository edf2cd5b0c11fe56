// The page of a reply, an agreement or all of an exchange, set before it goes and held as long as it may still go so.

#include <utility>
#include <variant>

#include "share/exchange.hpp"
#include "share/replying.hpp"
#include "share/writers.hpp"
#include "shell/reviewer.hpp"
#include "words/stopped.hpp"

namespace vignette::shell {

namespace intent = app::intent;

namespace {

/// As it is made into a file.
std::expected<share::Document, words::Problem> page_to_go(const app::effect::PreviewPage& wish, portfolio::Now now) {
  if (std::holds_alternative<app::effect::WholeExchange>(wish.page)) return share::exchange_page(wish.exchange.record, now);
  const auto* shared = app::shared_of(wish.exchange);
  if (const auto* agreement = std::get_if<portfolio::Agreement>(&wish.page))
    return share::agreement_page(shared, share::fit_to_seal(*agreement));
  if (!shared) return words::stopped(words::Word::review_share_missing, words::Word::review_share_missing_mend);
  return share::reply_page(*shared, share::fit_to_seal(std::get<portfolio::Reply>(wish.page)));
}

}  // namespace

void Reviewer::preview(app::effect::PreviewPage wish, portfolio::Now now) {
  if (stop_) *stop_ = true;
  stop_ = std::make_shared<std::atomic<bool>>(false);
  worker_.give([this, now, wish = std::move(wish), stop = HeldPages::Stop(stop_)] {
    if (!*stop) set(wish, now, stop);
  });
}

void Reviewer::set(const app::effect::PreviewPage& wish, portfolio::Now now, const HeldPages::Stop& stop) {
  const auto page = page_to_go(wish, now);
  if (!page) return results_->post(intent::PageNotPreviewed{wish.number, page.error()});
  auto pages = share::pages(*page, share::Paper::a4, press_, stop.get());
  if (*stop) return;
  if (!pages) return results_->post(intent::PageNotPreviewed{wish.number, pages.error()});
  app::PagePreview preview{share::plain_text(*page), pages->count(), pages->width(), pages->height()};
  pages_.hold(wish.number, std::move(*pages), stop);
  results_->post(intent::PagePreviewed{wish.number, std::move(preview)});
}

void Reviewer::forget_preview() {
  if (stop_) *stop_ = true;
  worker_.give([this] { pages_.forget(); });  // not here: pages go while none are set, which may take its time
}

void Reviewer::finish() {
  if (stop_) *stop_ = true;
  worker_.finish();
}

}  // namespace vignette::shell
