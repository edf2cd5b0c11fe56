#include "ui/text_box.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/breaks.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

namespace {

/// While the pointer is held beyond the edge, the text goes on scrolling this often, in seconds.
constexpr double scroll_every = 0.03;

}  // namespace

TextBox::TextBox(Frame& frame, TextBoxSlot& slot, page::Manuscript& manuscript, const app::Editing& editing, TextBoxSetup setup)
    : frame_(frame), slot_(slot), manuscript_(manuscript), original_(editing), setup_(std::move(setup)) {
  follow();
}

namespace {

constexpr std::string_view dot = "•";

}  // namespace

void TextBox::follow() {
  if (!setup_.dots) {
    manuscript_.follow(now().text, setup_.style, setup_.width, frame_.memory.cache.metrics());
    return;
  }
  std::string dots;
  for (std::size_t i = 1; i < text::graphemes(now().text).size(); ++i) dots += dot;
  manuscript_.follow(dots, setup_.style, setup_.width, frame_.memory.cache.metrics());
}

page::Place TextBox::shown(page::Place place) const {
  if (!setup_.dots) return place;
  const auto ends = text::graphemes(now().text);
  const auto before = std::ranges::lower_bound(ends, place.offset) - ends.begin();
  return {static_cast<std::size_t>(before) * dot.size(), place.affinity};
}

page::Place TextBox::meant(page::Place shown) const {
  if (!setup_.dots) return shown;
  const auto ends = text::graphemes(now().text);
  return {ends.empty() ? 0 : ends[std::min(shown.offset / dot.size(), ends.size() - 1)], shown.affinity};
}

text::Range TextBox::selection() const {
  const text::Range chosen = now().selection();
  return {shown(page::Place{chosen.begin}).offset, shown(page::Place{chosen.end}).offset};
}

void TextBox::handle() {
  take_events(frame_, [this](const Event& event) { return use(event); });
  scroll_with_pointer();
  const bool focus = focused();
  if (focus && !slot_.had_focus) caret_moved_ = true;
  if (now().caret != slot_.focused_caret) caret_moved_ = caret_moved_ || focus;
  const std::array<float, 3> window{frame_.width, frame_.height, frame_.density};
  if (std::exchange(slot_.window, window) != window) caret_moved_ = caret_moved_ || focus;  // it may have left what is seen
  slot_.had_focus = focus;
  slot_.focused_caret = now().caret;
}

bool TextBox::focused() const { return frame_.memory.focus == setup_.id; }

page::Place TextBox::caret() const { return {now().caret, now().upstream ? page::Affinity::upstream : page::Affinity::downstream}; }

bool TextBox::use(const Event& event) {
  if (const auto* pressed_key = std::get_if<KeyPressed>(&event)) return key(pressed_key->chord);
  if (const auto* typed = std::get_if<Typed>(&event)) {
    if (!focused() || !writable()) return false;
    type(typed->text);
    return true;
  }
  if (const auto* pasted = std::get_if<Pasted>(&event)) {
    if (!focused() || !writable()) return false;
    paste(pasted->text);
    return true;
  }
  if (const auto* pointer = std::get_if<PointerPressed>(&event)) return press(*pointer);
  if (const auto* moved = std::get_if<PointerMoved>(&event)) {
    if (frame_.memory.dragging_text == setup_.id) drag_to(moved->at);
    return false;  // others follow the pointer too
  }
  if (const auto* released = std::get_if<PointerReleased>(&event)) {
    if (frame_.memory.dragging_text != setup_.id || released->button != Button::left) return false;
    frame_.memory.dragging_text = 0;
    return true;
  }
  return false;
}

