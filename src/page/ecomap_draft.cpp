#include "page/ecomap_draft.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vignette::page {

namespace draft {
namespace {

planar::Obstacles obstacles(const pack::Case& pack, const Ecomap& made) {
  planar::Obstacles all;
  for (const Label& label : made.labels) all.labels.push_back(label.rect);
  for (const auto& node : made.nodes) {
    const bool ringed = made.ring_apart && pack.people[node.person].ring;
    all.discs.push_back({node.centre, node.radius + (ringed ? ring_around : 0)});
  }
  all.discs.push_back({made.child, child_radius});
  for (std::size_t t = 0; t < made.ties.size(); ++t)
    for (std::size_t i = 1; i < made.ties[t].points.size(); ++i)
      all.ties.push_back({made.ties[t].points[i - 1], made.ties[t].points[i], t});
  for (std::size_t i = 1; i < made.ring.size(); ++i) all.other_lines.push_back({made.ring[i - 1], made.ring[i], 0});
  return all;
}

void name_the_child(const pack::Case& pack, Ecomap& made, const Metrics& metrics) {
  const pack::Person* child = child_of(pack);
  const std::string& name = child && !child->name.empty() ? child->name : pack.subject.name;
  constexpr float room = 2 * child_radius - 14;
  float size = 26;
  const auto set = [&](float at) { return typeset(plain(name, {Family::serif, 400, false}, at, at * 1.2F, Ink::on_accent), 0, metrics); };
  const float wide = set(size).width;
  if (wide > room) size = std::max(11.0F, size * room / wide);
  const bool aged = pack.subject.age > 0;
  const Paragraph look = plain("", {Family::serif, 400, false}, size, size * 1.2F, Ink::on_accent);
  Label label = page::label(name, look, room, Align::centre, {made.child.x, 0}, metrics);
  label.rect.y = std::round(made.child.y - label.rect.h / 2 - (aged ? 10.0F : 0));
  const float below = std::ceil(label.rect.bottom()) + 1;
  made.labels.push_back(std::move(label));
  if (!aged) return;
  const Paragraph years = plain("", {Family::sans, 400, false}, 14, 18, Ink::on_accent);
  made.labels.push_back(page::label(std::to_string(pack.subject.age), years, room, Align::centre, {made.child.x, below}, metrics));
}

void move_down(Ecomap& made, float by) {
  made.child.y += by;
  for (auto& node : made.nodes) node.centre.y += by;
  for (Label& label : made.labels) label.rect.y += by;
  for (auto& tie : made.ties) {
    for (Point& point : tie.points) point.y += by;
  }
  for (Point& point : made.ring) point.y += by;
  for (auto& node : made.nodes) {
    const Rect disc{node.centre.x - node.radius, node.centre.y - node.radius, 2 * node.radius, 2 * node.radius};
    node.hit = planar::around(disc, made.labels[node.label].rect);
  }
}

void draw(const pack::Case& pack, Ecomap& made) {
  auto& shapes = made.figure.shapes;
  if (!made.ring.empty()) shapes.emplace_back(Path{.points = made.ring, .stroke = Paint::mark_edge, .width = 1.5F});
  for (const auto& tie : made.ties) shapes.emplace_back(tie_line(pack.people[tie.person].tie, tie.points));
  shapes.emplace_back(Disc{made.child, child_radius, Paint::accent, Paint::none, 0});
  for (const auto& node : made.nodes) {
    const pack::Person& who = pack.people[node.person];
    if (made.ring_apart && who.ring)
      shapes.emplace_back(Disc{node.centre, node.radius + ring_around - 0.75F, Paint::none, Paint::mark_edge, 1.5F});
    if (who.tie == "steady") {
      shapes.emplace_back(Disc{node.centre, node.radius, Paint::accent, Paint::none, 0});
    } else {
      shapes.emplace_back(Disc{node.centre, node.radius, Paint::paper, Paint::ink2, who.ring ? 2 : 1.5F});
    }
  }
}

}  // namespace

std::size_t index_of(const pack::Case& pack, const pack::Person& person) { return static_cast<std::size_t>(&person - pack.people.data()); }

float radius_of(const pack::Person& person) {
  if (!person.ring) return off_radius;
  return person.tie == "steady" ? steady_radius : ring_radius;
}

bool holds(const pack::Case& pack, const Ecomap& made) {
  const planar::Obstacles all = obstacles(pack, made);
  for (std::size_t i = 0; i < made.labels.size(); ++i) {
    const Rect& rect = made.labels[i].rect;
    if (rect.x < 0 || rect.right() > 2 * made.child.x) return false;
    if (!planar::clear(all, rect, i)) return false;
  }
  return planar::apart(all);
}

bool breaks_words(const Ecomap& made) {
  return std::ranges::any_of(made.labels, [](const Label& label) {
    return std::ranges::any_of(label.setting.lines, [&](const Line& line) {
      return line.range.end < label.text.size() && std::string_view(" -/\n").find(label.text[line.range.end - 1]) == std::string_view::npos;
    });
  });
}

Ecomap finish(const pack::Case& pack, Ecomap made, float half, const Metrics& metrics) {
  name_the_child(pack, made, metrics);
  float top = -half, bottom = half;
  for (const Label& label : made.labels) {
    top = std::min(top, label.rect.y);
    bottom = std::max(bottom, label.rect.bottom());
  }
  for (const auto& node : made.nodes) {
    const float radius = node.radius + (made.ring_apart ? ring_around : 0);
    top = std::min(top, node.centre.y - radius - 2);
    bottom = std::max(bottom, node.centre.y + radius + 2);
  }
  move_down(made, std::ceil(2 - top));
  made.figure.size = {2 * made.child.x, std::ceil(bottom - top + 4)};
  draw(pack, made);
  return made;
}

}  // namespace draft

