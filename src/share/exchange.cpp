#include "share/exchange.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reflect/exchange_words.hpp"
#include "share/chosen.hpp"
#include "share/keys.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "words/words.hpp"

namespace vignette::share {

using portfolio::Exchange;
using portfolio::Page;
using portfolio::PageKind;
using portfolio::Unfinished;
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

std::string who_in_words(const std::string& name, const std::string& role) {
  if (name.empty() || role.empty()) return name + role;
  return say(Word::document_who, fmt::arg("name", name), fmt::arg("role", role));
}

std::string day_told(portfolio::Instant instant, int offset_minutes) { return day_in_words(portfolio::day_of(instant, offset_minutes)); }

/// Nothing was typed into it yet, or all of it was taken away again; what can't be read may say something.
bool says_nothing(const Unfinished& one) {
  if (one.kind == PageKind::share) return !says_something(one.body);
  if (one.kind == PageKind::reply) {
    const auto reply = reply_of(one.body, nullptr, {});
    return reply && !says_something(reply->words) && reply->comments.empty() && !reply->elsewhere;
  }
  const auto agreement = agreement_of(one.body, {});
  const auto blank = [](const auto& line) { return !says_something(line.words + line.owner + line.by); };
  return agreement && std::ranges::all_of(agreement->lines, blank) && !agreement->elsewhere &&
         !says_something(agreement->learner_sees + agreement->supervisor_sees);
}

void begin_unfinished(Document& page, int level, Word title, const Unfinished& one, portfolio::Now now) {
  page.blocks.push_back(heading(level, say(title, fmt::arg("day", day_told(one.changed, now.offset_minutes)))));
  page.blocks.push_back(told(say(Word::exchange_with_nobody)));
}

/// Lays the pages of an exchange out, one after the other, and says whose words they are. `part`: of a longer document.
class Laying {
 public:
  Laying(Document& page, const Exchange& exchange, portfolio::Now now, bool part, std::span<const Unfinished> unfinished = {})
      : page_(page), exchange_(exchange), unfinished_(unfinished), now_(now), part_(part) {}

  void lay() {
    if (part_) page_.blocks.push_back(heading(2, with_whom_and_when()));
    page_.blocks.push_back(told(say(Word::exchange_lead)));
    for (const auto& page : exchange_.pages) add(page);
    for (const auto& one : unfinished_)
      if (one.about == exchange_.number) add(one);
    add_notes();
    if (!part_) page_.blocks.push_back({.kind = Kind::rule});
    if (exchange_.both_have)
      page_.blocks.push_back(told(say(Word::exchange_both_have, fmt::arg("day", day_in_words(*exchange_.both_have)))));
    page_.blocks.push_back(told(say(Word::exchange_fingerprint, fmt::arg("fingerprint", fingerprint(exchange_)))));
  }

 private:
  std::string with_whom_and_when() const {
    const auto day = exchange_.pages.empty() ? std::string() : day_in_words(exchange_.pages.front().made);
    return say(exchange_.mine ? Word::exchange_shared_with : Word::exchange_shared_by, fmt::arg("name", other()), fmt::arg("day", day));
  }

  /// The headings of what was shared stand under the one that says that it was.
  void set_under(Block& block) const {
    if (block.level == 0) return;
    block.level = part_ ? 0 : 3;
    if (part_) block.kind = block.kind == Kind::question ? Kind::asked : Kind::name;
  }

  std::string other() const { return exchange_.name.empty() ? std::string(say(Word::exchange_the_other)) : on_one_line(exchange_.name); }

  void add(const Page& page) {
    constexpr std::array headings{Word::exchange_shared, Word::exchange_reply, Word::exchange_agreed};
    const auto which = static_cast<std::size_t>(page.kind) - 1;
    page_.blocks.push_back(heading(part_ ? 3 : 2, say(headings.at(which), fmt::arg("day", day_in_words(page.made)))));
    if (page.typed) page_.blocks.push_back(told(say(Word::exchange_typed)));
    if (page.taken_out) {
      page_.blocks.push_back(
          {.kind = Kind::nothing, .text = say(Word::exchange_taken_out, fmt::arg("day", day_told(*page.taken_out, now_.offset_minutes)))});
    } else if (page.kind == PageKind::share) {
      add_share(page);
    } else if (page.kind == PageKind::reply) {
      add_reply(page.body);
    } else {
      add_agreement(page.body);
    }
  }

  /// Of the three kinds the share itself is never unfinished: under it a note is kept, as its plain words.
  void add(const Unfinished& one) {
    if (says_nothing(one)) return;
    constexpr std::array headings{Word::exchange_unfinished_note, Word::exchange_unfinished_reply, Word::exchange_unfinished_agreed};
    const auto which = static_cast<std::size_t>(one.kind) - 1;
    begin_unfinished(page_, part_ ? 3 : 2, headings.at(which), one, now_);
    if (one.kind == PageKind::share)
      page_.blocks.push_back({.kind = Kind::prose, .text = shown(one.body)});
    else if (one.kind == PageKind::reply)
      add_reply(one.body);
    else
      add_agreement(one.body);
  }

  /// Whose words follow, where that is not the one whose copy it is.
  void mark_theirs() { page_.blocks.push_back({.kind = Kind::label, .text = say(Word::exchange_theirs, fmt::arg("name", other()))}); }
  void mark_own() { page_.blocks.push_back({.kind = Kind::label, .text = std::string(say(Word::exchange_own))}); }
  void mark(bool own) { own ? mark_own() : mark_theirs(); }

