/// Selecting in a case, with the pointer and with the keyboard. The model holds the selection as two places in the text; this
/// file turns places on the screen into places in the text.
#include <algorithm>
#include <cmath>
#include <utility>

#include "text/breaks.hpp"
#include "ui/marks.hpp"
#include "ui/reader.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::Key;
using app::Spot;
using app::Stretch;

std::string_view text_of(const CaseView& view, std::size_t piece) { return view.text.document().pieces[piece].block.text; }

Stretch in_order(Spot a, Spot b) { return a < b ? Stretch{a, b} : Stretch{b, a}; }

float distance(page::Rect rect, page::Point at) {
  const float dx = std::max({rect.x - at.x, 0.0F, at.x - rect.right()}), dy = std::max({rect.y - at.y, 0.0F, at.y - rect.bottom()});
  return std::hypot(dx, dy);
}

/// The part nearest to a point of the content.
const Part* nearest(const CaseView& view, std::span<const Part> parts, page::Point at, bool margin_too) {
  const Part* best = nullptr;
  float least = 0;
  for (const Part& part : parts) {
    if (part.setting == nullptr || part.piece == Part::npos) continue;
    if (!margin_too && part.kind == Part::Kind::note && !view.text.look().notes_below) continue;
    const float away = distance(part.box, at);
    if (best != nullptr && away >= least) continue;
    best = &part;
    least = away;
  }
  return best;
}

Spot spot_in(const CaseView& view, const Part& part, page::Point at) {
  const std::size_t offset = page::place_at(*part.setting, {at.x - part.at.x, at.y - part.at.y}).offset;
  const auto in_piece = static_cast<std::ptrdiff_t>(offset) + part.base;
  const auto length = static_cast<std::ptrdiff_t>(text_of(view, part.piece).size());
  return {part.piece, static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(in_piece, 0, length))};
}

/// The word or paragraph a place belongs to, as fits the number of clicks.
Stretch unit_at(const CaseView& view, Spot spot, int clicks) {
  const std::string_view text = text_of(view, spot.piece);
  if (clicks >= 3) return {{spot.piece, 0}, {spot.piece, text.size()}};
  if (clicks == 2) {
    const text::Range word = text::word_at(text, spot.offset);
    return {{spot.piece, word.begin}, {spot.piece, word.end}};
  }
  return {spot, spot};
}

void select(Frame& frame, CaseView& view, Spot fixed, Spot moving) {
  view.fixed = fixed;
  view.moving = moving;
  view.placed = true;
  frame.wish(app::intent::Select{in_order(fixed, moving)});
}

/// The selection may have been changed from elsewhere (all of it, none of it): its ends are then the model's. With nothing
/// selected it begins where one last clicked, or at the top of what is seen.
void agree(const app::Model& model, CaseView& view) {
  if (!model.selection.empty()) {
    if (in_order(view.fixed, view.moving) == model.selection) return;
    view.fixed = model.selection.begin;
    view.moving = model.selection.end;
  } else {
    if (!view.placed) view.moving = view.top_spot;
    view.fixed = view.moving;
  }
}

/// Where a key takes the moving end; nothing if the key moves nothing.
std::optional<Spot> moved(CaseView& view, Spot spot, app::Chord chord) {
  const auto& pieces = view.text.document().pieces;
  const std::string_view text = text_of(view, spot.piece);
  const auto back = [&]() -> Spot { return spot.piece == 0 ? Spot{0, 0} : Spot{spot.piece - 1, text_of(view, spot.piece - 1).size()}; };
  const auto on = [&]() -> Spot { return spot.piece + 1 >= pieces.size() ? Spot{spot.piece, text.size()} : Spot{spot.piece + 1, 0}; };
  if (chord.key != Key::up && chord.key != Key::down) view.goal.reset();
  switch (chord.key) {
    case Key::left:
      if (spot.offset == 0) return back();
      return Spot{spot.piece, chord.ctrl ? text::previous_word(text, spot.offset) : text::previous_grapheme(text, spot.offset)};
    case Key::right:
      if (spot.offset >= text.size()) return on();
      return Spot{spot.piece, chord.ctrl ? text::next_word(text, spot.offset) : text::next_grapheme(text, spot.offset)};
    case Key::up:
      if (chord.ctrl) return spot.offset > 0 || spot.piece == 0 ? Spot{spot.piece, 0} : Spot{spot.piece - 1, 0};
      return view.text.step_line(spot, -1, view.goal);
    case Key::down:
      if (chord.ctrl) return spot.offset < text.size() ? Spot{spot.piece, text.size()} : Spot{on().piece, text_of(view, on().piece).size()};
      return view.text.step_line(spot, 1, view.goal);
    case Key::home:
      return chord.ctrl ? Spot{0, 0} : view.text.line_end(spot, false);
    case Key::end:
      return chord.ctrl ? Spot{pieces.size() - 1, pieces.back().block.text.size()} : view.text.line_end(spot, true);
    default:
      return std::nullopt;
  }
}

