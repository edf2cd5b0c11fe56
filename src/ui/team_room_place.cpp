// Where the room's screen stands: in place of this window, on a display of its own, or in a window of its own.
#include <algorithm>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "ui/team_choice.hpp"
#include "ui/team_leading_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using Kind = app::RoomPlace::Kind;

constexpr ButtonLook low{.height = 32, .padding = 12, .type = type::label};

/// Displays that nobody leads on first: they are what the room looks at.
std::vector<app::RoomPlace> places_of(const app::RoomWindow& room) {
  std::vector<app::RoomPlace> all;
  for (const auto& display : room.displays)
    if (!display.leads) all.push_back({Kind::display, display.name});
  all.push_back({Kind::here});
  all.push_back({Kind::window});
  return all;
}

std::string name_of(const app::RoomPlace& place) {
  switch (place.kind) {
    case Kind::display:
      return say(Word::team_room_on, fmt::arg("display", place.display));
    case Kind::window:
      return std::string(say(Word::team_room_own));
    case Kind::here:
      break;
  }
  return std::string(say(Word::team_room_here));
}

/// What it is like, or what showing it does.
std::string how(const app::RoomPlace& place, bool open) {
  if (open)
    return place.kind == Kind::display ? say(Word::team_room_open_on, fmt::arg("display", place.display))
                                       : std::string(say(Word::team_room_open_own));
  const auto commands = app::commands();
  const auto command = std::ranges::find(commands, Word::do_room, &app::Command::name);
  const std::string key = command == commands.end() ? std::string() : app::describe(command->chord);
  return say(place.kind == Kind::here ? Word::team_room_how : Word::team_room_how_own, fmt::arg("key", key));
}

/// From page to page of the wall, while the room has it in a window of its own. Answers the height.
float draw_turning(const app::Team& team, Frame& frame, page::Point at, float width) {
  if (team.room.pages < 2) return 0;
  ButtonLook back = low, on = low;
  back.available = team.page > 0;
  on.available = team.page + 1 < team.room.pages;
  float y = at.y;
  const std::string told = say(Word::screen_page, fmt::arg("at", team.page + 1), fmt::arg("count", team.room.pages));
  y += ui::say(frame, told, type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 6;
  const float wide = button_width(frame, say(Word::screen_earlier), back), next = button_width(frame, say(Word::screen_more), on);
  const bool beside = wide + 8 + next <= width;
  if (button(frame, say(Word::screen_earlier), {at.x, y, wide, 32}, back) && back.available)
    frame.wish(app::intent::TurnWall{team.page - 1});
  if (!beside) y += 32 + 8;
  if (button(frame, say(Word::screen_more), {beside ? at.x + wide + 8 : at.x, y, next, 32}, on) && on.available)
    frame.wish(app::intent::TurnWall{team.page + 1});
  return y + 32 + 12 - at.y;
}

}  // namespace

float draw_room_place(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto& room = model.team.room;
  const app::RoomPlace here = room.open.value_or(app::room_place(room));
  const auto places = places_of(room);
  std::vector<std::string> names;
  for (const auto& place : places) names.push_back(name_of(place));
  float y = at.y;
  if (room.open) {
    y += draw_turning(model.team, frame, {at.x, y}, width);
    if (button(frame, say(Word::team_room_close), {at.x, y, 0, 32}, low)) frame.wish(app::intent::CloseRoomWindow{});
  } else if (button(frame, say(Word::team_room_show), {at.x, y, 0, 32}, low)) {
    frame.wish(app::intent::ShowRoom{});
  }
  y += 32 + 10;
  const auto chosen = std::ranges::find(places, here) - places.begin();
  const ChoiceMade made = one_of_lines(frame, say(Word::team_room_where), names, static_cast<int>(chosen), {at.x, y}, width);
  if (made.chosen) frame.wish(app::intent::ChooseRoomPlace{places[static_cast<std::size_t>(*made.chosen)]});
  y += made.height + 6;
  return y + ui::say(frame, how(here, room.open.has_value()), type::meta, {at.x, y}, width, page::Ink::ink3) - at.y;
}

}  // namespace vignette::ui
