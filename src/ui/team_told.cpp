#include "ui/team_told.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "ui/team_told_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using Screen = workshop::Told::Screen;
using words::say;
using words::Word;

constexpr std::array shrinks{1.0F, 0.86F, 0.72F, 0.6F, 0.5F, 0.42F, 0.35F, 0.3F, 0.25F};

bool lets_in(const Room& room) {
  return room.way && !room.way->code.empty() && (room.told.screen == Screen::telling || room.told.screen == Screen::writing);
}
bool talks(const workshop::Told& told) { return told.screen == Screen::looking || told.screen == Screen::talked; }
/// What is large: while the room talks, that it does.
std::string_view leads(const workshop::Told& told) {
  return talks(told) && !told.lines.empty() ? std::string_view(told.lines.front()) : std::string_view(told.title);
}

/// One paragraph of what is told.
struct Piece {
  std::string_view words;
  float size = 70, line = 86;
  page::Ink ink = page::Ink::ink;
  bool leads = true, quiet = false;
};
using Pieces = std::vector<Piece>;

std::vector<const workshop::Told*> versions(const workshop::Told& told) {
  std::vector<const workshop::Told*> all{&told};
  for (const auto& other : told.also) all.push_back(&other);
  return all;
}

Piece line_of(std::string_view words) { return {words, 32, 44, page::Ink::ink2, false}; }
Piece small_of(std::string_view words) { return {words, 26, 36, page::Ink::ink3, false, true}; }

/// The screen in columns: one, or one for each language where whole sentences are told in both. A question's wording is there once.
std::vector<Pieces> columns_of(const workshop::Told& told, bool room_for_two) {
  const bool sentences = told.screen == Screen::telling || told.screen == Screen::ended;
  const bool beside = sentences && room_for_two && told.agreed.empty();
  const auto all = versions(told);
  std::vector<Pieces> columns(1);
  for (const auto* one : all) {
    if (beside && one != all.front()) columns.emplace_back();
    auto& column = columns.back();
    if (sentences || talks(told) || one == all.front()) column.push_back({leads(*one)});
    if (!sentences) continue;
    for (const auto& line : one->lines) column.push_back(line_of(line));
    if (!one->small.empty()) column.push_back(small_of(one->small));
  }
  auto& last = columns.back();
  if (talks(told)) last.push_back({told.title, 38, 48, page::Ink::ink2, false});
  for (const auto& line : told.agreed) last.push_back(line_of(line));
  for (const auto* one : all)
    if (!sentences && !one->small.empty()) last.push_back(small_of(one->small));
  return columns;
}

struct PageLaid {
  RoomScale scale;
  std::vector<std::vector<Type>> types;  ///< by column
  float high = 0;
};
float over(const Piece& piece, RoomScale scale) { return scale.at(piece.leads ? 36 : 20); }

PageLaid laid(Frame& frame, const std::vector<Pieces>& columns, float width, float height, RoomScale less, float least) {
  const auto of = [&](float size, float line) { return less.type(type::serif, size, line, least + 2); };
  Type lead = of(70, 86);
  for (const auto& column : columns)
    for (const auto& piece : column)
      if (piece.leads)
        if (const Type fits = fitting(frame, piece.words, {of(70, 86), of(60, 74), of(50, 62)}, width, height, 5); fits.size < lead.size)
          lead = fits;
  PageLaid page{.scale = less, .types = {}};
  for (const auto& column : columns) {
    auto& types = page.types.emplace_back();
    float high = 0;
    for (const auto& piece : column) {
      types.push_back(piece.leads ? lead : less.type(piece.quiet ? type::sans : type::serif, piece.size, piece.line, least));
      if (&piece != &column.front()) high += over(piece, less);
      high += set(frame, piece.words, types.back(), piece.ink, width)->height;
    }
    page.high = std::max(page.high, high);
  }
  return page;
}

