/// Portfolios by chance, the same for the same seed: with a phrase in everything that is only for the learner, or for whoever leads a
/// workshop, and nowhere else.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "portfolio/contents.hpp"

namespace vignette::support {

inline const std::string only_mine = "quagmire lanterns";
inline const std::string told = "asked nobody";  ///< in every answer

class Portfolios {
 public:
  explicit Portfolios(unsigned seed) : chance_(seed) {}

  portfolio::Contents next() {
    portfolio::Contents contents;
    for (const auto* case_id : {"sam", "wayne", "made-up-jo"}) {
      for (const auto* question : {"q1", "q2", "q3"}) answer(contents, {case_id, question}, case_id, question[1] - '0');
      if (one_in(2)) mark(contents, case_id);
      if (!one_in(3)) note(contents, {case_id, "q1"}, case_id);
      if (one_in(2)) plan(contents, case_id);
    }
    for (auto count = below(4); count > 0; --count) own(contents);
    return contents;
  }

 private:
  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(chance_); }
  bool one_in(std::size_t times) { return below(times) == 0; }
  portfolio::Instant moment() { return {1'790'000'000'000 + static_cast<std::int64_t>(below(100'000)) * 100'000}; }
  portfolio::Id id() { return portfolio::make_id(moment(), chance_(), static_cast<std::uint16_t>(chance_())); }

  std::string text(const std::string& phrase) {
    static const std::vector<std::string> pieces{"I",    "wondered", "*why*", "\n\n", "> they", "# did", "not",
                                                 "ask,", "\n",       "Dŵr",   "- so", "<b>",    "1."};
    std::string text;
    for (auto count = below(12); count > 0; --count) text += pieces[below(pieces.size())] + ' ';
    text += phrase;
    for (auto count = below(12); count > 0; --count) text += ' ' + pieces[below(pieces.size())];
    return text;
  }

  portfolio::Answer made(const portfolio::QuestionKey& key, const std::string& title, int number, const std::string& phrase) {
    portfolio::Answer answer{.id = id(), .key = key, .case_title = title, .question_number = number, .wording = {}, .text = text(phrase)};
    if (number > 0) answer.wording = "What stands out in " + title + "?";
    answer.created = moment();
    answer.updated = {answer.created.ms + static_cast<std::int64_t>(below(1'000'000'000))};
    return answer;
  }

  void answer(portfolio::Contents& contents, const portfolio::QuestionKey& key, const std::string& title, int number) {
    if (one_in(3)) return;
    contents.answers.push_back(made(key, title, number, told));
    if (one_in(2)) contents.cited.push_back({key, {{id(), text("a passage"), "Case summary"}}});
    if (one_in(2)) commitment(contents, key, title, number);
    if (one_in(2)) contents.lenses.push_back({key, "gibbs", portfolio::LensChoice::Shown::margin});
  }

  void note(portfolio::Contents& contents, const portfolio::QuestionKey& of, const std::string& title) {
    contents.answers.push_back(made(portfolio::only_for_me(of), title, 0, only_mine));
  }

  void commitment(portfolio::Contents& contents, const portfolio::QuestionKey& from, const std::string& title, int number) {
    portfolio::Commitment one{.id = id(), .from = from, .title = title, .question_number = number, .words = text(told)};
    one.when = text("a plan is made");
    one.will = text("ask first");
    if (one_in(2)) one.by = "Friday";
    if (one_in(2)) one.with = "my supervisor";
    one.made = one.changed = moment();
    one.outcome = static_cast<portfolio::Commitment::Outcome>(below(4));
    if (one_in(2)) one.why = text("it rained");
    if (one_in(4)) one.put_away = moment();
    if (one_in(2)) one.said.push_back({moment(), 60, portfolio::Commitment::Outcome::changed, text("it snowed")});
    contents.commitments.push_back(one);
  }

  void mark(portfolio::Contents& contents, const std::string& case_id) {
    portfolio::Mark mark{
        .id = id(), .case_id = case_id, .section = "Case summary", .at = {.begin = below(900), .quote = text("a passage")}};
    mark.note = one_in(2) ? text("a thought") : std::string();
    mark.made = mark.changed = moment();
    if (one_in(4)) mark.put_away = moment();
    contents.marks.push_back(mark);
  }

  /// Of a workshop: the note beside it is for whoever leads alone.
  void plan(portfolio::Contents& contents, const std::string& case_id) {
    using Step = portfolio::WorkshopPlan::Step;
    portfolio::WorkshopPlan one{.case_id = case_id, .starts = static_cast<int>(below(24)) * 60, .phones = one_in(2)};
    one.questions = {{"q1", text("a brief"), text("a question"), "en-GB"}, {"own", {}, text(only_mine), "cy"}};
    one.steps = {{.kind = Step::Kind::opening, .minutes = 5},
                 {.kind = Step::Kind::question, .minutes = 20, .question = below(2), .alone = 5, .pairs = 3},
                 {.kind = Step::Kind::close, .minutes = 5}};
    one.note = text(only_mine);
    one.changed = moment();
    contents.plans.push_back(one);
  }

  void own(portfolio::Contents& contents) {
    portfolio::Reflection one{.id = id(), .title = one_in(4) ? std::string() : text("a course"), .day = {2026, 10, 1}};
    one.day.day += static_cast<int>(below(28));
    one.kind = static_cast<portfolio::Reflection::Kind>(below(5));
    one.made = one.changed = moment();
    contents.reflections.push_back(one);
    const auto key = portfolio::own_reflection(one.id);
    if (!one_in(4)) contents.answers.push_back(made(key, one.title, 0, told));
    if (one_in(2)) note(contents, key, one.title);
    if (one_in(2)) commitment(contents, key, one.title, 0);
  }

  std::mt19937_64 chance_;
};

inline bool holds_notes(const portfolio::Contents& contents) {
  for (const auto& answer : contents.answers)
    if (portfolio::is_only_for_me(answer.key)) return true;
  return false;
}

}  // namespace vignette::support
