#include "share/markdown.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

std::string moment(portfolio::Instant instant, int offset_minutes) {
  const auto day = portfolio::day_of(instant, offset_minutes);
  const auto month = static_cast<Word>(static_cast<int>(Word::export_month_1) + day.month - 1);
  return say(Word::export_moment, fmt::arg("day", day.day), fmt::arg("month", say(month)), fmt::arg("year", day.year),
             fmt::arg("clock", portfolio::clock_of(instant, offset_minutes)));
}

/// When it was written; both ends if they lie on different days.
std::string when(const portfolio::Answer& answer, int offset_minutes) {
  auto last = moment(answer.updated, offset_minutes);
  if (portfolio::day_of(answer.created, offset_minutes) == portfolio::day_of(answer.updated, offset_minutes)) return last;
  return say(Word::export_begun, fmt::arg("first", moment(answer.created, offset_minutes)), fmt::arg("last", last));
}

/// On one line, as a heading or an emphasised line has to be.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  line = as_markdown(line);
  if (line.ends_with('#')) line.insert(line.size() - 1, "\\");  // else it would close a heading
  return line;
}

std::string quoted(std::string_view wording) {
  std::string quote = "> ";
  for (const char c : as_markdown(wording)) {
    quote += c;
    if (c == '\n') quote += "> ";
  }
  return quote;
}

/// That a case is retold and whose it is, for one that is on the shelf.
std::string origin(const pack::Case& known) {
  std::string line;
  if (known.basis == "published" && !known.source.body.empty()) {
    line = say(Word::reader_retold, fmt::arg("body", known.source.body));
  }
  if (!known.attribution.empty()) line += (line.empty() ? "" : " ") + known.attribution;
  return line;
}

bool wanted(const portfolio::Answer& answer, const Choice& choice) {
  if (choice.case_id && answer.key.case_id != *choice.case_id) return false;
  if (choice.since && answer.updated < *choice.since) return false;
  return answer.text.find_first_not_of(" \t\n") != std::string::npos;
}

using Citations = std::map<portfolio::QuestionKey, const std::vector<portfolio::Citation>*>;

/// The passages that an answer cites, in the words they had.
std::string passages(const std::vector<portfolio::Citation>& cited) {
  std::string out = std::string(say(Word::export_cited)) + "\n\n";
  for (const auto& [mark, quote, section] : cited) {
    out += quoted(quote) + "\n";
    if (!section.empty()) out += ">\n> *" + on_one_line(section) + "*\n";
    out += "\n";
  }
  return out;
}

void append_case(std::string& out, const std::vector<const portfolio::Answer*>& answers, const pack::Case* known,
                 const Citations& citations, int offset_minutes) {
  out += "## " + on_one_line(known && !known->title.empty() ? known->title : answers.front()->case_title) + "\n\n";
  if (const auto line = known ? origin(*known) : std::string(); !line.empty()) out += "*" + on_one_line(line) + "*\n\n";
  for (const auto* answer : answers) {
    out += "### " + say(Word::export_question, fmt::arg("number", answer->question_number)) + "\n\n";
    if (!answer->wording.empty()) out += quoted(answer->wording) + "\n\n";
    out += "*" + when(*answer, offset_minutes) + "*\n\n";
    out += as_markdown(answer->text) + "\n\n";
    if (const auto cited = citations.find(answer->key); cited != citations.end()) out += passages(*cited->second);
  }
}

}  // namespace

std::string markdown(const portfolio::Contents& contents, const std::vector<pack::Case>& cases, const Choice& choice, portfolio::Now now) {
  std::map<std::string, std::vector<const portfolio::Answer*>> by_case;
  for (const auto& answer : contents.answers) {
    if (wanted(answer, choice)) by_case[answer.key.case_id].push_back(&answer);
  }
  for (auto& [id, answers] : by_case) {
    std::ranges::sort(answers, {}, [](const auto* answer) { return std::tie(answer->question_number, answer->key.question_id); });
  }

  Citations citations;
  for (const auto& cited : contents.cited)
    if (!cited.list.empty()) citations[cited.by] = &cited.list;

  std::string out = "# " + std::string(say(Word::export_title)) + "\n\n";
  if (by_case.empty()) {
    const bool all = !choice.case_id && !choice.since;
    out += std::string(say(all ? Word::export_nothing : Word::export_nothing_chosen)) + "\n\n";
  }
  for (const auto& known : cases) {
    const auto found = by_case.find(known.id);
    if (found == by_case.end()) continue;
    append_case(out, found->second, &known, citations, now.offset_minutes);
    by_case.erase(found);
  }
  std::vector<std::vector<const portfolio::Answer*>> others;
  for (auto& [id, answers] : by_case) others.push_back(std::move(answers));
  std::ranges::stable_sort(others, {}, [](const auto& answers) { return answers.front()->case_title; });
  for (const auto& answers : others) append_case(out, answers, nullptr, citations, now.offset_minutes);

  out += "---\n\n*" + say(Word::export_made, fmt::arg("moment", moment(now.instant, now.offset_minutes))) + "*\n";
  return out;
}

}  // namespace vignette::share
