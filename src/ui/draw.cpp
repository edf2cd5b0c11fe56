/// One drawing of the window, whatever screen stands in it.
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/commands.hpp"
#include "ui/focus.hpp"
#include "ui/hooks.hpp"
#include "ui/prose.hpp"
#include "ui/room_window.hpp"
#include "ui/team_leading.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

/// True for an event after which something else may be shown or have the focus: what comes after it belongs to the next drawing.
bool ends_drawing(const Event& event, bool writing) {
  if (const auto* key = std::get_if<KeyPressed>(&event)) {
    using app::Key;
    if (key->chord.ctrl || key->chord.alt) return true;
    switch (key->chord.key) {
      case Key::enter:
      case Key::space:
      case Key::page_up:  // what is shown is another part of a page, and what is selected by keys begins in that
      case Key::page_down:
      case Key::home:
      case Key::end:
        return !writing;
      case Key::tab:
      case Key::escape:
      case Key::f1:
      case Key::f6:
      case Key::f7:
      case Key::f10:
      case Key::f12:
      case Key::menu:
        return true;
      default:
        return false;
    }
  }
  return std::holds_alternative<PointerReleased>(event) || std::holds_alternative<Pasted>(event);
}

/// Takes this drawing's events from those waiting.
void begin_events(Frame& frame) {
  Memory& memory = frame.memory;
  auto& waiting = memory.waiting;
  waiting.insert(waiting.end(), frame.events.begin(), frame.events.end());
  const Item* focus = memory.focus == 0 ? nullptr : memory.last.find(memory.focus);
  const bool writing = focus && focus->role == Role::text_box;
  auto end = std::ranges::find_if(waiting, [&](const Event& event) { return ends_drawing(event, writing); });
  if (end != waiting.end()) {
    // The character a key makes goes with its key, or Space would press a button and then be typed on the next screen.
    const bool key = std::holds_alternative<KeyPressed>(*end);
    ++end;
    if (key && end != waiting.end() && std::holds_alternative<Typed>(*end)) ++end;
  }
  memory.now.assign(std::make_move_iterator(waiting.begin()), std::make_move_iterator(end));
  waiting.erase(waiting.begin(), end);
  frame.events = memory.now;
  frame.taken.assign(memory.now.size(), false);

  for (std::size_t i = 0; i < memory.now.size(); ++i) {
    const auto place = std::visit(
        [](const auto& event) -> std::optional<page::Point> {
          if constexpr (requires { event.at; }) {
            return event.at;
          } else {
            return {};
          }
        },
        memory.now[i]);
    if (place) memory.pointer = *place;
    if (place && memory.debug_rect.contains(*place)) frame.taken[i] = true;
    if (std::holds_alternative<PointerPressed>(memory.now[i])) memory.ring = false;
    if (std::holds_alternative<KeyPressed>(memory.now[i])) memory.ring = true;
  }
}

constexpr float notice_margin = 32;
constexpr float notice_button = 140;

/// Height of the line at the foot that says something once; 0 when there is nothing to say.
float notice_height(const app::Model& model, Frame& frame) {
  if (!model.notice || model.screen == app::Screen::room) return 0;  // it is not for the room
  const float wide = frame.width - 2 * notice_margin - notice_button;
  return std::max(64.0F, set(frame, in_sentences(*model.notice), type::text, page::Ink::ink, wide)->height + 32);
}

void draw_notice(const app::Model& model, Frame& frame, float high) {
  const Colours& c = *frame.colours;
  const page::Rect rect{0, frame.height - high, frame.width, high};
  const Region region(frame, words::say(Word::notice_region), rect);
  fill(frame, rect, c.ground);
  rule(frame, 0, rect.y, frame.width, c.rule);
  fill(frame, {0, rect.y, 4, high}, c.clay);
  const auto words = in_sentences(*model.notice);
  const auto setting = set(frame, words, type::text, page::Ink::ink, frame.width - 2 * notice_margin - notice_button);
  say_set(frame, *setting, words, {notice_margin, rect.y + (high - setting->height) / 2}, Role::status);
  const ButtonLook look{.manner = Manner::quiet};
  const auto name = words::say(Word::notice_dismiss);
  const float wide = button_width(frame, name, look);
  if (button(frame, name, {frame.width - notice_margin - wide, rect.y + (high - 40) / 2, wide, 40}, look))
    frame.wish(app::intent::DismissNotice{});
}

/// The pane an item stands in, if that is one that describes only what is near.
const Frame::Long* long_pane_of(const Frame& frame, const Item& item) {
  const auto found = std::ranges::find(frame.long_panes, item.pane, &Frame::Long::pane);
  return item.pane == 0 || found == frame.long_panes.end() ? nullptr : &*found;
}

