// A case with a team: its plan, before the room is opened.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

using Kind = workshop::Step::Kind;

constexpr int minutes_a_day = 24 * 60;

void look_for_addresses(Turn& turn) {
  if (turn.model.team.choice.phones && !turn.model.team.addresses) turn.ask(effect::FindAddresses{});
}

/// Before another takes its place: the usual one can be had again.
void remember_plan(Model& model) {
  Team& team = model.team;
  team.before = plan_is_usual(model) ? std::nullopt : std::optional(PlanBefore{team.choice.minutes, team.plan});
}

bool planning(const Team& team) { return !team.case_id.empty() && !team.open && !team.opening; }

/// Those of the case, then those of one's own that are in the plan: each may be in no step of it.
std::vector<workshop::Question> questions_to_add(const Model& model) {
  const auto* open = find_case(model, model.team.case_id);
  auto all = open ? questions_of(*open->pack) : std::vector<workshop::Question>();
  std::ranges::copy_if(plan_shown(model.team).questions, std::back_inserter(all), workshop::is_own);
  return all;
}

/// A question of one's own that is typed, and is not in the plan as it stands.
bool half_typed(const Team& team) {
  if (!team.asking || team.question.text.find_first_not_of(' ') == std::string::npos) return false;
  const auto step = step_asking(team.plan, team.asked_for);
  return !step || team.plan.questions[team.plan.steps[*step].question].wording != team.question.text;
}

}  // namespace

void carry_out(Turn& turn, const intent::PlanWorkshop& wish) {
  Model& model = turn.model;
  Team& team = model.team;
  if (team.open || team.opening) return carry_out(turn, intent::ShowLeading{});
  const auto* open = find_case(model, wish.case_id);
  if (!open || open->pack->questions.empty()) return;
  if (kept_out(turn, {Screen::team_plan, wish.case_id, 0}, model.vault.unasked)) return;
  team.ended.reset();
  team.problem.reset();
  if (team.case_id != wish.case_id) {
    team.case_id = wish.case_id;
    team.plan = {};
    wipe(team.note);
  }
  if (team.plan.steps.empty()) {
    team.plan = workshop::plan_for(team.choice.minutes, questions_of(*open->pack));
    team.before.reset();
    team.step = 0;
  }
  if (!model.practice.plans.contains(wish.case_id))  // nobody has chosen for this case
    team.choice.language = model.look.nation == Nation::wales ? workshop::RoomLanguage::both : workshop::RoomLanguage::english;
  take_up_plan(turn);
  show_starts(model);
  go(model, Screen::team_plan);
  look_for_addresses(turn);
  set_papers(turn);
  turn.ask(effect::ReadTeam{});
  turn.ask(effect::FindUnfinished{});
}

void carry_out(Turn& turn, const intent::ChangeTeam& wish) {
  Team& team = turn.model.team;
  if (!planning(team)) return;
  const bool other_length = team.choice.minutes != wish.choice.minutes, other_start = team.choice.starts != wish.choice.starts;
  if (other_length) remember_plan(turn.model);
  team.choice = wish.choice;
  team.choice.starts = (team.choice.starts % minutes_a_day + minutes_a_day) % minutes_a_day;
  if (other_start) show_starts(turn.model);
  team.problem.reset();
  const auto* open = find_case(turn.model, team.case_id);
  if (other_length && open) {
    team.plan = workshop::plan_for(team.choice.minutes, questions_of(*open->pack));
    team.step = 0;
  }
  look_for_addresses(turn);
  set_papers(turn);
  keep_plan(turn);
}

void carry_out(Turn& turn, const intent::UsualPlan& wish) {
  Team& team = turn.model.team;
  const auto* open = find_case(turn.model, team.case_id);
  if (!planning(team) || !open || (!wish.again && !team.before)) return;
  auto before = std::move(team.before);
  if (wish.again) {
    remember_plan(turn.model);
    before = std::move(team.before);
    team.plan = workshop::plan_for(team.choice.minutes, questions_of(*open->pack));
  } else {
    team.choice.minutes = before->minutes;
    team.plan = std::move(before->plan);
    before.reset();
  }
  team.step = 0;
  plan_changed(turn);
  team.before = std::move(before);
}

void carry_out(Turn& turn, const intent::AddressesFound& wish) {
  Team& team = turn.model.team;
  const bool first = !team.addresses;
  team.addresses = wish.addresses;
  // Whoever lets phones in means those on the network; that nothing but this computer is reached can be chosen.
  if (first && team.choice.phones && team.choice.address.empty() && !wish.addresses.empty()) team.choice.address = wish.addresses.front();
}

void carry_out(Turn& turn, const intent::ChooseStep& wish) {
  if (wish.step < plan_shown(turn.model.team).steps.size()) turn.model.team.step = wish.step;
}

void carry_out(Turn& turn, const intent::ChangeStep& wish) {
  Team& team = turn.model.team;
  if (team.open) return carry_out(turn, intent::Lead{lead::GiveMinutes{wish.step, wish.minutes}});
  if (planning(team) && workshop::set_minutes(team.plan, wish.step, wish.minutes)) plan_changed(turn);
}

void carry_out(Turn& turn, const intent::ChangeParts& wish) {
  Team& team = turn.model.team;
  if (team.open) return carry_out(turn, intent::Lead{lead::GiveParts{wish.step, wish.alone, wish.pairs}});
  if (planning(team) && workshop::set_parts(team.plan, wish.step, wish.alone, wish.pairs)) plan_changed(turn);
}

void show_starts(Model& model) {
  Team& team = model.team;
  if (workshop::time_of_day(team.starts.text) != team.choice.starts) become(team.starts, clock_at(team.choice.starts), model.now.instant);
}

