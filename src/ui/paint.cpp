/// Painting with ImGui's draw list. The list's own unit is the page unit; its antialiasing fringe is set to one framebuffer
/// pixel by `draw`, so that shapes stay sharp at any density.
#include "ui/paint.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vignette::ui {
namespace {

ImVec2 vec(page::Point p) { return {p.x, p.y}; }

page::Rect snapped(const Frame& frame, page::Rect rect) {
  const float left = snap(frame, rect.x);
  const float top = snap(frame, rect.y);
  return {left, top, snap(frame, rect.right()) - left, snap(frame, rect.bottom()) - top};
}

/// A line's width in whole framebuffer pixels, one at least.
float thick(const Frame& frame, float width) { return std::max(1.0F, std::round(width * frame.density)) / frame.density; }

/// Enough corners that a circle is off by less than a fifth of a pixel.
int corners_of(const Frame& frame, float radius) {
  const float pixels = std::max(1.0F, radius * frame.density);
  const float step = std::acos(std::max(0.0F, 1 - 0.2F / pixels));
  return std::clamp(static_cast<int>(std::ceil(std::numbers::pi_v<float> / step)), 12, 256);
}

void arc(Frame& frame, page::Point centre, float radius, float from, float to) {
  constexpr float turn = 2 * std::numbers::pi_v<float>;
  const int whole = corners_of(frame, radius);
  const int parts = std::max(2, static_cast<int>(std::ceil(static_cast<float>(whole) * std::abs(to - from) / turn)));
  frame.list->PathArcTo(vec(centre), radius, from, to, parts);
}

void rounded(Frame& frame, page::Rect rect, float corner) {
  constexpr float quarter = std::numbers::pi_v<float> / 2;
  // Two arcs that met in one point would give the outline a spike there.
  constexpr float apart = 0.02F;
  corner = std::min({corner, rect.w / 2 - apart, rect.h / 2 - apart});
  arc(frame, {rect.x + corner, rect.y + corner}, corner, 2 * quarter, 3 * quarter);
  arc(frame, {rect.right() - corner, rect.y + corner}, corner, 3 * quarter, 4 * quarter);
  arc(frame, {rect.right() - corner, rect.bottom() - corner}, corner, 0, quarter);
  arc(frame, {rect.x + corner, rect.bottom() - corner}, corner, quarter, 2 * quarter);
  // Where a side has no length two arcs share a point; twice in a path it would make a spike.
  auto& path = frame.list->_Path;
  const auto same = [](ImVec2 a, ImVec2 b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y) < 0.001F; };
  path.resize(static_cast<int>(std::unique(path.begin(), path.end(), same) - path.begin()));
  if (path.Size > 1 && same(path.front(), path.back())) path.pop_back();
}

/// Paints a figure's shapes: figure units go to page units by a scale and a shift.
class Painter {
 public:
  Painter(Frame& frame, page::Point origin, float scale, Colour current)
      : frame_(frame), list_(*frame.list), origin_(origin), scale_(scale), current_(current) {}

  void operator()(const page::Box& box) const {
    const page::Point from = at({box.rect.x, box.rect.y});
    const page::Point to = at({box.rect.right(), box.rect.bottom()});
    const page::Rect rect{from.x, from.y, to.x - from.x, to.y - from.y};
    const float corner = box.corner * scale_;
    if (const auto paint = colour(box.fill)) fill(frame_, rect, *paint, corner);
    if (const auto paint = colour(box.stroke)) {
      // A figure's stroke lies on the outline, half inside.
      const float half = box.width * scale_ / 2;
      if (corner > 0) {
        rounded(frame_, rect, corner);
        list_.PathStroke(*paint, ImDrawFlags_Closed, box.width * scale_);
      } else {
        stroke(frame_, {rect.x - half, rect.y - half, rect.w + 2 * half, rect.h + 2 * half}, *paint, box.width * scale_);
      }
    }
  }

