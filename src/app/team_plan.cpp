// A case with a team: its plan, before the room is opened.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

using Kind = workshop::Step::Kind;

std::vector<workshop::Question> questions_of(const pack::Case& pack) {
  std::vector<workshop::Question> all;
  for (const auto& one : pack.questions)
    all.push_back({.id = one.id, .brief = one.brief, .wording = pack::wording(one), .language = pack.lang});
  return all;
}

void look_for_addresses(Turn& turn) {
  if (turn.model.team.choice.phones && !turn.model.team.addresses) turn.ask(effect::FindAddresses{});
}

bool planning(const Team& team) { return !team.case_id.empty() && !team.open && !team.opening; }

}  // namespace

void carry_out(Turn& turn, const intent::PlanWorkshop& wish) {
  Model& model = turn.model;
  Team& team = model.team;
  if (team.open || team.opening) return carry_out(turn, intent::ShowLeading{});
  const auto* open = find_case(model, wish.case_id);
  if (!open || open->pack->questions.empty()) return;
  if (kept_out(turn, {Screen::team_plan, wish.case_id, 0})) return;
  team.ended.reset();
  team.problem.reset();
  if (team.case_id != wish.case_id) {
    team.case_id = wish.case_id;
    team.plan = workshop::plan_for(team.choice.minutes, questions_of(*open->pack));
    team.step = 0;
    wipe(team.note);
  }
  go(model, Screen::team_plan);
  look_for_addresses(turn);
  set_papers(turn);
  turn.ask(effect::ReadTeam{});
  turn.ask(effect::FindUnfinished{});
}

void carry_out(Turn& turn, const intent::ChangeTeam& wish) {
  Team& team = turn.model.team;
  if (!planning(team)) return;
  const bool other_length = team.choice.minutes != wish.choice.minutes;
  team.choice = wish.choice;
  team.choice.starts = (team.choice.starts % (24 * 60) + 24 * 60) % (24 * 60);
  team.problem.reset();
  const auto* open = find_case(turn.model, team.case_id);
  if (other_length && open) {
    team.plan = workshop::plan_for(team.choice.minutes, questions_of(*open->pack));
    team.step = 0;
  }
  look_for_addresses(turn);
  set_papers(turn);
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
  if (planning(team) && workshop::set_minutes(team.plan, wish.step, wish.minutes)) set_papers(turn);
}

void carry_out(Turn& turn, const intent::PutStep& wish) {
  Team& team = turn.model.team;
  if (team.open) {
    team.step = wish.to;
    return carry_out(turn, intent::Lead{lead::PutStep{wish.from, wish.to}});
  }
  if (!planning(team) || !workshop::move_step(team.plan, wish.from, wish.to)) return;
  team.step = wish.to;
  set_papers(turn);
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
  if (other != questions.end())
    std::swap(*other, questions[step.question]);
  else
    questions[step.question] = std::move(wanted);
  set_papers(turn);
}

std::size_t place_to_add(const Team& team) {
  const std::size_t least = team.open ? team.leading.at + 1 : 1;
  return std::max(least, std::min(team.step + 1, plan_shown(team).steps.size() - 1));
}

std::vector<CanAdd> steps_to_add(const Model& model) {
  const auto& plan = plan_shown(model.team);
  const auto* open = find_case(model, model.team.case_id);
  std::vector<CanAdd> all;
  if (place_to_add(model.team) >= plan.steps.size()) return all;
  const auto asked = [&](const std::string& id) {
    return std::ranges::any_of(plan.steps,
                               [&](const auto& step) { return step.kind == Kind::question && plan.questions[step.question].id == id; });
  };
  const auto questions = open ? questions_of(*open->pack) : std::vector<workshop::Question>();
  for (std::size_t i = 0; i < questions.size(); ++i)
    if (const auto& one = questions[i]; !asked(one.id)) all.push_back({Kind::question, i, one.brief.empty() ? one.wording : one.brief});
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
  if (const auto* open = find_case(turn.model, team.case_id); open && wish.kind == Kind::question)
    question = std::move(questions_of(*open->pack)[wish.question]);
  const auto place = place_to_add(team);
  team.adding = false;
  if (team.open) {
    team.step = place;
    return carry_out(turn, intent::Lead{lead::AddStep{place, wish.kind, std::move(question)}});
  }
  if (workshop::add_step(team.plan, place, wish.kind, question)) team.step = place;
  set_papers(turn);
}

void carry_out(Turn& turn, const intent::LeaveOutStep& wish) {
  Team& team = turn.model.team;
  if (team.open) {
    team.step = team.leading.at;
    return carry_out(turn, intent::Lead{lead::LeaveOut{wish.step}});
  }
  if (!planning(team) || !workshop::drop_step(team.plan, wish.step)) return;
  team.step = std::min(team.step, team.plan.steps.size() - 1);
  set_papers(turn);
}

void carry_out(Turn& turn, const intent::OpenRoom&) {
  Team& team = turn.model.team;
  if (!planning(team) || !find_case(turn.model, team.case_id)) return;
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
