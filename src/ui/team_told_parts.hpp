/// What the drawing of the room's screen is made of. Private to ui/team_told*.cpp and ui/team_wall.cpp.
#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

#include "ui/team_told.hpp"

namespace vignette::ui {

/// The sizes of look/08 and 09 for a window of 1440 × 900, as they are in this one; nothing is smaller than what can be read.
struct RoomScale {
  float by = 1;

  float at(float units) const { return std::round(units * by); }
  Type type(page::Face face, float size, float line, float least = 16) const {
    const float grown = std::round(std::max(least, size * by));
    return {face, grown, std::round(grown * line / size)};
  }
};
inline RoomScale room_scale(page::Rect rect) { return {std::clamp(std::min(rect.w / 1440, rect.h / 900), 0.2F, 4.0F)}; }

/// The first of some sizes in which words take no more than so many lines, and no more than a height; else the last.
Type fitting(Frame& frame, std::string_view words, std::initializer_list<Type> sizes, float width, float height, std::size_t lines);

/// The line at the foot: what is said at its left, boldly first, in the middle, and at its right. `strong` is its rule.
struct RoomFoot {
  std::string_view bold = {}, left = {}, right = {}, middle = {};
  float size = 22, line = 28, side = 64, below = 40, above = 18;
  bool strong = false;
};
float room_foot_top(Frame& frame, const RoomFoot& foot, page::Rect rect, RoomScale scale);
void draw_room_foot(Frame& frame, const RoomFoot& foot, page::Rect rect, RoomScale scale);

/// The wall, once it is shown: its columns under the question, in pages.
RoomDrawn draw_wall(Frame& frame, const Room& room, page::Rect rect, RoomScale scale, int page);
/// The colour over one of its columns.
Colour bar_colour(const Frame& frame, std::size_t column);

/// How phones get in, within a column; said in the room's languages.
void draw_way_in(Frame& frame, const Room& room, page::Rect rect, RoomScale scale);
/// The square picture, black on white with four clear modules whatever the theme; within a square of `side`. Answers its side, 0 for none.
float draw_squares(Frame& frame, const app::PhoneWay& way, page::Point at, float side);

}  // namespace vignette::ui