  void operator()(const page::Disc& disc) const {
    const float radius = disc.radius * scale_;
    const int corners = corners_of(frame_, radius);
    if (const auto paint = colour(disc.fill)) list_.AddCircleFilled(vec(at(disc.centre)), radius, *paint, corners);
    if (const auto paint = colour(disc.stroke)) list_.AddCircle(vec(at(disc.centre)), radius, *paint, corners, disc.width * scale_);
  }

  void operator()(const page::Sector& sector) const {
    constexpr float degree = std::numbers::pi_v<float> / 180;
    const page::Point centre = at(sector.centre);
    const float radius = sector.radius * scale_;
    const float span = sector.to - sector.from;
    if (const auto paint = colour(sector.fill)) {
      if (std::abs(span) < 360) list_.PathLineTo(vec(centre));
      arc(frame_, centre, radius, sector.from * degree, sector.to * degree);
      if (std::abs(span) > 180 && std::abs(span) < 360) {
        list_.PathFillConcave(*paint);
      } else {
        list_.PathFillConvex(*paint);
      }
    }
    if (const auto paint = colour(sector.stroke)) {
      arc(frame_, centre, radius, sector.from * degree, sector.to * degree);
      list_.PathStroke(*paint, ImDrawFlags_None, sector.width * scale_);
    }
  }

  void operator()(const page::Path& path) const {
    if (path.points.empty()) return;
    if (const auto paint = colour(path.fill)) {
      for (const auto& point : path.points) list_.PathLineTo(vec(at(point)));
      list_.PathFillConvex(*paint);
    }
    if (const auto paint = colour(path.stroke)) {
      const float width = path.width * scale_;
      if (path.dash != page::Dash::none) {
        broken(path, *paint, width);
        return;
      }
      for (const auto& point : path.points) list_.PathLineTo(vec(at(point)));
      list_.PathStroke(*paint, path.closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
      if (!path.closed) {  // round ends
        list_.AddCircleFilled(vec(at(path.points.front())), width / 2, *paint, 12);
        list_.AddCircleFilled(vec(at(path.points.back())), width / 2, *paint, 12);
      }
    }
  }

 private:
  /// Dashes or dots along the path, from its first point on.
  void broken(const page::Path& path, Colour paint, float width) const {
    const bool dots = path.dash == page::Dash::dotted;
    const float step = (dots ? 7.0F : 14.0F) * scale_, length = dots ? 0 : 8 * scale_;
    float next = 0;  // from the piece's first point to where the next one begins
    for (std::size_t i = 1; i < path.points.size(); ++i) {
      const page::Point from = at(path.points[i - 1]), to = at(path.points[i]);
      const float whole = std::hypot(to.x - from.x, to.y - from.y);
      if (whole <= 0) continue;
      const auto along = [&](float s) { return ImVec2{from.x + (to.x - from.x) * s / whole, from.y + (to.y - from.y) * s / whole}; };
      for (; next <= whole; next += step) {
        if (dots) {
          list_.AddCircleFilled(along(next), width / 2, paint, 12);
        } else {
          list_.AddLine(along(next), along(std::min(whole, next + length)), paint, width);
        }
      }
      next -= whole;
    }
  }
  page::Point at(page::Point p) const { return {origin_.x + p.x * scale_, origin_.y + p.y * scale_}; }
  std::optional<Colour> colour(page::Paint paint) const {
    switch (paint) {
      case page::Paint::none:
        return {};
      case page::Paint::current:
        return current_;
      case page::Paint::ground:
        return frame_.colours->ground;
      case page::Paint::paper:
        return frame_.colours->paper;
      case page::Paint::ink2:
        return frame_.colours->ink2;
      case page::Paint::accent:
        return frame_.colours->accent;
      case page::Paint::edge:
        return frame_.colours->edge;
      case page::Paint::mark_edge:
        return frame_.colours->mark_edge;
      case page::Paint::rule:
        return frame_.colours->rule;
      default:
        return frame_.colours->cover[static_cast<std::size_t>(paint) - static_cast<std::size_t>(page::Paint::deep)];
    }
  }

  Frame& frame_;
  ImDrawList& list_;
  page::Point origin_;
  float scale_;
  Colour current_;
};

void shapes(Frame& frame, const page::Figure& figure, page::Point origin, float scale, Colour current) {
  const Painter painter(frame, origin, scale, current);
  for (const auto& shape : figure.shapes) std::visit(painter, shape);
}

}  // namespace

