// Reflections, commitments, lenses and plans of workshops: how what is kept of them and what is written meanwhile stay one.

#include "app/practice.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {
namespace {

using portfolio::Commitment;
using portfolio::Contents;
using portfolio::Id;
using portfolio::LensChoice;
using portfolio::Reflection;
using portfolio::WorkshopPlan;

template <typename List>
auto* find_by_id(List& list, const Id& id) {
  const auto found = std::ranges::find_if(list, [&](const auto& one) { return one.record.id == id; });
  return found == list.end() ? nullptr : &*found;
}

/// Calls `use` with every record that is kept, whatever it is.
template <typename Practice, typename Use>
void each(Practice& practice, const Use& use) {
  for (auto& one : practice.reflections) use(one);
  for (auto& one : practice.commitments) use(one);
  for (auto& [key, one] : practice.lenses) use(one);
  for (auto& [case_id, one] : practice.plans) use(one);
}

template <typename Record>
bool number(Turn& turn, Kept<Record>& one) {
  Model& model = turn.model;
  one.unsaved_since = ++model.saving.handed_over;
  model.leaving = false;
  return may_hand_over(turn);
}

void put_in_order(Practice& practice) {
  std::ranges::stable_sort(practice.reflections, std::ranges::greater(), [](const auto& one) { return one.record.day; });
  std::ranges::stable_sort(practice.commitments, {}, [](const auto& one) { return one.record.made; });
}

/// Of two texts for one field, written in two windows, none is lost: the newer first.
void put_together(std::string& newer, const std::string& waiting, std::string_view between) {
  if (waiting.empty() || newer.find(waiting) != std::string::npos) return;
  if (!newer.empty()) newer += between;
  newer += waiting;
}

void put_together(Reflection& newer, const Reflection& waiting) { put_together(newer.title, waiting.title, "; "); }

void put_together(Commitment& newer, const Commitment& waiting) {
  put_together(newer.when, waiting.when, "; ");
  put_together(newer.will, waiting.will, "; ");
  put_together(newer.by, waiting.by, "; ");
  put_together(newer.with, waiting.with, "; ");
  put_together(newer.why, waiting.why, "\n\n");
  for (const auto& one : waiting.said)
    if (std::ranges::find(newer.said, one.when, &Commitment::Said::when) == newer.said.end()) newer.said.push_back(one);
  std::ranges::stable_sort(newer.said, {}, &Commitment::Said::when);
}

void put_together(WorkshopPlan& newer, const WorkshopPlan& waiting) { put_together(newer.note, waiting.note, "\n\n"); }

/// What the file holds takes the place of what is known, unless that is newer; what waited here to be kept is put beside it.
template <typename Record>
void join(std::vector<Kept<Record>>& list, const std::vector<Record>& kept) {
  for (const Record& record : kept) {
    auto* known = find_by_id(list, record.id);
    if (!known) {
      list.push_back({record, 0});
    } else if (known->unsaved_since == 0) {
      known->record = record;
    } else if (known->record.changed < record.changed) {
      const Record waiting = std::exchange(known->record, record);
      put_together(known->record, waiting);
    }
  }
}

/// Of a plan that the file and one window each hold otherwise the newer stands, with both notes.
void join(Kept<WorkshopPlan>& known, const WorkshopPlan& kept) {
  WorkshopPlan waiting = kept;
  if (known.unsaved_since == 0 || known.record.changed < kept.changed) std::swap(known.record, waiting);
  if (known.unsaved_since != 0) put_together(known.record, waiting);
}

void open_field(Editing& field, const std::string& text) {
  if (field.text == text) return;
  wipe(field);
  field.text = text;
  move_caret(field, text.size(), false);
}

}  // namespace

const Kept<Reflection>* find_reflection(const Practice& practice, const Id& id) { return find_by_id(practice.reflections, id); }
const Kept<Commitment>* find_commitment(const Practice& practice, const Id& id) { return find_by_id(practice.commitments, id); }
Kept<Reflection>* find_reflection(Model& model, const Id& id) { return find_by_id(model.practice.reflections, id); }
Kept<Commitment>* find_commitment(Model& model, const Id& id) { return find_by_id(model.practice.commitments, id); }

void keep(Turn& turn, Kept<Reflection>& reflection) {
  reflection.record.changed = turn.outside.now.instant;
  if (number(turn, reflection)) turn.ask(effect::SaveReflection{reflection.unsaved_since, {reflection.record}});
}

void keep(Turn& turn, Kept<Commitment>& commitment) {
  commitment.record.changed = turn.outside.now.instant;
  if (number(turn, commitment)) turn.ask(effect::SaveCommitment{commitment.unsaved_since, {commitment.record}});
}

void keep(Turn& turn, Kept<LensChoice>& choice) {
  if (number(turn, choice)) turn.ask(effect::SaveLens{choice.unsaved_since, {choice.record}});
}

