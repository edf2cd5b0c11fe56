// The plan of a workshop as it is kept: one for a case, with the note of whoever leads.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

using portfolio::WorkshopPlan;
using Kind = workshop::Step::Kind;
using What = portfolio::TakenOut::What;

// What a number in the file means is what it means here.
static_assert(static_cast<int>(WorkshopPlan::Step::Kind::question) == static_cast<int>(Kind::question));
static_assert(static_cast<int>(WorkshopPlan::Step::Kind::close) == static_cast<int>(Kind::close));
static_assert(static_cast<int>(WorkshopPlan::Keeps::answers) == static_cast<int>(workshop::Keep::answers));
static_assert(static_cast<int>(WorkshopPlan::Language::both) == static_cast<int>(workshop::RoomLanguage::both));

WorkshopPlan record_of(const Team& team) {
  const TeamChoice& choice = team.choice;
  WorkshopPlan record{.case_id = team.case_id,
                      .minutes = choice.minutes,
                      .starts = choice.starts,
                      .paper = choice.paper,
                      .keyboard = choice.keyboard,
                      .phones = choice.phones,
                      .video = choice.video,
                      .manages = choice.manages,
                      .keeps = static_cast<WorkshopPlan::Keeps>(choice.keep),
                      .language = static_cast<WorkshopPlan::Language>(choice.language),
                      .questions = {},
                      .steps = {},
                      .note = team.note.text,
                      .changed = {}};
  for (const auto& one : team.plan.questions) record.questions.push_back({one.id, one.brief, one.wording, one.language});
  for (const auto& one : team.plan.steps)
    record.steps.push_back({static_cast<WorkshopPlan::Step::Kind>(one.kind), one.minutes, one.question, one.alone, one.pairs});
  return record;
}

/// The address is chosen anew on each day, on whatever network there is.
TeamChoice choice_of(const WorkshopPlan& record, const TeamChoice& now) {
  return {.minutes = record.minutes,
          .starts = record.starts,
          .paper = record.paper,
          .keyboard = record.keyboard,
          .phones = record.phones,
          .video = record.video,
          .manages = record.manages,
          .keep = static_cast<workshop::Keep>(record.keeps),
          .address = now.address,
          .language = static_cast<workshop::RoomLanguage>(record.language)};
}

/// A question that the case still has is asked as the case has it now; any other as it was planned. A plan that does not begin and end as
/// every plan does, since not all of it could be read, is the usual one.
workshop::Plan plan_of(const WorkshopPlan& record, const pack::Case* pack) {
  const auto of_case = pack ? questions_of(*pack) : std::vector<workshop::Question>();
  workshop::Plan plan;
  for (const auto& one : record.questions) {
    const auto now = std::ranges::find(of_case, one.id, &workshop::Question::id);
    plan.questions.push_back(now != of_case.end() ? *now : workshop::Question{one.id, one.brief, one.wording, one.language});
  }
  for (const auto& one : record.steps) {
    if (one.kind == WorkshopPlan::Step::Kind::question && one.question >= plan.questions.size()) continue;
    const int minutes = std::clamp(one.minutes, 1, workshop::longest_step);
    const int alone = std::clamp(one.alone, 0, minutes);
    plan.steps.push_back({static_cast<Kind>(one.kind), minutes, one.question, alone, std::clamp(one.pairs, 0, minutes - alone)});
  }
  const bool whole = plan.steps.size() >= 2 && plan.steps.front().kind == Kind::opening && plan.steps.back().kind == Kind::close;
  return whole || !pack ? plan : workshop::plan_for(record.minutes, of_case);
}

void show_note(Team& team, const std::string& note) {
  if (team.note.text == note) return;
  wipe(team.note);
  team.note.text = note;
  move_caret(team.note, note.size(), false);
}

void wipe_questions(workshop::Plan& plan) {
  for (auto& one : plan.questions) {
    wipe(one.brief);
    wipe(one.wording);
  }
  plan = {};
}

void forget_steps(Team& team) {
  wipe_questions(team.plan);
  if (team.before) wipe_questions(team.before->plan);
  team.before.reset();
  team.papers.set.clear();
  team.step = 0;
}

bool goes(const portfolio::TakeOut& what, const std::string& case_id) {
  return what.what == What::everything || (what.what == What::one_case && what.key.case_id == case_id);
}

}  // namespace

std::vector<workshop::Question> questions_of(const pack::Case& pack) {
  std::vector<workshop::Question> all;
  for (const auto& one : pack.questions)
    all.push_back({.id = one.id, .brief = one.brief, .wording = pack::wording(one), .language = pack.lang});
  return all;
}

bool plan_is_usual(const Model& model) {
  const Team& team = model.team;
  const auto* open = find_case(model, team.case_id);
  return open && team.plan == workshop::plan_for(team.choice.minutes, questions_of(*open->pack));
}

void keep_plan(Turn& turn) {
  Team& team = turn.model.team;
  if (team.case_id.empty() || turn.model.vault.locked) return;
  const auto [found, fresh] = turn.model.practice.plans.try_emplace(team.case_id);
  auto& kept = found->second;
  auto record = record_of(team);
  // What is chosen anew while one leads is of that day alone.
  if (!fresh && (team.open || team.opening)) {
    record = kept.record;
    record.note = team.note.text;
  }
  record.changed = kept.record.changed;
  if (!fresh && record == kept.record) return;
  wipe(kept.record.note);
  kept.record = std::move(record);
  keep(turn, kept);
}

void plan_changed(Turn& turn) {
  turn.model.team.before.reset();
  set_papers(turn);
  keep_plan(turn);
}

bool take_up_plan(Turn& turn) {
  const Model& model = turn.model;
  Team& team = turn.model.team;
  const auto kept = model.practice.plans.find(team.case_id);
  if (kept == model.practice.plans.end()) return false;
  const WorkshopPlan& record = kept->second.record;
  show_note(team, record.note);
  if (team.open || team.opening) return false;
  const auto* open = find_case(model, team.case_id);
  auto choice = choice_of(record, team.choice);
  auto plan = plan_of(record, open ? open->pack.get() : nullptr);
  if (choice == team.choice && plan == team.plan) return false;
  team.choice = std::move(choice);
  team.plan = std::move(plan);
  team.before.reset();
  team.step = std::min(team.step, team.plan.steps.empty() ? 0 : team.plan.steps.size() - 1);
  show_starts(turn.model);
  return true;
}

void hide_plan(Model& model) {
  Team& team = model.team;
  wipe(team.note);
  if (!team.open && !team.opening) forget_steps(team);
}

void forget_plans(Model& model, const portfolio::TakeOut& what) {
  auto& plans = model.practice.plans;
  for (auto& [case_id, one] : plans)
    if (goes(what, case_id)) wipe(one.record);
  std::erase_if(plans, [&](const auto& one) { return goes(what, one.first); });
  Team& team = model.team;
  if (!goes(what, team.case_id)) return;
  wipe(team.note);
  if (team.open || team.opening) return;
  team.case_id.clear();
  forget_steps(team);
}

}  // namespace vignette::app
