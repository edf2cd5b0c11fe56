#include "ui/version_slider.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

namespace {

constexpr float knob_size = 24;
constexpr float dot = 12;
constexpr float thick = 4;
constexpr float labels_top = 30;
constexpr Type label_type{type::sans, 13, 18};

struct Track {
  const VersionLine& line;
  page::Point left;
  float width;

  float x(std::size_t at) const {
    return left.x + width * static_cast<float>(at) / static_cast<float>(std::max<std::size_t>(1, line.count - 1));
  }
  float middle() const { return left.y + knob_size / 2; }
  std::size_t nearest(float x) const {
    const float share = std::clamp((x - left.x) / std::max(1.0F, width), 0.0F, 1.0F);
    return static_cast<std::size_t>(std::lround(share * static_cast<float>(line.count - 1)));
  }
};

struct Knob {
  std::string_view name, words;
  std::size_t at = 0, least = 0, most = 0;
  page::Rect reach;     ///< where a press belongs to it
  bool filled = false;  ///< the newer of two
};

std::size_t stepped(const Knob& knob, app::Key key, std::size_t at) {
  using app::Key;
  switch (key) {
    case Key::left:
    case Key::down:
      return at > knob.least ? at - 1 : knob.least;
    case Key::right:
    case Key::up:
      return std::min(at + 1, knob.most);
    case Key::page_down:
      return at > knob.least + 5 ? at - 5 : knob.least;
    case Key::page_up:
      return std::min(at + 5, knob.most);
    case Key::home:
      return knob.least;
    default:
      return knob.most;
  }
}

bool steps(app::Key key) {
  using app::Key;
  return key == Key::left || key == Key::right || key == Key::up || key == Key::down || key == Key::home || key == Key::end ||
         key == Key::page_up || key == Key::page_down;
}

/// The knob's events: pressing the line, dragging, and keys that step. Answers where it is to stand.
std::optional<std::size_t> moved(Frame& frame, const Track& track, const Knob& knob, Id id) {
  Memory& memory = frame.memory;
  const page::Rect seen = common(knob.reach, clip(frame));
  std::optional<std::size_t> wish;
  const auto to = [&](float x) { wish = std::clamp(track.nearest(x), knob.least, knob.most); };
  take_events(frame, [&](const Event& event) {
    if (const auto* press = std::get_if<PointerPressed>(&event)) {
      if (press->button != Button::left || !seen.contains(press->at)) return false;
      memory.pressed = id;
      give_focus(frame, id, false);
      to(press->at.x);
      return true;
    }
    if (const auto* key = std::get_if<KeyPressed>(&event)) {
      const auto& chord = key->chord;
      if (memory.focus != id || chord.ctrl || chord.alt || chord.shift || !steps(chord.key)) return false;
      wish = stepped(knob, chord.key, wish.value_or(knob.at));
      return true;
    }
    if (memory.pressed != id) return false;
    if (const auto* move = std::get_if<PointerMoved>(&event)) {
      to(move->at.x);
      return true;
    }
    if (const auto* release = std::get_if<PointerReleased>(&event)) {
      if (release->button != Button::left) return false;
      to(release->at.x);
      memory.pressed = 0;
      return true;
    }
    return false;
  });
  if (wish == knob.at) wish.reset();
  return wish;
}

void paint_line(Frame& frame, const Track& track, std::size_t from, std::size_t to) {
  const Colours& c = *frame.colours;
  const float top = snap(frame, track.middle() - thick / 2);
  fill(frame, {track.left.x, top, track.width, thick}, c.rule, thick / 2);
  if (to > from) fill(frame, {track.x(from), top, track.x(to) - track.x(from), thick}, c.accent, thick / 2);
  // Too many to tell apart are a line only.
  if (track.width / static_cast<float>(std::max<std::size_t>(1, track.line.count - 1)) < dot + 4) return;
  for (std::size_t i = 0; i < track.line.count; ++i) {
    const page::Point centre{snap(frame, track.x(i)), top + thick / 2};
    const bool within = i >= from && i <= to;
    const bool empty = track.line.hollow && track.line.hollow(i);
    disc(frame, centre, dot / 2, within && !empty ? c.accent : c.paper);
    if (!within || empty) ring(frame, centre, dot / 2, within ? c.accent : c.edge, 2);
  }
}

/// Labels in the order of what matters; one that would touch another is left out.
void paint_labels(Frame& frame, const Track& track, std::vector<std::size_t> wanted) {
  if (!track.line.label) return;
  wanted.push_back(0);
  wanted.push_back(track.line.count - 1);
  if (track.line.all_labels && track.line.count <= 64) {
    for (std::size_t i = 1; i + 1 < track.line.count; ++i) wanted.push_back(i);
  }
  struct Taken {
    float from, to;
  };
  std::vector<Taken> taken;
  const float least = track.left.x - knob_size / 2, most = track.left.x + track.width + knob_size / 2;
  for (const std::size_t at : wanted) {
    const auto setting = set(frame, track.line.label(at), label_type, page::Ink::ink3);
    const float x = std::clamp(track.x(at) - setting->width / 2, least, std::max(least, most - setting->width));
    const float end = x + setting->width;
    if (std::ranges::any_of(taken, [&](const Taken& other) { return x < other.to + 14 && end + 14 > other.from; })) continue;
    taken.push_back({x, end});
    letters(frame, *setting, {x, track.left.y + labels_top});
  }
}

void paint_knob(Frame& frame, const Track& track, const Knob& k, const Touch& does) {
  const Colours& c = *frame.colours;
  const page::Point centre{snap(frame, track.x(k.at)), snap(frame, track.middle() - thick / 2) + thick / 2};
  disc(frame, centre, knob_size / 2, k.filled ? (does.over ? c.accent_over : c.accent) : does.over || does.held ? c.tint : c.sheet);
  if (!k.filled) ring(frame, centre, knob_size / 2, c.accent, 3);
  if (does.ring) focus_ring(frame, {centre.x - knob_size / 2, centre.y - knob_size / 2, knob_size, knob_size}, knob_size / 2);
}

}  // namespace

