/// What is interactive: describing it, the pointer on it, the keyboard's focus, and who takes which event.
///
/// Presses and releases are read from the frame's ordered events, not from ImGui's state of the pointer, so that a press and a
/// release that come in one frame are one click.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <ranges>
#include <utility>

#include "ui/hooks.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {
namespace {

/// Tells ImGui of the item too; its hooks list what is interactive (hooks.hpp).
void register_item(Id id, page::Rect rect) {
  ImGui::ItemAdd(ImRect(rect.x, rect.y, rect.right(), rect.bottom()), imgui_id(id), nullptr, ImGuiItemFlags_NoNav);
}

bool activates(const KeyPressed& key) {
  const auto& chord = key.chord;
  return (chord.key == app::Key::enter || chord.key == app::Key::space) && !chord.ctrl && !chord.alt && !chord.shift;
}

}  // namespace

Item& describe(Frame& frame, Role role, std::string_view name, page::Rect rect, Id id) {
  Item item;
  item.id = id;
  item.role = role;
  item.name = name;
  item.rect = rect;
  item.seen = common(rect, clip(frame));
  item.depth = frame.depth;
  item.region = frame.region;
  item.pane = frame.panes.empty() ? 0 : frame.panes.back()->id_;
  frame.outline.items.push_back(std::move(item));
  return frame.outline.items.back();
}

void ends(Frame& frame, std::size_t item, page::Rect rect) {
  frame.outline.items[item].rect = rect;
  frame.outline.items[item].seen = common(rect, clip(frame));
}

Region::Region(Frame& frame, std::string_view name, page::Rect rect) : frame_(frame), before_(frame.region), id_before_(frame.region_id) {
  frame.region = ++frame.regions;
  const Id id = id_of(name, static_cast<Id>(Role::region) + 1);
  frame.region_id = id;
  item_ = frame.outline.items.size();
  auto& item = describe(frame, Role::region, name, rect, id);
  if (frame.memory.focus == id) {
    item.states |= focused;
    if (frame.memory.ring) focus_ring(frame, {rect.x + 5, rect.y + 5, rect.w - 10, rect.h - 10}, 0);
  }
  ++frame.depth;
}

Region::~Region() {
  frame_.region = before_;
  frame_.region_id = id_before_;
  --frame_.depth;
}

void Region::ends(page::Rect rect) { ui::ends(frame_, item_, rect); }

bool in_reach(const Frame& frame, page::Rect rect) {
  if (visible(frame, rect)) return true;
  if (!frame.walking || frame.panes.empty()) return false;
  const Id pane = frame.panes.back()->id_;
  const auto found = std::ranges::find(frame.long_panes, pane, &Frame::Long::pane);
  return found != frame.long_panes.end() && rect.bottom() > found->rect.y - found->reach && rect.y < found->rect.bottom() + found->reach;
}

Id control_id(Role role, std::string_view name, std::uint64_t id_hint) { return id_of(name, static_cast<Id>(role) + 1, id_hint); }

Touch touch(Frame& frame, Id id, Role role, std::string_view name, page::Rect rect, std::uint32_t states, std::string_view value) {
  while (!frame.used.insert(id).second) id = id_of("again", id);
  Memory& memory = frame.memory;
  const page::Rect seen = common(rect, clip(frame));
  const bool usable = (states & disabled) == 0;
  Touch touch;
  register_item(id, rect);

  take_events(frame, [&](const Event& event) {
    if (!usable) return false;
    if (const auto* press = std::get_if<PointerPressed>(&event)) {
      if (press->button != Button::left || !seen.contains(press->at)) return false;
      memory.pressed = id;
      give_focus(frame, id, false);
      return true;
    }
    if (const auto* release = std::get_if<PointerReleased>(&event)) {
      if (release->button != Button::left || memory.pressed != id) return false;
      touch.activated = seen.contains(release->at);
      memory.pressed = 0;
      return true;
    }
    const auto* key = std::get_if<KeyPressed>(&event);
    if (!key || memory.focus != id || role == Role::text_box || !activates(*key)) return false;
    if (!key->repeat) touch.activated = true;
    return true;
  });

  touch.over = usable && seen.contains(memory.pointer) && !memory.debug_rect.contains(memory.pointer) &&
               (memory.pressed == 0 || memory.pressed == id) && memory.dragging_text == 0;
  touch.held = memory.pressed == id;
  touch.focused = memory.focus == id;
  touch.ring = touch.focused && memory.ring;
  if (touch.over || touch.held) frame.pointer_shape = role == Role::text_box ? Frame::Pointer::text : Frame::Pointer::hand;

  auto& item = describe(frame, role, name, rect, id);
  item.value = value;
  item.interactive = true;
  item.states = states | (usable ? focusable : 0U) | (touch.focused ? focused : 0U);

  if (touch.focused) {
    memory.focus_pane = frame.panes.empty() ? 0 : frame.panes.back()->id_;
    if (memory.bring_focus_into_view) {
      memory.bring_focus_into_view = false;
      page::Rect shown = rect;
      for (Pane* pane : std::views::reverse(frame.panes)) {  // of a pane within another, that one is brought into view too
        pane->show(shown.y - pane->top(), shown.h);
        shown = pane->rect();
      }
    }
  }
  return touch;
}

void focus_ring(Frame& frame, page::Rect rect, float corner) {
  const page::Rect seen = clip(frame);
  if (!visible(frame, rect)) return;
  // A ring may reach over its pane's edge, as far as it is wide; but not where its item goes on beyond that edge.
  constexpr float reach = 5;
  const float left = rect.x < seen.x ? 0 : reach, above = rect.y < seen.y ? 0 : reach;
  const float right = rect.right() > seen.right() ? 0 : reach, below = rect.bottom() > seen.bottom() ? 0 : reach;
  frame.rings.push_back({{rect.x - reach, rect.y - reach, rect.w + 2 * reach, rect.h + 2 * reach},
                         {seen.x - left, seen.y - above, seen.w + left + right, seen.h + above + below},
                         corner > 0 ? corner + reach : 2 + reach});
}

void give_focus(Frame& frame, Id id, bool ring) {
  Memory& memory = frame.memory;
  if (memory.focus != id || memory.ring != ring) frame.again = true;
  if (memory.focus != id) memory.focus_pane = 0;
  memory.focus = id;
  memory.ring = ring;
  memory.bring_focus_into_view = ring;
}

void take_events(Frame& frame, const std::function<bool(const Event&)>& use) {
  frame.taken.resize(frame.events.size());
  for (std::size_t i = 0; i < frame.events.size(); ++i) {
    if (!frame.taken[i] && use(frame.events[i])) frame.taken[i] = true;
  }
}

bool pressed(Frame& frame, app::Chord chord) {
  bool found = false;
  take_events(frame, [&](const Event& event) {
    const auto* key = std::get_if<KeyPressed>(&event);
    if (!key || key->chord != chord) return false;
    found = true;
    return true;
  });
  return found;
}

}  // namespace vignette::ui
