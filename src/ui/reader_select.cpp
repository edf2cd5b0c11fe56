/// Selecting in a case, with the pointer and with the keyboard. The model holds the selection as two places in the text; this
/// file turns places on the screen into places in the text.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

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

/// The selection may have been changed from elsewhere (all of it, none of it): its ends are then the model's, and one is at its end.
void agree(const app::Model& model, CaseView& view) {
  if (model.selection.empty() || in_order(view.fixed, view.moving) == model.selection) return;
  view.fixed = model.selection.begin;
  view.moving = model.selection.end;
  view.placed = true;
}

bool seen_whole(CaseView& view, Spot spot) {
  const page::Rect line = place_of(view, spot);
  return line.y >= view.last_offset - 1 && line.y + line.h <= view.last_offset + view.seen + 1;
}

/// Where one is in the text.
Spot where_one_is(CaseView& view) { return view.placed && seen_whole(view, view.moving) ? view.moving : view.first_whole; }

/// Where what has the keyboard stands in the text: a link, a word explained, a mark.
std::optional<Spot> held_at(const app::Model& model, const Frame& frame, const CaseView& view) {
  const Id focus = frame.memory.focus;
  if (focus == 0) return {};
  if (view.held.by == focus) return view.held.at;
  const auto marks = model.marks.of_case.find(model.case_id);
  if (marks == model.marks.of_case.end()) return {};
  for (const auto& placed : marks->second)
    if (!placed.stretch.empty() && id_of(placed.mark.id, view.id) == focus) return placed.stretch.begin;
  return {};
}

/// The key of a command, by its name.
bool is_key_of(words::Word command, app::Chord chord) {
  const auto found = std::ranges::find(app::commands(), command, &app::Command::name);
  return found != app::commands().end() && found->chord == chord;
}

/// With nothing selected: the mark that is being looked at or stands there, else the sentence there. Answers whether there is one.
bool mark_there(const app::Model& model, Frame& frame, CaseView& view, Spot spot, bool with_note) {
  const auto take = [&](const portfolio::Id& mark) {
    if (with_note)
      frame.wish(app::intent::WriteNote{mark});
    else
      frame.wish(app::intent::ChooseMark{mark});
    return true;
  };
  if (const auto* chosen = chosen_mark(model)) return take(chosen->mark.id);
  const std::string_view text = text_of(view, spot.piece);
  std::size_t before = std::min(spot.offset, text.size());  // a mark ends where its last word does
  while (before > 0 && text[before - 1] == ' ') --before;
  for (const Spot at : {spot, Spot{spot.piece, before == 0 ? 0 : before - 1}})
    if (const auto* mark = mark_at(model, frame, at)) return take(mark->mark.id);
  const text::Range range = text::sentence_at(text, spot.offset, view.text.pack().lang);
  if (range.empty()) return false;
  select(frame, view, {spot.piece, range.begin}, {spot.piece, range.end});
  frame.wish(app::intent::MarkSelection{with_note});
  return true;
}

/// The first line that is seen whole, of the parts that were drawn.
void note_first_line(CaseView& view, std::span<const Part> parts, const Pane& pane) {
  const float from = pane.offset(), to = from + pane.rect().h;
  float first = to;
  for (const Part& part : parts) {
    if (part.setting == nullptr || part.piece == Part::npos) continue;
    if (part.kind == Part::Kind::note && !view.text.look().notes_below) continue;
    for (const page::Line& line : part.setting->lines) {
      const float top = part.at.y + line.top;
      if (top < from - 1 || top + line.height > to + 1 || top >= first) continue;
      const auto offset = static_cast<std::ptrdiff_t>(line.range.begin) + part.base;
      view.first_whole = {part.piece, static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0))};
      first = top;
      break;
    }
  }
}

struct LateSlot : Memory::Slot {
  bool waited = false;
};

/// The page has been read on by a key that is not drawn yet: what selects in it waits for that, one drawing long.
bool waits_for_page(Frame& frame, const CaseView& view) {
  auto& slot = frame.memory.slot<LateSlot>("late selecting");
  const auto scroll = frame.memory.scrolls.find(frame.memory.focus_pane);
  const bool late = scroll != frame.memory.scrolls.end() && std::abs(scroll->second.offset - view.last_offset) > 0.5F;
  slot.waited = late && !slot.waited;
  return slot.waited;
}

/// A line where a selection by keys ended, for who goes on from there; none for who only reads.
void draw_caret(const app::Model& model, Frame& frame, CaseView& view, std::span<const Part> parts, const Pane& pane) {
  if (frame.memory.focus != view.id || !frame.memory.ring || !model.selection.empty()) return;
  if (!view.placed || !seen_whole(view, view.moving)) return;
  const Spot spot = view.moving;
  for (const Part& part : parts) {
    if (part.setting == nullptr || part.piece != spot.piece) continue;
    const auto offset = static_cast<std::ptrdiff_t>(spot.offset) - part.base;
    if (offset < 0 || offset > static_cast<std::ptrdiff_t>(part.setting->length)) continue;
    const page::Rect caret = page::caret(*part.setting, {static_cast<std::size_t>(offset), page::Affinity::downstream});
    const float inset = caret.h * 0.15F;
    fill(frame, {snap(frame, part.at.x + caret.x - 1), part.at.y + pane.top() + caret.y + inset, 2, caret.h - 2 * inset},
         frame.colours->accent);
    return;
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
  agree(model, view);
  // Which mark has the keyboard is looked for among all of them: not in every drawing.
  if (std::ranges::none_of(frame.events, [](const Event& event) { return std::holds_alternative<KeyPressed>(event); })) return;
  const auto held = held_at(model, frame, view);
  if ((frame.memory.focus != view.id && !held) || view.text.document().pieces.empty()) return;
  bool begun = false;        // by an earlier one of these keys
  std::vector<Event> later;  // in the order they came
  take_events(frame, [&](const Event& event) {
    if (!later.empty()) return later.push_back(event), true;
    const auto* key = std::get_if<KeyPressed>(&event);
    if (key == nullptr || key->chord.alt) return false;
    const bool nothing_else_open = !model.find.open && !model.contents_open && !model.notice;
    if (key->chord == app::Chord{Key::escape} && !model.selection.empty() && nothing_else_open) {
      frame.wish(app::intent::Select{});
      return true;
    }
    const bool note = is_key_of(words::Word::do_note, key->chord);
    const bool begins = model.selection.empty() && !begun && (note || is_key_of(words::Word::do_mark, key->chord) || key->chord.shift);
    if (begins && waits_for_page(frame, view)) return later.push_back(event), true;
    if (model.selection.empty() && !begun && (note || is_key_of(words::Word::do_mark, key->chord)))
      return begun = mark_there(model, frame, view, held ? *held : where_one_is(view), note);
    if (!key->chord.shift) return false;
    if (!begun && model.selection.empty()) view.fixed = view.moving = held ? *held : where_one_is(view);
    const auto to = moved(view, view.moving, key->chord);
    if (!to) return false;
    begun = true;
    select(frame, view, view.fixed, *to);
    view.show_moving = true;
    if (held) give_focus(frame, view.id, frame.memory.ring);
    return true;
  });
  frame.memory.waiting.insert(frame.memory.waiting.begin(), later.begin(), later.end());
}

void select_by_pointer(const app::Model& model, Frame& frame, CaseView& view, std::span<const Part> parts, Pane& pane) {
  note_first_line(view, parts, pane);
  draw_caret(model, frame, view, parts, pane);
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
        if (model.selection.empty()) view.fixed = view.moving = view.placed ? view.moving : view.first_whole;
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
