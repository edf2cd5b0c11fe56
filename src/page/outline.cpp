#include "page/outline.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <system_error>

namespace vignette::page {
namespace {

constexpr int pieces_of_a_curve = 12;
constexpr float degrees_of_a_piece = 10;

class Reader {
 public:
  explicit Reader(std::string_view d) : rest_(d) {}

  std::vector<Path> read() {
    char command = 0;
    while (skip(), !rest_.empty()) {
      const bool letter = (rest_.front() >= 'a' && rest_.front() <= 'z') || (rest_.front() >= 'A' && rest_.front() <= 'Z');
      if (letter) {
        command = rest_.front();
        rest_.remove_prefix(1);
      } else if (command == 'M' || command == 'm') {
        command = command == 'M' ? 'L' : 'l';  // further pairs after a move are lines
      }
      if (!carry_out(command)) {
        break;
      }
    }
    return std::move(paths_);
  }

 private:
  void skip() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" ,\n"), rest_.size())); }

  std::optional<float> number() {
    skip();
    float value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value, std::chars_format::fixed);
    if (error != std::errc()) {
      return std::nullopt;
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  /// A flag may stand against the next number, as in "0 01".
  std::optional<bool> flag() {
    skip();
    if (rest_.empty() || (rest_.front() != '0' && rest_.front() != '1')) {
      return std::nullopt;
    }
    const bool set = rest_.front() == '1';
    rest_.remove_prefix(1);
    return set;
  }

  std::optional<Point> point(bool relative) {
    const std::optional<float> x = number(), y = number();
    if (!x || !y) {
      return std::nullopt;
    }
    return relative ? Point{at_.x + *x, at_.y + *y} : Point{*x, *y};
  }

  bool line_to(std::optional<Point> to) {
    if (!to || paths_.empty()) {
      return false;
    }
    if (paths_.back().closed) {  // drawing goes on from where the closed outline began
      paths_.push_back({{at_}});
    }
    paths_.back().points.push_back(*to);
    at_ = *to;
    return true;
  }

  bool carry_out(char command) {
    const bool relative = command >= 'a';
    switch (command) {
      case 'M':
      case 'm': {
        const std::optional<Point> to = point(relative);
        if (to) {
          paths_.push_back({{*to}});
          at_ = *to;
        }
        return to.has_value();
      }
      case 'L':
      case 'l':
        return line_to(point(relative));
      case 'H':
      case 'h': {
        const std::optional<float> x = number();
        return x && line_to(Point{relative ? at_.x + *x : *x, at_.y});
      }
      case 'V':
      case 'v': {
        const std::optional<float> y = number();
        return y && line_to(Point{at_.x, relative ? at_.y + *y : *y});
      }
      case 'C':
      case 'c':
        return curve(relative);
      case 'A':
      case 'a':
        return arc(relative);
      case 'Z':
      case 'z':
        if (paths_.empty()) {
          return false;
        }
        paths_.back().closed = true;
        at_ = paths_.back().points.front();
        return true;
      default:
        return false;
    }
  }

  bool curve(bool relative) {
    const std::optional<Point> b = point(relative), c = point(relative), d = point(relative);
    if (!b || !c || !d) {
      return false;
    }
    const Point a = at_;
    for (int i = 1; i <= pieces_of_a_curve; ++i) {
      const float t = static_cast<float>(i) / pieces_of_a_curve, u = 1 - t;
      const float ka = u * u * u, kb = 3 * u * u * t, kc = 3 * u * t * t, kd = t * t * t;
      if (!line_to(Point{ka * a.x + kb * b->x + kc * c->x + kd * d->x, ka * a.y + kb * b->y + kc * c->y + kd * d->y})) {
        return false;
      }
    }
    return true;
  }

  /// Arcs of circles only: the two radii of an icon's arc are the same. SVG 1.1, appendix F.6.5.
  bool arc(bool relative) {
    const std::optional<float> rx = number(), ry = number(), turn = number();
    const std::optional<bool> large = flag(), clockwise = flag();
    const std::optional<Point> to = point(relative);
    if (!rx || !ry || !turn || !large || !clockwise || !to || *rx != *ry) {
      return false;
    }
    const Point from = at_;
    const float dx = to->x - from.x, dy = to->y - from.y;
    const float chord = std::hypot(dx, dy);
    if (chord == 0) {
      return true;
    }
    const float radius = std::max(*rx, chord / 2);
    const float away = std::sqrt(std::max(0.0F, radius * radius - chord * chord / 4));
    const float side = *large == *clockwise ? 1.0F : -1.0F;
    const Point centre{(from.x + to->x) / 2 + side * away * dy / chord, (from.y + to->y) / 2 - side * away * dx / chord};
    constexpr float pi = std::numbers::pi_v<float>;
    const float begin = std::atan2(from.y - centre.y, from.x - centre.x);
    float sweep = std::atan2(to->y - centre.y, to->x - centre.x) - begin;
    if (*clockwise && sweep < 0) {
      sweep += 2 * pi;
    } else if (!*clockwise && sweep > 0) {
      sweep -= 2 * pi;
    }
    const int pieces = std::max(2, static_cast<int>(std::ceil(std::abs(sweep) * 180 / pi / degrees_of_a_piece)));
    for (int i = 1; i < pieces; ++i) {
      const float angle = begin + sweep * static_cast<float>(i) / static_cast<float>(pieces);
      if (!line_to(Point{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)})) {
        return false;
      }
    }
    return line_to(to);
  }

  std::string_view rest_;
  Point at_;
  std::vector<Path> paths_;
};

}  // namespace

std::vector<Path> outlines(std::string_view d) { return Reader(d).read(); }

}  // namespace vignette::page