bool TextBox::press(const PointerPressed& event) {
  const bool here = setup_.rect.contains(event.at) && clip(frame_).contains(event.at);
  if (here && event.button == Button::right && setup_.spelt && writable()) {
    give_focus(frame_, setup_.id, false);
    frame_.wish(app::intent::AskForSpelling{*setup_.field, meant(manuscript_.place_at(within(event.at))).offset, false});
    return true;
  }
  if (!here || event.button != Button::left) return false;
  give_focus(frame_, setup_.id, false);
  frame_.memory.dragging_text = setup_.id;
  const page::Place place = meant(manuscript_.place_at(within(event.at)));
  slot_.unit = event.clicks >= 3   ? TextBoxSlot::Unit::paragraph
               : event.clicks == 2 ? TextBoxSlot::Unit::word
                                   : TextBoxSlot::Unit::character;
  if (slot_.unit == TextBoxSlot::Unit::character) {
    move(place, event.shift);
    slot_.first = {now().anchor, now().anchor};
  } else {
    slot_.first = unit_at(place.offset);
    select(slot_.first.begin, slot_.first.end);
  }
  return true;
}

text::Range TextBox::unit_at(std::size_t offset) const {
  const std::string& text = now().text;
  if (setup_.dots) return {0, text.size()};  // where its words are is nobody's business
  return slot_.unit == TextBoxSlot::Unit::word ? text::word_at(text, offset) : text::paragraph_at(text, offset);
}

void TextBox::drag_to(page::Point at) {
  const page::Place place = meant(manuscript_.place_at(within(at)));
  if (slot_.unit == TextBoxSlot::Unit::character) {
    if (place != caret()) move(place, true);
    return;
  }
  const text::Range unit = unit_at(place.offset);
  if (unit.begin < slot_.first.begin) {
    select(slot_.first.end, unit.begin);
  } else {
    select(slot_.first.begin, std::max(unit.end, slot_.first.end));
  }
}

void TextBox::scroll_with_pointer() {
  if (frame_.memory.dragging_text != setup_.id) return;
  const page::Rect seen = clip(frame_);
  const page::Point at = frame_.memory.pointer;
  if (at.y >= seen.y && at.y < seen.bottom()) return;
  if (!frame_.due(scroll_every, slot_.stepped)) return;
  drag_to(at);
  caret_moved_ = true;
}

app::Editing& TextBox::local() {
  if (!local_) {
    // Without the history: it may be long, and only `update` needs it.
    app::Editing& copy = local_.emplace();
    copy.text = original_.text;
    copy.caret = original_.caret;
    copy.anchor = original_.anchor;
    copy.upstream = original_.upstream;
    copy.goal = original_.goal;
    copy.version = original_.version;
  }
  return *local_;
}

void TextBox::move(page::Place to, bool extend, std::optional<double> goal) {
  app::move_caret(local(), to.offset, extend, to.affinity == page::Affinity::upstream, goal);
  wish_caret();
}

void TextBox::select(std::size_t anchor, std::size_t caret) {
  app::move_caret(local(), anchor, false);
  app::move_caret(local(), caret, true);
  wish_caret();
}

void TextBox::wish_caret() {
  caret_moved_ = true;
  if (!setup_.field) return;
  const app::Editing& text = now();
  app::intent::MoveCaret wish{*setup_.field, text.caret, text.anchor, text.upstream, text.goal};
  // Of several moves in a row only the last one counts.
  if (!frame_.intents.empty()) {
    const auto* last = frame_.intents.back().get_if<app::intent::MoveCaret>();
    if (last && last->field == wish.field) frame_.intents.pop_back();
  }
  frame_.wish(wish);
}

void TextBox::change(const text::Edit& edit, app::EditKind kind, std::optional<app::Intent> intent) {
  if (edit.removed.empty() && edit.inserted.empty()) return;
  if (!app::edit(local(), edit, kind, {})) return;
  if (intent) {
    frame_.wish(std::move(*intent));
  } else {
    frame_.wish(app::intent::Edit{*setup_.field, edit, kind});
  }
  caret_moved_ = true;
  follow();
}

}  // namespace vignette::ui
