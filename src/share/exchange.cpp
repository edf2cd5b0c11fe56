#include "share/exchange.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "share/keys.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "words/words.hpp"

namespace vignette::share {

using portfolio::Exchange;
using portfolio::Page;
using portfolio::PageKind;
using words::say;
using words::Word;
using Kind = Block::Kind;

namespace {

constexpr std::array kinds_in_order{PageKind::share, PageKind::reply, PageKind::agreement};

/// The bytes of what is kept in hexadecimal characters.
std::string bytes_of_digest(std::string_view digest) {
  const auto value = [](char c) { return static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c - '0'); };
  std::string bytes;
  for (std::size_t at = 0; at + 1 < digest.size(); at += 2) bytes += static_cast<char>(value(digest[at]) << 4 | value(digest[at + 1]));
  return bytes;
}

std::string day_told(portfolio::Instant instant, int offset_minutes) { return day_in_words(portfolio::day_of(instant, offset_minutes)); }

/// Lays the pages of an exchange out, one after the other, and says whose words they are.
class Laying {
 public:
  Laying(const Exchange& exchange, portfolio::Now now) : exchange_(exchange), now_(now) {}

  Document take() {
    page_.title = say(Word::exchange_title);
    page_.byline = exchange_.name.empty() ? std::string() : say(Word::exchange_with, fmt::arg("name", other()));
    page_.language = words::language();
    page_.made = portfolio::day_of(now_.instant, now_.offset_minutes);
    page_.blocks.push_back(told(say(Word::exchange_lead)));
    for (const auto& page : exchange_.pages) add(page);
    add_notes();
    page_.blocks.push_back({.kind = Kind::rule});
    if (exchange_.both_have)
      page_.blocks.push_back(told(say(Word::exchange_both_have, fmt::arg("day", day_in_words(*exchange_.both_have)))));
    page_.blocks.push_back(told(say(Word::exchange_fingerprint, fmt::arg("fingerprint", fingerprint(exchange_)))));
    page_.notes_title = say(Word::document_notes);
    page_.page_of = say(Word::document_page_of);
    page_.foot = say(Word::exchange_foot);
    return std::move(page_);
  }

 private:
  std::string other() const { return exchange_.name.empty() ? std::string(say(Word::exchange_the_other)) : on_one_line(exchange_.name); }

  void add(const Page& page) {
    constexpr std::array headings{Word::exchange_shared, Word::exchange_reply, Word::exchange_agreed};
    const auto which = static_cast<std::size_t>(page.kind) - 1;
    page_.blocks.push_back(heading(2, say(headings.at(which), fmt::arg("day", day_in_words(page.made)))));
    if (page.typed) page_.blocks.push_back(told(say(Word::exchange_typed)));
    if (page.taken_out) {
      page_.blocks.push_back(
          {.kind = Kind::nothing, .text = say(Word::exchange_taken_out, fmt::arg("day", day_told(*page.taken_out, now_.offset_minutes)))});
    } else if (page.kind == PageKind::share) {
      add_share(page);
    } else if (page.kind == PageKind::reply) {
      add_reply(page);
    } else {
      add_agreement(page);
    }
  }

  /// Whose words follow, where that is not the one whose copy it is.
  void mark_theirs() { page_.blocks.push_back({.kind = Kind::label, .text = say(Word::exchange_theirs, fmt::arg("name", other()))}); }
  void mark_own() { page_.blocks.push_back({.kind = Kind::label, .text = std::string(say(Word::exchange_own))}); }
  void mark(bool own) { own ? mark_own() : mark_theirs(); }

  void add_share(const Page& page) {
    auto shared = shared_of(page.body, {});
    if (!shared) return unreadable();
    mark(exchange_.mine);
    const auto before = static_cast<int>(page_.notes.size());
    for (auto& block : shared->page.blocks) {
      if (block.level > 0) block.level = 3;
      if (block.note > 0) block.note += before;
      const bool quoted = block.kind == Kind::passage;
      if (quoted) page_.blocks.push_back({.kind = Kind::label, .text = std::string(say(Word::exchange_retold))});
      page_.blocks.push_back(std::move(block));
      if (quoted) mark(exchange_.mine);
    }
    std::ranges::move(shared->page.notes, std::back_inserter(page_.notes));
  }

