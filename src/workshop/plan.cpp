#include "workshop/plan.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "words/words.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;

namespace {

using Kind = Step::Kind;

Step of_question(std::size_t which) { return {.kind = Kind::question, .minutes = 14, .question = which, .alone = 4, .pairs = 3}; }

struct Times {
  int reading, heard, commitments;
};

Times times_of(int minutes) {
  if (minutes == 45) return {10, 4, 5};
  if (minutes == 90) return {12, 6, 8};
  return {10, 4, 6};
}

/// Of a step that is added: as in a plan of 60 minutes.
int minutes_alone(Kind kind) {
  const auto times = times_of(60);
  switch (kind) {
    case Kind::rest:
      return 10;
    case Kind::reading:
      return times.reading;
    case Kind::heard:
      return times.heard;
    case Kind::commitments:
      return times.commitments;
    default:
      return 3;
  }
}

}  // namespace

std::size_t questions_in(int minutes) { return minutes == 45 ? 1 : minutes == 90 ? 3 : 2; }

Plan plan_for(int minutes, std::vector<Question> questions) {
  if (minutes != 45 && minutes != 90) minutes = 60;
  if (questions.size() > questions_in(minutes)) questions.resize(questions_in(minutes));
  const auto times = times_of(minutes);
  Plan plan{.questions = std::move(questions),
            .steps = {{.kind = Kind::opening, .minutes = 5}, {.kind = Kind::reading, .minutes = times.reading}, {Kind::pause, 3}}};
  for (std::size_t i = 0; i < plan.questions.size(); ++i) {
    if (i == 2) plan.steps.push_back({.kind = Kind::rest, .minutes = 10});
    plan.steps.push_back(of_question(i));
  }
  const auto last = plan.steps.size() - 1;
  plan.steps.push_back({.kind = Kind::heard, .minutes = times.heard});
  plan.steps.push_back({.kind = Kind::commitments, .minutes = times.commitments});
  plan.steps.push_back({.kind = Kind::close, .minutes = 4});
  plan.steps[last].minutes += minutes - minutes_of(plan);
  return plan;
}

int minutes_of(const Plan& plan) {
  return std::accumulate(plan.steps.begin(), plan.steps.end(), 0, [](int sum, const Step& step) { return sum + step.minutes; });
}

bool set_minutes(Plan& plan, std::size_t step, int minutes) {
  if (step >= plan.steps.size() || minutes < 1 || minutes > longest_step) return false;
  auto& changed = plan.steps[step];
  changed.minutes = minutes;
  if (changed.kind != Kind::question) return true;
  changed.alone = std::min(4, minutes);
  changed.pairs = std::clamp(minutes - changed.alone, 0, 3);
  return true;
}

bool move_step(Plan& plan, std::size_t from, std::size_t to) {
  if (from >= plan.steps.size() || to >= plan.steps.size()) return false;
  const auto moved = plan.steps[from];
  plan.steps.erase(plan.steps.begin() + static_cast<std::ptrdiff_t>(from));
  plan.steps.insert(plan.steps.begin() + static_cast<std::ptrdiff_t>(to), moved);
  return true;
}

bool can_drop(const Plan& plan, std::size_t step) {
  if (step >= plan.steps.size()) return false;
  return plan.steps[step].kind != Kind::opening && plan.steps[step].kind != Kind::close;
}

bool drop_step(Plan& plan, std::size_t step) {
  if (!can_drop(plan, step)) return false;
  plan.steps.erase(plan.steps.begin() + static_cast<std::ptrdiff_t>(step));
  return true;
}

bool add_step(Plan& plan, std::size_t place, Kind kind, const Question& question) {
  const bool known = std::ranges::find(addable, kind) != addable.end();
  if (!known || place < 1 || place >= plan.steps.size()) return false;
  auto step = Step{.kind = kind, .minutes = minutes_alone(kind)};
  if (kind == Kind::question) {
    const auto which = static_cast<std::size_t>(std::ranges::find(plan.questions, question.id, &Question::id) - plan.questions.begin());
    const bool asked =
        std::ranges::any_of(plan.steps, [&](const Step& one) { return one.kind == Kind::question && one.question == which; });
    if (asked || question.id.empty()) return false;
    if (which == plan.questions.size()) plan.questions.push_back(question);
    step = of_question(which);
  }
  plan.steps.insert(plan.steps.begin() + static_cast<std::ptrdiff_t>(place), step);
  return true;
}

std::string title_of(const Plan& plan, const Step& step) {
  switch (step.kind) {
    case Kind::opening:
      return std::string(say(Word::plan_opening));
    case Kind::reading:
      return std::string(say(Word::plan_reading));
    case Kind::pause:
      return std::string(say(Word::plan_pause));
    case Kind::question:
      return plan.questions[step.question].brief;
    case Kind::rest:
      return std::string(say(Word::plan_break));
    case Kind::heard:
      return std::string(say(Word::plan_heard));
    case Kind::commitments:
      return std::string(say(Word::plan_commitments));
    case Kind::close:
      break;
  }
  return std::string(say(Word::plan_close));
}

std::string how_of(const Step& step) {
  switch (step.kind) {
    case Kind::opening:
      return std::string(say(Word::plan_opening_how));
    case Kind::reading:
      return std::string(say(Word::plan_reading_how));
    case Kind::question:
      return say(Word::plan_question_how, fmt::arg("alone", step.alone), fmt::arg("pairs", step.pairs),
                 fmt::arg("talk", step.minutes - step.alone - step.pairs));
    case Kind::commitments:
      return std::string(say(Word::plan_commitments_how));
    default:
      return {};
  }
}

}  // namespace vignette::workshop
