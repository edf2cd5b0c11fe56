/// Distances and crossings of what a picture is made of. Pure; for layouts that check themselves, and their tests.
#pragma once

#include <cstddef>
#include <vector>

#include "page/setting.hpp"

namespace vignette::page::planar {

struct Piece {
  Point a, b;
  std::size_t of = 0;  ///< which line it is a piece of
};
struct Round {
  Point centre;
  float radius = 0;
};

Point towards(Point from, Point to, float distance);  ///< so far from `from` on the way to `to`
float distance(const Piece& piece, Point point);
bool cross(const Piece& one, const Piece& other);  ///< touching counts
/// How many pieces of one line meet another.
std::size_t crossings(const std::vector<Point>& one, const std::vector<Point>& other);
bool touches(Rect a, Rect b, float clearance = 0);
bool touches(Rect rect, const Piece& piece, float clearance = 0);
bool touches(Rect rect, const Round& round, float clearance = 0);
Rect around(Rect a, Rect b);  ///< the smallest that holds both

struct Obstacles {
  std::vector<Rect> labels;
  std::vector<Round> discs;
  std::vector<Piece> ties;
  std::vector<Piece> other_lines;
};
/// That a label is clear of all the others, of discs and lines.
bool clear(const Obstacles& all, Rect label, std::size_t own);
/// That no two ties cross, none passes through a disc, and no two discs touch.
bool apart(const Obstacles& all);

}  // namespace vignette::page::planar
