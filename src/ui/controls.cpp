/// Segments, the switch and the slider.
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/widgets.hpp"

namespace vignette::ui {
namespace {

constexpr float corner = 6;

/// A chord without ctrl and alt, pressed while an item has the focus.
std::optional<app::Key> key_for(Frame& frame, bool focused, std::initializer_list<app::Key> keys) {
  std::optional<app::Key> found;
  if (!focused) return found;
  take_events(frame, [&](const Event& event) {
    const auto* key = std::get_if<KeyPressed>(&event);
    if (!key || key->chord.ctrl || key->chord.alt || key->chord.shift || std::ranges::find(keys, key->chord.key) == keys.end())
      return false;
    found = key->chord.key;
    return true;
  });
  return found;
}

/// Only the outer corners of a row of segments are round.
void fill_segment(Frame& frame, page::Rect part, Colour colour, float round, bool first, bool last) {
  fill(frame, part, colour, first || last ? round : 0);
  if (first && !last) fill(frame, {part.right() - round, part.y, round, part.h}, colour);
  if (last && !first) fill(frame, {part.x, part.y, round, part.h}, colour);
}

}  // namespace

std::optional<int> segments(Frame& frame, std::string_view label, std::span<const std::string_view> names, int chosen, page::Rect rect) {
  const Colours& c = *frame.colours;
  const int count = static_cast<int>(names.size());
  std::optional<int> wish;
  if (rect.h <= 0) rect.h = 40;
  fill(frame, rect, c.sheet, corner);
  describe(frame, Role::list, label, rect);
  ++frame.depth;
  std::vector<float> ends(names.size());
  float asked = 0, widest = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const float wide = width_of(frame, names[i], type::control) + segment_air;
    widest = std::max(widest, wide);
    ends[i] = asked += wide;
  }
  const bool alike = widest * static_cast<float>(count) <= rect.w;
  int index = 0;
  float right = snap(frame, rect.x);
  for (const auto name : names) {
    const float place = static_cast<float>(index + 1) / static_cast<float>(count);
    const float left = right;
    right = snap(frame, rect.x + (alike ? rect.w * place : ends[static_cast<std::size_t>(index)] + (rect.w - asked) * place));
    const page::Rect part{left, rect.y, right - left, rect.h};
    const Id within = id_of(label);
    const auto id_at = [&](int which) { return id_of("segment", within, static_cast<std::uint64_t>(which)); };
    const bool on = index == chosen;
    const Touch touch = ui::touch(frame, id_at(index), Role::radio_button, name, part, on ? std::uint32_t{checked} : 0U);
    const bool first = index == 0, last = index + 1 == count;
    if (on)
      fill_segment(frame, part, touch.held ? c.accent_pressed : touch.over ? c.accent_over : c.accent, corner, first, last);
    else if (touch.over)
      fill_segment(frame, {part.x + 1, part.y + 1, part.w - 2, part.h - 2}, c.tint, corner - 1, first, last);
    if (index > 0 && !on && index - 1 != chosen) fill(frame, {part.x, part.y, 1, part.h}, c.rule);
    const auto setting = set(frame, name, on ? type::control : type::text);
    letters(frame, *setting, {part.x + (part.w - setting->width) / 2, part.y + (part.h - setting->height) / 2},
            on           ? c.on_accent
            : touch.over ? c.accent
                         : c.ink2);
    if (touch.ring) focus_ring(frame, part, corner);
    if (touch.activated && !on) wish = index;
    if (const auto key = key_for(frame, touch.focused, {app::Key::left, app::Key::right, app::Key::up, app::Key::down})) {
      const int step = *key == app::Key::left || *key == app::Key::up ? -1 : 1;
      const int next = std::clamp(index + step, 0, count - 1);
      if (next != index) {
        wish = next;
        give_focus(frame, id_at(next), true);
      }
    }
    ++index;
  }
  --frame.depth;
  stroke(frame, rect, c.edge, c.outline, corner);
  return wish;
}

std::optional<bool> toggle(Frame& frame, std::string_view name, bool on, page::Point at) {
  constexpr float wide = 44;
  constexpr float high = 26;
  constexpr float gap = 12;
  const Colours& c = *frame.colours;
  constexpr float edge = 24, least = 120;
  const float room = clip(frame).right() - edge - (at.x + wide + gap);
  auto setting = set(frame, name, type::text);
  if (setting->width > room) setting = set(frame, name, type::text, page::Ink::ink, std::max(least, room));  // in more than one line
  const page::Rect whole{at.x, at.y - 3, wide + gap + setting->width, 10 + setting->height};
  const Touch touch = ui::touch(frame, control_id(Role::check_box, name), Role::check_box, name, whole, on ? std::uint32_t{checked} : 0U);
  const page::Rect rect{snap(frame, at.x), snap(frame, at.y), wide, high};
  if (on) {
    fill(frame, rect, touch.held ? c.accent_pressed : touch.over ? c.accent_over : c.accent, high / 2);
    disc(frame, {rect.right() - 13, rect.y + high / 2}, 10, c.on_accent);
  } else {
    const Colour colour = touch.over ? c.ink2 : c.edge;
    stroke(frame, rect, colour, 2, high / 2);
    disc(frame, {rect.x + 13, rect.y + high / 2}, 9, colour);
  }
  letters(frame, *setting, {rect.right() + gap, rect.y + (high - type::text.line) / 2}, c.ink2);
  if (touch.ring) focus_ring(frame, rect, high / 2);
  return touch.activated ? std::optional<bool>(!on) : std::nullopt;
}

