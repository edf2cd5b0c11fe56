#include "page/chronology.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vignette::page {
namespace {

constexpr Face sans{Family::sans, 400, false}, bold{Family::sans, 600, false};
const Paragraph phase_look = plain("", sans, 13, 18, Ink::ink3);
const Paragraph when_look = plain("", bold, 14, 19);
const Paragraph what_look = plain("", sans, 14, 19);
const Paragraph who_look = plain("", sans, 13, 18, Ink::ink3);
constexpr float gutter = 14;            ///< between two columns
constexpr float narrowest_column = 88;  ///< of an event, side by side
constexpr float mark = 6, first_of_many = 8;
constexpr float bar_height = 24;

bool is_track(const pack::Event& event) { return !event.track.empty(); }
bool is_phase(const pack::Event& event) { return !event.phase.empty() && event.what.empty() && !is_track(event); }
/// What is worth a mark: an entry may hold a phase and an event at once.
bool is_event(const pack::Event& event) { return !is_phase(event) && !is_track(event); }

/// A stretch of time, with what happened in it.
struct Period {
  std::optional<std::size_t> name;  ///< the entry that names it
  std::vector<std::size_t> events, tracks;
};

std::vector<Period> stretches_of(const pack::Case& pack) {
  std::vector<Period> out;
  for (std::size_t i = 0; i < pack.timeline.size(); ++i) {
    const pack::Event& event = pack.timeline[i];
    if (!event.phase.empty() || out.empty()) {
      out.emplace_back();
      if (!event.phase.empty()) out.back().name = i;
    }
    if (is_event(event)) out.back().events.push_back(i);
    if (is_track(event)) out.back().tracks.push_back(i);
  }
  return out;
}

class Layout {
 public:
  Layout(const pack::Case& pack, float width, const Metrics& metrics)
      : pack_(pack), width_(width), metrics_(metrics), stretches_(stretches_of(pack)) {}

  Chronology lay() && {
    if (pack_.timeline.empty()) return {};
    const std::vector<float> widths = column_widths();
    if (widths.empty()) {
      stack();
    } else {
      side_by_side(widths);
    }
    std::ranges::sort(out_.events, {}, &Chronology::Event::event);
    return std::move(out_);
  }

 private:
  const pack::Event& event(std::size_t i) const { return pack_.timeline[i]; }

  /// One for each event, wider where there is more to say; none where they would be too narrow to read.
  std::vector<float> column_widths() const {
    std::vector<float> widths;
    for (const auto& stretch : stretches_) {
      for (const std::size_t i : stretch.events) {
        const float words = static_cast<float>(event(i).what.size() + event(i).when.size() + who_took_part(pack_, event(i)).size());
        widths.push_back(60 + std::min(words, 200.0F));
      }
      if (stretch.events.empty()) widths.push_back(100);
    }
    float sum = 0;
    for (const float width : widths) sum += width;
    const float room = width_ - gutter * static_cast<float>(widths.size() - 1);
    const float least = narrowest_column * static_cast<float>(widths.size());
    if (room < least) return {};
    for (float& width : widths) width = narrowest_column + (room - least) * width / sum;
    return widths;
  }

  Rect write(std::string_view words, const Paragraph& look, float x, float y, float width, Align align = Align::left) {
    if (words.empty()) return {x, y, 0, 0};
    const float at = align == Align::left ? x : align == Align::right ? x + width : x + width / 2;
    out_.labels.push_back(label(words, look, width, align, {at, y}, metrics_));
    return out_.labels.back().rect;
  }

  /// What an event says, from y on; answers where it ends.
  float tell(std::size_t i, float x, float y, float width, bool with_when) {
    if (with_when) y += write(event(i).when, when_look, x, y, width).h;
    y += write(event(i).what, what_look, x, y, width).h;
    const std::string who = who_took_part(pack_, event(i));
    if (!who.empty()) y += 4 + write(who, who_look, x, y + 4, width).h;
    return y;
  }

  void dot(Point at, bool repeats) {
    if (repeats) {
      out_.figure.shapes.emplace_back(Disc{at, first_of_many, Paint::mark_edge, Paint::none, 0});
    } else {
      out_.figure.shapes.emplace_back(Disc{at, mark, Paint::paper, Paint::ink2, 2});
    }
  }

  void line(std::vector<Point> points, Paint paint, float width) {
    out_.figure.shapes.emplace_back(Path{.points = std::move(points), .stroke = paint, .width = width});
  }

