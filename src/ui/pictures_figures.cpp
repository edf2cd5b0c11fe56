/// The two figures: what can be pointed at, chosen and walked by keys in them.
#include <algorithm>
#include <initializer_list>

#include "ui/pictures.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

namespace {

page::Rect moved(page::Rect rect, page::Point by) { return {rect.x + by.x, rect.y + by.y, rect.w, rect.h}; }
page::Rect wider(page::Rect rect, float by) { return {rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by}; }

/// -1 or 1 for an arrow key pressed while an item has the focus, else 0.
int step_by_keys(Frame& frame, bool focused) {
  int step = 0;
  if (!focused) return step;
  take_events(frame, [&](const Event& event) {
    const auto* key = std::get_if<KeyPressed>(&event);
    if (!key || key->chord.ctrl || key->chord.alt || key->chord.shift) return false;
    if (key->chord.key == app::Key::right || key->chord.key == app::Key::down)
      step = 1;
    else if (key->chord.key == app::Key::left || key->chord.key == app::Key::up)
      step = -1;
    else
      return false;
    return true;
  });
  return step;
}

/// The neighbour to walk to, round and round.
std::size_t neighbour(std::size_t at, int step, std::size_t count) { return (at + count + (step < 0 ? count - 1 : 1)) % count; }

/// Of pointer and keyboard the one that was used last says who is shown: a pointer that lies still does not beat a key.
void follow_what_is_used(Frame& frame, PicturesSlot& slot) {
  const page::Point pointer = frame.memory.pointer;
  const Id focus = frame.memory.focus;
  if (pointer.x != slot.pointer.x || pointer.y != slot.pointer.y) slot.by_keys = false;
  if (frame.new_screen || (frame.memory.ring && focus != slot.focus)) slot.by_keys = true;
  slot.pointer = pointer;
  slot.focus = focus;
}

void paint_label(Frame& frame, const page::Label& label, page::Point origin, std::optional<Colour> over = {}) {
  letters(frame, label.setting, {origin.x + label.rect.x, origin.y + label.rect.y}, over);
}

}  // namespace

void draw_ecomap(const app::Model& model, Frame& frame, PicturesSlot& slot, page::Point at) {
  const pack::Case& pack = *slot.pack;
  const page::Ecomap& map = slot.map;
  const page::Point origin{snap(frame, at.x), snap(frame, at.y)};
  const page::Rect whole{origin.x, origin.y, map.figure.size.x, map.figure.size.y};
  describe(frame, Role::image, words::say(Word::figures_who), whole);
  ++frame.depth;
  if (const pack::Person* child = page::child_of(pack)) {
    const float size = 2 * map.child_radius;
    describe(frame, Role::image, child->name,
             {origin.x + map.child.x - map.child_radius, origin.y + map.child.y - map.child_radius, size, size})
        .value = person_in_words(pack, *child);
  }
  const auto id_at = [&](std::size_t i) { return id_of("person", id_of(pack.id), map.nodes[i].person); };
  figure(frame, map.figure, whole, frame.colours->ink);
  follow_what_is_used(frame, slot);
  const bool points = !slot.by_keys && !slot.card.contains(frame.memory.pointer);
  const std::size_t shown_before = slot.shown;
  slot.shown = PicturesSlot::none;
  page::Rect chosen_at, shown_at, focused_at;
  std::vector<std::size_t> lit;  // labels
  std::size_t focused_person = PicturesSlot::none;
  for (std::size_t i = 0; i < map.nodes.size(); ++i) {
    const auto& node = map.nodes[i];
    const pack::Person& who = pack.people[node.person];
    const bool chosen = !who.id.empty() && model.pictures.person == who.id;
    const page::Rect rect = wider(moved(node.hit, origin), 4);
    const Touch touched = touch(frame, id_at(i), Role::button, who.name, rect, chosen ? State::selected : 0U, person_in_words(pack, who));
    const bool over = touched.over && points;
    if (chosen) chosen_at = rect;
    if (over) slot.shown = node.person, shown_at = rect;
    if (touched.ring) focused_person = node.person, focused_at = rect;
    if (chosen || over || touched.ring) {
      lit.push_back(node.label);
      const page::Point centre{origin.x + node.centre.x, origin.y + node.centre.y};
      ring(frame, centre, node.radius + 4, frame.colours->accent, 1.5F);
    }
    if (touched.ring) focus_ring(frame, rect, 4);
    if (touched.activated) {
      frame.wish(app::intent::ChoosePerson{chosen ? std::string() : who.id});
      slot.by_keys = slot.by_keys || touched.ring;
    }
    if (const int step = step_by_keys(frame, touched.focused)) give_focus(frame, id_at(neighbour(i, step, map.nodes.size())), true);
  }
  if (slot.shown == PicturesSlot::none) slot.shown = focused_person, shown_at = focused_at;
  slot.shown_at = slot.shown == PicturesSlot::none ? chosen_at : shown_at;
  if (slot.shown != shown_before) frame.again = true;
  for (std::size_t i = 0; i < map.labels.size(); ++i) {
    const bool bright = std::ranges::find(lit, i) != lit.end();
    paint_label(frame, map.labels[i], origin, bright ? std::optional<Colour>(frame.colours->accent) : std::optional<Colour>());
  }
  --frame.depth;
}

void draw_chronology(const app::Model& model, Frame& frame, const PicturesSlot& slot, page::Point at) {
  const pack::Case& pack = *slot.pack;
  const page::Chronology& order = slot.order;
  const page::Point origin{snap(frame, at.x), snap(frame, at.y)};
  const page::Rect whole{origin.x, origin.y, order.figure.size.x, order.figure.size.y};
  describe(frame, Role::image, words::say(Word::figures_order), whole);
  ++frame.depth;
  const auto id_at = [&](std::size_t i) { return id_of("event", id_of(pack.id), order.events[i].event); };
  for (std::size_t i = 0; i < order.events.size(); ++i) {
    const auto& event = order.events[i];
    const bool chosen = model.pictures.event == event.event;
    const page::Rect rect = wider(moved(event.hit, origin), 5);
    if (chosen && frame.new_screen) {  // one came for this
      give_focus(frame, id_at(i), frame.memory.ring);
      if (!frame.panes.empty()) frame.panes.back()->show(rect.y - frame.panes.back()->top(), rect.h, 96);
    }
    const Touch touched = touch(frame, id_at(i), Role::button, name_of(pack.timeline[event.event]), rect, chosen ? State::selected : 0U,
                                event_in_words(pack, event.event));
    if (chosen || touched.over) fill(frame, rect, frame.colours->tint, 6);
    if (touched.ring) focus_ring(frame, rect, 6);
    if (touched.activated) frame.wish(app::intent::ChooseEvent{chosen ? std::optional<std::size_t>() : event.event});
    if (const int step = step_by_keys(frame, touched.focused)) give_focus(frame, id_at(neighbour(i, step, order.events.size())), true);
  }
  figure(frame, order.figure, whole, frame.colours->ink);
  for (const page::Label& label : order.labels) paint_label(frame, label, origin);
  --frame.depth;
}

}  // namespace vignette::ui
