#include "share/markdown.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "reflect/commitment_words.hpp"
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

bool wanted(const portfolio::Commitment& one, const Choice& choice) {
  if (choice.case_id && one.from.case_id != *choice.case_id) return false;
  if (choice.since && one.changed < *choice.since) return false;
  return !one.put_away && !reflect::says_nothing(one);
}

bool wanted(const portfolio::Mark& mark, const Choice& choice) {
  if (choice.case_id && mark.case_id != *choice.case_id) return false;
  if (choice.since && mark.changed < *choice.since) return false;
  return !mark.put_away;
}

/// What stands under an answer.
struct Beneath {
  std::map<portfolio::QuestionKey, const std::vector<portfolio::Citation>*> cited;
  std::map<portfolio::QuestionKey, std::vector<const portfolio::Commitment*>> commitments;
};

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

std::string day_in_words(portfolio::Day day) {
  const auto month = static_cast<Word>(static_cast<int>(Word::export_month_1) + day.month - 1);
  return say(Word::export_day, fmt::arg("day", day.day), fmt::arg("month", say(month)), fmt::arg("year", day.year));
}

bool says_something(std::string_view text) { return text.find_first_not_of(" \t\n") != std::string_view::npos; }

/// What one said one would do, and what became of it.
std::string promised(const portfolio::Commitment& one, int offset_minutes) {
  constexpr std::array outcomes{Word::commit_done, Word::commit_changed, Word::commit_dropped};
  std::string out = as_markdown(reflect::sentence(one)) + "\n\n";
  out += "*" + day_in_words(portfolio::day_of(one.made, offset_minutes));
  if (one.outcome != portfolio::Commitment::Outcome::open) {
    const auto became = outcomes.at(static_cast<std::size_t>(one.outcome) - 1);
    out += ". " + std::string(say(became));
  }
  out += "*\n\n";
  if (says_something(one.why)) out += as_markdown(one.why) + "\n\n";
  return out;
}