/// What is told, as large as it fits.
void draw_page(Frame& frame, const workshop::Told& told, page::Point at, float width, float height, RoomScale scale) {
  const float gap = scale.at(64);
  const auto columns = columns_of(told, width >= scale.at(800) && width >= 560);
  const auto count = static_cast<float>(columns.size());
  const float each = std::floor((width - gap * (count - 1)) / count);
  PageLaid page;
  // Two languages in a window too small for them stand in smaller letters rather than beyond its edge.
  page.high = height + 1;
  for (const float least : {16.0F, 13.0F, 10.0F})
    for (const float shrink : shrinks)
      if (page.high > height) page = laid(frame, columns, each, height, {scale.by * shrink}, least);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const float x = at.x + static_cast<float>(i) * (each + gap);
    float y = at.y;
    for (std::size_t j = 0; j < columns[i].size(); ++j) {
      const Piece& piece = columns[i][j];
      if (j > 0) y += over(piece, page.scale);
      const Role role = piece.leads ? Role::heading : Role::paragraph;
      y += ui::say(frame, piece.words, page.types[i][j], {x, y}, each, piece.ink, role, piece.leads ? 1 : 0);
    }
  }
}

struct FootSaid {
  std::string bold, left, right;
  RoomFoot foot() const {
    return {.bold = bold, .left = left, .right = right, .size = 28, .line = 36, .side = 80, .below = 52, .above = 24, .strong = true};
  }
};
/// The second of two lines, in each language.
std::string second_line(const workshop::Told& told) {
  std::string all;
  for (const auto* one : versions(told)) {
    if (one->lines.size() < 2) continue;
    if (!all.empty()) all += " | ";
    all += one->lines[1];
  }
  return all;
}

FootSaid foot_of(const Room& room) {
  const auto& told = room.told;
  FootSaid said{.bold = {}, .left = room.left, .right = {}};
  switch (told.screen) {
    case Screen::writing:
      said.bold = workshop::on_one_line(told, &workshop::Told::in);
      said.right = workshop::in_each(told, [] { return say(Word::room_nobody_reads); });
      break;
    case Screen::looking:
    case Screen::talked:
      if (auto line = second_line(told); !line.empty()) {
        said.left = std::move(line);
        said.right = room.left;
      }
      break;
    case Screen::telling:
      said.left = workshop::on_one_line(told, &workshop::Told::kept);
      said.right = room.left;
      break;
    case Screen::shown:
    case Screen::ended:
      said.left = {};
      break;
  }
  return said;
}

}  // namespace

Room room_of(const app::Model& model) {
  const app::Team& team = model.team;
  const auto& leading = team.leading;
  if (!team.open && team.ended) return {team.ended->told, {}};  // in a window of its own it stays until whoever leads goes on
  return {leading.told, app::time_left_in_words(model.team, model.now.instant), leading.way ? &*leading.way : nullptr};
}

Type fitting(Frame& frame, std::string_view words, std::initializer_list<Type> sizes, float width, float height, std::size_t lines) {
  Type last{};
  for (const Type& one : sizes) {
    last = one;
    const auto setting = set(frame, words, one, page::Ink::ink, width);
    if (setting->lines.size() <= lines && setting->height <= height) break;
  }
  return last;
}