  void add_reply(const Page& page) {
    const auto reply = reply_of(page.body, nullptr, {});
    if (!reply) return unreadable();
    for (const auto& one : reply->comments) {
      mark(exchange_.mine);
      page_.blocks.push_back({.kind = Kind::passage, .text = one.quote, .from = std::string(say(Word::exchange_quoted))});
      mark(!exchange_.mine);
      page_.blocks.push_back({.kind = Kind::prose, .text = one.words.empty() ? std::string(say(Word::exchange_to_talk)) : one.words});
    }
    if (!reply->words.empty()) {
      mark(!exchange_.mine);
      page_.blocks.push_back({.kind = Kind::prose, .text = reply->words});
    }
    if (reply->elsewhere) page_.blocks.push_back(told(say(Word::review_elsewhere)));
  }

  void add_agreement(const Page& page) {
    constexpr std::array kinds{Word::review_agreed_learning, Word::review_agreed_action, Word::review_agreed_supervisor,
                               Word::review_agreed_support};
    const auto agreement = agreement_of(page.body, {});
    if (!agreement) return unreadable();
    page_.blocks.push_back({.kind = Kind::label, .text = say(Word::exchange_together, fmt::arg("name", other()))});
    int number = 0;
    for (const auto& line : agreement->lines) {
      std::string words = line.words;
      for (const auto& part : {line.owner, line.by})
        if (!part.empty()) words += ", " + part;
      page_.blocks.push_back({.kind = Kind::item,
                              .text = on_one_line(say(kinds.at(static_cast<std::size_t>(line.kind)), fmt::arg("words", words))),
                              .number = ++number});
    }
    for (const bool learner : {true, false}) {
      const auto& sees = learner ? agreement->learner_sees : agreement->supervisor_sees;
      if (sees.empty()) continue;
      mark(learner == exchange_.mine);
      page_.blocks.push_back({.kind = Kind::prose, .text = sees});
    }
    if (agreement->elsewhere) page_.blocks.push_back(told(say(Word::review_elsewhere)));
  }

  void add_notes() {
    if (!exchange_.notes.empty()) page_.blocks.push_back(heading(2, say(Word::exchange_notes)));
    for (const auto& note : exchange_.notes) {
      page_.blocks.push_back(told(day_told(note.made, now_.offset_minutes)));
      page_.blocks.push_back({.kind = Kind::prose, .text = shown(note.words)});
    }
  }

  void unreadable() { page_.blocks.push_back({.kind = Kind::nothing, .text = std::string(say(Word::exchange_unreadable))}); }

  const Exchange& exchange_;
  portfolio::Now now_;
  Document page_;
};

}  // namespace

std::string fingerprint(const Exchange& exchange) {
  std::string hashes;
  for (const auto kind : kinds_in_order)
    if (const auto* page = portfolio::newest(exchange, kind)) hashes += bytes_of_digest(page->digest);
  return fingerprint_of(hashes);
}

std::string shared_in_words(const Exchange& exchange, int offset_minutes) {
  const auto* page = portfolio::newest(exchange, PageKind::share);
  if (!page) return std::string(say(Word::exchange_unreadable));
  if (page->taken_out) return say(Word::exchange_taken_out, fmt::arg("day", day_told(*page->taken_out, offset_minutes)));
  const auto shared = shared_of(page->body, {});
  if (!shared) return std::string(say(Word::exchange_unreadable));
  std::vector<std::string> questions;
  for (const auto& block : shared->page.blocks)
    if (block.kind == Kind::question) questions.push_back(block.text);
  if (questions.empty()) return shared->page.title;
  if (questions.size() == 1) return questions.front();
  return say(Word::exchange_and_more, fmt::arg("first", questions.front()), fmt::arg("count", words::count_in_words(questions.size() - 1)));
}

Document exchange_page(const Exchange& exchange, portfolio::Now now) { return Laying(exchange, now).take(); }

}  // namespace vignette::share
