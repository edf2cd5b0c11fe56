#include "ui/team_card_drag.hpp"

#include <algorithm>
#include <cmath>

#include "words/words.hpp"

namespace vignette::ui {

struct CardDrag::Slot : Memory::Slot {
  std::string card;  ///< that was pressed; empty for none
  page::Point from;  ///< where
  bool moves = false;
};

namespace {

constexpr float far_enough = 8;  ///< a hand that presses is not quite still
constexpr Type text_type{type::serif, 17, 23};

/// A hairline in dashes, within the rectangle.
void dashes(Frame& frame, page::Rect rect, Colour colour, float width) {
  constexpr float dash = 6, apart = 4;
  for (float x = rect.x; x < rect.right(); x += dash + apart)
    for (const float y : {rect.y, rect.bottom() - width}) fill(frame, {x, y, std::min(dash, rect.right() - x), width}, colour);
  for (float y = rect.y; y < rect.bottom(); y += dash + apart)
    for (const float x : {rect.x, rect.right() - width}) fill(frame, {x, y, width, std::min(dash, rect.bottom() - y)}, colour);
}

}  // namespace

CardDrag::CardDrag(Frame& frame) : frame_(frame), slot_(frame.memory.slot<Slot>("dragging a card")) {
  if (slot_.card.empty()) return;
  follow(0);
  if (slot_.moves && !over_ && pressed(frame, {app::Key::escape})) over_ = true;
}

void CardDrag::follow(std::size_t from) {
  const auto goes = [&](page::Point at) { slot_.moves = slot_.moves || std::hypot(at.x - slot_.from.x, at.y - slot_.from.y) > far_enough; };
  for (std::size_t i = from; i < frame_.events.size() && !over_; ++i) {
    if (const auto* move = std::get_if<PointerMoved>(&frame_.events[i])) goes(move->at);
    const auto* release = std::get_if<PointerReleased>(&frame_.events[i]);
    if (!release || release->button != Button::left) continue;
    goes(release->at);
    if (slot_.moves) dropped_ = release->at;
    over_ = true;
  }
}

void CardDrag::card(const std::string& id, page::Rect press) {
  const page::Rect seen = common(press, clip(frame_));
  for (std::size_t i = 0; i < frame_.events.size(); ++i) {
    const auto* pressed = std::get_if<PointerPressed>(&frame_.events[i]);
    const bool taken = i < frame_.taken.size() && frame_.taken[i];
    if (!pressed || pressed->button != Button::left || taken || !seen.contains(pressed->at)) continue;
    slot_.card = id;
    slot_.from = pressed->at;
    slot_.moves = over_ = false;
    dropped_.reset();
    follow(i + 1);
  }
}

std::string CardDrag::dragged() const { return slot_.moves ? slot_.card : std::string(); }

float CardDrag::place(int group, page::Rect over, std::string_view words) {
  constexpr float high = 44, inset = 12;
  const Colours& c = *frame_.colours;
  const page::Rect box{over.x, over.bottom(), over.w, high};
  const page::Rect zone{over.x, over.y, over.w, over.h + high};
  zones_.emplace_back(group, zone);
  const bool here = zone.contains(frame_.memory.pointer);
  if (here) fill(frame_, box, c.tint, 6);
  dashes(frame_, box, here ? c.accent : c.edge, here ? 2 : 1);
  say_beginning(frame_, words, type::meta, {box.x + inset, box.y + 12}, box.w - 2 * inset, 1, here ? page::Ink::accent : page::Ink::ink3);
  return high;
}

std::optional<int> CardDrag::finish(std::string_view text, float width) {
  constexpr float inset = 12, beside = 10;
  constexpr int lines = 3;
  if (slot_.card.empty()) return std::nullopt;
  if (!over_ && frame_.memory.pressed == 0) over_ = true;  // the window lost the pointer
  if (over_) {
    std::optional<int> to;
    if (dropped_)
      for (const auto& [group, zone] : zones_)
        if (common(zone, clip(frame_)).contains(*dropped_)) to = group;
    slot_.card.clear();
    if (std::exchange(slot_.moves, false)) frame_.again = true;
    return to;
  }
  if (!slot_.moves) return std::nullopt;
  const Colours& c = *frame_.colours;
  const auto words = set(frame_, text, text_type, page::Ink::ink, width - 2 * inset);
  const float high = std::min(words->height, static_cast<float>(lines) * text_type.line) + 2 * inset;
  const page::Rect rect{frame_.memory.pointer.x + beside, frame_.memory.pointer.y + beside, width, high};
  fill(frame_, rect, c.sheet, 6);
  stroke(frame_, rect, c.accent, 2, 6);
  push_clip(frame_, common({rect.x, rect.y + inset, rect.w, high - 2 * inset}, clip(frame_)));
  letters(frame_, *words, {rect.x + inset, rect.y + inset});
  pop_clip(frame_);
  return std::nullopt;
}

}  // namespace vignette::ui
