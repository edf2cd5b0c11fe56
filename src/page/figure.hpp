/// Pictures made of flat shapes: covers and icons. Vectors, so that the window and, later, paper can draw the same ones.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "page/face.hpp"
#include "page/setting.hpp"

namespace vignette::page {

/// Colours a figure may use: the cover colours of look.md, `current`, the colour of the text an icon stands beside, and, last,
/// the colours of the page for pictures that stand on it.
enum class Paint : std::uint8_t {
  none,
  current,
  ground,
  deep,
  deeper,
  line,
  sand,
  pale,
  ochre,
  clay,
  teal,
  paper,
  ink2,
  accent,
  edge,
  mark_edge,
  rule
};

/// Lengths are the figure's own units; angles in degrees, 0 to the right, growing clockwise.
struct Box {
  Rect rect;
  float corner = 0;
  Paint fill = Paint::none;
  Paint stroke = Paint::none;
  float width = 0;
};
struct Disc {
  Point centre;
  float radius = 0;
  Paint fill = Paint::none;
  Paint stroke = Paint::none;
  float width = 0;
};
/// A part of a disc (`fill`, closed through the centre) or of a circle (`stroke`).
struct Sector {
  Point centre;
  float radius = 0;
  float from = 0, to = 360;
  Paint fill = Paint::none;
  Paint stroke = Paint::none;
  float width = 0;
};
/// How a stroke is broken: dashes of 8 and gaps of 6, or round dots as wide as the stroke, 7 apart.
enum class Dash : std::uint8_t { none, dashed, dotted };

/// Straight pieces, their joins and open ends round; a fill only where the outline is convex.
struct Path {
  std::vector<Point> points;
  bool closed = false;
  Paint fill = Paint::none;
  Paint stroke = Paint::none;
  float width = 0;
  Dash dash = Dash::none;
};

using Shape = std::variant<Box, Disc, Sector, Path>;

/// Shapes are drawn in order and clipped to `size`.
struct Figure {
  Point size;
  std::vector<Shape> shapes;
};

/// The built-in cover of this name ("sam": two places joined by a line, with rounds of review; "wayne": a tile pattern
/// that follows a rule), filling any width and height, upright too; another name gets a quiet pattern made from it.
Figure cover(std::string_view name, float width, float height);

/// Icons of 20 × 20 units, line weight 1.6, in `Paint::current`; only the program's own sign, `vignette`, has colours.
enum class Icon : std::uint8_t {
  back,
  forward,
  up,
  down,
  book,
  journal,
  settings,
  lock,
  search,
  text,
  close,
  check,
  plus,
  list,
  pen,
  export_out,
  warning,
  dot,
  folder,
  vignette,
  question,
  undo,
  redo,
  copy,
  moon,
  sun,
  info,
  clock,
  menu,
  people,
  note,
  file,
  door,
  calendar,
  eye,
  hide,
  print,
  commitment,
  review,
  speaker,
  pause,
  play,
  step_back,
  step_on,
  stop,
  phone
};
Figure icon(Icon icon);

}  // namespace vignette::page
