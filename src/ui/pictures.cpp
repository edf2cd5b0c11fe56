/// Who is involved, and in what order it happened: the pictures of a case, walked by pointer and keyboard, and the same as a
/// list (look/03-reader-pictures).
#include "ui/pictures.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/passages.hpp"
#include "ui/reader.hpp"
#include "ui/theme.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

namespace {

constexpr float column_width = 588, column_gap = 48, margin_width = 280, margin_least = 220;
constexpr Type caption{type::serif, 20, 30};
constexpr std::uint64_t of_the_order = 1;  ///< tells the switch at what happened from the one at the people
constexpr std::uint64_t of_the_top = 2;    ///< and the one above the list of people from the one below it

struct Places {
  float x = 0, width = 0;            ///< of the figures
  float margin_x = 0, margin_w = 0;  ///< of what is said beside them; where there is no margin, below
  bool margin = false;
};

/// Set anew when the case or the width changes.
void lay(Frame& frame, PicturesSlot& slot, const app::OpenCase& open, float width) {
  if (slot.pack == open.pack && slot.width == width) return;
  if (slot.pack != open.pack) slot.prompt = false;
  slot.pack = open.pack;
  slot.width = width;
  const page::Metrics& metrics = frame.memory.cache.metrics();
  slot.map = page::ecomap(*open.pack, width, metrics);
  slot.order = page::chronology(*open.pack, width, metrics);
  slot.shown = PicturesSlot::none;
}

/// Brings what is said of what happened into view once it is chosen.
void bring_once(Frame& frame, PicturesSlot& slot, std::optional<std::size_t> chosen, float y, float height) {
  if (std::exchange(slot.event, chosen) == chosen || !chosen || frame.panes.empty()) return;
  frame.panes.back()->show(y - frame.panes.back()->top(), height);
}

bool has_ring(const PicturesSlot& slot) {
  return !slot.map.ring.empty() || (slot.map.ring_apart && std::ranges::any_of(slot.pack->people, &pack::Person::ring));
}

std::string ring_in_words(const pack::Case& pack) {
  return pack.ring.empty() ? std::string(words::say(Word::figures_ring_plain))
                           : words::say(Word::figures_ring, fmt::arg("words", pack.ring));
}

Word no_line(bool ringed) { return ringed ? Word::figures_no_line_or_ring : Word::figures_no_line; }

/// Rows of the key: only ties that occur, and the ring where there is one. Answers its height.
float draw_key(Frame& frame, const PicturesSlot& slot, page::Point at, float width) {
  constexpr float sign = 56, indent = 70;
  const pack::Case& pack = *slot.pack;
  const std::string name = subject_or_title(pack);
  float y = at.y;
  y += say(frame, words::say(Word::figures_key), type::label, {at.x, y}, width, page::Ink::ink, Role::heading, 3) + 10;
  const auto row = [&](std::string_view meaning, std::vector<page::Shape> shapes) {
    const page::Figure drawn{{sign, 20}, std::move(shapes)};
    figure(frame, drawn, {at.x, y, sign, 20}, frame.colours->ink2);
    y += say(frame, meaning, type::meta, {at.x + indent, y}, width - indent, page::Ink::ink2) + 10;
  };
  const auto occurs = [&](std::string_view tie) {
    return std::ranges::any_of(slot.map.ties, [&](const auto& each) { return pack.people[each.person].tie == tie; });
  };
  const auto tie = [&](std::string_view kind, std::string_view meaning) {
    if (occurs(kind)) row(meaning, {page::tie_line(kind, {{4, 10}, {52, 10}})});
  };
  tie("steady", words::say(Word::figures_steady));
  tie("together", words::say(Word::figures_together, fmt::arg("name", name)));
  tie("informed", words::say(Word::figures_informed));
  tie("offered", words::say(Word::figures_offered));
  const bool ringed = has_ring(slot);
  if (ringed) {
    const bool apart = slot.map.ring_apart;
    page::Path arc{.points = {}, .stroke = page::Paint::mark_edge, .width = 1.5F};
    for (int i = 0; i <= 24; ++i) {
      const float angle = 3.14159F * (1 + static_cast<float>(i) / 24);
      arc.points.push_back({28 + 25 * std::cos(angle), 17 + 14 * std::sin(angle)});
    }
    const std::string means = ring_in_words(pack);
    if (apart)
      row(means, {page::Disc{{28, 10}, 9, page::Paint::none, page::Paint::mark_edge, 1.5F},
                  page::Disc{{28, 10}, 5, page::Paint::paper, page::Paint::ink2, 2}});
    else
      row(means, {arc});
  }
  y += 2 + say(frame, words::say(no_line(ringed)), type::meta, {at.x, y + 2}, width, page::Ink::ink3);
  if (link(frame, words::say(Word::figures_as_list), {at.x, y + 2})) frame.wish(app::intent::ShowAsList{true});
  return y + 2 + type::meta.line + 4 - at.y;
}

/// What one person does, and how their line reads. Answers its height.
float draw_person(Frame& frame, const PicturesSlot& slot, std::size_t person, page::Point at, float width, bool painted) {
  const pack::Case& pack = *slot.pack;
  const pack::Person& who = pack.people[person];
  const auto words_of = [&](std::string_view words, Type type, page::Ink ink, float y) {
    return painted ? say(frame, words, type, {at.x, y}, width, ink) : set(frame, words, type, ink, width)->height;
  };
  float y = at.y;
  y += words_of(who.name, type::label, page::Ink::ink, y);
  if (!who.does.empty()) y += words_of(as_sentence(who.does), type::meta, page::Ink::ink2, y);
  for (const std::string& line : ties_in_words(pack, who)) y += words_of(line, type::meta, page::Ink::ink3, y);
  return y - at.y;
}

/// Who is pointed at or has the keyboard; else who is chosen. `none` where nobody is.
std::size_t person_told(const app::Model& model, const PicturesSlot& slot) {
  if (slot.shown != PicturesSlot::none || model.pictures.person.empty()) return slot.shown;
  const auto found = std::ranges::find(slot.pack->people, model.pictures.person, &pack::Person::id);
  return found == slot.pack->people.end() ? PicturesSlot::none : static_cast<std::size_t>(found - slot.pack->people.begin());
}

/// The place for whoever is pointed at or chosen: as high as the longest, so that nothing moves. Answers its height.
float draw_chosen_person(const app::Model& model, Frame& frame, PicturesSlot& slot, page::Point at, float width) {
  float height = 0;
  for (const auto& node : slot.map.nodes) height = std::max(height, draw_person(frame, slot, node.person, at, width, false));
  const std::size_t told = person_told(model, slot);
  if (told == PicturesSlot::none) {
    say(frame, words::say(Word::figures_choose), type::meta, at, width, page::Ink::ink3);
    return height;
  }
  // Where it would not be seen, as whoever it is about is, it stands on a card instead.
  const page::Rect seen = clip(frame);
  const float end = at.y + draw_person(frame, slot, told, at, width, false);
  slot.apart = (at.y < seen.y || end > seen.bottom()) && visible(frame, slot.shown_at);
  if (!slot.apart) draw_person(frame, slot, told, at, width, true);
  return height;
}

/// What one person does, over the foot of what is seen; or over its top where they stand at the foot themselves, or the pointer or what has
/// the keyboard is there, whichever was used last.
void draw_person_card(const app::Model& model, Frame& frame, PicturesSlot& slot, float x, float width) {
  constexpr float side = 14, above = 10, air = 12;
  slot.card = {};
  const std::size_t told = person_told(model, slot);
  if (!slot.apart || told == PicturesSlot::none) return;
  const page::Rect seen = clip(frame);
  const float high = draw_person(frame, slot, told, {x, 0}, width, false) + 2 * above;
  const auto covers = [&](float y) {
    const auto on = [&](page::Rect rect) { return common({x - side, y, width + 2 * side, high}, rect).h > 0; };
    const auto& items = frame.memory.last.items;
    const auto held = std::ranges::find(items, frame.memory.ring ? frame.memory.focus : 0, &Item::id);
    const page::Point pointer = frame.memory.pointer;
    if (on(slot.shown_at)) return true;
    return slot.by_keys ? held != items.end() && held->interactive && on(held->rect) : on({pointer.x, pointer.y, 1, 1});
  };
  float y = seen.bottom() - air - high;
  if (covers(y)) {
    const bool fits_above = !covers(seen.y + air);
    if (!fits_above && (!slot.by_keys || slot.shown == PicturesSlot::none)) return;  // it gives way to where one is now
    if (fits_above) y = seen.y + air;
  }
  slot.card = {x - side, snap(frame, y), width + 2 * side, high};
  fill(frame, slot.card, frame.colours->sheet, 8);
  stroke(frame, slot.card, frame.colours->edge, frame.colours->outline, 8);
  draw_person(frame, slot, told, {x, slot.card.y + above}, width, true);
}

/// A question one may open: nothing about it is kept. Answers its height.
float draw_prompt(Frame& frame, PicturesSlot& slot, page::Point at, float width) {
  constexpr Type question{type::sans_medium, 15, 22};
  const std::string name = subject_or_title(*slot.pack);
  const std::string asks = words::say(Word::figures_prompt, fmt::arg("name", name));
  float y = at.y;
  rule(frame, at.x, y, width, frame.colours->rule);
  y += 11 + say(frame, words::say(Word::figures_if_it_helps), type::meta, {at.x, y + 11}, width, page::Ink::ink3) + 3;
  const auto set_asks = set(frame, asks, question, page::Ink::accent, width - 28);
  const page::Rect target{at.x, y, 28 + set_asks->width, set_asks->height};
  const Touch touched = touch(frame, id_of("pictures prompt"), Role::button, asks, target, slot.prompt ? State::expanded : 0U);
  icon(frame, page::Icon::pen, {at.x, y + 1}, frame.colours->accent);
  letters(frame, *set_asks, {at.x + 28, y});
  if (touched.over) rule(frame, at.x + 28, target.bottom() - 2, set_asks->width, frame.colours->accent);
  if (touched.ring) focus_ring(frame, target, 4);
  if (touched.activated) {
    slot.prompt = !slot.prompt;
    frame.again = true;
  }
  y = target.bottom();
  if (slot.prompt) {
    y += 4 + say(frame, words::say(Word::figures_prompt_lines, fmt::arg("name", name)), type::meta, {at.x, y + 4}, width, page::Ink::ink2);
  }
  return y - at.y;
}

/// By choice, or because there is no room for the picture.
bool people_as_list(const app::Model& model, const PicturesSlot& slot) { return model.pictures.as_list || slot.map.figure.size.x <= 0; }

/// The figure with its key, or the list. Answers where it ends.
float draw_people(const app::Model& model, Frame& frame, PicturesSlot& slot, const Places& at, float y) {
  const bool fits = slot.map.figure.size.x > 0;
  if (people_as_list(model, slot)) {
    const auto back = [&](float from, std::uint64_t which) {
      if (!fits) return 0.0F;
      if (link(frame, words::say(Word::figures_as_picture), {at.x, from}, type::meta, true, which))
        frame.wish(app::intent::ShowAsList{false});
      return type::meta.line;
    };
    y += back(y + 8, of_the_top) + 14;
    y += draw_people_list(frame, slot, {at.x, y}, at.width) + 14;
    // What the key says without a sign.
    const bool ringed = std::ranges::any_of(slot.pack->people, &pack::Person::ring);
    if (ringed) y += say(frame, ring_in_words(*slot.pack), type::meta, {at.x, y}, at.width, page::Ink::ink2) + 4;
    y += say(frame, words::say(no_line(ringed)), type::meta, {at.x, y}, at.width, page::Ink::ink3);
    float side = y + 12;
    if (const float way = back(side, 0); way > 0) side += way + 12;
    const float from = at.margin ? slot.list_top : side;
    const float asked = draw_prompt(frame, slot, {at.margin_x, from}, at.margin_w);
    return at.margin ? std::max(side, from + asked) : side + asked;
  }
  const float top = y + 10;
  draw_ecomap(model, frame, slot, {at.x, top});
  const float figure_end = top + slot.map.figure.size.y;
  float side = at.margin ? y + 14 : figure_end + 20;
  if (!at.margin) {
    side += draw_chosen_person(model, frame, slot, {at.margin_x, side}, at.margin_w) + 18;
    side += draw_key(frame, slot, {at.margin_x, side}, at.margin_w) + 14;
  } else {
    side += draw_key(frame, slot, {at.margin_x, side}, at.margin_w) + 10;
    rule(frame, at.margin_x, side, at.margin_w, frame.colours->rule);
    side += 11 + draw_chosen_person(model, frame, slot, {at.margin_x, side + 11}, at.margin_w) + 12;
  }
  side += draw_prompt(frame, slot, {at.margin_x, side}, at.margin_w);
  return std::max(figure_end, side);
}

/// What is said beside the timeline: that it is not to scale; and level with what is chosen, which stands at `level`, who took part and its
/// passage. Answers its height.
float draw_order_side(const app::Model& model, Frame& frame, const PicturesSlot& slot, const app::OpenCase& open, page::Point at,
                      float width, float level) {
  float y = at.y;
  y += say(frame, words::say(Word::figures_not_to_scale), type::meta, {at.x, y}, width, page::Ink::ink3);
  if (link(frame, words::say(Word::figures_as_list), {at.x, y}, type::meta, true, of_the_order)) frame.wish(app::intent::ShowAsList{true});
  y += type::meta.line + 14;
  const auto chosen = model.pictures.event;
  if (!chosen || *chosen >= slot.pack->timeline.size()) {
    return y + say(frame, words::say(Word::figures_choose_event), type::meta, {at.x, y}, width, page::Ink::ink3) - at.y;
  }
  const pack::Event& event = slot.pack->timeline[*chosen];
  y = std::max(y, level);
  y += say(frame, name_of(event), type::label, {at.x, y}, width) + 2;
  const std::string who = page::who_took_part(*slot.pack, event);
  if (!who.empty()) {
    y += say(frame, words::say(Word::figures_took_part, fmt::arg("names", who)), type::meta, {at.x, y}, width, page::Ink::ink2) + 2;
  }
  const auto& passage = passages_of_events(frame, open)[*chosen];
  if (!passage) return y - at.y;
  y += 4;
  draw_passage_link(frame, *passage, {at.x, y});
  return y + type::meta.line + 6 - at.y;
}

/// The timeline with what is said beside it, or the list. Answers where it ends.
float draw_order(const app::Model& model, Frame& frame, PicturesSlot& slot, const app::OpenCase& open, const Places& at, float y) {
  if (model.pictures.as_list) {
    y += draw_order_list(model, frame, slot, passages_of_events(frame, open), {at.x, y}, at.width) + 12;
    if (link(frame, words::say(Word::figures_as_picture), {at.x, y}, type::meta, true, of_the_order))
      frame.wish(app::intent::ShowAsList{false});
    return y + type::meta.line + 4;
  }
  draw_chronology(model, frame, slot, {at.x, y});
  const float end = y + slot.order.figure.size.y;
  const float from = at.margin ? y : end + 14;
  const auto chosen =
      std::ranges::find(slot.order.events, model.pictures.event.value_or(PicturesSlot::none), &page::Chronology::Event::event);
  const float level = at.margin && chosen != slot.order.events.end() ? y + chosen->hit.y : from;
  const float side = draw_order_side(model, frame, slot, open, {at.margin_x, from}, at.margin_w, level);
  if (!at.margin) bring_once(frame, slot, model.pictures.event, from, side);
  return std::max(end, from + side);
}

}  // namespace