/// Citations and commitments of one answer.
std::string beneath(const Beneath& all, const portfolio::QuestionKey& key, int offset_minutes) {
  std::string out;
  if (const auto cited = all.cited.find(key); cited != all.cited.end()) out += passages(*cited->second);
  if (const auto made = all.commitments.find(key); made != all.commitments.end()) {
    out += std::string(say(Word::export_commitments)) + "\n\n";
    for (const auto* one : made->second) out += promised(*one, offset_minutes);
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
  std::vector<const portfolio::Commitment*> commitments;  // whose answer is not among these
  /// The case's own title is not known where only marks are left of it.
  const std::string& title() const {
    if (!answers.empty()) return answers.front()->case_title;
    return commitments.empty() ? marks.front()->case_id : commitments.front()->title;
  }
};

void append_case(std::string& out, const OfCase& chosen, const pack::Case* known, const Beneath& all, int offset_minutes) {
  out += "## " + on_one_line(known && !known->title.empty() ? known->title : chosen.title()) + "\n\n";
  if (const auto line = known ? origin(*known) : std::string(); !line.empty()) out += "*" + on_one_line(line) + "*\n\n";
  for (const auto* answer : chosen.answers) {
    out += "### " + say(Word::export_question, fmt::arg("number", answer->question_number)) + "\n\n";
    if (!answer->wording.empty()) out += quoted(answer->wording) + "\n\n";
    out += "*" + when(*answer, offset_minutes) + "*\n\n";
    out += as_markdown(answer->text) + "\n\n";
    out += beneath(all, answer->key, offset_minutes);
  }
  if (!chosen.commitments.empty()) out += "### " + std::string(say(Word::export_commitments_heading)) + "\n\n";
  for (const auto* one : chosen.commitments) {
    if (says_something(one->words)) out += quoted(one->words) + "\n\n";
    out += promised(*one, offset_minutes);
  }
  if (!chosen.marks.empty()) out += marked(chosen.marks);
}

/// A reflection of one's own, with its text if it has any.
struct Own {
  const portfolio::Reflection* reflection = nullptr;  ///< or only its text was left, in a damaged portfolio
  const portfolio::Answer* text = nullptr;
  const std::string& title() const { return reflection ? reflection->title : text->case_title; }
};

/// Those chosen, as they are kept: newest day first. One without a title and a text is nothing yet.
std::vector<Own> own_reflections(const portfolio::Contents& contents, const Choice& choice) {
  std::vector<Own> chosen;
  if (choice.case_id) return chosen;
  for (const auto& reflection : contents.reflections) {
    const auto key = portfolio::own_reflection(reflection.id);
    const auto text = std::ranges::find(contents.answers, key, &portfolio::Answer::key);
    const bool written = text != contents.answers.end() && says_something(text->text);
    const auto changed = written ? std::max(reflection.changed, text->updated) : reflection.changed;
    if ((!written && !says_something(reflection.title)) || (choice.since && changed < *choice.since)) continue;
    chosen.push_back({&reflection, written ? &*text : nullptr});
  }
  const auto has_its_own = [&](const portfolio::QuestionKey& key) {
    return std::ranges::any_of(contents.reflections, [&](const auto& one) { return portfolio::own_reflection(one.id) == key; });
  };
  for (const auto& answer : contents.answers)
    if (portfolio::is_own_reflection(answer.key) && !has_its_own(answer.key) && wanted(answer, choice))
      chosen.push_back({nullptr, &answer});
  return chosen;
}

void append_own(std::string& out, const std::vector<Own>& chosen, const Beneath& all, int offset_minutes) {
  constexpr std::array kinds{Word::own_practice, Word::own_supervision, Word::own_training, Word::own_workshop, Word::own_reading};
  if (chosen.empty()) return;
  out += "## " + std::string(say(Word::export_own)) + "\n\n";
  const std::string untitled(say(Word::own_untitled));
  for (const auto& one : chosen) {
    out += "### " + on_one_line(says_something(one.title()) ? one.title() : untitled) + "\n\n";
    const auto* known = one.reflection;
    const auto line = known ? say(Word::own_kind_and_day, fmt::arg("kind", say(kinds.at(static_cast<std::size_t>(known->kind)))),
                                  fmt::arg("day", day_in_words(known->day)))
                            : when(*one.text, offset_minutes);
    out += "*" + line + "*\n\n";
    if (one.text) out += as_markdown(one.text->text) + "\n\n";
    out += beneath(all, known ? portfolio::own_reflection(known->id) : one.text->key, offset_minutes);
  }
}

/// Commitments by the answer that they stand under.
Beneath beneath_answers(const portfolio::Contents& contents) {
  Beneath all;
  for (const auto& cited : contents.cited)
    if (!cited.list.empty()) all.cited[cited.by] = &cited.list;
  for (const auto& one : contents.commitments)
    if (!one.put_away && !reflect::says_nothing(one)) all.commitments[one.from].push_back(&one);
  return all;
}

/// Which of a case's answers, marks and commitments are chosen; in order.
std::map<std::string, OfCase> by_case(const portfolio::Contents& contents, const Choice& choice) {
  std::map<std::string, OfCase> chosen;
  std::set<portfolio::QuestionKey> told;
  for (const auto& answer : contents.answers) {
    if (portfolio::is_own_reflection(answer.key) || !wanted(answer, choice)) continue;
    chosen[answer.key.case_id].answers.push_back(&answer);
    told.insert(answer.key);
  }
  for (const auto& mark : contents.marks) {
    if (wanted(mark, choice)) chosen[mark.case_id].marks.push_back(&mark);
  }
  for (const auto& one : contents.commitments) {
    if (portfolio::is_own_reflection(one.from) || told.contains(one.from) || !wanted(one, choice)) continue;
    chosen[one.from.case_id].commitments.push_back(&one);
  }
  for (auto& [id, of_case] : chosen) {
    std::ranges::sort(of_case.answers, {}, [](const auto* answer) { return std::tie(answer->question_number, answer->key.question_id); });
    std::ranges::stable_sort(of_case.marks, {}, [](const auto* mark) { return mark->at.begin; });
  }
  return chosen;
}

}  // namespace

std::string markdown(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Choice& choice, portfolio::Now now) {
  const auto& contents = leaving.contents();
  auto chosen = by_case(contents, choice);
  const auto own = own_reflections(contents, choice);
  const auto all = beneath_answers(contents);

  std::string out = "# " + std::string(say(Word::export_title)) + "\n\n";
  if (chosen.empty() && own.empty()) {
    const bool everything = !choice.case_id && !choice.since;
    out += std::string(say(everything ? Word::export_nothing : Word::export_nothing_chosen)) + "\n\n";
  }
  for (const auto& known : cases) {
    const auto found = chosen.find(known.id);
    if (found == chosen.end()) continue;
    append_case(out, found->second, &known, all, now.offset_minutes);
    chosen.erase(found);
  }
  std::vector<OfCase> others;
  for (auto& [id, of_case] : chosen) others.push_back(std::move(of_case));
  std::ranges::stable_sort(others, {}, &OfCase::title);
  for (const auto& of_case : others) append_case(out, of_case, nullptr, all, now.offset_minutes);
  append_own(out, own, all, now.offset_minutes);

  out += "---\n\n*" + say(Word::export_made, fmt::arg("moment", moment(now.instant, now.offset_minutes))) + "*\n";
  return out;
}

}  // namespace vignette::share
