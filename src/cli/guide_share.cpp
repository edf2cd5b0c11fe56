// Somebody whom the tour's learner knows, and what was shared with them: put into the portfolio while no program has it open.
#include <algorithm>

#include "cli/guide.hpp"
#include "share/shared.hpp"
#include "share/writing.hpp"
#include "shell/session.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"

namespace vignette::cli {

namespace {

constexpr std::string_view name = "R.", role = "case manager", theirs = "Ann", their_role = "supervisor";

portfolio::Page page_of(portfolio::PageKind kind, std::string number, const std::string& body, bool mine, portfolio::Now now) {
  return {.kind = kind,
          .number = std::move(number),
          .mine = mine,
          .body = body,
          .digest = share::digest_of(body),
          .made = portfolio::day_of(now.instant, now.offset_minutes),
          .kept = now.instant};
}

/// A question about the first words of the answer, and a reply; it came after one without the question.
share::Reply reply_to(const std::string& number, const portfolio::Document& page) {
  share::Reply reply{.about = number, .name = std::string(theirs), .role = std::string(their_role), .made = page.made};
  const auto prose = std::ranges::find(page.blocks, portfolio::Block::Kind::prose, &portfolio::Block::kind);
  const auto end = prose == page.blocks.end() ? std::string::npos : prose->text.find(',');
  if (end != std::string::npos)
    reply.comments.push_back({share::Comment::Kind::question, static_cast<std::size_t>(prose - page.blocks.begin()), 0, end,
                              prose->text.substr(0, end), "Who would have to know, and how soon?"});
  reply.words = "Let’s start with this one when we meet.";
  return reply;
}

}  // namespace

void Guide::share_with_somebody() {
  const auto now = shell::now();
  auto store = store::Store::open(portfolio_);
  const auto reader = store::Reader::open(portfolio_);
  auto contents = reader ? (*reader)->everything() : std::unexpected(reader.error());
  const auto own = share::OwnKeys::make(), other = share::OwnKeys::make();
  if (!store || !contents || !own || !other) throw DriveFailure("the tour's own portfolio can't be opened");
  const auto first = std::ranges::find_if(
      contents->answers, [&](const auto& one) { return one.key.case_id == cases_.front().id && one.question_number == 1; });
  if (first == contents->answers.end()) throw DriveFailure("the tour has no answer to share");
  const auto key = first->key;
  const auto versions = (*reader)->revisions(key);
  portfolio::Exchange exchange{
      .mine = true, .keys = share::hex(other->open()), .name = std::string(theirs), .role = std::string(their_role)};
  const share::Bringing bringing{.answers = {{key, {}, {}}},
                                 .talk = {"Who tells whom, and how soon?"},
                                 .name = std::string(name),
                                 .role = std::string(role),
                                 .from = share::hex(own->open()),
                                 .to = exchange.keys};
  const auto page = share::supervision_page(portfolio::Leaving(std::move(*contents)), cases_, bringing, now, &exchange.answers);
  for (auto& one : exchange.answers)
    if (versions && !versions->empty()) one.version = versions->back().id;
  const share::Shared shared{bringing.name, bringing.role, page};
  exchange.number = share::number_of(shared, bringing.from, bringing.to, {});
  exchange.pages.push_back(page_of(portfolio::PageKind::share, exchange.number, share::to_bytes(shared), true, now));
  const share::Reply before{.about = exchange.number,
                            .name = std::string(theirs),
                            .role = std::string(their_role),
                            .made = page.made,
                            .words = "Thank you. Who tells whom is the part I would begin with."};
  exchange.pages.push_back(page_of(portfolio::PageKind::reply, std::string(26, '0'), share::to_bytes(before), false, now));
  exchange.pages.push_back(
      page_of(portfolio::PageKind::reply, std::string(26, '1'), share::to_bytes(reply_to(exchange.number, page)), false, now));
  const auto kept = (*store)->transact({portfolio::SaveOwnCard{{own->seed_in_hex(), bringing.name, bringing.role, now.instant}},
                                        portfolio::SavePerson{{exchange.keys, exchange.name, exchange.role, now.instant, now.instant, {}}},
                                        portfolio::SaveExchange{exchange}});
  if (!kept) throw DriveFailure(words::describe(kept.error()));
}

}  // namespace vignette::cli
