// The reply to a share: comments on passages of it, and the one reply. All of it is a draft of one's own until the reply is made.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using portfolio::Comment;

ReplyDraft& draft_here(Review& review) {
  ReplyDraft& draft = review.replies[review.chosen];
  draft.record.about = review.chosen;
  return draft;
}

void open_field(Editing& field, const std::string& text) {
  if (field.text == text) return;
  wipe(field);
  field.text = text;
  move_caret(field, text.size(), false);
}

bool blank(const std::string& words) { return words.find_first_not_of(" \t\n") == std::string::npos; }

bool says_nothing(const Comment& comment) { return comment.kind != Comment::Kind::talk && blank(comment.words); }

void erase(ReplyDraft& draft, std::size_t comment) {
  draft.record.comments.erase(draft.record.comments.begin() + static_cast<std::ptrdiff_t>(comment));
  draft.made.erase(draft.made.begin() + static_cast<std::ptrdiff_t>(comment));
}

/// In reading order. Answers where.
std::size_t insert(ReplyDraft& draft, Comment comment, portfolio::Instant made) {
  auto& comments = draft.record.comments;
  const auto place = [](const Comment& one) { return std::pair(one.block, one.begin); };
  const auto at = std::ranges::upper_bound(comments, place(comment), {}, place) - comments.begin();
  comments.insert(comments.begin() + at, std::move(comment));
  draft.made.insert(draft.made.begin() + at, made);
  return static_cast<std::size_t>(at);
}

/// The comment that was being written is done; one without words goes. Answers which went.
std::optional<std::size_t> close_comment(Turn& turn) {
  Review& review = turn.model.review;
  const auto open = std::exchange(review.comment, std::nullopt);
  wipe(review.words);
  const auto draft = review.replies.find(review.chosen);
  if (!open || draft == review.replies.end() || *open >= draft->second.record.comments.size()) return std::nullopt;
  if (!says_nothing(draft->second.record.comments[*open])) return std::nullopt;
  erase(draft->second, *open);
  keep(turn, draft->second);
  return open;
}

/// Nothing is typed in, or corrected, any more.
void stop_typing(Review& review) {
  if (std::exchange(review.typing, false)) wipe(review.reply_name);
  review.making = false;
}

/// It is not being written any more.
void drop_draft(Turn& turn, const std::string& number) {
  Review& review = turn.model.review;
  const auto draft = review.replies.find(number);
  if (draft == review.replies.end()) return;
  const auto saved = ++turn.model.saving.handed_over;
  if (may_hand_over(turn)) turn.ask(effect::SaveReplyDraft{saved, draft->second.record, turn.outside.now.instant, true});
  wipe(draft->second.record);
  review.replies.erase(draft);
  if (number == review.chosen) review.removed.reset();
  open_reply_fields(turn.model);
}

/// Whose reply is typed in: what was typed for it, else who it was shared with.
void open_name(Turn& turn) {
  Review& review = turn.model.review;
  const auto* exchange = chosen_exchange(review);
  if (!exchange->record.mine) return;
  const auto* draft = reply_draft(review, review.chosen);
  become(review.reply_name, draft && !draft->record.name.empty() ? draft->record.name : exchange->record.name, turn.outside.now.instant);
}

void write_comment(Review& review, std::size_t comment) {
  review.comment = comment;
  open_field(review.words, draft_here(review).record.comments[comment].words);
  review.words.apart = true;
}

/// Without the white space around it.
std::pair<std::size_t, std::size_t> inked(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view spaces = " \t\n";
  end = std::min(end, text.size());
  while (begin < end && spaces.find(text[begin]) != std::string_view::npos) ++begin;
  while (end > begin && spaces.find(text[end - 1]) != std::string_view::npos) --end;
  return {begin, end};
}

}  // namespace

void open_reply_fields(Model& model) {
  Review& review = model.review;
  const auto* draft = reply_draft(review, review.chosen);
  open_field(review.reply, draft ? draft->record.words : std::string());
  if (review.comment && (!draft || *review.comment >= draft->record.comments.size())) {
    review.comment.reset();
    wipe(review.words);
  }
}

void keep_reply_field(Turn& turn) {
  Review& review = turn.model.review;
  ReplyDraft& draft = draft_here(review);
  draft.record.words = review.reply.text;
  if (const auto* exchange = chosen_exchange(review); exchange && exchange->record.mine) draft.record.name = review.reply_name.text;
  if (review.comment && *review.comment < draft.record.comments.size()) draft.record.comments[*review.comment].words = review.words.text;
  keep(turn, draft);
}

void keep_typed_reply(Turn& turn, ExchangeRead& exchange) {
  Review& review = turn.model.review;
  const auto number = exchange.record.number;
  if (number == review.chosen) stop_typing(review);
  const auto* draft = reply_draft(review, number);
  if (!draft) return;
  stay_as_a_note(turn, exchange, as_a_note(draft->record, exchange.record), words::Word::review_typed_kept);
  drop_draft(turn, number);
}

