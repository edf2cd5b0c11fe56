#include "share/chosen.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "portfolio/again.hpp"
#include "reflect/commitment_words.hpp"

namespace vignette::share {

namespace {

bool in_time(portfolio::Instant changed, const Choice& choice) {
  return (!choice.since || changed >= *choice.since) && (!choice.until || changed < *choice.until);
}

bool wanted(const portfolio::Mark& mark, const Choice& choice) {
  if (choice.answers || (choice.case_id && mark.case_id != *choice.case_id)) return false;
  if (!in_time(mark.changed, choice)) return false;
  return !mark.put_away;
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
  if (choice.answers && !choice.answers->contains(cited.by)) return false;
  return (!choice.since && !choice.until) || std::ranges::any_of(cited.list, [&](const auto& one) {
           const auto mark = std::ranges::find(contents.marks, one.mark, &portfolio::Mark::id);
           return mark == contents.marks.end() || in_time(mark->changed, choice);
         });
}

}  // namespace

bool says_something(std::string_view text) { return text.find_first_not_of(" \t\n") != std::string_view::npos; }

bool wanted(const portfolio::Answer& answer, const Choice& choice) {
  if (choice.case_id && answer.key.case_id != *choice.case_id) return false;
  if (choice.answers && !choice.answers->contains(answer.key)) return false;
  if (!in_time(answer.updated, choice)) return false;
  return answer.text.find_first_not_of(" \t\n") != std::string::npos;
}

bool wanted(const portfolio::Commitment& one, const Choice& choice) {
  if (!choice.commitments || (choice.answers && !choice.answers->contains(one.from))) return false;
  if (choice.case_id && one.from.case_id != *choice.case_id) return false;
  if (!in_time(one.changed, choice)) return false;
  return !one.put_away && !reflect::says_nothing(one);
}

namespace {

/// A version of it is not in the file yet: it is told whatever the answer says now.
bool versions_wait(const portfolio::Contents& contents, const portfolio::QuestionKey& key) {
  return std::ranges::any_of(contents.versions, [&](const auto& version) { return version.key == key && says_something(version.text); });
}

}  // namespace

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
    const bool asked_for = !choice.answers || choice.answers->contains(key);
    const bool fits =
        asked_for && (written || says_something(reflection.title) || versions_wait(contents, key)) && in_time(changed, choice);
    if (fits || said_since(key)) chosen.push_back({&reflection, written ? &*text : nullptr, nullptr});
  }
  const auto has_its_own = [&](const portfolio::QuestionKey& key) {
    return std::ranges::any_of(contents.reflections, [&](const auto& one) { return portfolio::own_reflection(one.id) == key; });
  };
  for (const auto& answer : contents.answers)
    if (portfolio::is_own_reflection(answer.key) && !has_its_own(answer.key) &&
        (wanted(answer, choice) || said_since(answer.key) || versions_wait(contents, answer.key)))
      chosen.push_back({nullptr, &answer, nullptr});
  for (const auto& one : contents.commitments) {
    const bool told = std::ranges::any_of(chosen, [&](const Own& own) { return own.key() == one.from; });
    if (portfolio::is_own_reflection(one.from) && !told && wanted(one, choice)) chosen.push_back({nullptr, nullptr, &one});
  }
  return chosen;
}

Beneath beneath_answers(const portfolio::Contents& contents, const Choice& choice) {
  Beneath all;
  for (const auto& cited : contents.cited)
    if (!cited.list.empty()) all.cited[cited.by] = &cited.list;
  for (const auto& one : contents.commitments)
    if (wanted(one, choice)) all.commitments[one.from].push_back(&one);
  return all;
}

std::map<std::string, OfCase> by_case(const portfolio::Contents& contents, const std::vector<pack::Case>& cases, const Choice& choice,
                                      std::deque<portfolio::Answer>& bare) {
  std::map<std::string, OfCase> chosen;
  std::set<portfolio::QuestionKey> told;
  for (const auto& answer : contents.answers) {
    if (portfolio::is_own_reflection(answer.key) || (!wanted(answer, choice) && !versions_wait(contents, answer.key))) continue;
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
    if (choice.marks && wanted(mark, choice)) chosen[mark.case_id].marks.push_back(&mark);
  }
  for (const auto& cited : contents.cited) {
    const bool expects = portfolio::expectation_of(cited.by).has_value();
    const bool of_case = !choice.case_id || cited.by.case_id == *choice.case_id;
    // It has no date of its own: since a day it goes with what else was written to its case since.
    const bool of_then = (!choice.since && !choice.until) || chosen.contains(cited.by.case_id);
    if (choice.marks && expects && of_case && of_then && !cited.list.empty()) chosen[cited.by.case_id].expectations.push_back(&cited);
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

}  // namespace vignette::share
