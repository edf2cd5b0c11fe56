#include "page/planar.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vignette::page::planar {
namespace {

constexpr float between_labels = 4, to_line = 2, to_disc = 2;

float side(Point a, Point b, Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

Rect wider(Rect rect, float by) { return {rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by}; }

}  // namespace

Point towards(Point from, Point to, float distance) {
  const float whole = std::hypot(to.x - from.x, to.y - from.y);
  if (whole <= 0) return from;
  return {from.x + (to.x - from.x) * distance / whole, from.y + (to.y - from.y) * distance / whole};
}

float distance(const Piece& piece, Point point) {
  const float dx = piece.b.x - piece.a.x, dy = piece.b.y - piece.a.y;
  const float squared = dx * dx + dy * dy;
  const float share = squared <= 0 ? 0 : std::clamp(((point.x - piece.a.x) * dx + (point.y - piece.a.y) * dy) / squared, 0.0F, 1.0F);
  return std::hypot(point.x - piece.a.x - dx * share, point.y - piece.a.y - dy * share);
}

bool cross(const Piece& one, const Piece& other) {
  constexpr float near = 0.01F;
  const auto apart = [](float a, float b, float c, float d) {
    return std::max(a, b) + near < std::min(c, d) || std::max(c, d) + near < std::min(a, b);
  };
  if (apart(one.a.x, one.b.x, other.a.x, other.b.x) || apart(one.a.y, one.b.y, other.a.y, other.b.y)) return false;
  const float a = side(one.a, one.b, other.a), b = side(one.a, one.b, other.b);
  const float c = side(other.a, other.b, one.a), d = side(other.a, other.b, one.b);
  if (a * b < 0 && c * d < 0) return true;
  return distance(one, other.a) < near || distance(one, other.b) < near || distance(other, one.a) < near || distance(other, one.b) < near;
}

std::size_t crossings(const std::vector<Point>& one, const std::vector<Point>& other) {
  std::size_t met = 0;
  for (std::size_t i = 1; i < one.size(); ++i)
    for (std::size_t k = 1; k < other.size(); ++k) met += cross({one[i - 1], one[i], 0}, {other[k - 1], other[k], 0}) ? 1U : 0U;
  return met;
}

bool touches(Rect a, Rect b, float clearance) {
  a = wider(a, clearance);
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool touches(Rect rect, const Piece& piece, float clearance) {
  rect = wider(rect, clearance);
  if (rect.contains(piece.a) || rect.contains(piece.b)) return true;
  const std::array corners{Point{rect.x, rect.y}, Point{rect.right(), rect.y}, Point{rect.right(), rect.bottom()},
                           Point{rect.x, rect.bottom()}};
  for (std::size_t i = 0; i < corners.size(); ++i)
    if (cross(piece, {corners[i], corners[(i + 1) % corners.size()], 0})) return true;
  return false;
}

bool touches(Rect rect, const Round& round, float clearance) {
  const Point nearest{std::clamp(round.centre.x, rect.x, rect.right()), std::clamp(round.centre.y, rect.y, rect.bottom())};
  return std::hypot(nearest.x - round.centre.x, nearest.y - round.centre.y) < round.radius + clearance;
}

Rect around(Rect a, Rect b) {
  const float left = std::min(a.x, b.x), top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

bool clear(const Obstacles& all, Rect label, std::size_t own) {
  for (std::size_t i = 0; i < all.labels.size(); ++i)
    if (i != own && touches(label, all.labels[i], between_labels)) return false;
  const auto on_line = [&](const Piece& piece) { return touches(label, piece, to_line); };
  return std::ranges::none_of(all.discs, [&](const Round& disc) { return touches(label, disc, to_disc); }) &&
         std::ranges::none_of(all.ties, on_line) && std::ranges::none_of(all.other_lines, on_line);
}

bool apart(const Obstacles& all) {
  for (std::size_t i = 0; i < all.ties.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k)
      if (all.ties[i].of != all.ties[k].of && cross(all.ties[i], all.ties[k])) return false;
    for (const Round& disc : all.discs)
      if (distance(all.ties[i], disc.centre) < disc.radius + 2) return false;
  }
  for (std::size_t i = 0; i < all.discs.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (std::hypot(all.discs[i].centre.x - all.discs[k].centre.x, all.discs[i].centre.y - all.discs[k].centre.y) <
          all.discs[i].radius + all.discs[k].radius + 4)
        return false;
  return true;
}

}  // namespace vignette::page::planar
