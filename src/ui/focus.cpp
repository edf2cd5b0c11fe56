#include "ui/focus.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>
#include <vector>

#include "ui/widgets.hpp"

namespace vignette::ui {
namespace {

constexpr std::size_t longest_trail = 24;

struct FocusSlot : Memory::Slot {
  std::vector<Id> trail;  ///< what had the focus before, newest last
  Id out_of_reach = 0;    ///< what has it is only scrolled out of a long page's reach
  Id stood_in = 0;        ///< the pane of what has it, and
  float stood = 0;        ///< how far that was scrolled when it was there last, and
  float before = 0;       ///< a drawing earlier
  Id sought = 0;          ///< was looked for beyond what is seen
};

const Item* stop(const Frame& frame, Id id) {
  const Item* item = id == 0 ? nullptr : frame.outline.find(id);
  return item != nullptr && (item->states & focusable) != 0 ? item : nullptr;
}

/// The answer, or the case where it stands alone.
Id own_text(const Frame& frame) {
  for (const Id id : {id_of(app::Field::answer), id_of("case page"), id_of("case panel")})
    if (stop(frame, id) != nullptr) return id;
  return 0;
}

/// The first thing that can be done under the title, as far as it is seen; else the part of the screen that the title is in. No text:
/// nobody means to write where they have only just come.
Id first_under_title(const Frame& frame) {
  const auto& items = frame.outline.items;
  const auto title = std::ranges::min_element(items, {}, [](const Item& item) { return item.role == Role::heading ? item.level : 99; });
  if (title == items.end() || title->role != Role::heading) return 0;
  const auto first = std::find_if(title, items.end(), [&](const Item& item) {
    return item.region == title->region && (item.states & focusable) != 0 && (item.states & editable) == 0 && item.seen.h > 0;
  });
  if (first != items.end()) return first->id;
  const auto around = std::ranges::find_if(
      items, [&](const Item& item) { return item.role == Role::region && item.region == title->region && item.id != 0; });
  return around == items.end() ? 0 : around->id;
}

/// Where it came from, as far as that is still there.
Id back_on_trail(const Frame& frame, std::vector<Id>& trail) {
  while (!trail.empty() && stop(frame, trail.back()) == nullptr) trail.pop_back();
  return trail.empty() ? 0 : trail.back();
}

}  // namespace

void settle_focus(Frame& frame) {
  Memory& memory = frame.memory;
  auto& slot = memory.slot<FocusSlot>("focus");
  if (frame.new_screen) slot.trail.clear();
  const Item* here = memory.focus == 0 ? nullptr : frame.outline.find(memory.focus);
  if (here != nullptr) {
    slot.out_of_reach = 0;
    slot.sought = 0;
    std::erase(slot.trail, memory.focus);
    slot.trail.push_back(memory.focus);
    if (slot.trail.size() > longest_trail) slot.trail.erase(slot.trail.begin());
    const auto scroll = memory.scrolls.find(here->pane);
    // A key scrolls at the end of a drawing: what it was drawn at is what the drawing before left.
    slot.before = slot.stood;
    slot.stood = scroll == memory.scrolls.end() ? 0 : scroll->second.offset;
    slot.stood_in = here->pane;
    return;
  }
  // Something is on its way, and may bring what has the focus.
  if (frame.again || !frame.intents.empty() || !memory.waiting.empty()) return;
  if (memory.focus != 0) {
    const auto scroll = memory.scrolls.find(slot.stood_in);
    const bool was_here = !slot.trail.empty() && slot.trail.back() == memory.focus;
    const bool scrolled = was_here && scroll != memory.scrolls.end() && std::abs(scroll->second.offset - slot.before) > 0.5F;
    if (scrolled) slot.out_of_reach = memory.focus;
    if (slot.out_of_reach == memory.focus) return;
    // It may stand elsewhere now, beyond what is seen: a drawing that reaches further tells.
    if (std::exchange(slot.sought, memory.focus) != memory.focus) {
      memory.bring_focus_into_view = frame.again = true;
      return;
    }
  }
  Id to = back_on_trail(frame, slot.trail);
  if (to == 0) to = own_text(frame);
  const bool arrives = to == 0;
  if (to == 0 && memory.ring) to = first_under_title(frame);  // for who comes by keys: Space of who came by pointer presses nothing
  if (to == 0 || to == memory.focus) return;
  // Round the whole of a screen that one has only come to, a ring says nothing.
  give_focus(frame, to, memory.ring && !(arrives && frame.outline.find(to)->role == Role::region));
  if (arrives) memory.bring_focus_into_view = false;
}

void forget_trail(Frame& frame) { frame.memory.slot<FocusSlot>("focus").trail.clear(); }

bool answer_is_seen(const Frame& frame) { return stop(frame, id_of(app::Field::answer)) != nullptr; }

bool leave_for_text(Frame& frame) {
  const Id to = own_text(frame);
  if (to == 0 || to == frame.memory.focus) return false;
  give_focus(frame, to, true);
  return true;
}

}  // namespace vignette::ui
