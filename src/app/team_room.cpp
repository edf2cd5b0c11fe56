// Where the room's screen stands: in place of the facilitator's window, or in a window of its own.

#include <algorithm>

#include "app/turn.hpp"

namespace vignette::app {

namespace {

using Kind = RoomPlace::Kind;

words::Problem problem(words::Word what, words::Word mend) {
  return {.what = std::string(words::say(what)), .mend = std::string(words::say(mend))};
}

}  // namespace

bool room_is_shown(const Model& model) { return model.screen == Screen::room || model.team.room.open.has_value(); }

void mind_room(Turn& turn) {
  const Model& model = turn.model;
  const Team& team = model.team;
  // How it ended stays before the room for as long as whoever leads is there, too.
  if (team.room.open && !team.open && model.screen != Screen::team_end) carry_out(turn, intent::CloseRoomWindow{});
}

void carry_out(Turn& turn, const intent::ShowRoom&) {
  Model& model = turn.model;
  Team& team = model.team;
  if (!team.open || model.screen != Screen::leading || team.room.open) return;
  team.problem.reset();
  team.page = 0;
  const auto place = room_place(team.room);
  if (place.kind == Kind::here)
    model.screen = Screen::room;
  else
    turn.ask(effect::OpenRoomWindow{place});
}

void carry_out(Turn& turn, const intent::LeaveRoom&) {
  Model& model = turn.model;
  if (model.screen != Screen::room) return;
  model.team.covered = true;
  model.screen = Screen::leading;
  if (kept_out(turn, {Screen::leading, {}, 0})) std::erase(model.back, Screen::leading);
}

void carry_out(Turn& turn, const intent::ChooseRoomPlace& wish) {
  auto& room = turn.model.team.room;
  room.chosen = wish.place;
  if (!room.open || *room.open == wish.place) return;
  if (wish.place.kind == Kind::here)
    carry_out(turn, intent::CloseRoomWindow{});
  else
    turn.ask(effect::OpenRoomWindow{wish.place});
}

void carry_out(Turn& turn, const intent::CloseRoomWindow&) {
  auto& room = turn.model.team.room;
  if (!room.open) return;
  room.open.reset();
  turn.ask(effect::CloseRoomWindow{});
}

void carry_out(Turn& turn, const intent::WallLaid& wish) { turn.model.team.room.pages = std::max(1, wish.pages); }

void carry_out(Turn& turn, const intent::TurnWall& wish) { turn.model.team.page = std::max(0, wish.page); }

void carry_out(Turn& turn, const intent::DisplaysFound& wish) { turn.model.team.room.displays = wish.displays; }

void carry_out(Turn& turn, const intent::RoomWindowOpened& wish) { turn.model.team.room.open = wish.place; }

void carry_out(Turn& turn, const intent::RoomWindowClosed& wish) {
  Team& team = turn.model.team;
  if (!team.room.open) return;
  team.room.open.reset();
  if (wish.lost && team.open) team.problem = problem(words::Word::team_room_lost, words::Word::team_room_lost_mend);
}

void carry_out(Turn& turn, const intent::RoomWindowNotOpened&) {
  Team& team = turn.model.team;
  team.room.open.reset();
  if (team.open) team.problem = problem(words::Word::team_room_not_opened, words::Word::team_room_not_opened_mend);
}

}  // namespace vignette::app
