#include "workshop/taken_home.hpp"

#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "text/unicode.hpp"
#include "words/words.hpp"

namespace vignette::workshop {

using words::Problem;
using words::Word;

namespace {

constexpr std::string_view named = "Vignette workshop words ";
constexpr std::size_t longest_line = 4'000;  ///< bytes

std::unexpected<Problem> refused(Word what, Word mend, const std::string& where, int line = 0) {
  return std::unexpected(
      Problem{.where = where, .line = line, .what = std::string(words::say(what)), .mend = std::string(words::say(mend))});
}

/// The number after the name, up to a full stop; nothing where none is.
std::optional<int> version_of(std::string_view bytes) {
  if (!bytes.starts_with(named)) return std::nullopt;
  bytes.remove_prefix(named.size());
  const auto stop = bytes.find('.');
  if (stop == std::string_view::npos || stop < 1 || stop > 3 || bytes.front() == '0') return std::nullopt;
  const auto digits = bytes.substr(0, stop);
  const char* const first = digits.data();
  const char* const last = first + digits.size();
  int number = 0;
  const auto [end, trouble] = std::from_chars(first, last, number);
  return trouble == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

/// What a person can read, and nothing that turns its direction.
bool is_plain(std::string_view line) {
  for (std::size_t at = 0; at < line.size();)
    if (text::is_bidirectional_control(text::next_character(line, at))) return false;
  return text::cleaned(line) == line;
}

bool says_something(std::string_view words) { return words.find_first_not_of(" \t\n") != std::string_view::npos; }

/// As "2026-10-14", and of the calendar.
std::optional<portfolio::Day> day_in(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [text](std::size_t from, std::size_t size) {
    int value = -1;
    const auto* const end = text.data() + from + size;
    const auto read = std::from_chars(text.data() + from, end, value);
    return read.ec == std::errc() && read.ptr == end ? value : -1;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(portfolio::Day{year, month, day}) : std::nullopt;
}

/// Line after line, without their ends.
struct Lines {
  std::string_view rest;
  int number = 0;  ///< of the one read last
  bool ended = false;

  std::string_view next() {
    const auto end = rest.find('\n');
    ended = end == std::string_view::npos;
    const auto line = rest.substr(0, end);
    rest.remove_prefix(ended ? rest.size() : end + 1);
    ++number;
    return line;
  }
};

/// What follows `name` on a line that begins with it.
std::optional<std::string_view> after(std::string_view line, std::string_view name) {
  if (!line.starts_with(name) || line.size() > longest_line || !is_plain(line)) return std::nullopt;
  return line.substr(name.size());
}

/// From the line after a question on: its words, each line behind "> ". False where it is not as a phone writes it.
bool read_answer(Lines& lines, TakenHome::Answer& answer) {
  while (!lines.ended) {
    const auto line = lines.next();
    if (line.empty()) return says_something(answer.words) && !lines.ended;
    if (!line.starts_with('>') || (line.size() > 1 && line[1] != ' ') || !is_plain(line)) return false;
    if (!answer.words.empty()) answer.words += '\n';
    if (line.size() > 1) answer.words += line.substr(2);
  }
  return false;
}

}  // namespace

bool is_words_file(std::string_view bytes) { return version_of(bytes).has_value(); }

std::expected<TakenHome, Problem> read_words_file(std::string_view bytes, const std::string& where) {
  const auto version = version_of(bytes);
  if (!version) return refused(Word::words_not_ours, Word::words_not_ours_mend, where);
  if (*version != 1) return refused(Word::words_newer, Word::words_newer_mend, where);
  if (bytes.size() > longest_words_file) return refused(Word::words_too_large, Word::words_not_ours_mend, where);
  if (text::first_invalid(bytes)) return refused(Word::words_not_text, Word::words_odd_mend, where);
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes)
    if (c != '\r') text += c;

  TakenHome words;
  Lines lines{text};
  const auto odd = [&] {
    return lines.ended ? refused(Word::words_cut, Word::words_cut_mend, where, lines.number)
                       : refused(Word::words_odd, Word::words_odd_mend, where, lines.number);
  };
  if (!after(lines.next(), named)) return odd();
  const auto title = after(lines.next(), "case: ");
  if (!title || lines.ended) return odd();
  words.title = *title;
  const auto dated = after(lines.next(), "day: ");
  const auto day = dated ? day_in(*dated) : std::nullopt;
  if (!day || lines.ended) return odd();
  words.day = *day;
  if (!lines.next().empty() || lines.ended) return odd();
  for (;;) {
    const auto line = lines.next();
    if (const auto count = after(line, "end: ")) {
      if (*count != std::to_string(words.answers.size()) || words.answers.empty() || lines.ended) return odd();
      break;
    }
    const auto question = after(line, "question: ");
    if (!question || lines.ended || !says_something(*question) || words.answers.size() == most_questions_taken_home) return odd();
    words.answers.push_back({.question = std::string(*question), .words = {}});
    if (!read_answer(lines, words.answers.back())) return odd();
  }
  // Blank lines may follow, which some programs add.
  while (!lines.rest.empty())
    if (says_something(lines.next())) return odd();
  return words;
}

TakenHomeMark mark_of(const TakenHome& words) {
  // FNV-1a, 64 bits, from two beginnings: it tells one file from another of the same person's, and keeps nothing secret.
  constexpr std::uint64_t prime = 0x100000001B3ULL;
  TakenHomeMark mark{0xCBF29CE484222325ULL, 0x9AE16A3B2F90404FULL};
  const auto add = [&](std::string_view text) {
    for (const char c : text) {
      mark.a = (mark.a ^ static_cast<unsigned char>(c)) * prime;
      mark.b = (mark.b ^ static_cast<unsigned char>(c)) * prime;
    }
    mark.a = (mark.a ^ 0xFFU) * prime;
    mark.b = (mark.b ^ 0xFFU) * prime;
  };
  add(words.title);
  add(std::to_string(words.day.year * 10'000 + words.day.month * 100 + words.day.day));
  for (const auto& one : words.answers) {
    add(one.question);
    add(one.words);
  }
  return mark;
}

}  // namespace vignette::workshop
