// A question of one's own in a workshop: in place of another, or in a step that is added for it; on the plan, and while one leads.

#include <algorithm>
#include <string>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "reflect/details.hpp"
#include "text/language.hpp"

namespace vignette::app {

namespace {

using Kind = workshop::Step::Kind;
using workshop::RoomLanguage;

bool can_ask(const Team& team) { return team.open ? !team.is_ending : !team.case_id.empty() && !team.opening; }

std::string without_ends(const std::string& text) {
  const auto begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Of what was typed: as it shows itself, else the room's.
std::string language_typed(std::string_view words, RoomLanguage room) {
  const auto shown = text::language_of(words);
  const bool welsh = shown.empty() ? room == RoomLanguage::welsh : shown == "cy";
  return welsh ? "cy" : std::string(words::language());
}

/// The step whose question it takes the place of; nothing where it is to be added.
std::optional<std::size_t> step_wanted(const Team& team) {
  const auto step = team.asked_for.empty() ? std::nullopt : step_asking(plan_shown(team), team.asked_for);
  return step && (!team.open || *step > team.leading.at) ? step : std::nullopt;
}

void done(Team& team) {
  wipe(team.question);
  team.asked_for.clear();
  leave_question(team);
}

}  // namespace

std::optional<std::size_t> step_asking(const workshop::Plan& plan, std::string_view question) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (plan.steps[i].kind == Kind::question && plan.questions[plan.steps[i].question].id == question) return i;
  return std::nullopt;
}

std::vector<std::string> found_in_question(const Model& model) {
  reflect::Known known;
  if (const auto* open = find_case(model, model.team.case_id)) known.add(*open->pack);
  const std::string& text = model.team.question.text;
  std::vector<std::string> all;
  for (const auto& one : reflect::look_for_details(text, words::language(), known))
    all.push_back(text.substr(one.range.begin, one.range.end - one.range.begin));
  return all;
}

void leave_question(Team& team) { team.asking = false; }

void carry_out(Turn& turn, const intent::WriteQuestion& wish) {
  Team& team = turn.model.team;
  if (!wish.write || !can_ask(team)) return leave_question(team);
  const auto& plan = plan_shown(team);
  const auto step = step_asking(plan, wish.instead_of);
  if (!wish.instead_of.empty() && !step) return;
  const bool goes_on = team.asked_for == wish.instead_of && !team.question.text.empty();
  if (!goes_on) become(team.question, step ? plan.questions[plan.steps[*step].question].wording : std::string(), turn.outside.now.instant);
  team.asked_for = wish.instead_of;
  team.asking = true;
  team.adding = false;
  team.problem.reset();
}

void ask_own_question(Turn& turn) {
  Team& team = turn.model.team;
  if (!team.asking || !can_ask(team) || team.putting.contains(Field::team_question)) return;
  const auto wording = without_ends(team.question.text);
  team.problem.reset();
  if (!workshop::can_be_question(wording)) {
    team.problem = words::Problem{.what = std::string(words::say(words::Word::team_question_odd)),
                                  .mend = std::string(words::say(words::Word::team_question_odd_mend))};
    return;
  }
  const auto& plan = plan_shown(team);
  const auto step = step_wanted(team);
  const auto* asked = step ? &plan.questions[plan.steps[*step].question] : nullptr;
  if (asked && asked->wording == wording) return done(team);  // as it stands
  auto own = workshop::own_question(plan, wording, language_typed(wording, team.choice.language));
  if (asked && workshop::is_own(*asked)) own.id = asked->id;
  const auto place = step.value_or(place_to_add(team));
  if (team.open) {
    team.putting.emplace(Field::team_question, team.question.text);
    team.step = place;
    LeadWish wished = lead::AddStep{place, Kind::question, own};
    if (step) wished = lead::AskInstead{place, std::move(own)};
    return turn.ask(effect::Lead{std::move(wished), Field::team_question});
  }
  if (!(step ? workshop::ask_instead(team.plan, place, own) : workshop::add_step(team.plan, place, Kind::question, own))) return;
  team.step = place;
  done(team);
  plan_changed(turn);
}

}  // namespace vignette::app
