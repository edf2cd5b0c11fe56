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

const ExchangeRead* find_exchange(const Review& review, const std::string& number) {
  const auto found = std::ranges::find_if(review.exchanges, [&](const auto& one) { return one.record.number == number; });
  return found == review.exchanges.end() ? nullptr : &*found;
}

const ExchangeRead* chosen_exchange(const Review& review) { return find_exchange(review, review.chosen); }

const portfolio::Person* find_person(const Review& review, const std::string& keys) {
  const auto found = std::ranges::find_if(review.people, [&](const auto& one) { return one.record.keys == keys; });
  return found == review.people.end() ? nullptr : &found->record;
}

namespace {

template <typename Body>
const Body* newest(const ExchangeRead& exchange, std::optional<Body> PageRead::* body) {
  for (auto page = exchange.read.rbegin(); page != exchange.read.rend(); ++page)
    if (const auto& found = (*page).*body) return &*found;
  return nullptr;
}

}  // namespace

const portfolio::Shared* shared_of(const ExchangeRead& exchange) { return newest(exchange, &PageRead::shared); }
const portfolio::Reply* reply_of(const ExchangeRead& exchange) { return newest(exchange, &PageRead::reply); }
const portfolio::Agreement* agreement_of(const ExchangeRead& exchange) { return newest(exchange, &PageRead::agreement); }

const ReplyDraft* reply_draft(const Review& review, const std::string& number) {
  const auto found = review.replies.find(number);
  return found == review.replies.end() ? nullptr : &found->second;
}

bool may_reply(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  return exchange && !review.replying && (!exchange->record.mine || review.typing) && shared_of(*exchange) &&
         !portfolio::newest(exchange->record, portfolio::PageKind::reply);
}

bool says_nothing(const portfolio::Reply& reply) {
  const auto says = [](const portfolio::Comment& one) { return one.kind == portfolio::Comment::Kind::talk || !one.words.empty(); };
  return !reply.elsewhere && reply.words.find_first_not_of(" \t\n") == std::string::npos && std::ranges::none_of(reply.comments, says);
}

}  // namespace vignette::app