/// The run of a link under a point of the content.
const page::Run* link_under(const Part& part, page::Point at) {
  const page::Run* run = page::run_at(*part.setting, {at.x - part.at.x, at.y - part.at.y});
  return run != nullptr && run->tag != 0 ? run : nullptr;
}

}  // namespace

void describe_surface(Frame& frame, CaseView& view, page::Rect rect, std::string_view pane_name) {
  Item& item = describe(frame, Role::region, words::say(words::Word::reader_case), rect, view.id);
  item.states |= focusable;
  item.interactive = true;
  frame.used.insert(view.id);
  const bool had = std::exchange(view.focused, frame.memory.focus == view.id);
  if (!view.focused) return;
  item.states |= focused;
  frame.memory.focus_pane = id_of(pane_name, id_of("pane"));
  frame.memory.bring_focus_into_view = false;
  // Round so large a thing the ring says "you have come here"; once one reads on, the text that moves says it.
  if (!had) view.ringed = frame.memory.ring;
  for (const Event& event : frame.events) {
    const auto* key = std::get_if<KeyPressed>(&event);
    if (key != nullptr && key->chord.key != Key::tab && key->chord.key != Key::f6) view.ringed = false;
  }
  if (view.ringed && frame.memory.ring) focus_ring(frame, {rect.x + 8, rect.y + 8, rect.w - 16, rect.h - 16}, 0);
}

Touch touch_in_text(Frame& frame, Id id, std::string_view name, page::Rect rect, std::uint32_t states, std::string_view value) {
  frame.taken.resize(frame.events.size());
  const std::vector<bool> before = frame.taken;
  for (std::size_t i = 0; i < frame.events.size(); ++i)
    if (std::holds_alternative<PointerPressed>(frame.events[i])) frame.taken[i] = true;
  const Touch does = touch(frame, id, Role::link, name, rect, states, value);
  for (std::size_t i = 0; i < frame.events.size(); ++i)
    if (std::holds_alternative<PointerPressed>(frame.events[i])) frame.taken[i] = before[i];
  return does;
}

void select_by_keys(const app::Model& model, Frame& frame, CaseView& view) {
  if (frame.memory.focus != view.id || view.text.document().pieces.empty()) return;
  take_events(frame, [&](const Event& event) {
    const auto* key = std::get_if<KeyPressed>(&event);
    if (key == nullptr || key->chord.alt) return false;
    const bool nothing_else_open = !model.find.open && !model.contents_open && !model.notice;
    if (key->chord == app::Chord{Key::escape} && !model.selection.empty() && nothing_else_open) {
      frame.wish(app::intent::Select{});
      return true;
    }
    if (!key->chord.shift) return false;
    agree(model, view);
    const auto to = moved(view, view.moving, key->chord);
    if (!to) return false;
    select(frame, view, view.fixed, *to);
    view.show_moving = true;
    return true;
  });
}

