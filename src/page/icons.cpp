// The icons, each as lines, arcs and discs on 20 × 20 units; paths in the language of SVG, as in the design's sources.
#include <algorithm>
#include <string_view>

#include "page/figure.hpp"
#include "page/outline.hpp"

namespace vignette::page {
namespace {

constexpr float weight = 1.6F;
/// A stroke shorter than this is a dot.
constexpr float dot_length = 0.2F;

class Drawing {
 public:
  Drawing() { figure_.size = {20, 20}; }

  Drawing& path(std::string_view d) {
    for (Path& outline : outlines(d)) {
      const Point first = outline.points.front(), last = outline.points.back();
      if (outline.points.size() == 2 && last.x - first.x < dot_length && last.y == first.y) {
        figure_.shapes.emplace_back(Disc{first, weight * 0.55F, Paint::current, Paint::none, 0});
        continue;
      }
      outline.stroke = Paint::current;
      outline.width = weight;
      figure_.shapes.emplace_back(std::move(outline));
    }
    return *this;
  }
  Drawing& ring(float x, float y, float radius) {
    figure_.shapes.emplace_back(Disc{{x, y}, radius, Paint::none, Paint::current, weight});
    return *this;
  }
  Drawing& disc(float x, float y, float radius, Paint fill = Paint::current) {
    figure_.shapes.emplace_back(Disc{{x, y}, radius, fill, Paint::none, 0});
    return *this;
  }
  Drawing& box(Rect rect, float corner) {
    figure_.shapes.emplace_back(Box{rect, corner, Paint::none, Paint::current, weight});
    return *this;
  }
  Drawing& add(Shape shape) {
    figure_.shapes.push_back(std::move(shape));
    return *this;
  }
  operator Figure() { return std::move(figure_); }