  void add_share(const Page& page) {
    auto shared = shared_of(page.body, {});
    if (!shared) return unreadable();
    mark(exchange_.mine);
    supervision_ = reflect::to_supervision(&*shared);
    const bool titled = shared->page.title != say(Word::document_supervision);
    add_lines({titled ? shared->page.title : std::string(), who_in_words(shared->name, shared->role), shared->page.byline});
    const auto before = static_cast<int>(page_.notes.size());
    for (auto& block : shared->page.blocks) {
      set_under(block);
      if (block.note > 0) block.note += before;
      const bool quoted = block.kind == Kind::passage;
      if (quoted) page_.blocks.push_back({.kind = Kind::label, .text = std::string(say(Word::exchange_retold))});
      page_.blocks.push_back(std::move(block));
      if (quoted) mark(exchange_.mine);
    }
    std::ranges::move(shared->page.notes, std::back_inserter(page_.notes));
  }

  /// What stood over a page, each line once: what was chosen to stand there is somebody's words too. Who it is of begins the line that says
  /// for when, as a page is made here.
  void add_lines(std::vector<std::string> lines) {
    std::string all;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool said = i + 1 < lines.size() && lines[i + 1].starts_with(lines[i]);
      if (!lines[i].empty() && !said) all += (all.empty() ? "" : "\n") + lines[i];
    }
    if (!all.empty()) page_.blocks.push_back({.kind = Kind::prose, .text = std::move(all)});
  }

  void add_reply(const std::string& body) {
    const auto reply = reply_of(body, nullptr, {});
    if (!reply) return unreadable();
    if (const auto who = who_in_words(reply->name, reply->role); !who.empty()) {
      mark(!exchange_.mine);
      add_lines({who});
    }
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

  void add_agreement(const std::string& body) {
    const auto agreement = agreement_of(body, {});
    if (!agreement) return unreadable();
    page_.blocks.push_back({.kind = Kind::label, .text = say(Word::exchange_together, fmt::arg("name", other()))});
    int number = 0;
    for (const auto& line : agreement->lines)
      page_.blocks.push_back({.kind = Kind::item, .text = agreed_in_words(line, supervision_), .number = ++number});
    for (const bool learner : {true, false}) {
      const auto& sees = learner ? agreement->learner_sees : agreement->supervisor_sees;
      if (sees.empty()) continue;
      mark(learner == exchange_.mine);
      page_.blocks.push_back({.kind = Kind::prose, .text = sees});
    }
    if (agreement->elsewhere) page_.blocks.push_back(told(say(Word::review_elsewhere)));
  }

  void add_notes() {
    if (!exchange_.notes.empty()) page_.blocks.push_back(heading(part_ ? 3 : 2, say(Word::exchange_notes)));
    for (const auto& note : exchange_.notes) {
      page_.blocks.push_back(told(day_told(note.made, now_.offset_minutes)));
      page_.blocks.push_back({.kind = Kind::prose, .text = shown(note.words)});
    }
  }

  void unreadable() { page_.blocks.push_back({.kind = Kind::nothing, .text = std::string(say(Word::exchange_unreadable))}); }

  Document& page_;
  const Exchange& exchange_;
  std::span<const Unfinished> unfinished_;
  portfolio::Now now_;
  bool part_;
  bool supervision_ = true;  ///< what was shared was brought to it
};

/// Found once in a run for the same pages: each time would take a tenth of a second.
std::string found_once(const std::string& hashes) {
  static std::mutex mutex;
  static std::map<std::string, std::string, std::less<>> found;
  {
    const std::lock_guard lock(mutex);
    if (const auto known = found.find(hashes); known != found.end()) return known->second;
  }
  auto fingerprint = fingerprint_of(hashes);
  const std::lock_guard lock(mutex);
  return found.emplace(hashes, std::move(fingerprint)).first->second;
}

}  // namespace

std::string fingerprint(const Exchange& exchange) {
  std::string hashes;
  for (const auto kind : kinds_in_order)
    if (const auto* page = portfolio::newest(exchange, kind)) hashes += bytes_of_digest(page->digest);
  return found_once(hashes);
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

Document exchange_page(const Exchange& exchange, portfolio::Now now) {
  const bool known = !exchange.name.empty();
  Document page{.title = std::string(say(Word::exchange_title)),
                .byline = known ? say(Word::exchange_with, fmt::arg("name", on_one_line(exchange.name))) : std::string(),
                .language = std::string(words::language()),
                .made = portfolio::day_of(now.instant, now.offset_minutes),
                .blocks = {},
                .notes = {},
                .notes_title = std::string(say(Word::document_notes)),
                .foot = std::string(say(Word::exchange_foot)),
                .page_of = std::string(say(Word::document_page_of))};
  Laying(page, exchange, now, false).lay();
  return page;
}

void append_exchange(Document& page, const Exchange& exchange, std::span<const Unfinished> unfinished, portfolio::Now now) {
  Laying(page, exchange, now, true, unfinished).lay();
}

void append_before_a_share(Document& page, std::span<const Unfinished> unfinished, portfolio::Now now) {
  bool any = false;
  for (const auto& one : unfinished) {
    if (!portfolio::is_before_a_share(one.about) || !says_something(one.body)) continue;
    if (!std::exchange(any, true)) begin_unfinished(page, 2, Word::exchange_unfinished_share, one, now);
    const Word what = one.about == portfolio::meeting_on ? Word::leave_day : Word::exchange_to_talk_about;
    page.blocks.push_back({.kind = Kind::label, .text = std::string(say(what))});
    page.blocks.push_back({.kind = Kind::prose, .text = shown(one.body)});
  }
}

}  // namespace vignette::share
