/// What everybody in the room is told, drawn: as large as a window, and as the small picture that whoever leads has beside what they do
/// (look/08-workshop-audience, 09-workshop-revealed). Both come from `Room` alone, which holds nothing hidden.
#pragma once

#include <string>

#include "ui/widgets.hpp"

namespace vignette::ui {

struct Room {
  const workshop::Told& told;
  std::string left;                    ///< how long there is, in words
  const app::PhoneWay* way = nullptr;  ///< how phones get in; nullptr: they don't
};
Room room_of(const app::Model& model);

struct RoomDrawn {
  int page = 0, pages = 1;  ///< of the wall: the one shown is the last where fewer are needed than were asked for
};
RoomDrawn draw_told(Frame& frame, const Room& room, page::Rect rect, int page);
void draw_told_small(Frame& frame, const Room& room, page::Rect rect);

}  // namespace vignette::ui