/// Tab and Shift+Tab: the next thing in the outline's order. A long page is entered at what it shows, and left at its ends only.
void walk(Frame& frame, bool back) {
  std::vector<const Item*> stops;
  for (const auto& item : frame.outline.items) {
    if (item.states & focusable) stops.push_back(&item);
  }
  if (stops.empty()) return;
  const auto count = stops.size();
  const auto at = static_cast<std::size_t>(std::ranges::find_if(stops, [&](const Item* item) { return item->id == frame.memory.focus; }) -
                                           stops.begin());
  std::size_t next = 0;
  Id from = 0;
  const Item* here = frame.memory.focus == 0 ? nullptr : frame.outline.find(frame.memory.focus);
  if (at == count && here && here->role != Role::region) {
    // What can't be pressed just now: on from where it stands.
    const auto after = static_cast<std::size_t>(std::ranges::upper_bound(stops, here) - stops.begin());
    from = here->pane;
    next = (back ? after + count - 1 : after) % count;
  } else if (at == count) {
    // Not on a stop: on a region's own ground, from where what it shows first is next; or nowhere, and the walk begins at an end.
    const Item* region = here;
    while (region && next < count && stops[next]->region < region->region) ++next;
    if (back) {
      // What the ground's page has above what it shows comes before the ground.
      std::size_t above = next;
      while (region && above < count && stops[above]->region == region->region && long_pane_of(frame, *stops[above]) &&
             stops[above]->rect.bottom() <= long_pane_of(frame, *stops[above])->rect.y)
        ++above;
      if (above > next) from = stops[next]->pane;
      next = (above + count - 1) % count;
    } else {
      next %= count;
    }
  } else {
    from = stops[at]->pane;
    next = back ? (at + count - 1) % count : (at + 1) % count;
    const Frame::Long* within = long_pane_of(frame, *stops[at]);
    if (within && stops[next]->pane != from && (back ? within->above : within->below)) {
      // Nothing to stop at for a long way: the page goes on, and its ground has the focus.
      Scroll& scroll = frame.memory.scrolls[from];
      scroll.offset += back ? -within->reach : within->reach;
      scroll.moved = true;
      const int region = stops[at]->region;
      for (const auto& item : frame.outline.items)
        if (item.role == Role::region && item.region == region) give_focus(frame, item.id, true);
      return;
    }
  }
  for (std::size_t tries = 0; tries < count; ++tries) {
    const Frame::Long* entered = stops[next]->pane == from ? nullptr : long_pane_of(frame, *stops[next]);
    if (!entered || (back ? stops[next]->rect.y < entered->rect.bottom() : stops[next]->rect.bottom() > entered->rect.y)) break;
    next = back ? (next + count - 1) % count : (next + 1) % count;
  }
  give_focus(frame, stops[next]->id, true);
}

/// F6 and Shift+F6: the next region's sheet to write on, else its first stop, or the region itself where it has none.
void walk_regions(Frame& frame, bool back) {
  struct Stop {
    int region;
    Id id;
    bool stop = false, sheet = false;
  };
  std::vector<Stop> regions;
  int here = 0;
  for (const auto& item : frame.outline.items) {
    if (item.id != 0 && item.id == frame.memory.focus) here = item.region;
    if (item.role == Role::region && !(item.states & focusable)) {
      regions.push_back({item.region, item.id});
    } else if (item.states & focusable) {  // what is a region and a stop, such as a case's text, is one of those in its region
      const auto own = std::ranges::find_if(regions, [&](const Stop& stop) { return stop.region == item.region; });
      const bool sheet = (item.states & editable) && (item.states & multi_line);
      if (own == regions.end() || own->sheet || (own->stop && !sheet)) continue;
      *own = {item.region, item.id, true, sheet};
    }
  }
  if (regions.empty()) return;
  const auto count = regions.size();
  auto at =
      static_cast<std::size_t>(std::ranges::find_if(regions, [&](const Stop& stop) { return stop.region == here; }) - regions.begin());
  if (at == count) {
    at = back ? count - 1 : 0;
  } else {
    at = back ? (at + count - 1) % count : (at + 1) % count;
  }
  give_focus(frame, regions[at].id, true);
}

/// Tab and F6. Answers whether it was one of them.
bool walks(Frame& frame, const app::Chord& chord) {
  if (chord.ctrl || chord.alt || (chord.key != app::Key::tab && chord.key != app::Key::f6)) return false;
  if (chord.key == app::Key::tab)
    walk(frame, chord.shift);
  else
    walk_regions(frame, chord.shift);
  return true;
}

/// What no widget has used: zooming, walking, and the table of commands. Answers whether it is used here.
bool use_the_rest(const app::Model& model, Frame& frame, const Event& event) {
  if (const auto* wheel = std::get_if<Wheel>(&event)) {
    if (!wheel->ctrl || wheel->dy == 0) return false;
    frame.wish(app::intent::StepTextSize{wheel->dy > 0 ? 1 : -1});
    return true;
  }
  const auto* key = std::get_if<KeyPressed>(&event);
  if (!key) return false;
  const auto& chord = key->chord;
  if (walks(frame, chord)) return true;
  auto intent = app::command_for(model, chord);
  const bool escape = chord == app::Chord{app::Key::escape};
  if (escape && intent && intent->is<app::intent::ToggleCasePanel>() && answer_is_seen(frame)) intent.reset();
  if (intent) {
    frame.wish(std::move(*intent));
    return true;
  }
  return escape && leave_for_text(frame);
}