std::optional<int> slider(Frame& frame, std::string_view name, int value, int steps, std::string_view words, page::Rect rect) {
  constexpr float thumb = 24;
  constexpr float words_wide = 70;
  constexpr float gap = 18;
  constexpr float thick = 4;
  Memory& memory = frame.memory;
  const Colours& c = *frame.colours;
  steps = std::max(1, steps);
  if (rect.h <= 0) rect.h = 40;
  const float track = std::max(thumb, rect.w - words_wide - gap);
  const float middle = rect.y + rect.h / 2;
  const Id id = control_id(Role::slider, name);
  const page::Rect target{rect.x - thumb / 2, middle - 16, track + thumb, 32};
  const page::Rect seen = common(target, clip(frame));
  const auto stepped = [&](double at) { return std::clamp(static_cast<int>(std::lround(at)), 0, steps); };
  std::optional<int> wish;

  // Dragging counts in framebuffer pixels from where it began: the slider for text size changes the page's unit under the hand.
  take_events(frame, [&](const Event& event) {
    if (const auto* press = std::get_if<PointerPressed>(&event)) {
      if (press->button != Button::left || !seen.contains(press->at)) return false;
      memory.pressed = id;
      give_focus(frame, id, false);
      const float at = rect.x + track * static_cast<float>(value) / static_cast<float>(steps);
      const bool on_thumb = std::abs(press->at.x - at) <= thumb / 2;
      memory.drag_start_value = on_thumb ? value : std::clamp((press->at.x - rect.x) / track, 0.0F, 1.0F) * static_cast<float>(steps);
      memory.drag_start_pixel = press->at.x * frame.density;
      memory.drag_width_pixels = track * frame.density;
      if (!on_thumb) wish = stepped(memory.drag_start_value);
      return true;
    }
    const auto dragged = [&](page::Point at) {
      const double went = (at.x * frame.density - memory.drag_start_pixel) / std::max(1.0F, memory.drag_width_pixels);
      wish = stepped(memory.drag_start_value + went * steps);
    };
    if (memory.pressed != id) return false;
    if (const auto* move = std::get_if<PointerMoved>(&event)) {
      dragged(move->at);
      return true;
    }
    if (const auto* release = std::get_if<PointerReleased>(&event)) {
      if (release->button != Button::left) return false;
      dragged(release->at);
      memory.pressed = 0;
      return true;
    }
    return false;
  });
  using app::Key;
  const int large = std::max(1, steps / 5);
  if (const auto key = key_for(frame, memory.focus == id,
                               {Key::left, Key::right, Key::up, Key::down, Key::home, Key::end, Key::page_up, Key::page_down})) {
    switch (*key) {
      case Key::left:
      case Key::down:
        wish = value - 1;
        break;
      case Key::right:
      case Key::up:
        wish = value + 1;
        break;
      case Key::home:
        wish = 0;
        break;
      case Key::end:
        wish = steps;
        break;
      case Key::page_up:
        wish = value + large;
        break;
      case Key::page_down:
        wish = value - large;
        break;
      default:
        break;
    }
    wish = std::clamp(*wish, 0, steps);
  }
  const Touch touch = ui::touch(frame, id, Role::slider, name, target, 0, words);

  const float at = rect.x + track * static_cast<float>(value) / static_cast<float>(steps);
  const float top = snap(frame, middle - thick / 2);
  fill(frame, {rect.x, top, track, thick}, c.rule, thick / 2);
  if (at > rect.x) fill(frame, {rect.x, top, at - rect.x, thick}, c.accent, thick / 2);
  const page::Point centre{snap(frame, at), top + thick / 2};
  disc(frame, centre, thumb / 2, touch.over || touch.held ? c.tint : c.sheet);
  ring(frame, centre, thumb / 2, c.accent, 3);
  if (touch.ring) focus_ring(frame, {centre.x - thumb / 2, centre.y - thumb / 2, thumb, thumb}, thumb / 2);
  const auto setting = set(frame, words, type::text);
  letters(frame, *setting, {rect.x + track + gap, middle - setting->height / 2}, c.ink);
  if (wish == value) wish.reset();
  return wish;
}

}  // namespace vignette::ui