float snap(const Frame& frame, float value) { return std::round(value * frame.density) / frame.density; }

void fill(Frame& frame, page::Rect rect, Colour colour, float corner) {
  if (rect.w <= 0 || rect.h <= 0 || !visible(frame, rect)) return;
  rect = snapped(frame, rect);
  if (corner <= 0) {
    frame.list->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, colour);
    return;
  }
  rounded(frame, rect, corner);
  frame.list->PathFillConvex(colour);
}

void stroke(Frame& frame, page::Rect rect, Colour colour, float width, float corner) {
  if (rect.w <= 0 || rect.h <= 0 || !visible(frame, rect)) return;
  rect = snapped(frame, rect);
  width = thick(frame, width);
  if (corner <= 0) {
    fill(frame, {rect.x, rect.y, rect.w, width}, colour);
    fill(frame, {rect.x, rect.bottom() - width, rect.w, width}, colour);
    fill(frame, {rect.x, rect.y + width, width, rect.h - 2 * width}, colour);
    fill(frame, {rect.right() - width, rect.y + width, width, rect.h - 2 * width}, colour);
    return;
  }
  const float half = width / 2;
  rounded(frame, {rect.x + half, rect.y + half, rect.w - width, rect.h - width}, std::max(0.5F, corner - half));
  frame.list->PathStroke(colour, ImDrawFlags_Closed, width);
}

void line(Frame& frame, page::Point from, page::Point to, Colour colour, float width) {
  if (from.y == to.y) {
    fill(frame, {std::min(from.x, to.x), from.y - width / 2, std::abs(to.x - from.x), thick(frame, width)}, colour);
  } else if (from.x == to.x) {
    fill(frame, {from.x - width / 2, std::min(from.y, to.y), thick(frame, width), std::abs(to.y - from.y)}, colour);
  } else {
    frame.list->PathLineTo(vec(from));
    frame.list->PathLineTo(vec(to));
    frame.list->PathStroke(colour, ImDrawFlags_None, width);
  }
}

void wave(Frame& frame, page::Point from, float width, Colour colour) {
  constexpr float step = 2.5F, high = 1.0F;
  float up = high;
  for (float x = 0; x < width + step / 2; x += step, up = -up) frame.list->PathLineTo({from.x + std::min(x, width), from.y + up});
  frame.list->PathStroke(colour, ImDrawFlags_None, 1.0F);
}

void rule(Frame& frame, float x, float y, float width, Colour colour, float thickness) {
  const float top = snap(frame, y);
  fill(frame, {x, top, width, thick(frame, thickness)}, colour);
}

void disc(Frame& frame, page::Point centre, float radius, Colour colour) {
  frame.list->AddCircleFilled(vec(centre), radius, colour, corners_of(frame, radius));
}

void ring(Frame& frame, page::Point centre, float radius, Colour colour, float width) {
  frame.list->AddCircle(vec(centre), radius - width / 2, colour, corners_of(frame, radius), width);
}

void figure(Frame& frame, const page::Figure& figure, page::Rect rect, Colour current) {
  if (figure.size.x <= 0 || figure.size.y <= 0 || !visible(frame, rect)) return;
  rect = snapped(frame, rect);
  const float scale = std::max(rect.w / figure.size.x, rect.h / figure.size.y);
  const page::Point origin{rect.x + (rect.w - figure.size.x * scale) / 2, rect.y + (rect.h - figure.size.y * scale) / 2};
  push_clip(frame, rect);
  shapes(frame, figure, origin, scale, current);
  pop_clip(frame);
}

