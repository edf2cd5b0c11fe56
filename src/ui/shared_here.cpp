#include "ui/shared_here.hpp"

#include <algorithm>
#include <string>

#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

const portfolio::SharedAnswer* answer_in(const portfolio::Exchange& exchange, const portfolio::QuestionKey& key) {
  if (!exchange.mine) return nullptr;
  const auto found = std::ranges::find(exchange.answers, key, &portfolio::SharedAnswer::key);
  return found == exchange.answers.end() ? nullptr : &*found;
}

/// "Shared with Ann on 14 October. A reply is here."
std::string in_words(const app::Model& model, const portfolio::Exchange& exchange, const portfolio::SharedAnswer& answer) {
  const auto* page = portfolio::newest(exchange, portfolio::PageKind::share);
  const auto day = page ? day_in_words(model, page->made) : std::string();
  std::string words = exchange.name.empty() ? words::say(Word::shared_on, fmt::arg("day", day))
                                            : words::say(Word::shared_with, fmt::arg("name", exchange.name), fmt::arg("day", day));
  const auto& versions = model.versions;
  const auto version = std::ranges::find(versions.list, answer.version, &portfolio::Revision::id);
  if (versions.of == answer.key && version != versions.list.end())
    words += " " + words::say(Word::shared_version, fmt::arg("number", version - versions.list.begin() + 1));
  if (portfolio::newest(exchange, portfolio::PageKind::reply)) words += " " + std::string(words::say(Word::shared_reply_here));
  if (portfolio::newest(exchange, portfolio::PageKind::agreement)) words += " " + std::string(words::say(Word::shared_agreed_here));
  return words;
}

}  // namespace

bool was_shared(const app::Model& model, const portfolio::QuestionKey& key) {
  return std::ranges::any_of(model.review.exchanges, [&](const auto& one) { return answer_in(one.record, key) != nullptr; });
}

std::string_view who_reads(const app::Model& model, const portfolio::QuestionKey& key) {
  return words::say(was_shared(model, key) ? Word::shared_who : Word::portfolio_only_you);
}

float draw_shared_here(const app::Model& model, Frame& frame, const portfolio::QuestionKey& key, page::Point at, float width) {
  float y = at.y;
  std::size_t number = 0;
  for (const auto& one : model.review.exchanges) {
    const auto* answer = answer_in(one.record, key);
    if (!answer) continue;
    if (number++ == 0)
      y += say(frame, words::say(Word::shared_heading), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 4;
    y += say(frame, in_words(model, one.record, *answer), type::meta, {at.x, y}, width, page::Ink::ink3) + 2;
    const auto place = answer - one.record.answers.data();
    if (link(frame, words::say(Word::shared_open), {at.x, y}, type::small, true, number)) {
      frame.wish(app::intent::ShowExchange{one.record.number});
      frame.wish(app::intent::ShowAnswerShared{static_cast<std::size_t>(place)});
    }
    y += 18 + 10;
  }
  return y - at.y;
}

}  // namespace vignette::ui
