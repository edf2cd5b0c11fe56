/// A pane that scrolls.
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/widgets.hpp"

namespace vignette::ui {
namespace {

constexpr float notch = 80;  ///< of the wheel
constexpr float arrow = 60;  ///< an arrow key
constexpr float bar_width = 6;
constexpr float bar_margin = 4;
constexpr float shortest_thumb = 32;

float furthest(const Scroll& scroll) { return std::max(0.0F, scroll.content - scroll.view); }

/// Where the bar's thumb stands; nothing when all is in view.
std::optional<page::Rect> thumb_of(const Scroll& scroll, page::Rect rect) {
  if (furthest(scroll) < 1) return {};
  const float track = rect.h - 2 * bar_margin;
  const float length = std::min(track, std::max(shortest_thumb, track * scroll.view / scroll.content));
  const float y = rect.y + bar_margin + (track - length) * scroll.offset / furthest(scroll);
  return page::Rect{rect.right() - bar_margin - bar_width, y, bar_width, length};
}

}  // namespace

Pane::Pane(Frame& frame, std::string_view name, page::Rect rect, float content, bool keys)
    : frame_(frame), rect_(rect), scroll_(frame.memory.scrolls[id_of(name, id_of("pane"))]), id_(id_of(name, id_of("pane"))), keys_(keys) {
  scroll_.view = rect.h;
  if (content > 0) scroll_.content = content;
  moved_ = std::exchange(scroll_.moved, false);
  scroll_.offset = std::clamp(scroll_.offset, 0.0F, furthest(scroll_));
  Memory& memory = frame.memory;
  const page::Rect seen = common(rect, clip(frame));
  const page::Rect grip{rect.right() - 2 * bar_margin - bar_width, rect.y, 2 * bar_margin + bar_width, rect.h};

  take_events(frame, [&](const Event& event) {
    if (const auto* wheel = std::get_if<Wheel>(&event)) {
      if (wheel->ctrl || !seen.contains(wheel->at)) return false;
      scroll_by(-wheel->dy * notch);
      moved_ = moved_ || wheel->dy != 0;
      return true;
    }
    const auto thumb = thumb_of(scroll_, rect_);
    if (const auto* press = std::get_if<PointerPressed>(&event)) {
      if (!thumb || press->button != Button::left || !common(grip, seen).contains(press->at)) return false;
      memory.pressed = id_;
      if (press->at.y < thumb->y || press->at.y >= thumb->bottom()) {  // beside the thumb: a page that way
        scroll_by((press->at.y < thumb->y ? -1.0F : 1.0F) * std::max(arrow, scroll_.view - arrow));
        moved_ = true;
      }
      memory.drag_start_value = scroll_.offset;
      memory.drag_start_pixel = press->at.y * frame.density;
      return true;
    }
    if (const auto* move = std::get_if<PointerMoved>(&event)) {
      if (memory.pressed != id_ || !thumb) return false;
      const float room = std::max(1.0F, rect_.h - 2 * bar_margin - thumb->h);
      const float went = move->at.y - memory.drag_start_pixel / frame.density;
      scroll_to(static_cast<float>(memory.drag_start_value) + went * furthest(scroll_) / room);
      moved_ = true;
      return true;
    }
    if (const auto* release = std::get_if<PointerReleased>(&event)) {
      if (memory.pressed != id_ || release->button != Button::left) return false;
      memory.pressed = 0;
      return true;
    }
    return false;
  });

  // The keys scroll the pane that holds the focus; when none does, the first that wants them.
  turn_ = memory.focus_pane == id_ || (memory.focus == frame.region_id && memory.focus != 0 && keys) || (memory.focus_pane == 0 && keys);
  frame.panes.push_back(this);
  push_clip(frame, rect);
}

Pane::~Pane() {
  pop_clip(frame_);
  std::erase(frame_.panes, this);
  if (turn_ && furthest(scroll_) >= 1) {
    const float before = scroll_.offset;
    take_events(frame_, [&](const Event& event) {
      const auto* key = std::get_if<KeyPressed>(&event);
      const bool ends = key && (key->chord.key == app::Key::home || key->chord.key == app::Key::end);
      if (!key || key->chord.alt || (key->chord.ctrl && !ends)) return false;
      const float screenful = std::max(arrow, scroll_.view - arrow);
      switch (key->chord.key) {
        case app::Key::down:
          scroll_by(arrow);
          return true;
        case app::Key::up:
          scroll_by(-arrow);
          return true;
        case app::Key::page_down:
          scroll_by(screenful);
          return true;
        case app::Key::page_up:
          scroll_by(-screenful);
          return true;
        case app::Key::space:
          scroll_by(key->chord.shift ? -screenful : screenful);
          return true;
        case app::Key::home:
          scroll_to(0);
          return true;
        case app::Key::end:
          scroll_to(furthest(scroll_));
          return true;
        default:
          return false;
      }
    });
    scroll_.moved = scroll_.offset != before;
  }
  if (slid_ != 0) scroll_by(slid_);
  constexpr float clear = 24;
  if (caret_) show(caret_->first, caret_->second, clear);
  if (later_) scroll_to(*later_);
  if (const auto thumb = thumb_of(scroll_, rect_)) fill(frame_, *thumb, frame_.colours->edge, bar_width / 2);
}

float Pane::top() const { return snap(frame_, rect_.y - scroll_.offset); }

float Pane::offset() const { return scroll_.offset; }

void Pane::scroll_to(float offset) {
  offset = std::clamp(offset, 0.0F, furthest(scroll_));
  if (offset == scroll_.offset) return;
  scroll_.offset = offset;
  frame_.again = true;
}

void Pane::scroll_by(float distance) { scroll_to(scroll_.offset + distance); }

void Pane::show(float y, float height, float clearance) {
  // Carried out when the pane ends, so that one drawing does not show two positions.
  const float at = later_.value_or(scroll_.offset);
  const float top = y - clearance;
  const float bottom = y + height + clearance;
  if (top < at || bottom - top > scroll_.view) {
    later_ = top;
  } else if (bottom > at + scroll_.view) {
    later_ = bottom - scroll_.view;
  }
  if (later_ && std::clamp(*later_, 0.0F, furthest(scroll_)) != scroll_.offset) frame_.again = true;
}

void Pane::follow(const Edited& edited) {
  // Carried out when the pane ends and the height of what it holds is known.
  slid_ += edited.moved;
  if (edited.caret && edited.caret_moved) caret_ = {edited.caret->y - top(), edited.caret->h};
}

float Pane::reach() {
  constexpr float least = 2400, screenfuls = 4;
  const float reach = frame_.walking ? std::max(least, screenfuls * scroll_.view) : 0;
  auto known = std::ranges::find(frame_.long_panes, id_, &Frame::Long::pane);
  if (known == frame_.long_panes.end()) known = frame_.long_panes.insert(known, {.pane = id_, .rect = rect_});
  known->reach = reach;
  known->above = scroll_.offset - reach > 0;
  known->below = scroll_.offset + scroll_.view + reach < scroll_.content;
  return reach;
}

void Pane::fits(float content) {
  if (std::abs(content - scroll_.content) >= 0.5F) {
    scroll_.content = content;
    if (scroll_.offset > furthest(scroll_)) {
      scroll_.offset = furthest(scroll_);
      frame_.again = true;
    }
  }
}

}  // namespace vignette::ui