void round_off(Frame& frame, page::Rect rect, float corner, Colour behind, Corners which) {
  if (corner <= 0 || !visible(frame, rect)) return;
  rect = snapped(frame, rect);
  constexpr float quarter = std::numbers::pi_v<float> / 2;
  struct Place {
    page::Point tip, centre;
    float from;
  };
  const std::array<Place, 4> places{{
      {{rect.x, rect.y}, {rect.x + corner, rect.y + corner}, 2 * quarter},
      {{rect.right(), rect.y}, {rect.right() - corner, rect.y + corner}, 3 * quarter},
      {{rect.right(), rect.bottom()}, {rect.right() - corner, rect.bottom() - corner}, 0},
      {{rect.x, rect.bottom()}, {rect.x + corner, rect.bottom() - corner}, quarter},
  }};
  const std::size_t count = which == Corners::all ? 4 : 2;
  for (std::size_t i = 0; i < count; ++i) {
    // A fan of thin triangles from the tip; the arc's own edge is smoothed by a hairline along it.
    const auto& place = places[i];
    const int parts = std::max(4, corners_of(frame, corner) / 4);
    const auto on_arc = [&](int part) {
      const float angle = place.from + quarter * static_cast<float>(part) / static_cast<float>(parts);
      return ImVec2{place.centre.x + corner * std::cos(angle), place.centre.y + corner * std::sin(angle)};
    };
    const auto flags = frame.list->Flags;
    frame.list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (int part = 0; part < parts; ++part) frame.list->AddTriangleFilled(vec(place.tip), on_arc(part), on_arc(part + 1), behind);
    frame.list->Flags = flags;
    arc(frame, place.centre, corner, place.from, place.from + quarter);
    frame.list->PathStroke(behind, ImDrawFlags_None, 1 / frame.density);
  }
}

void icon(Frame& frame, page::Icon icon, page::Point top_left, Colour colour, float size) {
  const page::Rect rect{top_left.x, top_left.y, size, size};
  if (!visible(frame, rect)) return;
  const page::Figure figure = page::icon(icon);
  if (figure.size.x <= 0) return;
  shapes(frame, figure, {snap(frame, rect.x), snap(frame, rect.y)}, size / figure.size.x, colour);
}

void letters(Frame& frame, const page::Setting& setting, page::Point at, std::optional<Colour> over) {
  if (!frame.letters || !visible(frame, {at.x - 8, at.y - 8, setting.width + 16, setting.height + 16})) return;
  constexpr std::size_t inks = static_cast<std::size_t>(page::Ink::rule) + 1;
  std::array<ImU32, inks> colours{};
  for (std::size_t i = 0; i < inks; ++i) colours[i] = over ? *over : colour_of(*frame.colours, static_cast<page::Ink>(i));
  const page::Rect seen = clip(frame);
  frame.letters->paint(*frame.list, setting, at, colours, {seen.y, seen.bottom()});
}

void push_clip(Frame& frame, page::Rect rect) {
  rect = common(clip(frame), snapped(frame, rect));
  frame.clips.push_back(rect);
  frame.list->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, false);
}

void pop_clip(Frame& frame) {
  frame.clips.pop_back();
  frame.list->PopClipRect();
}

page::Rect clip(const Frame& frame) { return frame.clips.empty() ? page::Rect{0, 0, frame.width, frame.height} : frame.clips.back(); }

page::Rect common(page::Rect a, page::Rect b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  const float right = std::min(a.right(), b.right());
  const float bottom = std::min(a.bottom(), b.bottom());
  return right > left && bottom > top ? page::Rect{left, top, right - left, bottom - top} : page::Rect{left, top, 0, 0};
}

bool visible(const Frame& frame, page::Rect rect) {
  const page::Rect seen = clip(frame);
  return rect.x < seen.right() && rect.right() > seen.x && rect.y < seen.bottom() && rect.bottom() > seen.y;
}

}  // namespace vignette::ui