void carry_out(Turn& turn, const intent::ShowExchange& wish) {
  Model& model = turn.model;
  Review& review = model.review;
  if (kept_out(turn, {Screen::exchange, wish.number, 0})) return;
  if (review.read && !find_exchange(review, wish.number)) return;
  if (review.chosen != wish.number) {
    close_comment(turn);
    forget_taken_off(review);
    wipe(review.agreeing.keep_until);  // what is no day yet stays as it is typed
    review.agreeing.odd_day = false;
    review.answer = 0;
    review.chosen = wish.number;
    stop_typing(review);
    if (review.saved_about != wish.number) review.saved_to.clear();
  }
  choose_no_form(review);
  review.reply_page.clear();
  look_before_it_goes(turn);
  review.problem.reset();
  open_reply_fields(model);
  go(model, Screen::exchange);
  read_reviews(turn);
  if (const auto* exchange = chosen_exchange(review)) find_fingerprint(turn, *exchange);
}

void carry_out(Turn& turn, const intent::ShowAnswerShared& wish) {
  Review& review = turn.model.review;
  const auto* exchange = chosen_exchange(review);
  const auto* shared = exchange ? shared_of(*exchange) : nullptr;
  if (!shared || wish.answer >= answers_of(*shared).size() || wish.answer == review.answer) return;
  close_comment(turn);
  review.answer = wish.answer;
}

void carry_out(Turn& turn, const intent::CommentOn& wish) {
  Review& review = turn.model.review;
  if (!may_reply(review)) return;
  const auto& blocks = shared_of(*chosen_exchange(review))->page.blocks;
  if (wish.block >= blocks.size()) return;
  const std::string_view text = blocks[wish.block].text;
  const auto [begin, end] = inked(text, wish.begin, wish.end);
  if (begin >= end) return;
  close_comment(turn);
  ReplyDraft& draft = draft_here(review);
  const Comment comment{
      .kind = wish.kind, .block = wish.block, .begin = begin, .end = end, .quote = std::string(text.substr(begin, end - begin))};
  const bool talk = wish.kind == Comment::Kind::talk;
  if (talk && std::ranges::find(draft.record.comments, comment) != draft.record.comments.end()) return;
  const auto at = insert(draft, comment, turn.outside.now.instant);
  if (talk) return keep(turn, draft);
  write_comment(review, at);
  look_before_it_goes(turn);  // the comments after it have other numbers now
}

void carry_out(Turn& turn, const intent::WriteComment& wish) {
  Review& review = turn.model.review;
  if (!may_reply(review) || review.comment == wish.comment) return;
  auto comment = wish.comment;
  if (const auto gone = close_comment(turn); gone && *gone < comment) --comment;
  if (comment < draft_here(review).record.comments.size()) write_comment(review, comment);
}

void carry_out(Turn& turn, const intent::KeepComment&) { close_comment(turn); }

void carry_out(Turn& turn, const intent::RemoveComment& wish) {
  Review& review = turn.model.review;
  const auto draft = review.replies.find(review.chosen);
  if (!may_reply(review) || draft == review.replies.end()) return;
  auto comment = wish.comment;
  if (review.comment == comment) {  // it goes as it is
    review.comment.reset();
    wipe(review.words);
  } else if (const auto gone = close_comment(turn); gone && *gone < comment) {
    --comment;
  }
  if (comment >= draft->second.record.comments.size()) return;
  auto& one = draft->second.record.comments[comment];
  if (says_nothing(one))
    review.removed.reset();
  else
    review.removed.emplace(one, draft->second.made[comment]);
  erase(draft->second, comment);
  keep(turn, draft->second);
}

void carry_out(Turn& turn, const intent::BringCommentBack&) {
  Review& review = turn.model.review;
  if (!may_reply(review) || !review.removed) return;
  close_comment(turn);
  ReplyDraft& draft = draft_here(review);
  insert(draft, std::move(review.removed->first), review.removed->second);
  review.removed.reset();
  keep(turn, draft);
}

void carry_out(Turn& turn, const intent::PutPrompt& wish) {
  Review& review = turn.model.review;
  if (!review.comment || !may_reply(review)) return;
  const auto& text = review.words.text;
  const bool apart = !text.empty() && text.back() != ' ' && text.back() != '\n';
  review.words.apart = true;
  move_caret(review.words, text.size(), false);
  edit(review.words, insertion(review.words, (apart ? " " : "") + std::string(words::say(wish.prompt))), EditKind::other,
       turn.outside.now.instant);
  keep_reply_field(turn);
}

void carry_out(Turn& turn, const intent::ChangeElsewhere& wish) {
  Review& review = turn.model.review;
  if (!may_reply(review)) return;
  ReplyDraft& draft = draft_here(review);
  if (std::exchange(draft.record.elsewhere, wish.elsewhere) != wish.elsewhere) keep(turn, draft);
}

