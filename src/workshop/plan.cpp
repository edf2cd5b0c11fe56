#include "workshop/plan.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "text/unicode.hpp"
#include "words/words.hpp"
#include "workshop/workshop.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;

namespace {

using Kind = Step::Kind;

/// Of a question's step that takes so long, unless they are chosen.
int usual_alone(int minutes) { return std::min(4, minutes); }
int usual_pairs(int minutes) { return std::clamp(minutes - usual_alone(minutes), 0, 3); }

Step of_question(std::size_t which) {
  constexpr int minutes = 14;
  return {.kind = Kind::question, .minutes = minutes, .question = which, .alone = usual_alone(minutes), .pairs = usual_pairs(minutes)};
}

bool asks(const Plan& plan, std::size_t which) {
  return std::ranges::any_of(plan.steps, [&](const Step& one) { return one.kind == Kind::question && one.question == which; });
}

/// A pack's id has no blank in it.
constexpr std::string_view own_id = "own ";

/// What it is called in the plan; its words, where it has no brief.
const std::string& brief_of(const Question& question) { return question.brief.empty() ? question.wording : question.brief; }

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
  const bool usual = changed.alone == usual_alone(changed.minutes) && changed.pairs == usual_pairs(changed.minutes);
  changed.minutes = minutes;
  if (changed.kind != Kind::question) return true;
  changed.alone = usual ? usual_alone(minutes) : std::min(changed.alone, minutes);
  changed.pairs = usual ? usual_pairs(minutes) : std::min(changed.pairs, minutes - changed.alone);
  return true;
}

bool set_parts(Plan& plan, std::size_t step, int alone, int pairs) {
  if (step >= plan.steps.size() || plan.steps[step].kind != Kind::question) return false;
  auto& changed = plan.steps[step];
  if (alone < 1 || pairs < 0 || alone > changed.minutes || pairs > changed.minutes - alone) return false;
  changed.alone = alone;
  changed.pairs = pairs;
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
    if (asks(plan, which) || question.id.empty() || (is_own(question) && !can_be_question(question.wording))) return false;
    if (which == plan.questions.size()) plan.questions.push_back(question);
    step = of_question(which);
  }
  plan.steps.insert(plan.steps.begin() + static_cast<std::ptrdiff_t>(place), step);
  return true;
}

bool is_own(const Question& question) { return question.id.starts_with(own_id); }

bool can_be_question(std::string_view text) {
  if (!can_be_answer(text) || text.find('\n') != std::string_view::npos) return false;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) text::next_character(text, at);
  return characters <= longest_question;
}

Question own_question(const Plan& plan, std::string_view wording, std::string_view language) {
  std::size_t number = 1;
  const auto id = [&] { return std::string(own_id) + std::to_string(number); };
  while (std::ranges::find(plan.questions, id(), &Question::id) != plan.questions.end()) ++number;
  return {.id = id(), .brief = {}, .wording = std::string(wording), .language = std::string(language)};
}

bool ask_instead(Plan& plan, std::size_t step, const Question& question) {
  if (step >= plan.steps.size() || plan.steps[step].kind != Kind::question || question.id.empty()) return false;
  if (is_own(question) && !can_be_question(question.wording)) return false;
  auto& asked = plan.questions[plan.steps[step].question];
  if (asked.id != question.id && std::ranges::find(plan.questions, question.id, &Question::id) != plan.questions.end()) return false;
  asked = question;
  return true;
}

namespace {

/// A number of so many figures at most, taken from the beginning; nothing where there is none.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  std::size_t size = 0;
  int number = 0;
  for (; size < text.size() && text[size] >= '0' && text[size] <= '9'; ++size) {
    if (size == most) return std::nullopt;
    number = number * 10 + (text[size] - '0');
  }
  text.remove_prefix(size);
  return size == 0 ? std::nullopt : std::optional(number);
}

/// Whether its hours are before noon or after it; nothing where no such word stands at the end, or none that is known.
enum class Half : std::uint8_t { before_noon, after_noon };
std::optional<Half> half_of(std::string_view words) {
  std::string letters;
  for (const char c : words)
    if (c != ' ' && c != '.') letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  if (letters == "am") return Half::before_noon;
  if (letters == "pm") return Half::after_noon;
  return std::nullopt;
}

}  // namespace

std::optional<int> time_of_day(std::string_view typed) {
  constexpr int most_hours = 23, most_minutes = 59, noon = 12;
  while (typed.starts_with(' ')) typed.remove_prefix(1);
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  const auto figures = std::min(typed.find_first_not_of("0123456789"), typed.size());
  auto hours = take_number(typed, 4);
  if (!hours) return std::nullopt;
  int minutes = 0;
  bool has_minutes = figures == 4;
  if (has_minutes) {
    minutes = *hours % 100;
    hours = *hours / 100;
  } else if (figures > 2) {
    return std::nullopt;
  } else if (typed.size() > 1 && (typed[0] == ':' || typed[0] == '.') && typed[1] >= '0' && typed[1] <= '9') {
    typed.remove_prefix(1);
    const auto before = typed.size();
    const auto after = take_number(typed, 2);
    if (!after || before - typed.size() != 2) return std::nullopt;
    minutes = *after;
    has_minutes = true;
  }
  if (minutes > most_minutes) return std::nullopt;
  if (typed.empty()) return has_minutes && *hours <= most_hours ? std::optional(*hours * 60 + minutes) : std::nullopt;
  const auto half = half_of(typed);
  if (!half || *hours < 1 || *hours > noon) return std::nullopt;
  return (*hours % noon + (half == Half::after_noon ? noon : 0)) * 60 + minutes;
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
      return brief_of(plan.questions[step.question]);
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
