#include "app/review.hpp"

#include <algorithm>

namespace vignette::app {

using portfolio::Block;

std::vector<SharedPart> answers_of(const portfolio::Shared& shared) {
  const auto& blocks = shared.page.blocks;
  std::vector<SharedPart> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= blocks.size(); ++i) {
    if (i < blocks.size() && blocks[i].kind != Block::Kind::rule) continue;
    parts.push_back({begin, i});
    begin = i + 1;
  }
  // What they'd like to talk about stands first, and is no answer.
  std::erase_if(parts, [&](const SharedPart& part) {
    bool says = false;
    for (std::size_t i = part.begin; i < part.end; ++i) {
      const auto kind = blocks[i].kind;
      says = says || (kind != Block::Kind::item && kind != Block::Kind::heading && kind != Block::Kind::nothing);
    }
    return !says;
  });
  return parts;
}

std::vector<std::string> talk_of(const portfolio::Shared& shared) {
  std::vector<std::string> lines;
  for (const auto& block : shared.page.blocks) {
    if (block.kind == Block::Kind::rule) break;
    if (block.kind == Block::Kind::item) lines.push_back(block.text);
  }
  return lines;
}

const ExchangeRead* find_exchange(const std::vector<ExchangeRead>& all, const std::string& number) {
  const auto found = std::ranges::find_if(all, [&](const auto& one) { return one.record.number == number; });
  return found == all.end() ? nullptr : &*found;
}

const ExchangeRead* find_exchange(const Review& review, const std::string& number) { return find_exchange(review.exchanges, number); }

const ExchangeRead* chosen_exchange(const Review& review) { return find_exchange(review, review.chosen); }

const portfolio::Person* find_person(const Review& review, const std::string& keys) {
  const auto found = std::ranges::find_if(review.people, [&](const auto& one) { return one.record.keys == keys; });
  return found == review.people.end() ? nullptr : &found->record;
}

namespace {

/// The page of a kind that stands, read.
const PageRead* standing(const ExchangeRead& exchange, portfolio::PageKind kind) {
  const auto* page = portfolio::newest(exchange.record, kind);
  if (!page) return nullptr;
  const auto at = static_cast<std::size_t>(page - exchange.record.pages.data());
  return at < exchange.read.size() ? &exchange.read[at] : nullptr;
}

template <typename Body>
const Body* body(const std::optional<Body>* there) {
  return there && *there ? &**there : nullptr;
}

}  // namespace

const portfolio::Shared* shared_of(const ExchangeRead& exchange) {
  const auto* read = standing(exchange, portfolio::PageKind::share);
  return body(read ? &read->shared : nullptr);
}

const portfolio::Reply* reply_of(const ExchangeRead& exchange) {
  const auto* read = standing(exchange, portfolio::PageKind::reply);
  return body(read ? &read->reply : nullptr);
}

const portfolio::Agreement* agreement_of(const ExchangeRead& exchange) {
  const auto* read = standing(exchange, portfolio::PageKind::agreement);
  return body(read ? &read->agreement : nullptr);
}

ReplyShown reply_shown(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  if (!exchange) return {};
  const auto& pages = exchange->record.pages;
  const auto* stands = portfolio::newest(exchange->record, portfolio::PageKind::reply);
  const auto chosen = std::ranges::find_if(
      pages, [&](const auto& one) { return one.kind == portfolio::PageKind::reply && one.number == review.reply_page; });
  ReplyShown shown{.page = chosen == pages.end() ? stands : &*chosen};
  shown.stands = shown.page == stands;
  shown.earlier = shown.page < stands;  // in the order in which they came
  const auto at = static_cast<std::size_t>(shown.page ? shown.page - pages.data() : pages.size());
  if (at < exchange->read.size() && exchange->read[at].reply) shown.words = &*exchange->read[at].reply;
  return shown;
}

const ReplyDraft* reply_draft(const Review& review, const std::string& number) {
  const auto found = review.replies.find(number);
  return found == review.replies.end() ? nullptr : &found->second;
}

bool may_reply(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  if (!exchange || review.replying || !shared_of(*exchange)) return false;
  if (exchange->record.mine) return review.typing;
  return !portfolio::newest(exchange->record, portfolio::PageKind::reply) || (review.typing && reply_draft(review, review.chosen));
}

bool may_type_reply(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  return exchange && exchange->record.mine && !review.replying && shared_of(*exchange);
}

bool saved_here(const Review& review, Review::Saved what) {
  return review.saved == what && !review.saved_to.empty() && review.saved_about == review.chosen;
}

bool may_correct_reply(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  const auto* page = exchange ? portfolio::newest(exchange->record, portfolio::PageKind::reply) : nullptr;
  return page && (page->mine || page->typed) && !review.replying && shared_of(*exchange) && reply_of(*exchange);
}

bool says_nothing(const portfolio::Reply& reply) {
  const auto says = [](const portfolio::Comment& one) { return one.kind == portfolio::Comment::Kind::talk || !one.words.empty(); };
  return !reply.elsewhere && reply.words.find_first_not_of(" \t\n") == std::string::npos && std::ranges::none_of(reply.comments, says);
}

}  // namespace vignette::app
