#include "share/markdown.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "portfolio/again.hpp"
#include "reflect/commitment_words.hpp"
#include "reflect/expectations.hpp"
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
std::string promised(const portfolio::Commitment& one) {
  constexpr std::array outcomes{Word::commit_done, Word::commit_changed, Word::commit_dropped};
  std::string out = as_markdown(reflect::sentence(one)) + "\n\n";
  out += "*" + day_in_words(portfolio::day_of(one.made, one.made_offset));
  if (one.outcome != portfolio::Commitment::Outcome::open) {
    const auto became = outcomes.at(static_cast<std::size_t>(one.outcome) - 1);
    out += ". " + std::string(say(became));
  }
  out += "*\n\n";
  if (says_something(one.why)) out += as_markdown(one.why) + "\n\n";
  return out;
}

/// Citations and commitments of one answer.
std::string beneath(const Beneath& all, const portfolio::QuestionKey& key) {
  std::string out;
  if (const auto cited = all.cited.find(key); cited != all.cited.end()) out += passages(*cited->second);
  if (const auto made = all.commitments.find(key); made != all.commitments.end()) {
    out += std::string(say(Word::export_commitments)) + "\n\n";
    for (const auto* one : made->second) out += promised(*one);
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

/// An answer under its question; of a case answered again, each time by itself.
Word heading_of(const portfolio::QuestionKey& key) {
  if (portfolio::is_said_beside(key)) return Word::export_said_beside;
  return portfolio::time_of(key) > 1 ? Word::export_again : Word::export_question;
}

/// For each thing inspectors looked for, where the learner saw it: what nobody marked is no part of it.
std::string seen(const std::vector<const portfolio::Cited*>& kept, const pack::Case* known) {
  const auto now = known ? pack::expectations(*known) : std::vector<std::string>();
  std::vector<std::string_view> wordings;
  for (const auto* one : kept) wordings.push_back(portfolio::expectation_of(one->by).value_or(std::string_view()));
  const auto places = reflect::find_expectations(now, wordings);
  std::string out = "### " + std::string(say(Word::export_expectations)) + "\n\n";
  const auto passages = [&out](const portfolio::Cited& cited) {
    for (const auto& [mark, quote, section] : cited.list) {
      out += quoted(quote) + "\n";
      if (!section.empty()) out += ">\n> *" + on_one_line(section) + "*\n";
      out += "\n";
    }
  };
  for (std::size_t place = 0; place < now.size(); ++place) {
    if (std::ranges::find(places, std::optional(place)) == places.end()) continue;
    out += "**" + on_one_line(now[place]) + "**\n\n";
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (places[i] == place) passages(*kept[i]);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (places[i]) continue;
    const auto number = reflect::number_of_expectation(wordings[i]);
    const std::string was = number ? say(Word::export_expectation, fmt::arg("number", *number)) : on_one_line(wordings[i]);
    out += "**" + (known ? say(Word::export_expectation_gone, fmt::arg("wording", was)) : was) + "**\n\n";
    passages(*kept[i]);
  }
  return out;
}

/// What is taken out of one case.
struct OfCase {
  std::vector<const portfolio::Answer*> answers;
  std::vector<const portfolio::Cited*> expectations;
  std::vector<const portfolio::Mark*> marks;
  std::vector<const portfolio::Commitment*> commitments;  // whose answer is not among these
  /// The case's own title is not known where only marks are left of it; one that only cites may have the id in its place.
  const std::string& title() const {
    for (const auto* answer : answers)
      if (answer->case_title != case_id) return answer->case_title;
    return commitments.empty() ? case_id : commitments.front()->title;
  }
  std::string case_id;
};

void append_case(std::string& out, const OfCase& chosen, const pack::Case* known, const Beneath& all, int offset_minutes) {
  out += "## " + on_one_line(known && !known->title.empty() ? known->title : chosen.title()) + "\n\n";
  if (const auto line = known ? origin(*known) : std::string(); !line.empty()) out += "*" + on_one_line(line) + "*\n\n";
  for (const auto* answer : chosen.answers) {
    // Of one that only cites, in a case that is not on the shelf, the number is not known.
    if (answer->question_number > 0) out += "### " + say(heading_of(answer->key), fmt::arg("number", answer->question_number)) + "\n\n";
    if (!answer->wording.empty()) out += quoted(answer->wording) + "\n\n";
    if (says_something(answer->text)) out += "*" + when(*answer, offset_minutes) + "*\n\n" + as_markdown(answer->text) + "\n\n";
    out += beneath(all, answer->key);
  }
  if (!chosen.commitments.empty()) out += "### " + std::string(say(Word::export_commitments_heading)) + "\n\n";
  for (const auto* one : chosen.commitments) {
    if (says_something(one->words)) out += quoted(one->words) + "\n\n";
    out += promised(*one);
  }
  if (!chosen.expectations.empty()) out += seen(chosen.expectations, known);
  if (!chosen.marks.empty()) out += marked(chosen.marks);
}

/// A reflection of one's own, with its text if it has any.
struct Own {
  const portfolio::Reflection* reflection = nullptr;  ///< or only its text was left, in a damaged portfolio
  const portfolio::Answer* text = nullptr;
  const portfolio::Commitment* said = nullptr;  ///< or only what one said one would do
  const std::string& title() const { return reflection ? reflection->title : text ? text->case_title : said->title; }
  portfolio::QuestionKey key() const { return reflection ? portfolio::own_reflection(reflection->id) : text ? text->key : said->from; }
};

/// Those chosen, as they are kept: newest day first. One without a title and a text is nothing yet.
std::vector<Own> own_reflections(const portfolio::Contents& contents, const Choice& choice) {
  std::vector<Own> chosen;
  if (choice.case_id) return chosen;
  const auto said_since = [&](const portfolio::QuestionKey& key) {
    return std::ranges::any_of(contents.commitments, [&](const auto& one) { return one.from == key && wanted(one, choice); });
  };
  for (const auto& reflection : contents.reflections) {
    const auto key = portfolio::own_reflection(reflection.id);
    const auto text = std::ranges::find(contents.answers, key, &portfolio::Answer::key);
    const bool written = text != contents.answers.end() && says_something(text->text);
    const auto changed = written ? std::max(reflection.changed, text->updated) : reflection.changed;
    const bool fits = (written || says_something(reflection.title)) && (!choice.since || changed >= *choice.since);
    if (fits || said_since(key)) chosen.push_back({&reflection, written ? &*text : nullptr, nullptr});
  }
  const auto has_its_own = [&](const portfolio::QuestionKey& key) {
    return std::ranges::any_of(contents.reflections, [&](const auto& one) { return portfolio::own_reflection(one.id) == key; });
  };
  for (const auto& answer : contents.answers)
    if (portfolio::is_own_reflection(answer.key) && !has_its_own(answer.key) && (wanted(answer, choice) || said_since(answer.key)))
      chosen.push_back({nullptr, &answer, nullptr});
  for (const auto& one : contents.commitments) {
    const bool told = std::ranges::any_of(chosen, [&](const Own& own) { return own.key() == one.from; });
    if (portfolio::is_own_reflection(one.from) && !told && wanted(one, choice)) chosen.push_back({nullptr, nullptr, &one});
  }
  return chosen;
}

void append_own(std::string& out, const std::vector<Own>& chosen, const Beneath& all, int offset_minutes) {
  constexpr std::array kinds{Word::own_practice, Word::own_supervision, Word::own_training, Word::own_workshop, Word::own_reading};
  if (chosen.empty()) return;
  out += "## " + std::string(say(Word::export_own)) + "\n\n";
  const std::string untitled(say(Word::own_untitled));
  for (const auto& one : chosen) {
    out += "### " + on_one_line(says_something(one.title()) ? one.title() : untitled) + "\n\n";
    if (const auto* known = one.reflection)
      out += "*" +
             say(Word::own_kind_and_day, fmt::arg("kind", say(kinds.at(static_cast<std::size_t>(known->kind)))),
                 fmt::arg("day", day_in_words(known->day))) +
             "*\n\n";
    else if (one.text)
      out += "*" + when(*one.text, offset_minutes) + "*\n\n";
    if (one.text) out += as_markdown(one.text->text) + "\n\n";
    out += beneath(all, one.key());
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

/// An answer that cites, and of which not a word is wanted: its question as it was answered, else as it is asked on the shelf.
portfolio::Answer without_words(const portfolio::QuestionKey& key, const portfolio::Contents& contents,
                                const std::vector<pack::Case>& cases) {
  const auto kept = std::ranges::find(contents.answers, key, &portfolio::Answer::key);
  portfolio::Answer answer;
  if (kept != contents.answers.end()) {
    answer = *kept;
    answer.text.clear();
    return answer;
  }
  answer.key = key;
  answer.case_title = key.case_id;
  for (const auto& known : cases)
    for (const auto& question : known.questions)
      if (known.id == key.case_id && question.id == portfolio::first_of(key).question_id) {
        answer.question_number = question.number;
        answer.wording = pack::wording(question);
      }
  return answer;
}

/// A citation has no day of its own: it counts as changed when its mark was, and always where that is not known.
bool wanted(const portfolio::Cited& cited, const portfolio::Contents& contents, const Choice& choice) {
  if (cited.list.empty() || (choice.case_id && cited.by.case_id != *choice.case_id)) return false;
  return !choice.since || std::ranges::any_of(cited.list, [&](const auto& one) {
    const auto mark = std::ranges::find(contents.marks, one.mark, &portfolio::Mark::id);
    return mark == contents.marks.end() || mark->changed >= *choice.since;
  });
}

/// Which of a case's answers, marks and commitments are chosen; in order. `bare` holds the answers that only cite.
std::map<std::string, OfCase> by_case(const portfolio::Contents& contents, const std::vector<pack::Case>& cases, const Choice& choice,
                                      std::deque<portfolio::Answer>& bare) {
  std::map<std::string, OfCase> chosen;
  std::set<portfolio::QuestionKey> told;
  for (const auto& answer : contents.answers) {
    if (portfolio::is_own_reflection(answer.key) || !wanted(answer, choice)) continue;
    chosen[answer.key.case_id].answers.push_back(&answer);
    told.insert(answer.key);
  }
  for (const auto& cited : contents.cited) {
    if (told.contains(cited.by) || portfolio::expectation_of(cited.by) || !wanted(cited, contents, choice)) continue;
    bare.push_back(without_words(cited.by, contents, cases));
    chosen[cited.by.case_id].answers.push_back(&bare.back());
    told.insert(cited.by);
  }
  for (const auto& mark : contents.marks) {
    if (wanted(mark, choice)) chosen[mark.case_id].marks.push_back(&mark);
  }
  for (const auto& cited : contents.cited) {
    const bool expects = portfolio::expectation_of(cited.by).has_value();
    const bool of_case = !choice.case_id || cited.by.case_id == *choice.case_id;
    // It has no date of its own: since a day it goes with what else was written to its case since.
    const bool in_time = !choice.since || chosen.contains(cited.by.case_id);
    if (expects && of_case && in_time && !cited.list.empty()) chosen[cited.by.case_id].expectations.push_back(&cited);
  }
  for (const auto& one : contents.commitments) {
    if (portfolio::is_own_reflection(one.from) || told.contains(one.from) || !wanted(one, choice)) continue;
    chosen[one.from.case_id].commitments.push_back(&one);
  }
  for (auto& [id, of_case] : chosen) {
    of_case.case_id = id;
    std::ranges::sort(of_case.answers, {}, [](const auto* answer) { return std::tie(answer->question_number, answer->key.question_id); });
    std::ranges::stable_sort(of_case.marks, {}, [](const auto* mark) { return mark->at.begin; });
  }
  return chosen;
}

}  // namespace

std::string markdown(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Choice& choice, portfolio::Now now) {
  const auto& contents = leaving.contents();
  std::deque<portfolio::Answer> bare;
  auto chosen = by_case(contents, cases, choice, bare);
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
