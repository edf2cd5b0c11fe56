// How phones get in: the square picture, an address and a code.
#include <algorithm>
#include <cmath>

#include "ui/team_told_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::say;
using words::Word;

float draw_squares(Frame& frame, const app::PhoneWay& way, page::Point at, float side) {
  constexpr std::size_t quiet = 4;
  constexpr std::uint32_t black = 0xFF000000, white = 0xFFFFFFFF;
  if (way.squares.empty()) return 0;
  const auto across = static_cast<float>(way.squares.size() + 2 * quiet);
  const float each = std::floor(side * frame.density / across) / frame.density;  // of whole pixels
  if (each <= 0) return 0;
  const page::Rect box{snap(frame, at.x), snap(frame, at.y), side, side};
  fill(frame, box, white, side > 200 ? 10 : 3);
  stroke(frame, box, frame.colours->rule, 1, side > 200 ? 10 : 3);
  const float inset = snap(frame, (side - each * across) / 2) + each * quiet;
  const page::Point first{box.x + inset, box.y + inset};
  for (std::size_t row = 0; row < way.squares.size(); ++row) {
    const auto& line = way.squares[row];
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
  describe(frame, Role::image, say(Word::screen_go), box);
  return side;
}

void draw_way_in(Frame& frame, const app::PhoneWay& way, page::Rect rect, RoomScale scale) {
  constexpr float least_squares = 88;
  const Type label = scale.type(type::sans, 22, 28), how = scale.type(type::sans, 22, 30);
  const auto of = [&](float size, float line) { return scale.type(type::sans_bold, size, line); };
  const Type address = fitting(frame, way.address, {of(32, 40), of(28, 36), of(24, 32), of(20, 28), of(16, 22)}, rect.w, rect.h, 1);
  const Type code = fitting(frame, way.code, {of(66, 72), of(54, 60), of(40, 48), of(28, 36)}, rect.w, rect.h / 4, 1);
  const auto rules = set(frame, say(Word::screen_how), how, page::Ink::ink3, rect.w);
  const auto typed = set(frame, way.address, address, page::Ink::ink, rect.w);
  const float gap = std::max(6.0F, scale.at(20)), between = std::max(4.0F, scale.at(12));
  const float words = gap + label.line + typed->height + between + label.line + code.line;
  // Where there is little height the rules go first: they were read aloud at the opening.
  const bool has_rules = rect.h - words - between - rules->height >= least_squares;
  const float side = std::min(rect.w, rect.h - words - (has_rules ? between + rules->height : 0));
  float y = rect.y;
  if (const float high = draw_squares(frame, way, {rect.x, y}, side); high > 0) y += high + gap;
  y += ui::say(frame, say(Word::screen_go), label, {rect.x, y}, rect.w, page::Ink::ink3);
  y += ui::say(frame, way.address, address, {rect.x, y}, rect.w) + between;
  y += ui::say(frame, say(Word::screen_type), label, {rect.x, y}, rect.w, page::Ink::ink3);
  y += ui::say(frame, way.code, code, {rect.x, y}, rect.w);
  if (has_rules) ui::say(frame, say(Word::screen_how), how, {rect.x, y + between}, rect.w, page::Ink::ink3);
}

}  // namespace vignette::ui