Label label(std::string_view text, const Paragraph& look, float width, Align align, Point at, const Metrics& metrics) {
  Paragraph paragraph = look;
  paragraph.text = text;
  for (Stretch& stretch : paragraph.stretches) stretch.range = {0, text.size()};
  Label made{std::string(text), typeset(paragraph, width, metrics), {}, align};
  Setting& setting = made.setting;
  const float share = align == Align::left ? 0 : align == Align::centre ? 0.5F : 1;
  made.rect = {at.x - setting.width * share, at.y, setting.width, setting.height};
  for (const Line& line : setting.lines) {
    const float shift = (setting.width - line.width) * share;
    for (std::size_t i = 0; i < line.runs; ++i) setting.runs[line.first_run + i].x += shift;
  }
  return made;
}

const pack::Person* child_of(const pack::Case& pack) {
  const auto found = std::ranges::find(pack.people, "child", &pack::Person::kind);
  return found == pack.people.end() ? nullptr : &*found;
}

const pack::Person* other_end(const pack::Case& pack, const pack::Person& person) {
  const pack::Person* child = child_of(pack);
  const auto next = [&](const pack::Person& from) -> const pack::Person* {
    if (!has_line(from.tie) || &from == child) return nullptr;
    if (from.to.empty()) return child;
    const auto found = std::ranges::find(pack.people, from.to, &pack::Person::id);
    return found == pack.people.end() || &*found == &from ? nullptr : &*found;
  };
  // A circle of people who lead to one another has no place around the child.
  const pack::Person* at = &person;
  for (std::size_t steps = 0; at && at != child; ++steps) {
    if (steps > pack.people.size()) return nullptr;
    at = next(*at);
  }
  return next(person);
}

bool has_line(std::string_view tie) { return tie == "steady" || tie == "together" || tie == "informed" || tie == "offered"; }

Path tie_line(std::string_view tie, std::vector<Point> points) {
  Path path{.points = std::move(points), .stroke = Paint::ink2, .width = 2};
  if (tie == "steady") {
    path.stroke = Paint::accent;
    path.width = 6;
  } else if (tie == "informed") {
    path.width = 2.5F;
    path.dash = Dash::dotted;
  } else if (tie == "offered") {
    path.dash = Dash::dashed;
  }
  return path;
}

}  // namespace vignette::page