void take_starts(Turn& turn) {
  Team& team = turn.model.team;
  const auto starts = workshop::time_of_day(team.starts.text);
  if (!planning(team) || !starts || *starts == team.choice.starts) return;  // what is none yet may still be being typed
  team.choice.starts = *starts;
  set_papers(turn);
  keep_plan(turn);
}

void carry_out(Turn& turn, const intent::PutStep& wish) {
  Team& team = turn.model.team;
  if (team.open) {
    team.step = wish.to;
    return carry_out(turn, intent::Lead{lead::PutStep{wish.from, wish.to}});
  }
  if (!planning(team) || !workshop::move_step(team.plan, wish.from, wish.to)) return;
  team.step = wish.to;
  plan_changed(turn);
}

void carry_out(Turn& turn, const intent::ChooseStepQuestion& wish) {
  Team& team = turn.model.team;
  const auto* open = find_case(turn.model, team.case_id);
  if (!planning(team) || !open || wish.step >= team.plan.steps.size() || wish.question >= open->pack->questions.size()) return;
  const auto& step = team.plan.steps[wish.step];
  if (step.kind != Kind::question) return;
  auto& questions = team.plan.questions;
  auto wanted = std::move(questions_of(*open->pack)[wish.question]);
  const auto other = std::ranges::find(questions, wanted.id, &workshop::Question::id);
  auto& asked = questions[step.question];
  if (other != questions.end()) {
    std::swap(*other, asked);
  } else {
    if (workshop::is_own(asked)) {  // its words stay where a question of one's own is typed
      become(team.question, asked.wording, turn.outside.now.instant);
      team.asked_for.clear();
    }
    asked = std::move(wanted);
  }
  leave_question(team);
  plan_changed(turn);
}

std::size_t place_to_add(const Team& team) {
  const std::size_t least = team.open ? team.leading.at + 1 : 1;
  return std::max(least, std::min(team.step + 1, plan_shown(team).steps.size() - 1));
}

std::vector<CanAdd> steps_to_add(const Model& model) {
  const auto& plan = plan_shown(model.team);
  std::vector<CanAdd> all;
  if (place_to_add(model.team) >= plan.steps.size()) return all;
  const auto questions = questions_to_add(model);
  for (std::size_t i = 0; i < questions.size(); ++i)
    if (const auto& one = questions[i]; !step_asking(plan, one.id))
      all.push_back({Kind::question, i, one.brief.empty() ? one.wording : one.brief});
  for (const Kind kind : workshop::addable) {
    if (kind == Kind::question) continue;
    const bool once = kind != Kind::rest && kind != Kind::pause;
    if (once && std::ranges::find(plan.steps, kind, &workshop::Step::kind) != plan.steps.end()) continue;
    all.push_back({kind, 0, workshop::title_of(plan, {.kind = kind})});
  }
  return all;
}

void carry_out(Turn& turn, const intent::AskForStep& wish) {
  Team& team = turn.model.team;
  team.adding = wish.ask && (team.open || planning(team)) && !steps_to_add(turn.model).empty();
}

void carry_out(Turn& turn, const intent::AddStep& wish) {
  Team& team = turn.model.team;
  const auto all = steps_to_add(turn.model);
  const bool may = std::ranges::any_of(all, [&](const CanAdd& one) { return one.kind == wish.kind && one.question == wish.question; });
  if ((!team.open && !planning(team)) || !may) return;
  workshop::Question question;
  if (wish.kind == Kind::question) question = std::move(questions_to_add(turn.model)[wish.question]);
  const auto place = place_to_add(team);
  team.adding = false;
  if (team.open) {
    team.step = place;
    return carry_out(turn, intent::Lead{lead::AddStep{place, wish.kind, std::move(question)}});
  }
  if (workshop::add_step(team.plan, place, wish.kind, question)) team.step = place;
  plan_changed(turn);
}

void carry_out(Turn& turn, const intent::LeaveOutStep& wish) {
  Team& team = turn.model.team;
  if (team.open) {
    team.step = team.leading.at;
    return carry_out(turn, intent::Lead{lead::LeaveOut{wish.step}});
  }
  if (!planning(team) || !workshop::drop_step(team.plan, wish.step)) return;
  team.step = std::min(team.step, team.plan.steps.size() - 1);
  plan_changed(turn);
}

void carry_out(Turn& turn, const intent::OpenRoom&) {
  Team& team = turn.model.team;
  if (!planning(team) || !find_case(turn.model, team.case_id)) return;
  if (half_typed(team)) {
    using words::Word;
    team.problem = words::Problem{.what = words::say(Word::team_half_typed, fmt::arg("field", words::say(Word::team_question_yours))),
                                  .mend = words::say(Word::team_half_typed_mend, fmt::arg("act", words::say(Word::team_question_ask)))};
    return;
  }
  leave_question(team);
  team.adding = false;
  if (team.unfinished) {  // its words would be written over
    team.problem = words::Problem{.what = std::string(words::say(words::Word::team_stopped_first)),
                                  .mend = std::string(words::say(words::Word::team_stopped_first_mend))};
    return;
  }
  stop_trying(turn);  // the workshop listens where that did
  team.opening = true;
  team.papers.looking = false;
  team.problem.reset();
  team.ended.reset();
  turn.ask(effect::OpenRoom{team.case_id, team.choice, team.plan, team.choice.phones ? wifi_words(team.wifi) : std::string()});
}

void carry_out(Turn& turn, const intent::TeamNotOpened& wish) {
  Team& team = turn.model.team;
  team.opening = false;
  team.problem = wish.problem;
}

}  // namespace vignette::app
