#include "page/figure.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "page/outline.hpp"

using namespace vignette::page;

namespace {

template <class T>
int count(const Figure& figure) {
  int out = 0;
  for (const Shape& shape : figure.shapes) {
    out += std::holds_alternative<T>(shape) ? 1 : 0;
  }
  return out;
}

/// The bounds of a shape, strokes left out.
Rect bounds(const Shape& shape) {
  if (const Box* box = std::get_if<Box>(&shape)) {
    return box->rect;
  }
  if (const Disc* disc = std::get_if<Disc>(&shape)) {
    return {disc->centre.x - disc->radius, disc->centre.y - disc->radius, 2 * disc->radius, 2 * disc->radius};
  }
  if (const Sector* sector = std::get_if<Sector>(&shape)) {
    return {sector->centre.x - sector->radius, sector->centre.y - sector->radius, 2 * sector->radius, 2 * sector->radius};
  }
  const Path& path = std::get<Path>(shape);
  float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
  for (const Point& point : path.points) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    top = std::min(top, point.y);
    bottom = std::max(bottom, point.y);
  }
  return {left, top, right - left, bottom - top};
}

}  // namespace

TEST_CASE("every icon is drawn within its square") {
  for (int i = 0; i <= static_cast<int>(Icon::calendar); ++i) {
    const Figure figure = icon(static_cast<Icon>(i));
    INFO("icon " << i);
    CHECK(figure.size.x == 20);
    CHECK(!figure.shapes.empty());
    for (const Shape& shape : figure.shapes) {
      const Rect within = bounds(shape);
      CHECK(within.x >= 0);
      CHECK(within.y >= 0);
      CHECK(within.right() <= 20);
      CHECK(within.bottom() <= 20);
      if (const Path* path = std::get_if<Path>(&shape)) {
        CHECK(path->points.size() >= 2);
        CHECK(path->width == 1.6F);
        CHECK(path->stroke == Paint::current);
      }
    }
  }
}

TEST_CASE("the lock is a body and a bow") {
  const Figure lock = icon(Icon::lock);
  CHECK(count<Box>(lock) == 1);
  REQUIRE(count<Path>(lock) == 1);
  const Path& bow = std::get<Path>(lock.shapes[1]);
  CHECK(bow.points.front().x == 7);
  CHECK(bow.points.back().x == 13);
  CHECK(std::abs(bounds(lock.shapes[1]).y - 3.6F) < 0.05F);
}

TEST_CASE("outlines read the path language of SVG") {
  const auto square = outlines("M1 2h3v3H1z");
  REQUIRE(square.size() == 1);
  CHECK(square[0].closed);
  REQUIRE(square[0].points.size() == 4);
  CHECK(square[0].points[2].x == 4);
  CHECK(square[0].points[2].y == 5);
  CHECK(outlines("M0 0 1 1 2 0").at(0).points.size() == 3);
  CHECK(outlines("m1 1l-.5-.5M5 5h.1").size() == 2);
  // Half a circle of radius 2 about (2, 0), over the top.
  const Path over = outlines("M0 0a2 2 0 0 1 4 0").at(0), under = outlines("M0 0a2 2 0 0 0 4 0").at(0);
  for (const Point& point : over.points) {
    CHECK(std::abs(std::hypot(point.x - 2, point.y) - 2) < 0.001F);
    CHECK(point.y <= 0.001F);
  }
  for (const Point& point : under.points) {
    CHECK(point.y >= -0.001F);
  }
  // A quarter and three quarters of the same circle end at the same point.
  CHECK(outlines("M2 0A2 2 0 1 1 0 -2").at(0).points.size() > outlines("M2 0A2 2 0 0 0 0 -2").at(0).points.size());
  CHECK(outlines("M0 0C0 1 1 2 2 2").at(0).points.back().y == 2);
  CHECK(outlines("").empty());
  CHECK(outlines("L1 1").empty());
  CHECK(outlines("M0 0 L1").at(0).points.size() == 1);
  CHECK(outlines("M0 0Q1 1 2 2").at(0).points.size() == 1);
}

TEST_CASE("covers fill any size") {
  for (const std::string_view name : {"sam", "wayne", "someone else", ""}) {
    for (const Point size : {Point{344, 172}, Point{588, 92}, Point{520, 900}, Point{12, 600}, Point{1, 1}}) {
      const Figure figure = cover(name, size.x, size.y);
      INFO(name << " " << size.x << " × " << size.y);
      CHECK(figure.size.x == size.x);
      CHECK(figure.size.y == size.y);
      REQUIRE(!figure.shapes.empty());
      CHECK(bounds(figure.shapes.front()) == Rect{0, 0, size.x, size.y});
      CHECK(figure.shapes.size() < 2000);
    }
    CHECK(cover(name, 0, 100).shapes.empty());
  }
}

TEST_CASE("Sam's cover is two places and six rounds; Wayne's a tile for each place of its grid") {
  const Figure sam = cover("sam", 344, 172);
  CHECK(count<Sector>(sam) == 5);
  CHECK(count<Disc>(sam) == 6);
  const Figure wayne = cover("wayne", 344, 172);
  CHECK(count<Sector>(wayne) + count<Disc>(wayne) == 8 * 4);
  CHECK(count<Disc>(wayne) == 4);
}

TEST_CASE("no tile of a cover shows as a sliver at its right") {
  for (float width = 200; width <= 260; width += 1) {
    const Figure figure = cover("wayne", width, 84);
    float tile = 0, last = 0;  // the last column begins at a sector's centre, or a tile before it
    for (const Shape& shape : figure.shapes)
      if (const Sector* sector = std::get_if<Sector>(&shape)) {
        tile = sector->radius;
        last = std::max(last, sector->centre.x < width - 0.5F ? sector->centre.x : sector->centre.x - tile);
      }
    INFO(width << " wide, tiles of " << tile);
    CHECK(width - last >= tile / 4 - 0.1F);
  }
}

TEST_CASE("a case without a cover of its own always gets the same one, and another gets another") {
  const auto sectors = [](const Figure& figure) {
    std::vector<std::pair<float, Paint>> out;
    for (const Shape& shape : figure.shapes) {
      if (const Sector* sector = std::get_if<Sector>(&shape)) {
        out.emplace_back(sector->from, sector->fill);
      }
    }
    return out;
  };
  CHECK(sectors(cover("noor", 344, 172)) == sectors(cover("noor", 344, 172)));
  CHECK(sectors(cover("noor", 344, 172)) != sectors(cover("aron", 344, 172)));
}
