// What we agreed may be more than one page: the one that stands, those before it, and one that is being written.
#include <string>

#include "ui/agreement.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::PageKind;
using words::say;
using words::Word;

/// A line, and under it the ways on.
class Told {
 public:
  Told(Frame& frame, page::Point at, float width) : frame_(frame), at_(at), width_(width), y_(at.y + 12) {}

  void line(std::string_view words) { y_ += ui::say(frame_, words, type::meta, {at_.x, y_}, width_, page::Ink::ink2, Role::status) + 2; }
  bool way(Word word) {
    const float wide = width_of(frame_, say(word), type::meta);
    if (along_ > 0 && along_ + wide > width_) along_ = 0, y_ += 22;
    const bool chosen = link(frame_, say(word), {at_.x + along_, y_}, type::meta);
    along_ += wide + 20;
    return chosen;
  }
  float height() const { return y_ + 22 + 10 - at_.y; }

 private:
  Frame& frame_;
  page::Point at_;
  float width_, y_, along_ = 0;
};

}  // namespace

std::string page_in_words(const app::Model& model, const portfolio::Page& page, std::string_view name) {
  const auto day = day_in_words(model, page.made);
  if (page.mine) return say(Word::agreed_earlier_mine, fmt::arg("day", day));
  const Word came = page.typed ? Word::review_earlier_typed : Word::agreed_earlier_theirs;
  return say(came, fmt::arg("name", name.empty() ? say(Word::review_somebody) : name), fmt::arg("day", day));
}

float draw_which_page(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width) {
  const app::Review& review = model.review;
  if (model.read_only || review.replying) return 0;
  const auto* stands = portfolio::newest(exchange.record, PageKind::agreement);
  if (!stands) return 0;
  const auto shown = app::agreement_shown(review);
  Told told(frame, at, width);
  if (app::writes_agreement(review)) {
    told.line(say(Word::agreed_being_written, fmt::arg("day", day_in_words(model, stands->made))));
    if (told.way(Word::agreed_stands)) frame.wish(app::intent::ReadAgreement{});
    if (told.way(Word::agreed_put_away)) frame.wish(app::intent::PutAgreementAway{});
  } else if (!shown.stands && shown.page) {
    told.line(say(Word::agreed_reading_earlier, fmt::arg("day", day_in_words(model, shown.page->made))));
    if (told.way(Word::agreed_stands)) frame.wish(app::intent::ReadAgreement{});
  } else if (app::agreement_draft(review)) {
    told.line(say(Word::agreed_draft_waits));
    if (told.way(Word::agreed_go_on)) frame.wish(app::intent::WriteAgreement{});
    if (told.way(Word::agreed_put_away)) frame.wish(app::intent::PutAgreementAway{});
  } else {
    return 0;
  }
  return told.height();
}

float draw_earlier_agreements(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width) {
  const auto shown = app::agreement_shown(model.review);
  const auto* stands = portfolio::newest(exchange.record, PageKind::agreement);
  float y = at.y;
  for (std::size_t i = exchange.record.pages.size(); i-- > 0;) {
    const auto& page = exchange.record.pages[i];
    if (page.kind != PageKind::agreement || &page == stands) continue;
    if (y == at.y) y += ui::say(frame, say(Word::agreed_earlier), type::label, at, width, page::Ink::ink2, Role::heading, 2) + 6;
    const auto words = page_in_words(model, page, exchange.record.name);
    if (&page == shown.page && !app::writes_agreement(model.review))
      ui::say(frame, words, type::meta, {at.x, y}, width, page::Ink::ink);
    else if (link(frame, words, {at.x, y}, type::meta))
      frame.wish(app::intent::ReadAgreement{page.number});
    y += 24;
  }
  return y - at.y;
}

}  // namespace vignette::ui
