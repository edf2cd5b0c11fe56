// What everybody will be told once a workshop has ended, as it will look to them.
#include <algorithm>
#include <array>
#include <optional>

#include "page/figure.hpp"
#include "ui/team_end_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr float phone_wide = 236, phone_high = 420, room_wide = 136, room_high = 85, apart = 36, under_label = 34;
constexpr Type phone_title{type::serif, 24, 30}, room_type{type::serif, 13, 17}, name_type{type::serif, 14, 20};

/// Its title and its lines, in each of the room's languages. Answers the height; draws where `at` is a place.
float tell(Frame& frame, const workshop::Told& told, Type title, Type text, float under_title, std::optional<page::Point> at, float width) {
  float high = 0;
  const auto put = [&](std::string_view words, Type type, page::Ink ink) {
    const float more = at ? ui::say(frame, words, type, {at->x, at->y + high}, width, ink) : set(frame, words, type, ink, width)->height;
    high += more + under_title;
  };
  const auto put_all = [&](const workshop::Told& one) {
    put(one.title, title, page::Ink::ink);
    for (const auto& line : one.lines) put(line, text, page::Ink::ink2);
  };
  put_all(told);
  std::ranges::for_each(told.also, put_all);
  return high;
}

/// A stage at rest: half rings over a line.
void draw_rings(Frame& frame, page::Point at) {
  using page::Paint;
  page::Figure figure;
  figure.size = {233, 96};
  for (const float radius : {84.0F, 62.0F})
    figure.shapes.emplace_back(
        page::Sector{.centre = {116, 92}, .radius = radius, .from = 180, .to = 360, .stroke = Paint::rule, .width = 2});
  figure.shapes.emplace_back(page::Sector{.centre = {116, 92}, .radius = 40, .from = 180, .to = 360, .stroke = Paint::accent, .width = 2});
  ui::figure(frame, figure, {at.x, at.y, 233, 96}, frame.colours->accent);
  rule(frame, at.x + 16, at.y + 91, 201, frame.colours->ink, 2);
}

float draw_phone(Frame& frame, const workshop::Told& told, page::Point at) {
  constexpr float inset = 16, head = 36, room = phone_wide - 2 * inset;
  const Colours& c = *frame.colours;
  float y = at.y + head + 10 + 96 + 14;
  float high = y - at.y + tell(frame, told, phone_title, type::meta, 6, {}, room);
  high = std::max(phone_high, high + 6 + 40 + 24);
  const page::Rect rect{at.x, at.y, phone_wide, high};
  fill(frame, rect, c.paper, 18);
  fill(frame, {at.x, at.y, phone_wide, head}, c.ground, 18);
  fill(frame, {at.x, at.y + 18, phone_wide, head - 18}, c.ground);
  rule(frame, at.x, at.y + head - 1, phone_wide, c.rule);
  stroke(frame, rect, c.edge, 1.5F, 18);
  icon(frame, page::Icon::vignette, {at.x + 14, at.y + 10}, c.accent, 15);
  letters(frame, *set(frame, say(Word::program_name), name_type), {at.x + 36, at.y + 8});
  draw_rings(frame, {at.x + 2, at.y + head + 10});
  const std::size_t item = frame.outline.items.size();
  describe(frame, Role::list, say(Word::team_phones_will), rect);
  ++frame.depth;
  y += tell(frame, told, phone_title, type::meta, 6, page::Point{at.x + inset, y}, room);
  ui::say(frame, workshop::in_each(told, [] { return say(Word::phone_close_page); }), type::meta, {at.x + inset, y + 6}, room,
          page::Ink::ink2);
  --frame.depth;
  ends(frame, item, rect);
  return high;
}

float draw_room(Frame& frame, const workshop::Told& told, page::Point at) {
  constexpr float across = 12, down = 14, room = room_wide - 2 * across;
  const float high = std::max(room_high, tell(frame, told, room_type, room_type, 4, {}, room) - 4 + 2 * down);
  const page::Rect rect{at.x, at.y, room_wide, high};
  fill(frame, rect, frame.colours->paper, 4);
  stroke(frame, rect, frame.colours->edge, 1, 4);
  describe(frame, Role::list, say(Word::team_room_will), rect);
  ++frame.depth;
  tell(frame, told, room_type, room_type, 4, page::Point{at.x + across, at.y + down}, room);
  --frame.depth;
  return high;
}

}  // namespace

float draw_end_previews(Frame& frame, const workshop::Told& told, bool phones, page::Point at, float width) {
  const bool beside = phones && width >= phone_wide + apart + room_wide;
  float x = at.x, y = at.y, high = 0;
  if (phones) {
    ui::say(frame, say(Word::team_phones_will), type::label, {x, y}, 0, page::Ink::ink2, Role::heading, 2);
    high = under_label + draw_phone(frame, told, {x, y + under_label});
    if (beside)
      x += phone_wide + apart;
    else
      y += high + 24;
  }
  const float words = ui::say(frame, say(Word::team_room_will), type::label, {x, y}, at.x + width - x, page::Ink::ink2, Role::heading, 2);
  const float room = words + 14 + draw_room(frame, told, {x, y + words + 14});
  return std::max(high, y + room - at.y);
}

}  // namespace vignette::ui