std::optional<std::size_t> version_slider(Frame& frame, std::string_view name, std::string_view words, const VersionLine& line,
                                          std::size_t at, page::Point left, float width) {
  const Track track{line, left, width};
  Knob only{name, words, at, 0, line.count - 1, {left.x - knob_size / 2, left.y - 4, width + knob_size, knob_size + 8}, false};
  const Id id = control_id(Role::slider, name);
  const auto wish = moved(frame, track, only, id);
  if (wish) only.at = *wish;
  const Touch does = touch(frame, id, Role::slider, name, only.reach, 0, words);
  paint_line(frame, track, 0, only.at);
  paint_knob(frame, track, only, does);
  paint_labels(frame, track, {only.at});
  return wish;
}

std::optional<VersionEnds> version_ends(Frame& frame, const EndNames& names, const VersionLine& line, VersionEnds at, page::Point left,
                                        float width) {
  const Track track{line, left, width};
  const float between = (track.x(at.older) + track.x(at.newer)) / 2;
  const float begin = left.x - knob_size / 2, end = left.x + width + knob_size / 2;
  Knob older{names.older, names.older_words, at.older, 0, at.newer - 1, {begin, left.y - 4, between - begin, knob_size + 8}, false};
  Knob newer{names.newer, names.newer_words, at.newer, at.older + 1, line.count - 1, {between, left.y - 4, end - between, knob_size + 8},
             true};
  const Id older_id = control_id(Role::slider, names.older), newer_id = control_id(Role::slider, names.newer);
  const auto to_older = moved(frame, track, older, older_id);
  const auto to_newer = moved(frame, track, newer, newer_id);
  VersionEnds to{to_older.value_or(at.older), to_newer.value_or(at.newer)};
  if (to.older >= to.newer) to = at;
  older.at = to.older;
  newer.at = to.newer;
  const Touch first = touch(frame, older_id, Role::slider, names.older, older.reach, 0, names.older_words);
  const Touch second = touch(frame, newer_id, Role::slider, names.newer, newer.reach, 0, names.newer_words);
  paint_line(frame, track, to.older, to.newer);
  paint_knob(frame, track, older, first);
  paint_knob(frame, track, newer, second);
  paint_labels(frame, track, {to.older, to.newer});
  return to == at ? std::nullopt : std::optional(to);
}

}  // namespace vignette::ui