void carry_out(Turn& turn, const intent::TypeReply& wish) {
  Review& review = turn.model.review;
  const auto* exchange = chosen_exchange(review);
  if (!exchange || turn.model.read_only || review.replying) return;
  close_comment(turn);
  if (!wish.type) {
    stop_typing(review);
    return look_before_it_goes(turn);
  }
  if (!may_type_reply(review)) return;
  review.typing = true;
  choose_no_form(review);
  review.problem.reset();
  review.reply_page.clear();
  open_name(turn);
  open_reply_fields(turn.model);
  preview_before_it_goes(turn);
}

void carry_out(Turn& turn, const intent::WriteReply& wish) {
  Review& review = turn.model.review;
  auto* exchange = exchange_here(review);
  if (!exchange || turn.model.read_only || review.replying || !shared_of(*exchange)) return;
  if (!portfolio::newest(exchange->record, portfolio::PageKind::reply)) return;  // the first is written without being asked for
  close_comment(turn);
  const auto draft = review.replies.find(review.chosen);
  if (draft == review.replies.end() && (!wish.write || !may_correct_reply(review))) return;
  choose_no_form(review);
  review.problem.reset();
  review.reply_page.clear();
  const auto* stands = reply_of(*exchange);
  if (!wish.write) {
    auto words = as_a_note(draft->second.record, exchange->record);
    if (stands && words == as_a_note(*stands, exchange->record)) words.clear();  // it says what stands, and no more
    stay_as_a_note(turn, *exchange, std::move(words), words::Word::review_kept_as_note);
    stop_typing(review);
    drop_draft(turn, review.chosen);
    return look_before_it_goes(turn);
  }
  if (draft == review.replies.end()) review.replies[review.chosen] = {*stands, std::vector<portfolio::Instant>(stands->comments.size())};
  review.typing = true;
  open_name(turn);
  open_reply_fields(turn.model);
  preview_before_it_goes(turn);
}

void carry_out(Turn& turn, const intent::ReadReply& wish) {
  Review& review = turn.model.review;
  if (!chosen_exchange(review) || review.replying || may_reply(review)) return;
  choose_no_form(review);
  review.problem.reset();
  review.reply_page = wish.number;
  preview_before_it_goes(turn);
}

void carry_out(Turn& turn, const intent::AskForReply& wish) {
  Review& review = turn.model.review;
  if (wish.ask && !may_reply(review)) return;
  close_comment(turn);
  choose_no_form(review);
  review.making = wish.ask;
  review.problem.reset();
  look_before_it_goes(turn);
}

std::expected<portfolio::Reply, words::Problem> reply_to_go(const Model& model, bool typed) {
  const Review& review = model.review;
  const auto* draft = reply_draft(review, review.chosen);
  if (!draft || says_nothing(draft->record))
    return std::unexpected(words::Problem{.what = std::string(words::say(words::Word::review_empty_reply)),
                                          .mend = std::string(words::say(words::Word::review_empty_reply_how))});
  auto reply = draft->record;
  if (typed) {
    const auto& other = chosen_exchange(review)->record;
    reply.name = review.reply_name.text;
    reply.role = reply.name == other.name ? other.role : std::string();
  } else if (review.own) {
    reply.name = review.own->name;
    reply.role = review.own->role;
  }
  reply.made = portfolio::day_of(model.now.instant, model.now.offset_minutes);
  return reply;
}

void carry_out(Turn& turn, const intent::MakeReply& wish) {
  Review& review = turn.model.review;
  if (!may_reply(review) || review.busy) return;
  if (review.previewing.making && wish.form != ReplyForm::typed) return;  // what goes was seen; typed in it goes nowhere
  close_comment(turn);
  auto reply = reply_to_go(turn.model, wish.form == ReplyForm::typed);
  if (!reply) {
    review.problem = std::move(reply.error());
    return;
  }
  review.problem.reset();
  review.saved = Review::Saved::nothing;
  review.saved_to.clear();
  review.busy = review.replying = true;
  turn.ask(effect::MakeReply{*chosen_exchange(review), std::move(*reply), wish.form});
}

void carry_out(Turn& turn, const intent::ReplyMade& wish) {
  Model& model = turn.model;
  Review& review = model.review;
  if (model.vault.locked) return keep_made_behind_lock(turn, wish.exchange.record, portfolio::PageKind::reply);
  review.busy = review.replying = false;
  stop_typing(review);
  const auto number = wish.exchange.record.number;
  say_saved(review, Review::Saved::reply, number, wish.file);
  keep_exchange(turn, wish.exchange);
  drop_draft(turn, number);  // frozen: what was being written of it is not any more
  look_before_it_goes(turn);
}

}  // namespace vignette::app