void draw_passage_link(Frame& frame, const app::Stretch& passage, page::Point at, std::uint64_t id_hint) {
  if (!link(frame, words::say(Word::figures_read_passage), at, type::meta, true, id_hint)) return;
  frame.wish(app::intent::ReadCase{});
  frame.wish(app::intent::Select{passage});
  frame.wish(app::intent::GoTo{passage.begin});
}

std::string_view pictures_title(const pack::Case& pack) {
  return words::say(pack.people.empty() ? Word::figures_order : Word::figures_who);
}

void draw_pictures(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const app::OpenCase* open = app::current_case(model);
  if (!open) return;
  const pack::Case& pack = *open->pack;
  const float rail = draw_rail_beside(model, frame, *open);
  const page::Rect page = draw_page_bar(frame, pack, rail);
  auto& slot = frame.memory.slot<PicturesSlot>("pictures");
  const page::Rect rect = under_banner(model, frame, page);

  const bool narrow = frame.width < grid::narrow_below;
  const float whole = std::min(column_width + column_gap + margin_width, page.w - 2 * 48);
  Places at;
  at.margin = !narrow && whole >= column_width + column_gap + margin_least;
  const grid::Column column = narrow ? grid::narrow(page) : grid::Column{std::round(page.x + (page.w - whole) / 2), whole};
  at.x = column.x;
  at.width = at.margin ? column_width : std::min(column_width, column.w);
  at.margin_x = at.margin ? at.x + column_width + column_gap : at.x;
  at.margin_w = at.margin ? column.x + column.w - at.margin_x : at.width;
  const float lead = at.margin ? column.w : at.width;
  lay(frame, slot, *open, at.width);

  const Region region(frame, pictures_title(pack), rect);
  Pane pane(frame, pictures_title(pack), rect, slot.content);
  if (frame.new_screen) pane.scroll_to(0);
  slot.apart = false;
  take_events(frame, [&](const Event& event) {  // what the card covers is not pressed through it
    const auto* press = std::get_if<PointerPressed>(&event);
    return press != nullptr && slot.card.contains(press->at);
  });
  float y = pane.top() + (narrow ? grid::narrow_top : 18);
  const std::string name = subject_or_title(pack);
  if (!pack.people.empty()) {
    y += say(frame, words::say(Word::figures_who), narrow ? type::heading_narrow : type::heading, {at.x, y}, lead, page::Ink::ink,
             Role::heading, 1) +
         2;
    y += say(frame, words::say(Word::figures_caption, fmt::arg("name", name)), narrow ? type::beside : caption, {at.x, y}, lead);
    slot.list_top = y + 14;
    y = draw_people(model, frame, slot, at, y);
    // In the list it is a row.
    if (!pack.also_part.empty() && !people_as_list(model, slot)) {
      y += 14;
      rule(frame, at.x, y, lead, frame.colours->rule);
      y += 10 + say(frame, words::say(Word::figures_also, fmt::arg("words", pack.also_part)), narrow ? type::beside : caption,
                    {at.x, y + 10}, lead);
    }
    y += 24;
  }
  if (!pack.timeline.empty()) {
    y += say(frame, words::say(Word::figures_order), type::heading3, {at.x, y}, lead, page::Ink::ink, Role::heading,
             pack.people.empty() ? 1 : 2) +
         8;
    y = draw_order(model, frame, slot, *open, at, y);
  }
  y += 48;
  slot.content = y - pane.top();
  pane.fits(slot.content);
  const page::Rect card = slot.card;
  const page::Point pointer = frame.memory.pointer;
  draw_person_card(model, frame, slot, at.margin_x, at.margin_w);
  if (card.contains(pointer) && !slot.card.contains(pointer)) frame.again = true;  // it stepped aside: who was under it is pointed at
}

}  // namespace vignette::ui