 private:
  Figure figure_;
};

}  // namespace

Figure icon(Icon icon) {
  constexpr std::string_view eye = "M3 10c1.6-2.8 4-4.3 7-4.3c3 0 5.4 1.5 7 4.3c-1.6 2.8-4 4.3-7 4.3c-3 0-5.4-1.5-7-4.3z";
  Drawing draw;
  switch (icon) {
    case Icon::back:
      return draw.path("M12 4.5L6.5 10l5.5 5.5");
    case Icon::forward:
      return draw.path("M8 4.5l5.5 5.5L8 15.5");
    case Icon::up:
      return draw.path("M4.5 12.5L10 7l5.5 5.5");
    case Icon::down:
      return draw.path("M4.5 8l5.5 5.5L15.5 8");
    case Icon::book:
      return draw.path("M10 5.6C8.2 4.3 5.9 3.9 3 4v11c2.9-.1 5.2.3 7 1.6 1.8-1.3 4.1-1.7 7-1.6V4c-2.9-.1-5.2.3-7 1.6z M10 5.6v11");
    case Icon::journal:
      return draw.box({4, 3, 12, 14}, 2).path("M7.2 3v14M10 7.4h3.4M10 10.6h3.4");
    case Icon::settings:
      return draw.path("M3 6h7.6M15 6h2M3 14h2M9.4 14H17").ring(12.8F, 6, 2.2F).ring(7.2F, 14, 2.2F);
    case Icon::lock:
      return draw.box({4.5F, 9, 11, 7.5F}, 1.6F).path("M7 9V6.6a3 3 0 0 1 6 0V9");
    case Icon::search:
      return draw.ring(9, 9, 5.2F).path("M13 13l4 4");
    case Icon::text:
      return draw.path("M2.6 15.5L7 4.5l4.4 11M4.2 11.6h5.6M17.2 9.8v5.7").ring(14.6F, 12.7F, 2.6F);
    case Icon::close:
      return draw.path("M5 5l10 10M15 5L5 15");
    case Icon::check:
      return draw.path("M4.5 10.5l3.8 3.8 7.2-8");
    case Icon::plus:
      return draw.path("M10 4v12M4 10h12");
    case Icon::list:
      return draw.path("M7 5.5h10M7 10h10M7 14.5h10M3.2 5.5h.1M3.2 10h.1M3.2 14.5h.1");
    case Icon::pen:
      return draw.path("M4 16l.9-3.5 8-8 2.6 2.6-8 8zM11.2 6.2l2.6 2.6");
    case Icon::export_out:
      return draw.path("M10 12.5V3.5M6.5 6.5L10 3.2l3.5 3.3M4 12v4.5h12V12");
    case Icon::warning:
      return draw.path("M10 3.4l7.2 12.8H2.8zM10 8.2v3.8M10 14.2h.1");
    case Icon::dot:
      return draw.disc(10, 10, 3);
    case Icon::folder:
      return draw.path("M3 5.2h5l1.8 2H17v8.3H3z");
    case Icon::vignette:
      return draw.add(Box{{0.8F, 0.8F, 18.4F, 18.4F}, 5, Paint::deep, Paint::none, 0})
          .disc(10, 10, 5.9F, Paint::pale)
          .add(Sector{{10, 10}, 5.9F, 0, 180, Paint::ochre, Paint::none, 0});
    case Icon::question:
      return draw.ring(10, 10, 7).path("M7.9 8.2a2.1 2.1 0 1 1 3.3 1.7c-.8.5-1.2 1-1.2 1.8M10 13.8h.1");
    case Icon::undo:
      return draw.path("M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8");
    case Icon::redo:
      return draw.path("M12.5 4.5L16 8l-3.5 3.5M16 8H8.5a4 4 0 0 0 0 8H12");
    case Icon::copy:
      return draw.box({7, 7, 9.5F, 9.5F}, 1.6F)
          .path("M13 7V5.1a1.6 1.6 0 0 0-1.6-1.6H5.1a1.6 1.6 0 0 0-1.6 1.6v6.3a1.6 1.6 0 0 0 1.6 1.6H7");
    case Icon::moon:
      return draw.path("M16.2 12.2a6.8 6.8 0 1 1-8.4-8.4a5.6 5.6 0 0 0 8.4 8.4z");
    case Icon::sun:
      return draw.ring(10, 10, 3.4F)
          .path("M10 2.8v1.6M10 15.6v1.6M2.8 10h1.6M15.6 10h1.6M4.9 4.9l1.1 1.1M14 14l1.1 1.1M15.1 4.9L14 6M6 14l-1.1 1.1");
    case Icon::info:
      return draw.ring(10, 10, 7).path("M10 9.2v4.3M10 6.5h.1");
    case Icon::clock:
      return draw.ring(10, 10, 7).path("M10 6v4.2l2.8 1.8");
    case Icon::menu:
      return draw.path("M3.5 6h13M3.5 10h13M3.5 14h13");
    case Icon::people:
      return draw.ring(7.5F, 7, 2.5F)
          .path("M3 15.8c.2-2.8 1.9-4.3 4.5-4.3 2.6 0 4.3 1.5 4.5 4.3M13 5.2a2.3 2.3 0 0 1 0 4M14 11.9c1.8.4 2.9 1.7 3 3.9");
    case Icon::note:
      return draw.path("M4 4h12v8.5L12.5 16H4zM12.5 16v-3.5H16");
    case Icon::file:
      return draw.path("M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15");
    case Icon::door:
      return draw.path("M5.5 17V4.4A1.4 1.4 0 0 1 6.9 3h6.2a1.4 1.4 0 0 1 1.4 1.4V17M3 17h14M11.7 10.2h.1");
    case Icon::calendar:
      return draw.box({3.5F, 4.5F, 13, 12}, 1.6F).path("M3.5 8.4h13M7 3v3M13 3v3");
    case Icon::eye:
      return draw.path(eye).ring(10, 10, 2.2F);
    case Icon::hide:
      return draw.path(eye).path("M4.5 16L15.5 4");
    case Icon::print:
      return draw.path("M6 7.5V3.5h8v4M6 13.5H3.8V9.2a1.7 1.7 0 0 1 1.7-1.7h9a1.7 1.7 0 0 1 1.7 1.7v4.3H14M6 11.5h8v5H6z");
    case Icon::speaker:
      return draw.path("M3.5 8v4h2.8l3.4 3V5L6.3 8zM12.6 7.6a3.4 3.4 0 0 1 0 4.8M14.9 5.4a6.5 6.5 0 0 1 0 9.2");
    case Icon::pause:
      return draw.path("M7.2 5v10M12.8 5v10");
    case Icon::play:
      return draw.path("M7 4.8v10.4l8-5.2z");
    case Icon::step_back:
      return draw.path("M5.5 5.5v9M14.5 5.5L8.5 10l6 4.5z");
    case Icon::step_on:
      return draw.path("M14.5 5.5v9M5.5 5.5l6 4.5l-6 4.5z");
    case Icon::stop:
      return draw.box({5.5F, 5.5F, 9, 9}, 1);
    case Icon::phone:
      return draw.box({6, 2.8F, 8, 14.4F}, 1.8F).path("M9.4 14.6h1.2");
    case Icon::commitment:
      return draw.ring(10, 10, 7).path("M6.9 10.2l2.2 2.2 4-4.4");
    case Icon::review:
      return draw.path(
          "M3 6c0-1.2 1-2.2 2.2-2.2h9.6c1.2 0 2.2 1 2.2 2.2v5.2c0 1.2-1 2.2-2.2 2.2H9.4L6 16.6v-3.2h-.8c-1.2 0-2.2-1-2.2-2.2z");
  }
  return draw;
}

}  // namespace vignette::page