  void side_by_side(const std::vector<float>& widths) {
    float heading = 0;  // of the tallest phase name
    std::vector<float> begins;
    std::size_t column = 0;
    float x = 0;
    for (const auto& stretch : stretches_) {
      begins.push_back(x);
      float across = -gutter;
      for (std::size_t i = 0; i < std::max<std::size_t>(1, stretch.events.size()); ++i) across += widths[column++] + gutter;
      if (stretch.name) {
        heading = std::max(heading, write(event(*stretch.name).phase, phase_look, x, 0, across).h);
        out_.phases.push_back({*stretch.name, x});
      }
      x += across + gutter;
    }
    begins.push_back(x);
    const float axis = heading + 20, words = axis + 18;
    // The line first, then what repeats over it, then the marks.
    line({{0, axis}, {width_, axis}}, Paint::edge, 1.5F);
    column = 0;
    float bottom = words;
    std::vector<std::pair<Point, bool>> marks;
    for (std::size_t s = 0; s < stretches_.size(); ++s) {
      float left = begins[s];
      for (const std::size_t i : stretches_[s].events) {
        const float wide = widths[column++];
        const bool repeats = event(i).repeats;
        const Point at{left + 8, axis};
        if (repeats) {
          const float end = begins[s + 1] - gutter - 2;
          line({at, {end, axis}}, Paint::mark_edge, 2.5F);
          line({{end - 7, axis - 7}, {end, axis}, {end - 7, axis + 7}}, Paint::mark_edge, 2.5F);
        }
        marks.emplace_back(at, repeats);
        const float end = tell(i, left, words, wide, true);
        out_.events.push_back({i, {left, axis - 10, wide, end - axis + 10}, {}});
        bottom = std::max(bottom, end);
        left += wide + gutter;
      }
      if (stretches_[s].events.empty()) ++column;
    }
    for (const auto& [at, repeats] : marks) dot(at, repeats);
    for (std::size_t s = 0; s < stretches_.size(); ++s) {
      for (const std::size_t i : stretches_[s].tracks) {
        bottom += 18;
        const float wide = begins[s + 1] - gutter - begins[s];
        const float before = s == 0 ? 0 : begins[1] - 2 * gutter;  // the name stands to the left where there is room
        const bool beside = before >= 96;
        const Rect name = write(event(i).track, when_look, beside ? 0 : begins[s], bottom, beside ? before : wide);
        const float top = beside ? bottom : name.bottom() + 6;
        const float end = std::max(track(i, {begins[s], top, wide, bar_height}), name.bottom());
        const float left = beside ? 0 : begins[s];
        out_.events.push_back({i, {left, bottom, begins[s] + wide - left, end - bottom}, {begins[s], top, wide, bar_height}});
        bottom = end;
      }
    }
    for (std::size_t s = 1; s < stretches_.size(); ++s) {
      const float at = std::round(begins[s] - gutter / 2) - 0.5F;
      out_.figure.shapes.insert(out_.figure.shapes.begin(), Path{.points = {{at, 0}, {at, bottom}}, .stroke = Paint::rule, .width = 1});
    }
    out_.figure.size = {width_, std::ceil(bottom + 4)};
  }

  /// Bars from the tallest to the lowest, one for each step, with a slope between; the last one open. Answers the words' end.
  float track(std::size_t i, Rect at) {
    const auto& steps = event(i).steps;
    if (steps.empty()) return at.bottom();
    const float count = static_cast<float>(steps.size());
    const float each = at.w / count;
    float end = at.bottom();
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const float number = static_cast<float>(s);
      const float x = at.x + each * number, top = at.y + at.h * number / count, next = at.y + at.h * (number + 1) / count;
      const bool last = s + 1 == steps.size();
      if (!last) {
        const float slope = std::min(48.0F, each / 3);
        out_.figure.shapes.emplace_back(
            Path{.points = {{x, top}, {x + each - slope, top}, {x + each, next}, {x + each, at.bottom()}, {x, at.bottom()}},
                 .closed = true,
                 .fill = Paint::accent});
      } else {
        line({{x, top + 0.75F}, {at.right(), top + 0.75F}}, Paint::accent, 1.5F);
        line({{x, at.bottom() - 0.75F}, {at.right(), at.bottom() - 0.75F}}, Paint::accent, 1.5F);
      }
      end = std::max(end, write(steps[s], what_look, x, at.bottom() + 6, each - 8).bottom());
    }
    return end;
  }

  void stack() {
    constexpr float indent = 28;
    float y = 0;
    const float wide = width_ - indent;
    std::vector<std::pair<Point, bool>> marks;
    float first = -1;
    std::vector<std::pair<float, std::size_t>> repeats;
    for (const auto& stretch : stretches_) {
      if (y > 0) y += 10;
      if (stretch.name) {
        out_.phases.push_back({*stretch.name, 0});
        y = write(event(*stretch.name).phase, phase_look, indent, y, wide).bottom() + 8;
      }
      for (const std::size_t i : stretch.events) {
        const float top = y;
        y = tell(i, indent, y, wide, true);
        const Point at{9, top + 10};
        if (first < 0) first = at.y;
        marks.emplace_back(at, event(i).repeats);
        if (event(i).repeats) repeats.emplace_back(at.y, i);
        out_.events.push_back({i, {0, top, width_, y - top}, {}});
        y += 14;
      }
      for (const std::size_t i : stretch.tracks) {
        const float top = y;
        const Rect name = write(event(i).track, when_look, indent, y, wide);
        const Rect bar{indent, name.bottom() + 6, wide, bar_height};
        y = track(i, bar);
        out_.events.push_back({i, {indent, top, wide, y - top}, bar});
        y += 14;
      }
    }
    const float last = marks.empty() ? 0 : marks.back().first.y;
    if (first >= 0) line({{9, first}, {9, last}}, Paint::edge, 1.5F);
    // What repeats goes on to where the picture ends, and stays open there.
    for (const auto& [from, i] : repeats) {
      const float end = std::max(y - 6, from + 30);
      line({{9, from}, {9, end}}, Paint::mark_edge, 2.5F);
      line({{2, end - 7}, {9, end}, {16, end - 7}}, Paint::mark_edge, 2.5F);
    }
    for (const auto& [at, repeated] : marks) dot(at, repeated);
    out_.figure.size = {width_, std::ceil(y + 4)};
  }

  const pack::Case& pack_;
  float width_;
  const Metrics& metrics_;
  std::vector<Period> stretches_;
  Chronology out_;
};

}  // namespace

std::string who_took_part(const pack::Case& pack, const pack::Event& event) {
  std::string names;
  for (const std::string& id : event.who) {
    const auto person = std::ranges::find(pack.people, id, &pack::Person::id);
    if (person == pack.people.end()) continue;
    if (!names.empty()) names += ", ";
    names += person->name;
  }
  return names;
}

Chronology chronology(const pack::Case& pack, float width, const Metrics& metrics) { return Layout(pack, width, metrics).lay(); }

}  // namespace vignette::page
