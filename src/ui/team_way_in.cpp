// How phones get in: the square picture, an address and a code.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/team_told_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::say;
using words::Word;

namespace {

float draw_rows(Frame& frame, const std::vector<std::string>& rows, std::string_view about, page::Point at, float side) {
  constexpr std::size_t quiet = 4;
  constexpr std::uint32_t black = 0xFF000000, white = 0xFFFFFFFF;
  if (rows.empty()) return 0;
  const auto across = static_cast<float>(rows.size() + 2 * quiet);
  const float each = std::floor(side * frame.density / across) / frame.density;  // of whole pixels
  if (each <= 0) return 0;
  const page::Rect box{snap(frame, at.x), snap(frame, at.y), side, side};
  fill(frame, box, white, side > 200 ? 10 : 3);
  stroke(frame, box, frame.colours->rule, 1, side > 200 ? 10 : 3);
  const float inset = snap(frame, (side - each * across) / 2) + each * quiet;
  const page::Point first{box.x + inset, box.y + inset};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto& line = rows[row];
    for (std::size_t column = 0; column < line.size(); ++column) {
      const auto begin = column;
      while (column < line.size() && line[column] == '1') ++column;
      if (column > begin)
        fill(frame,
             {first.x + each * static_cast<float>(begin), first.y + each * static_cast<float>(row),
              each * static_cast<float>(column - begin), each},
             black);
    }
  }
  describe(frame, Role::image, about, box);
  return side;
}

}  // namespace

float draw_squares(Frame& frame, const app::PhoneWay& way, page::Point at, float side) {
  return draw_rows(frame, way.squares, say(Word::screen_go), at, side);
}

void draw_way_in(Frame& frame, const Room& room, page::Rect rect, RoomScale scale) {
  constexpr float least_squares = 88;
  const app::PhoneWay& way = *room.way;
  const auto in_room = [&](Word word) { return workshop::in_each(room.told, [&] { return say(word); }); };
  const std::string go = in_room(Word::screen_go), type_it = in_room(Word::screen_type), how_it_is = in_room(Word::screen_how);
  const Type label = scale.type(type::sans, 22, 28), how = scale.type(type::sans, 22, 30);
  const auto of = [&](float size, float line) { return scale.type(type::sans_bold, size, line); };
  const Type address = fitting(frame, way.address, {of(32, 40), of(28, 36), of(24, 32), of(20, 28), of(16, 22)}, rect.w, rect.h, 1);
  const Type code = fitting(frame, way.code, {of(66, 72), of(54, 60), of(40, 48), of(28, 36)}, rect.w, rect.h / 4, 1);
  const auto high_of = [&](std::string_view words, Type type) { return set(frame, words, type, page::Ink::ink3, rect.w)->height; };
  const float rules = high_of(how_it_is, how);
  const float gap = std::max(6.0F, scale.at(20)), between = std::max(4.0F, scale.at(12));
  const bool has_wifi = !way.wifi.empty();
  const float apart = scale.at(24), each = has_wifi ? (rect.w - apart) / 2 : rect.w;
  const std::string wifi = has_wifi ? in_room(Word::screen_wifi) : std::string();
  const auto high_beside = [&](std::string_view said) { return set(frame, said, label, page::Ink::ink3, each)->height; };
  const float go_high = has_wifi ? std::max(high_beside(go), high_beside(wifi)) : high_of(go, label);
  const float words = gap + go_high + high_of(way.address, address) + between + high_of(type_it, label) + code.line;
  // Where there is little height the rules go first: they were read aloud at the opening.
  const bool has_rules = rect.h - words - between - rules >= least_squares;
  const float side = std::min(each, rect.h - words - (has_rules ? between + rules : 0));
  float y = rect.y;
  // Where the Wi-Fi has a picture too it stands first: without it the other leads nowhere.
  const float x = has_wifi ? rect.x + each + apart : rect.x;
  const float high = draw_squares(frame, way, {x, y}, side);
  if (has_wifi) draw_rows(frame, way.wifi, wifi, {rect.x, y}, side);
  if (high > 0) y += high + gap;
  if (has_wifi) ui::say(frame, wifi, label, {rect.x, y}, each, page::Ink::ink3);
  ui::say(frame, go, label, {x, y}, each, page::Ink::ink3);
  y += go_high;
  y += ui::say(frame, way.address, address, {rect.x, y}, rect.w) + between;
  y += ui::say(frame, type_it, label, {rect.x, y}, rect.w, page::Ink::ink3);
  y += ui::say(frame, way.code, code, {rect.x, y}, rect.w);
  if (has_rules) ui::say(frame, how_it_is, how, {rect.x, y + between}, rect.w, page::Ink::ink3);
}

}  // namespace vignette::ui