/// The same in the room's own window: whoever presses a key there shows nothing of this computer to the room.
bool use_the_rest_of_the_room(const app::Model& model, Frame& frame, const Event& event) {
  const auto* key = std::get_if<KeyPressed>(&event);
  if (!key) return false;
  const auto& chord = key->chord;
  if (walks(frame, chord)) return true;
  const int page = model.team.page;
  const auto commands = app::commands();
  const auto shows = std::ranges::find(commands, Word::do_room, &app::Command::name);
  if (shows != commands.end() && chord == shows->chord)
    frame.wish(app::intent::CloseRoomWindow{});
  else if (chord == app::Chord{app::Key::page_down} && page + 1 < model.team.room.pages)
    frame.wish(app::intent::TurnWall{page + 1});
  else if (chord == app::Chord{app::Key::page_up} && page > 0)
    frame.wish(app::intent::TurnWall{page - 1});
  else
    return false;
  return true;
}

void paint_rings(Frame& frame) {
  for (const auto& ring : frame.rings) {
    push_clip(frame, ring.clip);
    stroke(frame, ring.rect, frame.colours->focus, 3, ring.corner);
    pop_clip(frame);
  }
}

/// Draws what stands in a window, handles what `rest` does with events that nothing else took, and remembers what the next drawing needs.
template <typename Inside, typename Rest>
void draw_frame(const app::Model& model, Frame& frame, app::Screen screen, Word name, Inside&& inside, Rest&& rest) {
  Memory& memory = frame.memory;
  frame.colours = &colours(app::theme_in_use(model), model.look.tint);
  begin_events(frame);
  frame.new_screen = memory.frames == 0 || memory.screen != screen;
  if (frame.new_screen) {
    memory.focus = memory.focus_pane = memory.pressed = memory.dragging_text = 0;
    memory.screen = screen;
  }
  const Id pressed_before = memory.pressed;
  const Id shown = memory.bring_focus_into_view ? memory.focus : 0;
  frame.walking = shown != 0 || std::ranges::any_of(frame.events, [](const Event& event) {
                    const auto* key = std::get_if<KeyPressed>(&event);
                    return key && key->chord.key == app::Key::tab && !key->chord.ctrl && !key->chord.alt;
                  });

  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({frame.width, frame.height});
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  frame.list = ImGui::GetWindowDrawList();
  frame.list->_FringeScale = 1 / frame.density;

  const page::Rect window{0, 0, frame.width, frame.height};
  push_clip(frame, window);
  describe(frame, Role::window, words::say(name), window);
  ++frame.depth;
  inside();
  --frame.depth;
  take_events(frame, rest);
  // A button let go where nothing was pressed, or over what is no longer there.
  for (const auto& event : frame.events) {
    const auto* release = std::get_if<PointerReleased>(&event);
    if (release && release->button == Button::left) frame.memory.pressed = frame.memory.dragging_text = 0;
  }
  settle_focus(frame);
  paint_rings(frame);
  pop_clip(frame);
  ImGui::End();
  ImGui::PopStyleVar(3);

  if (shown != 0 && shown == memory.focus) memory.bring_focus_into_view = false;  // it is not here, or has been shown

  memory.last = frame.outline;
  if (!frame.intents.empty() || !memory.waiting.empty() || memory.pressed != pressed_before) frame.again = true;
  ++memory.frames;
}

}  // namespace

void draw_window(const app::Model& model, Frame& frame, const std::function<void()>& screen) {
  const auto began = std::chrono::steady_clock::now();
  Memory& memory = frame.memory;
  const bool panel = model.debug_panel && model.screen != app::Screen::room;
  if (!panel) memory.debug_rect = {};
  const auto inside = [&] {
    const float notice = notice_height(model, frame);
    frame.height -= notice;
    screen();
    frame.height += notice;
    draw_address(frame);
    if (notice > 0) draw_notice(model, frame, notice);
  };
  draw_frame(model, frame, model.screen, Word::program_name, inside, [&](const Event& event) { return use_the_rest(model, frame, event); });
  if (panel && frame.debug_panel_available) draw_debug_panel(model, frame);
  constexpr std::size_t kept = 120;
  if (memory.costs.size() >= kept) memory.costs.erase(memory.costs.begin());
  memory.costs.push_back(std::chrono::duration<float, std::milli>(std::chrono::steady_clock::now() - began).count());
}

void draw_room_window(const app::Model& model, Frame& frame) {
  draw_frame(
      model, frame, app::Screen::room, Word::team_room_title, [&] { draw_room(model, frame); },
      [&](const Event& event) { return use_the_rest_of_the_room(model, frame, event); });
}

}  // namespace vignette::ui
