// "Try this room": whether a phone reaches this computer, before phones are let in. The server and the network are the shell's.

#include <utility>

#include "app/turn.hpp"

namespace vignette::app {

namespace {

constexpr std::int64_t patience_ms = 60'000;

using Stage = workshop::Tried::Stage;

/// Whether nobody has come in who could say more than the network does.
bool still_waits(const RoomTrial& trial) {
  return trial.stands && !trial.looked_around && (trial.stands->stage == Stage::waiting || trial.stands->stage == Stage::here);
}

words::Problem problem(words::Word what, words::Word mend) {
  return {.what = std::string(words::say(what)), .mend = std::string(words::say(mend))};
}

}  // namespace

void carry_out(Turn& turn, const intent::TryRoom&) {
  Model& model = turn.model;
  Team& team = model.team;
  if (model.screen != Screen::team_plan || team.open || team.opening) return;
  stop_trying(turn);
  team.trial.emplace();
  const bool known = team.addresses.has_value();
  if (known && team.addresses->empty()) {
    // Perhaps it has joined one meanwhile: then the way in is found anew, too.
    team.addresses.reset();
    turn.ask(effect::FindAddresses{});
  } else if (known && team.choice.phones && team.choice.address.empty()) {
    team.trial->problem = problem(words::Word::team_try_nowhere, words::Word::team_try_nowhere_mend);
    return;
  }
  turn.ask(effect::TryRoom{team.choice.address});
}

void carry_out(Turn& turn, const intent::StopTrying&) { stop_trying(turn); }

void carry_out(Turn& turn, const intent::RoomTried& wish) {
  auto& trial = turn.model.team.trial;
  if (!trial) return;
  if (!trial->stands) trial->until.ms = turn.outside.now.instant.ms + patience_ms;
  trial->problem.reset();
  trial->stands = wish.tried;
}

void carry_out(Turn& turn, const intent::RoomNotTried& wish) {
  auto& trial = turn.model.team.trial;
  if (!trial) return;
  trial->stands.reset();
  trial->problem = wish.problem;
}

void stop_trying(Turn& turn) {
  auto& trial = turn.model.team.trial;
  if (!trial) return;
  trial.reset();
  turn.ask(effect::StopTrying{});
}

void mind_trial(Turn& turn) {
  Model& model = turn.model;
  auto& trial = model.team.trial;
  if (!trial) return;
  if (model.screen != Screen::team_plan || model.vault.locked || model.team.open) return stop_trying(turn);
  if (!still_waits(*trial) || turn.outside.now.instant < trial->until) return;
  trial->looked_around = true;
  turn.ask(effect::LookAround{});
}

std::optional<portfolio::Instant> trial_due(const Model& model) {
  const auto& trial = model.team.trial;
  return trial && still_waits(*trial) ? std::optional(trial->until) : std::nullopt;
}

}  // namespace vignette::app
