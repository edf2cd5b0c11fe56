// What a session does for Review: bytes on one side, what is read of them on the other.

#include <utility>

#include "share/shared.hpp"
#include "shell/session.hpp"

namespace vignette::shell {

using portfolio::PageKind;
using words::Word;

void Session::read_reviews() {
  holding_.read_reviews(
      [this](portfolio::Acquainted people, portfolio::Reviews reviews) { reviewer_.take_in(std::move(people), std::move(reviews)); });
}

void Session::keep_draft(const app::effect::SaveReplyDraft& wish) {
  portfolio::Unfinished draft{.about = wish.reply.about, .kind = PageKind::reply, .changed = wish.changed};
  if (!wish.done) draft.body = draft_bytes(wish.reply);
  holding_.keep(wish.number, portfolio::SaveUnfinished{std::move(draft)});
}

void Session::keep_draft(const app::effect::SaveAgreementDraft& wish) {
  portfolio::Unfinished draft{.about = wish.agreement.about, .kind = PageKind::agreement, .changed = wish.changed};
  if (!wish.done) draft.body = draft_bytes(wish.agreement);
  holding_.keep(wish.number, portfolio::SaveUnfinished{std::move(draft)});
}

void Session::keep_draft(const app::effect::SaveNoteDraft& wish) {
  // Of the three kinds the share itself is never unfinished: under it the note is kept, as its plain words.
  holding_.keep(wish.number,
                portfolio::SaveUnfinished{{.about = wish.about, .kind = PageKind::share, .body = wish.words, .changed = wish.changed}});
}

void Session::make_agreement(app::effect::MakeAgreement wish) {
  auto name = dated_name(Word::agreed_file, wish.agreement.made);
  reviewer_.make_agreement(std::move(wish), std::move(name), model_.now);
}

void Session::keep_card(std::uint64_t number) {
  if (number == 0) return reviewer_.keep_card({});
  reviewer_.keep_card([this, number](portfolio::OwnCard card) { holding_.keep(number, portfolio::SaveOwnCard{std::move(card)}); });
}

void Session::make_reply(app::effect::MakeReply wish) {
  if (wish.form == app::ReplyForm::typed) return reviewer_.keep_typed(std::move(wish), model_.now);
  auto name = dated_name(Word::review_reply_file, wish.reply.made);
  reviewer_.make_reply(std::move(wish), std::move(name), model_.now);
}

void Session::save_again(app::effect::SaveAgain wish) {
  const auto* page = portfolio::newest(wish.exchange.record, wish.kind);
  const Word name = wish.kind == PageKind::reply ? Word::review_reply_file : Word::agreed_file;
  auto file = dated_name(name, page ? page->made : portfolio::Day());
  reviewer_.save_again(std::move(wish), std::move(file), model_.now);
}

}  // namespace vignette::shell
