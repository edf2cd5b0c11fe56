/// What the screen of whoever leads is made of. Private to ui/team_leading*.cpp. Each draws at a place, as wide as it is told, and answers
/// its height.
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Every step, the one the room is at with its parts, a coming one that was chosen with its tools; and what is kept, at the rectangle's
/// foot where that is lower.
float draw_leading_plan(const app::Model& model, Frame& frame, page::Rect rect);
/// The step one is at: what the room does, one's notes, what came in, ways in.
float draw_leading_step(const app::Model& model, Frame& frame, page::Point at, float width);
/// Looking through: cards in their groups.
float draw_leading_cards(const app::Model& model, Frame& frame, page::Point at, float width);
/// The timer, and what can be done next. `large`: with room for its figures.
float draw_leading_time(const app::Model& model, Frame& frame, page::Point at, float width, bool large);
/// What the room sees, and the way to show it; without its picture in narrow windows.
/// Where the room's screen stands, and showing it there. Answers the height.
float draw_room_place(const app::Model& model, Frame& frame, page::Point at, float width);
float draw_room_preview(const app::Model& model, Frame& frame, page::Point at, float width, bool picture);

/// Words that act, on as many lines as they need. Answers whether they were used.
struct WayOn {
  float height = 0;
  bool used = false;
};
WayOn way_on(Frame& frame, std::string_view name, page::Point at, float width, std::uint64_t id_hint = 0);
/// A field of one line and its button, which Enter presses too. Wishes that what is typed is taken.
float typed_line(const app::Model& model, Frame& frame, app::Field which, std::string_view name, std::string_view act, page::Point at,
                 float width, float field_width);

/// A hairline, and a label under it.
float begin_part(Frame& frame, std::string_view label, page::Point at, float width);

}  // namespace vignette::ui
