// The end of a workshop, and what was kept of earlier ones.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

void shut_record(Team& team) {
  for (auto& line : team.lines) wipe(line.text);
  team.lines.clear();
  team.record.clear();
  team.removing = false;
  team.became.reset();
}

}  // namespace

bool ends_team_first(Turn& turn) {
  Model& model = turn.model;
  Team& team = model.team;
  if (!team.open || std::exchange(team.leaving, true)) return false;
  if (!kept_out(turn, {Screen::leading, {}, 0})) {
    if (model.screen == Screen::room) model.screen = Screen::leading;
    team.covered = true;
    go(model, Screen::team_end);
    turn.ask(effect::ReadEnding{});
  }
  model.notice = words::Problem{.what = std::string(words::say(words::Word::team_leaving)),
                                .mend = std::string(words::say(words::Word::team_leaving_mend))};
  return true;
}

void carry_out(Turn& turn, const intent::EndingRead& wish) {
  Model& model = turn.model;
  if (model.vault.locked || !model.team.open || model.screen != Screen::team_end) return;
  model.team.ending = wish.ending;
}

void carry_out(Turn& turn, const intent::KeepFlagged& wish) {
  auto& with = turn.model.team.with_flagged;
  if (wish.keep)
    with.insert(wish.of);
  else
    with.erase(wish.of);
}

void carry_out(Turn& turn, const intent::EndWorkshop& wish) {
  Team& team = turn.model.team;
  if (!team.open || team.is_ending) return;
  team.is_ending = true;
  team.problem.reset();
  turn.ask(effect::EndWorkshop{wish.keep && team.leading.keep != workshop::Keep::nothing, team.with_flagged});
}

void carry_out(Turn& turn, const intent::TeamNotEnded& wish) {
  Team& team = turn.model.team;
  team.is_ending = false;
  team.problem = wish.problem;
}

void carry_out(Turn& turn, const intent::TeamHasEnded& wish) {
  Model& model = turn.model;
  Team& team = model.team;
  wipe_words(team);
  wipe(team.wifi.name);
  wipe(team.wifi.password);
  const bool leaves = std::exchange(team.leaving, false);
  team.leading = {};
  team.open = team.opening = team.is_ending = team.covered = false;
  team.with_flagged.clear();
  team.would_change.clear();
  team.begun.clear();
  team.paused.reset();
  team.ended = wish.ended;
  team.step = 0;
  forget_records(team);
  turn.ask(effect::ReadRecords{});
  std::erase(model.back, Screen::leading);
  std::erase(model.back, Screen::team_end);
  if (!model.vault.locked && (model.screen == Screen::leading || model.screen == Screen::room)) model.screen = Screen::team_end;
  if (leaves) carry_out(turn, intent::Quit{});
}

void carry_out(Turn& turn, const intent::ShowWorkshops&) {
  Model& model = turn.model;
  if (model.team.open) return carry_out(turn, intent::ShowLeading{});
  if (kept_out(turn, {Screen::workshops, {}, 0})) return;
  go(model, Screen::workshops);
  turn.ask(effect::ReadRecords{});
  turn.ask(effect::FindUnfinished{});
}

void carry_out(Turn& turn, const intent::RecordsRead& wish) {
  Team& team = turn.model.team;
  if (turn.model.vault.locked) return;
  team.records = wish.records;
  team.problem = wish.problem;
  if (std::ranges::find(wish.records, team.record, &KeptRecord::file) == wish.records.end()) shut_record(team);
}

void carry_out(Turn& turn, const intent::ChooseRecord& wish) {
  Team& team = turn.model.team;
  shut_record(team);
  const bool known = team.records && std::ranges::find(*team.records, wish.file, &KeptRecord::file) != team.records->end();
  if (!known) return;
  team.record = wish.file;
  team.whys.try_emplace(wish.file);
  turn.ask(effect::ReadRecord{wish.file});
}

void carry_out(Turn& turn, const intent::RecordRead& wish) {
  Team& team = turn.model.team;
  if (!turn.model.vault.locked && wish.file == team.record) team.lines = wish.lines;
}

void carry_out(Turn& turn, const intent::AskToRemoveRecord& wish) {
  Team& team = turn.model.team;
  team.removing = wish.ask && !team.record.empty();
}

void carry_out(Turn& turn, const intent::RemoveRecord&) {
  Team& team = turn.model.team;
  if (!team.removing) return;
  auto file = team.record;
  shut_record(team);
  turn.ask(effect::RemoveRecord{std::move(file)});
}

}  // namespace vignette::app
