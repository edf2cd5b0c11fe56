#include "share/telling.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "reflect/commitment_words.hpp"
#include "reflect/exchange_words.hpp"
#include "share/chosen.hpp"
#include "text/unicode.hpp"
#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

/// Whether a case has every line of a passage word for word: a figure that changed is a change, as in the window.
bool says(const pack::Case& known, std::string_view passage) {
  if (known.sections.empty()) return true;  // nothing of it could be read
  const auto all = pack::quotable(known);
  for (std::size_t from = 0; from <= passage.size();) {
    const auto end = std::min(passage.find('\n', from), passage.size());
    if (all.find(passage.substr(from, end - from)) == std::string::npos) return false;
    from = end + 1;
  }
  return true;
}

std::string_view month(portfolio::Day day) {
  return say(static_cast<Word>(static_cast<int>(Word::export_month_1) + std::clamp(day.month, 1, 12) - 1));
}

/// "Pack of 3 September 2026.", of a pack that says when it was last looked over.
std::string pack_of(const pack::Case& known) {
  portfolio::Day day;
  char more = 0;
  if (std::sscanf(known.reviewed.c_str(), "%4d-%2d-%2d%c", &day.year, &day.month, &day.day, &more) != 3) return {};
  return say(Word::document_pack, fmt::arg("day", day_in_words(day)));
}

}  // namespace

std::string day_in_words(portfolio::Day day) {
  return say(Word::export_day, fmt::arg("day", day.day), fmt::arg("month", month(day)), fmt::arg("year", day.year));
}

std::string moment(portfolio::Instant instant, int offset_minutes) {
  const auto day = portfolio::day_of(instant, offset_minutes);
  return say(Word::export_moment, fmt::arg("day", day.day), fmt::arg("month", month(day)), fmt::arg("year", day.year),
             fmt::arg("clock", portfolio::clock_of(instant, offset_minutes)));
}

std::string shown(std::string_view text) {
  const auto clean = text::cleaned(text);
  std::string out;
  out.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size();) {
    const auto begin = at;
    const auto c = text::next_character(clean, at);
    const bool none = (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
    none ? text::append(out, 0xFFFD) : void(out.append(clean, begin, at - begin));
  }
  return out;
}

std::string on_one_line(std::string_view text) {
  auto line = shown(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string origin(const pack::Case& known) {
  std::string line;
  const auto add = [&line](const std::string& sentence) {
    if (!line.empty() && !sentence.empty()) line += ' ';
    line += sentence;
  };
  if (known.basis == "published" && !known.source.body.empty()) {
    add(say(Word::reader_retold, fmt::arg("body", known.source.body)));
    add(pack_of(known));
  }
  add(known.attribution);
  return on_one_line(line);
}

std::string who_and_when(const portfolio::AgreedLine& line) {
  if (line.owner.empty()) return line.by.empty() ? std::string() : say(Word::agreed_by_only, fmt::arg("by", line.by));
  return line.by.empty() ? line.owner : say(Word::agreed_who_by, fmt::arg("owner", line.owner), fmt::arg("by", line.by));
}

std::string agreed_in_words(const portfolio::AgreedLine& line, bool supervision) {
  std::string words = line.words;
  if (const auto who = who_and_when(line); !who.empty()) {
    const bool ended = !words.empty() && std::string_view(".!?").find(words.back()) != std::string_view::npos;
    words += (ended ? " " : ". ") + who;
  }
  const auto kind = reflect::kind_in_words(line.kind, supervision);
  return on_one_line(say(Word::agreed_note_line, fmt::arg("kind", kind), fmt::arg("words", words)));
}

std::string where_now(std::string where, std::string_view passage, const pack::Case* known) {
  if (!known || says(*known, passage)) return where;
  const auto changed = say(Word::marks_reworded_short);
  return where.empty() ? std::string(changed) : say(Word::sentence, fmt::arg("words", where)) + ' ' + std::string(changed);
}

Block told(std::string_view line) { return {.kind = Block::Kind::told, .text = on_one_line(line)}; }
Block heading(int level, std::string_view line) { return {.kind = Block::Kind::heading, .text = on_one_line(line), .level = level}; }

void append_promise(std::vector<Block>& blocks, const portfolio::Commitment& one) {
  using Outcome = portfolio::Commitment::Outcome;
  constexpr std::array outcomes{Word::commit_done, Word::commit_changed, Word::commit_dropped};
  const auto name = [&](Outcome outcome) { return say(outcomes.at(static_cast<std::size_t>(outcome) - 1)); };
  const auto append_why = [&](const std::string& why) {
    if (says_something(why)) blocks.push_back({.kind = Block::Kind::prose, .text = shown(why)});
  };
  blocks.push_back({.kind = Block::Kind::prose, .text = shown(reflect::sentence(one))});
  // What was said when it came back, oldest first, each with its day; what is said last stands with the day it was made, where it is alone.
  auto line = day_in_words(portfolio::day_of(one.made, one.made_offset));
  for (const auto& said : one.said) {
    if (!line.empty()) blocks.push_back(told(std::exchange(line, {})));
    const auto day = day_in_words(portfolio::day_of(said.when, said.offset));
    blocks.push_back(told(say(Word::commit_said_then, fmt::arg("outcome", name(said.outcome)), fmt::arg("day", day))));
    append_why(said.why);
  }
  if (one.outcome != Outcome::open) line += (line.empty() ? "" : ". ") + std::string(name(one.outcome));
  if (!line.empty()) blocks.push_back(told(line));
  append_why(one.why);
}

}  // namespace vignette::share