namespace {

/// Where the parts of the foot stand.
struct FootLaid {
  std::shared_ptr<const page::Setting> head, left, middle, right;
  float x = 0, wide = 0, from = 0, y = 0, last = 0, top = 0;
  bool beside = true;  ///< all on one line
};
FootLaid laid(Frame& frame, const RoomFoot& foot, page::Rect rect, RoomScale scale) {
  const Type text = scale.type(type::sans, foot.size, foot.line), bold = scale.type(type::sans_bold, foot.size, foot.line);
  const float side = std::max(20.0F, scale.at(foot.side)), gap = std::max(12.0F, scale.at(28));
  FootLaid at{.x = rect.x + side, .wide = rect.w - 2 * side};
  at.head = set(frame, foot.bold, bold, page::Ink::ink);
  at.left = set(frame, foot.left, text, page::Ink::ink2);
  at.right = set(frame, foot.right, text, page::Ink::ink2);
  at.middle = set(frame, foot.middle, text, page::Ink::ink3);
  at.from = foot.bold.empty() ? 0 : at.head->width + gap;
  const float middle = foot.middle.empty() ? 0 : 2 * gap + at.middle->width;
  at.beside = at.from + at.left->width + gap + middle + at.right->width <= at.wide;
  if (!at.beside) {
    at.left = set(frame, foot.left, text, page::Ink::ink2, at.wide - at.from);
    at.right = set(frame, foot.right, text, page::Ink::ink2, at.wide - (foot.middle.empty() ? 0 : at.middle->width + gap));
  }
  const float first = std::max(text.line, at.left->height);
  const float second = foot.right.empty() && foot.middle.empty() ? 0 : std::max(at.right->height, text.line);
  at.y = snap(frame, rect.bottom() - std::max(10.0F, scale.at(foot.below)) - first - (at.beside ? 0 : second));
  at.last = at.beside ? at.y : at.y + first;
  at.top = at.y - std::max(8.0F, scale.at(foot.above));
  return at;
}

}  // namespace

float room_foot_top(Frame& frame, const RoomFoot& foot, page::Rect rect, RoomScale scale) { return laid(frame, foot, rect, scale).top; }

void draw_room_foot(Frame& frame, const RoomFoot& foot, page::Rect rect, RoomScale scale) {
  const FootLaid at = laid(frame, foot, rect, scale);
  rule(frame, at.x, at.top, at.wide, foot.strong ? frame.colours->ink : frame.colours->rule, foot.strong ? 2 : 1);
  if (!foot.bold.empty()) say_set(frame, *at.head, foot.bold, {at.x, at.y}, Role::status);
  if (!foot.left.empty()) say_set(frame, *at.left, foot.left, {at.x + at.from, at.y});
  // In the middle of the window, or of what is left between the others.
  const float from = at.x + at.from + at.left->width, to = at.x + at.wide - at.right->width - at.middle->width;
  const float centre = at.x + (at.wide - at.middle->width) / 2;
  const float middle = !at.beside ? at.x : centre >= from + 12 && centre <= to - 12 ? centre : (from + to) / 2;
  if (!foot.middle.empty()) say_set(frame, *at.middle, foot.middle, {middle, at.last}, Role::status);
  const bool ends_right = at.beside || !foot.middle.empty();
  if (!foot.right.empty()) say_set(frame, *at.right, foot.right, {ends_right ? at.x + at.wide - at.right->width : at.x, at.last});
}

RoomDrawn draw_told(Frame& frame, const Room& room, page::Rect rect, int page) {
  const auto& told = room.told;
  const RoomScale scale = room_scale(rect);
  if (told.screen == Screen::shown) return draw_wall(frame, room, rect, scale, page);
  const float side = std::max(20.0F, scale.at(80)), top = rect.y + std::max(12.0F, scale.at(56));
  const FootSaid said = foot_of(room);
  const RoomFoot foot = said.foot();
  const bool has_foot = !foot.bold.empty() || !foot.left.empty() || !foot.right.empty();
  const float bottom = has_foot ? room_foot_top(frame, foot, rect, scale) - std::max(8.0F, scale.at(32)) : rect.bottom() - scale.at(40);
  const float whole = rect.w - 2 * side, gap = std::max(20.0F, scale.at(64));
  const float way = lets_in(room) ? std::min(whole * 0.42F, std::max(scale.at(room.way->wifi.empty() ? 336 : 500), 190.0F)) : 0;
  const float width = way > 0 ? whole - way - gap : whole;
  float y = top;
  if (const auto which = workshop::on_one_line(told, &workshop::Told::which); !which.empty())
    y += ui::say(frame, which, scale.type(type::sans, 26, 32), {rect.x + side, y}, width, page::Ink::ink3) + scale.at(30);
  draw_page(frame, told, {rect.x + side, y}, width, bottom - y, scale);
  if (way > 0) draw_way_in(frame, room, {rect.right() - side - way, top, way, bottom - top}, scale);
  if (has_foot) draw_room_foot(frame, foot, rect, scale);
  return {};
}

