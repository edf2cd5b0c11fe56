#include "page/setting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

namespace vignette::page {
namespace {

/// Where the caret may stand last on a line: before its line feed.
std::size_t content_end(const Line& line) { return line.range.end - (line.hard ? 1 : 0); }

std::span<const Run> runs_of(const Setting& setting, const Line& line) {
  return std::span(setting.runs).subspan(line.first_run, line.runs);
}

float x_of(const Setting& setting, const Line& line, std::size_t offset) {
  float x = 0;
  for (const Run& run : runs_of(setting, line)) {
    if (run.range.begin > offset) {
      break;
    }
    const auto stop = std::ranges::upper_bound(run.stops, offset, {}, &Stop::offset);
    if (stop != run.stops.begin()) {
      x = run.x + std::prev(stop)->x;
    }
  }
  return x;
}

std::size_t line_at(const Setting& setting, float y) {
  const auto below = std::ranges::upper_bound(setting.lines, y, {}, &Line::top);
  if (below == setting.lines.begin()) {
    return 0;
  }
  const auto found = std::prev(below);
  const std::size_t index = static_cast<std::size_t>(found - setting.lines.begin());
  // The space after a line feed belongs to the nearer line.
  const float bottom = found->top + found->height;
  return below != setting.lines.end() && y - bottom > below->top - y ? index + 1 : index;
}

std::string_view name_of(Family family) {
  switch (family) {
    case Family::serif:
      return "serif";
    case Family::sans:
      return "sans";
    case Family::dyslexic:
      return "dyslexic";
    case Family::mono:
      return "mono";
  }
  return "";
}

std::string_view name_of(Ink ink) {
  constexpr std::string_view names[] = {"ink", "ink2", "ink3", "faint", "accent", "on_accent", "mark_ink", "clay", "paper", "rule"};
  return names[static_cast<std::size_t>(ink)];
}

/// Hundredths are enough to read and steady between compilers.
std::string number(float value) {
  const double rounded = std::round(static_cast<double>(value) * 100) / 100;
  return fmt::format("{}", rounded == 0 ? 0 : rounded);
}

}  // namespace

std::size_t line_of(const Setting& setting, Place place) {
  const auto after = std::ranges::upper_bound(setting.lines, place.offset, {}, [](const Line& line) { return line.range.begin; });
  if (after == setting.lines.begin()) {
    return 0;
  }
  const std::size_t line = static_cast<std::size_t>(after - setting.lines.begin()) - 1;
  const bool at_begin = setting.lines[line].range.begin == place.offset;
  return place.affinity == Affinity::upstream && at_begin && line > 0 && !setting.lines[line - 1].hard ? line - 1 : line;
}

Place place_on_line(const Setting& setting, std::size_t line, float x) {
  if (setting.lines.empty()) {
    return {};
  }
  const std::size_t index = std::min(line, setting.lines.size() - 1);
  const Line& on = setting.lines[index];
  std::size_t offset = on.range.begin;
  float nearest = 0;  // the line's own beginning
  const auto consider = [&](const Run& run, const Stop& stop) {
    const float at = run.x + stop.x;
    if (std::abs(at - x) < std::abs(nearest - x)) {
      nearest = at;
      offset = stop.offset;
    }
  };
  for (const Run& run : runs_of(setting, on)) {
    const auto right = std::ranges::lower_bound(run.stops, x - run.x, {}, &Stop::x);
    if (right != run.stops.begin()) {
      // The first of several stops at one x is the one that comes back.
      consider(run, *std::ranges::lower_bound(run.stops, std::prev(right)->x, {}, &Stop::x));
    }
    if (right != run.stops.end()) {
      consider(run, *right);
    }
  }
  const bool soft_end = !on.hard && index + 1 < setting.lines.size() && offset == on.range.end && offset > on.range.begin;
  return {offset, soft_end ? Affinity::upstream : Affinity::downstream};
}

Place place_at(const Setting& setting, Point point) {
  return setting.lines.empty() ? Place{} : place_on_line(setting, line_at(setting, point.y), point.x);
}

Rect caret(const Setting& setting, Place place) {
  if (setting.lines.empty()) {
    return {};
  }
  const Line& line = setting.lines[line_of(setting, place)];
  return {x_of(setting, line, place.offset), line.top, 0, line.height};
}

std::vector<Rect> rects(const Setting& setting, text::Range range, Over over) {
  std::vector<Rect> out;
  if (range.empty() || setting.lines.empty()) {
    return out;
  }
  for (std::size_t i = line_of(setting, {range.begin, Affinity::downstream}); i < setting.lines.size(); ++i) {
    const Line& line = setting.lines[i];
    if (line.range.begin >= range.end) {
      break;
    }
    const float left = x_of(setting, line, std::max(range.begin, line.range.begin));
    float right = x_of(setting, line, std::min(range.end, content_end(line)));
    if (over == Over::ink) {
      right = std::min(right, line.width);
    } else if (line.hard && range.end >= line.range.end) {
      right += line.height / 4;
    }
    if (right > left) {
      out.push_back({left, line.top, right - left, line.height});
    }
  }
  return out;
}

const Run* run_at(const Setting& setting, Point point) {
  for (const Line& line : setting.lines) {
    if (point.y < line.top || point.y >= line.top + line.height) {
      continue;
    }
    for (const Run& run : runs_of(setting, line)) {
      if (point.x >= run.x && point.x < run.x + run.width) {
        return &run;
      }
    }
  }
  return nullptr;
}

std::string dump(const Setting& setting, std::string_view text) {
  std::string out;
  auto to = std::back_inserter(out);
  fmt::format_to(to, "{} × {}, {} bytes\n", number(setting.width), number(setting.height), setting.length);
  for (const Line& line : setting.lines) {
    fmt::format_to(to, "line {}–{} top {} baseline {} width {}{}\n", line.range.begin, line.range.end, number(line.top),
                   number(line.baseline), number(line.width), line.hard ? " hard" : "");
    for (const Run& run : runs_of(setting, line)) {
      fmt::format_to(to, "  {} +{} {} {}{} {} {}", number(run.x), number(run.width), name_of(run.face.family), run.face.weight,
                     run.face.italic ? " italic" : "", number(run.size), name_of(run.ink));
      if (run.baseline != line.baseline) {
        fmt::format_to(to, " raised {}", number(line.baseline - run.baseline));
      }
      if (run.tag != 0) {
        fmt::format_to(to, " tag {}", run.tag);
      }
      fmt::format_to(to, "{}{} “{}”\n", run.underline ? " underline" : "", run.strike ? " strike" : "",
                     run.range.empty() ? std::string_view("…") : text::part(text, run.range));
    }
  }
  return out;
}

}  // namespace vignette::page
