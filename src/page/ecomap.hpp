/// Who is involved, as a picture: the child in the middle, people around, their ties by the style of the line, and the open
/// ring through those whom reviews reach. In the manner of an ecomap (Hartman 1978). Pure: the same case and width give the
/// same picture. No two ties cross, and no label stands on another, on a node or on a line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pack/case.hpp"
#include "page/figure.hpp"
#include "page/metrics.hpp"
#include "page/setting.hpp"

namespace vignette::page {

enum class Align : std::uint8_t { left, centre, right };

/// Words at their place in a picture.
struct Label {
  std::string text;
  Setting setting;  ///< its lines stand as `align` says within `rect`
  Rect rect;
  Align align = Align::left;
};
/// Sets words at a width, every line where `align` says; `at` is the corner the words stand at: top left, middle or right.
Label label(std::string_view text, const Paragraph& look, float width, Align align, Point at, const Metrics& metrics);

struct Ecomap {
  struct Node {
    std::size_t person = 0;  ///< index in the case's people
    Point centre;
    float radius = 0;
    std::size_t label = 0;  ///< index in `labels`
    Rect hit;               ///< node and label
  };
  struct Tie {
    std::size_t person = 0;     ///< whose tie it is
    std::vector<Point> points;  ///< from that person to the other; more than two where it bends around those between
  };
  Figure figure;
  std::vector<Label> labels;
  std::vector<Node> nodes;  ///< clockwise from the top, the child left out
  std::vector<Tie> ties;
  std::vector<Point> ring;  ///< empty where reviews reach fewer than two people
  bool ring_apart = false;  ///< no one line leads through them: each has a ring around their own sign
  Point child;
  float child_radius = 0;
};

/// The picture at a width; its height follows. Nothing (no size) for a case without people, or where the width is too small
/// for it: then the list says the same.
Ecomap ecomap(const pack::Case& pack, float width, const Metrics& metrics);

/// Whether this kind of tie has a line: of one that nobody knows nothing is drawn, and nothing said.
bool has_line(std::string_view tie);
/// The line of such a tie by itself, for the key.
Path tie_line(std::string_view tie, std::vector<Point> points);
/// Whom a person's tie leads to: the child where the pack names nobody else; nullptr where there is no tie to draw.
const pack::Person* other_end(const pack::Case& pack, const pack::Person& person);
/// The child of the picture; nullptr if the pack names none.
const pack::Person* child_of(const pack::Case& pack);

}  // namespace vignette::page