void draw_told_small(Frame& frame, const Room& room, page::Rect rect) {
  constexpr float side = 16, top = 16, low = 13, squares = 76;
  constexpr Type large{type::serif, 18, 22}, small{type::serif, 15, 19}, foot{type::sans, 13, 18}, code{type::serif, 18, 22};
  const auto& told = room.told;
  const bool shown = told.screen == Screen::shown, heads = talks(told) || told.screen == Screen::telling || told.screen == Screen::ended;
  const float foot_y = rect.bottom() - low - foot.line, line_y = foot_y - 9, wide = rect.w - 2 * side;
  const bool ways = lets_in(room);
  const float width = ways ? wide - squares - 16 : wide;
  const float room_to = line_y - 6;
  float y = rect.y + top;
  const auto lines_left = [&](const Type& type) { return static_cast<int>((room_to - y) / type.line); };
  const Type title = heads ? large : small;
  if (const int most = lines_left(title); most > 0)
    y += say_beginning(frame, leads(told), title, {rect.x + side, y}, width, shown ? std::min(2, most) : most) + 5;
  for (std::size_t i = 0; shown && i < told.wall.size() && lines_left(foot) > 0; ++i) {
    const auto& column = told.wall[i];
    if (column.title.empty()) continue;
    const auto many = workshop::in_each(told, [&] { return words::count_in_words(column.cards.size()); });
    const auto count = set(frame, many, foot, page::Ink::ink3);
    fill(frame, {rect.x + side, y + 2, 3, foot.line - 4}, bar_colour(frame, i));
    const float next = say_beginning(frame, column.title, foot, {rect.x + side + 10, y}, wide - 18 - count->width, 1);
    say_set(frame, *count, many, {rect.right() - side - count->width, y});
    y += next + 3;
  }
  const auto columns = columns_of(told, true);  // of two languages the first
  for (std::size_t i = 1; !shown && i < columns.front().size() && lines_left(small) > 0; ++i)
    y += say_beginning(frame, columns.front()[i].words, small, {rect.x + side, y}, width, lines_left(small), page::Ink::ink2) + 4;
  if (ways) {
    const page::Point at{rect.right() - side - squares, rect.y + top};
    const float high = draw_squares(frame, *room.way, at, squares);
    const auto typed = set(frame, room.way->code, code);
    say_set(frame, *typed, room.way->code, {at.x + (squares - typed->width) / 2, at.y + high + 3});
  }
  rule(frame, rect.x + side, line_y, wide, shown ? frame.colours->rule : frame.colours->ink);
  const std::string said = told.screen == Screen::writing ? told.in
                           : shown                        ? told.answers + (told.held.empty() ? "" : ", " + told.held)
                           : talks(told)                  ? (told.lines.size() > 1 ? told.lines[1] : std::string())
                                                          : told.kept;
  // Where both have no room: of the wall how many answers there are, else how long there is.
  const auto left = set(frame, room.left, foot, page::Ink::ink2);
  const bool both = width_of(frame, said, foot) + 12 + left->width <= wide;
  const bool has_left = told.screen != Screen::ended && (both || !shown);
  if (!said.empty() && (both || !has_left)) say_beginning(frame, said, foot, {rect.x + side, foot_y}, wide, 1, page::Ink::ink2);
  if (has_left && left->width > wide)
    say_beginning(frame, room.left, foot, {rect.x + side, foot_y}, wide, 1, page::Ink::ink2);
  else if (has_left)
    say_set(frame, *left, room.left, {rect.right() - side - left->width, foot_y});
}

}  // namespace vignette::ui