void keep(Turn& turn, Kept<WorkshopPlan>& plan) {
  plan.record.changed = turn.outside.now.instant;
  if (number(turn, plan)) turn.ask(effect::SaveWorkshopPlan{plan.unsaved_since, {plan.record}});
}

void join_practice(Turn& turn, const Contents& contents) {
  Practice& practice = turn.model.practice;
  join(practice.reflections, contents.reflections);
  join(practice.commitments, contents.commitments);
  for (const LensChoice& choice : contents.lenses) {
    auto& known = practice.lenses[choice.by];
    if (known.unsaved_since == 0) known.record = choice;
  }
  for (const WorkshopPlan& plan : contents.plans) join(practice.plans[plan.case_id], plan);
  put_in_order(practice);
  open_fields(practice);
  if (take_up_plan(turn)) set_papers(turn);
}

void hold_practice(const Model& model, Contents& held, bool all) {
  for (const auto& one : model.practice.reflections)
    if (all || one.unsaved_since != 0) held.reflections.push_back(one.record);
  for (const auto& one : model.practice.commitments)
    if (all || one.unsaved_since != 0) held.commitments.push_back(one.record);
  for (const auto& [key, one] : model.practice.lenses)
    if (all || one.unsaved_since != 0) held.lenses.push_back(one.record);
  for (const auto& [case_id, one] : model.practice.plans)
    if (all || one.unsaved_since != 0) held.plans.push_back(one.record);
}

void take_back_practice(Turn& turn, const Contents& held) {
  Model& model = turn.model;
  Practice& practice = model.practice;
  const auto take = [&](auto& list, const auto& records) {
    for (const auto& record : records) {
      auto* known = find_by_id(list, record.id);
      if (!known) known = &list.emplace_back();
      *known = {record, ++model.saving.handed_over};
    }
  };
  take(practice.reflections, held.reflections);
  take(practice.commitments, held.commitments);
  for (const auto& choice : held.lenses) practice.lenses[choice.by] = {choice, ++model.saving.handed_over};
  for (const auto& plan : held.plans) practice.plans[plan.case_id] = {plan, ++model.saving.handed_over};
  put_in_order(practice);
}

bool practice_unsaved(const Model& model) {
  bool any = false;
  each(model.practice, [&](const auto& one) { any = any || one.unsaved_since != 0; });
  return any;
}

void practice_kept(Model& model, std::uint64_t number) {
  each(model.practice, [&](auto& one) {
    if (one.unsaved_since <= number) one.unsaved_since = 0;
  });
}

void forget_kept_practice(Model& model) {
  Practice& practice = model.practice;
  const auto kept = [](const auto& one) { return one.unsaved_since == 0; };
  std::erase_if(practice.reflections, kept);
  std::erase_if(practice.commitments, kept);
  std::erase_if(practice.lenses, [&](const auto& one) { return kept(one.second); });
  std::erase_if(practice.plans, [&](const auto& one) { return kept(one.second); });
}

void keep_practice(Turn& turn) {
  each(turn.model.practice, [&](auto& one) {
    if (one.unsaved_since != 0) keep(turn, one);
  });
}

void keep_field(Turn& turn, Field field) {
  Model& model = turn.model;
  Practice& practice = model.practice;
  if (field == Field::reflection_title || field == Field::reflection_day) {
    auto* reflection = find_reflection(model, practice.reflection);
    if (!reflection) return;
    const auto day = field == Field::reflection_day ? day_typed(practice.day.text, turn.outside.now) : std::nullopt;
    if (field == Field::reflection_day && !day) return;  // not a day yet: it stays what it was
    if (day) reflection->record.day = *day;
    reflection->record.title = practice.title.text;
    return keep(turn, *reflection);
  }
  auto* commitment = find_commitment(model, practice.commitment);
  if (!commitment) return;
  commitment->record.when = practice.when.text;
  commitment->record.will = practice.will.text;
  commitment->record.by = practice.by.text;
  commitment->record.with = practice.with.text;
  commitment->record.why = practice.why.text;
  keep(turn, *commitment);
}

void open_fields(Practice& practice) {
  const auto* reflection = find_reflection(practice, practice.reflection);
  open_field(practice.title, reflection ? reflection->record.title : std::string());
  const bool same_day = reflection && day_typed(practice.day.text, {}) == reflection->record.day;
  if (!same_day) open_field(practice.day, reflection ? day_to_type(reflection->record.day) : std::string());
  const auto* commitment = find_commitment(practice, practice.commitment);
  const Commitment none;
  const Commitment& record = commitment ? commitment->record : none;
  open_field(practice.when, record.when);
  open_field(practice.will, record.will);
  open_field(practice.by, record.by);
  open_field(practice.with, record.with);
  open_field(practice.why, record.why);
}

}  // namespace vignette::app