void select_by_pointer(const app::Model& model, Frame& frame, CaseView& view, std::span<const Part> parts, Pane& pane) {
  const page::Rect rect = common(pane.rect(), clip(frame));
  Memory& memory = frame.memory;
  const auto in_content = [&](page::Point at) { return page::Point{at.x, at.y - pane.top()}; };
  const auto drag_to = [&](page::Point at) {
    const page::Point inside{at.x, std::clamp(at.y, rect.y, rect.bottom())};
    const Part* part = nearest(view, parts, in_content(inside), view.in_margin);
    if (part == nullptr) return;
    const Spot spot = spot_in(view, *part, in_content(inside));
    const Stretch here = unit_at(view, spot, view.clicks);
    // The word or paragraph it began with stays selected, whichever way one goes.
    const bool backwards = here.begin < view.unit.begin;
    const Spot fixed = backwards ? view.unit.end : view.unit.begin, moving = backwards ? here.begin : here.end;
    if (in_order(fixed, moving) == in_order(view.fixed, view.moving)) return;
    view.dragged = true;
    select(frame, view, fixed, moving);
  };
  take_events(frame, [&](const Event& event) {
    if (const auto* press = std::get_if<PointerPressed>(&event)) {
      if (press->button != Button::left || !rect.contains(press->at)) return false;
      give_focus(frame, view.id, false);
      memory.pressed = view.id;
      memory.dragging_text = view.id;
      const page::Point at = in_content(press->at);
      const Part* part = nearest(view, parts, at, true);
      view.dragged = false;
      view.goal.reset();
      if (part == nullptr) return true;
      view.in_margin = part->kind == Part::Kind::note;
      const Spot spot = spot_in(view, *part, at);
      view.dragging = true;
      view.clicks = std::clamp(press->clicks, 1, 3);
      if (press->shift) {
        agree(model, view);
        view.clicks = 1;
        view.unit = {view.fixed, view.fixed};
        view.dragged = true;
        select(frame, view, view.fixed, spot);
        return true;
      }
      view.unit = unit_at(view, spot, view.clicks);
      if (view.clicks > 1 || !model.selection.empty()) {
        select(frame, view, view.unit.begin, view.unit.end);
      } else {
        view.fixed = view.moving = spot;
        view.placed = true;
      }
      return true;
    }
    if (const auto* move = std::get_if<PointerMoved>(&event)) {
      if (view.dragging && memory.dragging_text == view.id) drag_to(move->at);
      return false;
    }
    const auto* release = std::get_if<PointerReleased>(&event);
    if (release == nullptr || release->button != Button::left || memory.dragging_text != view.id) return false;
    memory.dragging_text = 0;
    memory.pressed = 0;
    view.dragging = false;
    if (!view.dragged && view.clicks == 1) {
      const Part* part = nearest(view, parts, in_content(release->at), true);
      const auto target = std::ranges::find_if(view.targets, [&](const auto& one) { return one.rect.contains(release->at); });
      const bool follows = target != view.targets.end();
      if (follows) {
        give_focus(frame, target->id, false);
        target->follow();
      }
      const bool inside = part != nullptr && distance(part->box, in_content(release->at)) <= 0;
      const app::PlacedMark* mark = inside ? mark_at(model, frame, spot_in(view, *part, in_content(release->at))) : nullptr;
      if (mark != nullptr && !follows)
        frame.wish(app::intent::ChooseMark{mark->mark.id});
      else if (!model.marks.chosen.empty())
        frame.wish(app::intent::ChooseMark{});
    }
    return true;
  });
  view.targets.clear();
  if (view.dragging && memory.dragging_text != view.id) view.dragging = false;
  const page::Point pointer = memory.pointer;
  if (view.dragging && (pointer.y < rect.y || pointer.y > rect.bottom())) {  // beyond the edge: the page comes along
    const float beyond = pointer.y < rect.y ? pointer.y - rect.y : pointer.y - rect.bottom();
    if (frame.due(1.0 / 30, view.stepped)) {
      pane.scroll_by(std::clamp(beyond * 0.3F, -40.0F, 40.0F));
      drag_to(pointer);
    }
  }
  if (rect.contains(pointer) && frame.pointer_shape == Frame::Pointer::arrow) {
    const Part* part = nearest(view, parts, in_content(pointer), true);
    if (part != nullptr && distance(part->box, in_content(pointer)) <= 0) {
      frame.pointer_shape = link_under(*part, in_content(pointer)) != nullptr ? Frame::Pointer::hand : Frame::Pointer::text;
    }
  }
}

}  // namespace vignette::ui
