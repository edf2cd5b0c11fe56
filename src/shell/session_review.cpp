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

namespace {

portfolio::Unfinished unfinished(const portfolio::Reply& reply, portfolio::Instant changed) {
  return {.about = reply.about, .kind = PageKind::reply, .body = draft_bytes(reply), .changed = changed};
}

portfolio::Unfinished unfinished(const portfolio::Agreement& agreement, portfolio::Instant changed) {
  return {.about = agreement.about, .kind = PageKind::agreement, .body = draft_bytes(agreement), .changed = changed};
}

/// Of the three kinds the share itself is never unfinished: under it the note is kept, as its plain words.
portfolio::Unfinished unfinished(const app::NoteDraft& note, portfolio::Instant changed) {
  return {.about = note.about, .kind = PageKind::share, .body = note.words, .changed = changed};
}

}  // namespace

std::vector<portfolio::Unfinished> unfinished_in_memory(const app::Model& model) {
  std::vector<portfolio::Unfinished> all;
  const auto add = [&](const auto& drafts) {
    for (const auto& [about, draft] : drafts)
      if (draft.unsaved_since != 0) all.push_back(unfinished(draft.record, model.now.instant));
  };
  add(model.review.replies);
  add(model.review.agreements);
  add(model.review.notes);
  return all;
}

void Session::keep_draft(const app::effect::SaveReplyDraft& wish) {
  auto draft = unfinished(wish.reply, wish.changed);
  if (wish.done) draft.body.clear();
  holding_.keep(wish.number, portfolio::SaveUnfinished{std::move(draft)});
}

void Session::keep_draft(const app::effect::SaveAgreementDraft& wish) {
  auto draft = unfinished(wish.agreement, wish.changed);
  if (wish.done) draft.body.clear();
  holding_.keep(wish.number, portfolio::SaveUnfinished{std::move(draft)});
}

void Session::keep_draft(const app::effect::SaveNoteDraft& wish) {
  holding_.keep(wish.number, portfolio::SaveUnfinished{unfinished(app::NoteDraft{wish.about, wish.words}, wish.changed)});
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
