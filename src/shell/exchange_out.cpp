// All that is kept of a share as one page to read, in a form that people open.

#include <array>
#include <utility>

#include "share/exchange.hpp"
#include "share/writers.hpp"
#include "shell/outward.hpp"
#include "shell/session.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using intent::ExchangeForm;
using words::Word;

namespace {

constexpr std::array endings{".pdf", ".docx", ".html", ".txt"};

std::expected<std::string, words::Problem> written_as(ExchangeForm form, const share::Document& page, const share::Press& press) {
  switch (form) {
    case ExchangeForm::pdf:
      return share::pdf(page, share::Paper::a4, press);
    case ExchangeForm::docx:
      return share::docx(page, share::Paper::a4, press);
    case ExchangeForm::html:
      return share::html(page);
    case ExchangeForm::text:
      break;
  }
  return share::plain_text(page);
}

}  // namespace

void Reviewer::save_exchange(const app::effect::SaveExchangePage& wish, const std::string& file_name, portfolio::Now now) {
  const Asked asked{Asked::For::new_file, Word::review_save_all_title, file_name, endings.at(static_cast<std::size_t>(wish.form))};
  ask_where(asked, results_, [this, now, wish, asked_at = out_->asked()](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!out_->may_write(asked_at)) return intent::HandingOverStopped{locked_meanwhile()};
    if (!chosen) return intent::ReviewRefused{chosen.error()};
    if (!*chosen) return intent::ReviewDropped{};
    worker_.give([this, now, wish, asked_at, file = **chosen] {
      auto bytes = written_as(wish.form, share::exchange_page(wish.exchange, now), press_);
      const Made made =
          bytes ? Made(ToWrite{std::move(*bytes), intent::SavedAgain{wish.exchange.number, app::Review::Saved::exchange, file.string()}})
                : Made(std::unexpect, bytes.error());
      results_->hand([this, asked_at, file, made] { return write(file, made, asked_at); });
    });
    return std::nullopt;
  });
}

void Session::save_exchange(const app::effect::SaveExchangePage& wish) {
  // Of the day that it was shared: so that several stand apart, and in their order.
  const auto& pages = wish.exchange.pages;
  const auto day = pages.empty() ? portfolio::day_of(model_.now.instant, model_.now.offset_minutes) : pages.front().made;
  reviewer_.save_exchange(wish, dated_name(Word::review_save_all_file, day), model_.now);
}

}  // namespace vignette::shell
