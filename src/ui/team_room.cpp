// The room's screen: the whole window, and nothing on it but what the room is told. What can be pressed is there for screen readers, and is
// seen only while the keyboard is on it.
#include <algorithm>

#include "ui/team_leading.hpp"
#include "ui/team_told.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

/// A button at the window's foot, which takes no room until the keyboard comes to it.
bool unseen_button(Frame& frame, Word name) {
  constexpr ButtonLook look{.height = 40};
  const Id id = control_id(Role::button, say(name));
  if (frame.memory.focus != id) return touch(frame, id, Role::button, say(name), {}).activated;  // no pointer finds it
  const float wide = std::min(button_width(frame, say(name), look), frame.width - 24);
  return button(frame, say(name), {frame.width - wide - 12, frame.height - 52, wide, 40}, look);
}

}  // namespace

void draw_room(const app::Model& model, Frame& frame) {
  const page::Rect window{0, 0, frame.width, frame.height};
  fill(frame, window, frame.colours->paper);
  const int asked = model.team.page;
  const RoomDrawn drawn = draw_told(frame, room_of(model), window, asked);
  if (drawn.page != asked) frame.wish(app::intent::TurnWall{drawn.page});
  if (drawn.pages != model.team.room.pages) frame.wish(app::intent::WallLaid{drawn.pages});
  const Region region(frame, say(Word::screen_join_title), {0, 0, 1, 1});
  if (drawn.page > 0 && unseen_button(frame, Word::screen_earlier)) frame.wish(app::intent::TurnWall{drawn.page - 1});
  if (drawn.page + 1 < drawn.pages && unseen_button(frame, Word::screen_more)) frame.wish(app::intent::TurnWall{drawn.page + 1});
  if (model.screen == app::Screen::room) {
    if (unseen_button(frame, Word::do_room)) frame.wish(app::intent::LeaveRoom{});
  } else if (unseen_button(frame, Word::team_room_close)) {
    frame.wish(app::intent::CloseRoomWindow{});
  }
}

}  // namespace vignette::ui
