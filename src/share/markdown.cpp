#include "share/markdown.hpp"

#include <algorithm>
#include <array>
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

bool wanted(const portfolio::Mark& mark, const Choice& choice) {
  if (choice.case_id && mark.case_id != *choice.case_id) return false;
  if (choice.since && mark.changed < *choice.since) return false;
  return !mark.put_away;
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

/// Passages marked in a case, with what was noted to them; those whose mark was taken off are left out.
std::string marked(const std::vector<const portfolio::Mark*>& marks) {
  constexpr std::array meanings{Word::export_stood_out, Word::export_question_mark, Word::export_like_mine, Word::export_differently};
  std::string out = "### " + std::string(say(Word::export_marks)) + "\n\n";
  for (const auto* mark : marks) {
    out += quoted(mark->at.quote) + "\n>\n> *" + std::string(say(meanings.at(static_cast<std::size_t>(mark->meaning)))) + "*\n\n";
    if (!mark->note.empty()) out += as_markdown(mark->note) + "\n\n";
  }
  return out;
}

/// What is taken out of one case.
struct OfCase {
  std::vector<const portfolio::Answer*> answers;
  std::vector<const portfolio::Mark*> marks;
  /// The case's own title is not known where only marks are left of it.
  const std::string& title() const { return answers.empty() ? marks.front()->case_id : answers.front()->case_title; }
};

void append_case(std::string& out, const OfCase& chosen, const pack::Case* known, const Citations& citations, int offset_minutes) {
  out += "## " + on_one_line(known && !known->title.empty() ? known->title : chosen.title()) + "\n\n";
  if (const auto line = known ? origin(*known) : std::string(); !line.empty()) out += "*" + on_one_line(line) + "*\n\n";
  for (const auto* answer : chosen.answers) {
    out += "### " + say(Word::export_question, fmt::arg("number", answer->question_number)) + "\n\n";
    if (!answer->wording.empty()) out += quoted(answer->wording) + "\n\n";
    out += "*" + when(*answer, offset_minutes) + "*\n\n";
    out += as_markdown(answer->text) + "\n\n";
    if (const auto cited = citations.find(answer->key); cited != citations.end()) out += passages(*cited->second);
  }
  if (!chosen.marks.empty()) out += marked(chosen.marks);
}

}  // namespace

std::string markdown(const portfolio::Contents& contents, const std::vector<pack::Case>& cases, const Choice& choice, portfolio::Now now) {
  std::map<std::string, OfCase> by_case;
  for (const auto& answer : contents.answers) {
    if (wanted(answer, choice)) by_case[answer.key.case_id].answers.push_back(&answer);
  }
  for (const auto& mark : contents.marks) {
    if (wanted(mark, choice)) by_case[mark.case_id].marks.push_back(&mark);
  }
  for (auto& [id, chosen] : by_case) {
    std::ranges::sort(chosen.answers, {}, [](const auto* answer) { return std::tie(answer->question_number, answer->key.question_id); });
    std::ranges::stable_sort(chosen.marks, {}, [](const auto* mark) { return mark->at.begin; });
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
  std::vector<OfCase> others;
  for (auto& [id, chosen] : by_case) others.push_back(std::move(chosen));
  std::ranges::stable_sort(others, {}, &OfCase::title);
  for (const auto& chosen : others) append_case(out, chosen, nullptr, citations, now.offset_minutes);

  out += "---\n\n*" + say(Word::export_made, fmt::arg("moment", moment(now.instant, now.offset_minutes))) + "*\n";
  return out;
}

}  // namespace vignette::share
