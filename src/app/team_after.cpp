// What a crash left of a workshop, and what a team said it would do, weeks after the end.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

portfolio::Day today(portfolio::Now now) { return portfolio::day_of(now.instant, now.offset_minutes); }

const KeptRecord* chosen_record(const Team& team) {
  if (!team.records) return nullptr;
  const auto found = std::ranges::find(*team.records, team.record, &KeptRecord::file);
  return found == team.records->end() ? nullptr : &*found;
}

}  // namespace

void mind_unfinished(Turn& turn) {
  const Team& team = turn.model.team;
  const auto due = unfinished_due(turn.model);
  if (due && *due <= turn.outside.now.instant && !team.opening) carry_out(turn, intent::WipeUnfinished{});
}

std::optional<portfolio::Instant> unfinished_due(const Model& model) {
  return model.team.unfinished ? std::optional(model.team.unfinished->until) : std::nullopt;
}

void carry_out(Turn& turn, const intent::UnfinishedFound& wish) {
  Team& team = turn.model.team;
  team.journal = wish.journal;
  if (!team.open) team.unfinished = wish.unfinished;
  if (!wish.problem) return;
  team.opening = false;
  team.problem = wish.problem;
}

void carry_out(Turn& turn, const intent::GoOnWithUnfinished&) {
  Team& team = turn.model.team;
  if (!team.unfinished || team.open || team.opening) return;
  team.opening = true;
  team.problem.reset();
  team.ended.reset();
  if (team.case_id != team.unfinished->case_id) {
    team.case_id = team.unfinished->case_id;
    team.plan = {};  // as it is led
    team.before.reset();
    wipe(team.note);
    take_up_plan(turn);
  }
  team.choice = team.unfinished->choice;
  turn.ask(effect::GoOnWithUnfinished{});
}

void carry_out(Turn& turn, const intent::WipeUnfinished&) {
  Team& team = turn.model.team;
  if (!team.unfinished || team.open || team.opening) return;
  team.unfinished.reset();
  team.problem.reset();
  turn.ask(effect::WipeUnfinished{});
}

std::optional<std::size_t> commitment_back(const KeptRecord& record, portfolio::Now now) {
  for (std::size_t i = 0; i < record.commitments.size(); ++i)
    if (workshop::is_back(record.commitments[i], record.day, today(now))) return i;
  return std::nullopt;
}

const KeptRecord* team_on_start(const Model& model) {
  const Team& team = model.team;
  if (!model.habits.commitments_on_start || model.vault.locked || !team.records || team.not_today == today(model.now)) return nullptr;
  const KeptRecord* oldest = nullptr;
  for (const auto& one : *team.records)  // newest first
    if (commitment_back(one, model.now)) oldest = &one;
  return oldest;
}

void carry_out(Turn& turn, const intent::NotTodayTeam&) { turn.model.team.not_today = today(turn.outside.now); }

void carry_out(Turn& turn, const intent::ChooseBecame& wish) { turn.model.team.became = wish.became; }

void carry_out(Turn& turn, const intent::KeepBecame&) {
  Team& team = turn.model.team;
  const auto* record = chosen_record(team);
  const auto place = record ? commitment_back(*record, turn.outside.now) : std::nullopt;
  if (!place || !team.became || team.keeping.contains(team.record)) return;
  team.problem.reset();
  const auto typed = team.whys.find(team.record);
  const auto& why = team.keeping.emplace(team.record, typed == team.whys.end() ? std::string() : typed->second.text).first->second;
  turn.ask(effect::KeepBecame{record->file, *place, {.became = *team.became, .day = today(turn.outside.now), .why = why}});
}

void carry_out(Turn& turn, const intent::BecameKept& wish) {
  Team& team = turn.model.team;
  if (auto kept = team.keeping.extract(wish.file)) {
    const auto typed = team.whys.find(wish.file);
    if (!wish.problem && typed != team.whys.end()) take_away(typed->second, kept.mapped(), turn.outside.now.instant);
    wipe(kept.mapped());
  }
  if (wish.problem) {
    if (!turn.model.vault.locked) team.problem = wish.problem;
    return;
  }
  if (team.record == wish.file) team.became.reset();
  if (turn.model.vault.locked) return;
  turn.ask(effect::ReadRecords{});
  if (team.record == wish.file) turn.ask(effect::ReadRecord{wish.file});
}

}  // namespace vignette::app
