#include "ui/lenses.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/expectations.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing_screen.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using portfolio::LensChoice;
using words::Word;

constexpr float side = 32, narrow_side = 20;
constexpr float foot_from = 440, foot_air = 14, under_list = 14 + 32;  ///< of the panel: how its questions are shown, at its foot
constexpr float clear = 16, margin_least = lens_margin - 2 * clear, margin_widest = 200;
constexpr Type name_type{type::sans_medium, 15, 22}, source_type{type::sans, 13, 22}, question_type{type::serif, 16, 23};
constexpr Type title_type{type::serif, 24, 30}, margin_heading{type::sans_bold, 13, 18}, margin_question{type::sans, 13, 18};

struct LensSlot : Memory::Slot {
  std::shared_ptr<const page::ManuscriptStyle::Headings> headings;
  bool margin = false;        ///< the screen has room for one
  float list = 0, shown = 0;  ///< heights of the panel's two parts, as last drawn
  float foot = 0;             ///< how much of the panel the second took at its foot
};

LensSlot& slot_of(Frame& frame) { return frame.memory.slot<LensSlot>("lenses"); }

LensChoice::Shown shown_here(const app::Model& model) {
  const auto choice = model.practice.lenses.find(app::current_key(model));
  return choice == model.practice.lenses.end() ? LensChoice::Shown::headings : choice->second.record.shown;
}

bool in_margin(const app::Model& model, Frame& frame) { return asks_in_margin(model) && slot_of(frame).margin; }

bool has_line(std::string_view text, std::string_view line) {
  for (std::size_t at = text.find(line); at != std::string_view::npos; at = text.find(line, at + 1)) {
    const std::size_t end = at + line.size();
    if ((at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n')) return true;
  }
  return false;
}

Id lens_id(std::size_t index) { return id_of("lens", 0, index); }

void radio_dot(Frame& frame, page::Point centre, bool on) {
  const Colours& c = *frame.colours;
  disc(frame, centre, 10, c.sheet);
  ring(frame, centre, 10, on ? c.accent : c.edge, 2);
  if (on) disc(frame, centre, 5, c.accent);
}

/// The list of lenses, the last row being none of them.
struct List {
  const app::Model& model;
  Frame& frame;
  const pack::Lens* chosen;
  page::Rect column;

  /// What inspectors looked for comes after the first, where the case has it.
  bool expects() const {
    const auto* open = app::current_case(model);
    return open && model.screen == app::Screen::question && !pack::expectations(*open->pack).empty();
  }
  std::size_t place() const { return std::min<std::size_t>(1, model.lenses.size()); }
  bool is_expectations(std::size_t index) const { return expects() && index == place(); }

  std::size_t count() const { return model.lenses.size() + (expects() ? 1 : 0) + 1; }
  const pack::Lens* lens(std::size_t index) const {
    if (is_expectations(index)) return nullptr;
    if (expects() && index > place()) --index;
    return index < model.lenses.size() ? &model.lenses[index] : nullptr;
  }
  std::string_view name(std::size_t index) const {
    if (is_expectations(index)) return words::say(Word::expect_name);
    return lens(index) ? lens(index)->name : words::say(Word::lens_none);
  }
  std::string_view source_of(std::size_t index) const {
    if (is_expectations(index)) return words::say(Word::expect_source);
    return lens(index) ? std::string_view(lens(index)->source) : std::string_view();
  }
  bool on(std::size_t index) const {
    if (is_expectations(index)) return expectations_chosen(model);
    return lens(index) == chosen && (chosen || !expects() || !expectations_chosen(model));
  }

  void choose(std::size_t index) const {
    frame.wish(app::intent::ChooseLens{is_expectations(index) ? std::string(app::expectations_lens)
                                       : lens(index)          ? lens(index)->id
                                                              : std::string()});
  }

  void keys(std::size_t index) const {
    if (frame.memory.focus != lens_id(index)) return;
    for (const auto& [key, step] : {std::pair{app::Key::down, 1}, {app::Key::up, -1}}) {
      const auto to = static_cast<std::ptrdiff_t>(index) + step;
      if (to < 0 || std::cmp_greater_equal(to, count()) || !pressed(frame, {.key = key})) continue;
      choose(static_cast<std::size_t>(to));
      give_focus(frame, lens_id(static_cast<std::size_t>(to)), true);
    }
  }

  /// The name with its source at the right, or under it. Answers the height.
  float heading(std::size_t index, page::Point at, float width, bool paint) const {
    const std::string_view source = source_of(index);
    const auto set_name = set(frame, name(index), name_type, page::Ink::ink, width);
    const auto set_source = set(frame, source, source_type, page::Ink::ink3, width);
    const bool beside = source.empty() || set_name->width + 12 + set_source->width <= width;
    if (paint) {
      letters(frame, *set_name, at);
      const page::Point place = beside ? page::Point{at.x + width - set_source->width, at.y} : page::Point{at.x, at.y + set_name->height};
      if (!source.empty()) letters(frame, *set_source, place);
    }
    return set_name->height + (beside ? 0 : set_source->height);
  }

  Touch touched(std::size_t index, page::Rect rect, bool is_on) const {
    return touch(frame, lens_id(index), Role::radio_button, name(index), rect, is_on ? std::uint32_t{checked} : 0U, source_of(index));
  }

  float card(std::size_t index, float y) const {
    const Colours& c = *frame.colours;
    const float x = column.x + 46, width = column.w - 46 - 16;
    std::string asks(is_expectations(index) ? words::say(Word::expect_ask) : std::string_view());
    if (lens(index))
      for (const auto& prompt : lens(index)->prompts) asks += (asks.empty() ? "" : " ") + prompt.question;
    const float name_high = heading(index, {x, y + 11}, width, false) + 2;
    const float high = 11 + name_high + set(frame, asks, question_type, page::Ink::ink2, width)->height + 13;
    const page::Rect rect{column.x, y, column.w, high};
    const Touch does = touched(index, rect, true);
    fill(frame, rect, c.sheet, 6);
    stroke(frame, rect, c.accent, 2, 6);
    radio_dot(frame, {column.x + 26, y + 22}, true);
    heading(index, {x, y + 11}, width, true);
    ++frame.depth;
    say(frame, asks, question_type, {x, y + 11 + name_high}, width, page::Ink::ink2);
    --frame.depth;
    if (does.ring) focus_ring(frame, rect, 6);
    if (!is_expectations(index)) return high + 8;
    return high + 16 + draw_expectations(model, frame, {column.x, y + high + 16}, column.w) + 8;
  }

  float row(std::size_t index, float y, bool ruled) const {
    const Colours& c = *frame.colours;
    const bool is_on = on(index);
    const float x = column.x + 34, width = column.w - 34;
    const float high = std::max(39.0F, heading(index, {x, y + 8}, width, false) + 17);
    const page::Rect rect{column.x, y, column.w, high};
    const Touch does = touched(index, rect, is_on);
    if (does.over && !is_on) fill(frame, rect, c.tint);
    if (ruled) rule(frame, rect.x, rect.y, rect.w, c.rule);
    radio_dot(frame, {column.x + 12, y + 20}, is_on);
    heading(index, {x, y + 8}, width, true);
    if (does.ring) focus_ring(frame, rect, 2);
    if (does.activated && !is_on) choose(index);
    return high;
  }

  float draw(float y) const {
    const float top = y;
    bool after_card = true;  // no rule above the first
    for (std::size_t i = 0; i < count(); ++i) {
      const bool opened = on(i) && (lens(i) || is_expectations(i));
      y += opened ? card(i, y) : row(i, y, !after_card);
      after_card = opened;
      keys(i);
    }
    return y - top;
  }
};

/// A small sheet with lines on it: where the questions stand.
void draw_sample(Frame& frame, page::Rect rect, LensChoice::Shown shown) {
  const Colours& c = *frame.colours;
  fill(frame, rect, c.sheet, 3);
  stroke(frame, rect, c.rule, 1, 3);
  struct Stroke {
    float x, y, w, h;
    bool asks;
  };
  static const std::array<std::vector<Stroke>, 3> samples{
      {{{12, 8, 34, 4, true}, {12, 16, 78, 3, false}, {12, 24, 42, 4, true}, {12, 32, 70, 3, false}},
       {{12, 9, 58, 3, false}, {12, 17, 52, 3, false}, {12, 29, 56, 3, false}, {80, 9, 20, 3, true}, {80, 29, 20, 3, true}},
       {{12, 9, 84, 3, false}, {12, 17, 78, 3, false}, {12, 25, 82, 3, false}}}};
  const float scale = rect.w / 110;
  for (const Stroke& stroke : samples[static_cast<std::size_t>(shown)])
    fill(frame, {rect.x + stroke.x * scale, rect.y + stroke.y, stroke.w * scale, stroke.h}, stroke.asks ? c.accent : c.edge);
}

/// How its questions are shown: three cards, one below another where there is little room. Answers the height.
float draw_shown(const app::Model& model, Frame& frame, page::Point at, float width) {
  constexpr float gap = 10, least = 88;
  constexpr std::array names{Word::lens_as_headings, Word::lens_in_margin, Word::lens_not_now};
  const Colours& c = *frame.colours;
  const LensChoice::Shown now = shown_here(model);
  float y = at.y;
  y += say(frame, words::say(Word::lens_show), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 8;
  const bool stacked = (width - 2 * gap) / 3 < least;
  const float wide = stacked ? width : (width - 2 * gap) / 3;
  const float high = stacked ? 40 : 84;
  page::Point place{at.x, y};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto shown = static_cast<LensChoice::Shown>(i);
    const bool on = shown == now;
    const page::Rect rect{snap(frame, place.x), place.y, snap(frame, wide), high};
    const std::string_view name = words::say(names[i]);
    const Id id = id_of("lens shown", 0, i);
    const Touch does = touch(frame, id, Role::radio_button, name, rect, on ? std::uint32_t{checked} : 0U);
    fill(frame, rect, does.over && !on ? c.tint : c.sheet, 6);
    stroke(frame, rect, on ? c.accent : c.edge, on ? 2 : c.outline, 6);
    if (!stacked) draw_sample(frame, {rect.x + 10, rect.y + 10, rect.w - 20, 40}, shown);
    const auto words = set(frame, name, on ? margin_heading : margin_question, on ? page::Ink::accent : page::Ink::ink2);
    letters(frame, *words, {rect.x + (rect.w - words->width) / 2, stacked ? rect.y + 11 : rect.y + 57});
    if (does.ring) focus_ring(frame, rect, 6);
    if (does.activated && !on) frame.wish(app::intent::ShowLensAs{shown});
    (stacked ? place.y : place.x) += (stacked ? high : wide) + gap;
  }
  y = (stacked ? place.y - gap : y + high);
  if (now == LensChoice::Shown::margin && !slot_of(frame).margin)
    y += 8 + say(frame, words::say(Word::lens_in_margin_narrow), type::meta, {at.x, y + 8}, width, page::Ink::ink3);
  return y - at.y;
}

/// One heading to put in, as a small button. Answers whether it was pressed.
bool heading_button(Frame& frame, std::string_view heading, page::Rect rect, std::size_t index) {
  const Colours& c = *frame.colours;
  const std::string name = words::say(Word::lens_put_in, fmt::arg("heading", heading));
  const Touch does = touch(frame, id_of("lens heading", 0, index), Role::button, name, rect);
  if (does.over || does.held) fill(frame, rect, c.tint, rect.h / 2);
  stroke(frame, rect, does.over ? c.accent : c.edge, c.outline, rect.h / 2);
  icon(frame, page::Icon::plus, {rect.x + 10, rect.y + (rect.h - 14) / 2}, c.accent, 14);
  const auto words = set(frame, heading, type::small, page::Ink::accent);
  letters(frame, *words, {rect.x + 28, rect.y + (rect.h - words->height) / 2});
  if (does.ring) focus_ring(frame, rect, rect.h / 2);
  return does.activated;
}

}  // namespace

const pack::Lens* lens_here(const app::Model& model) {
  const auto choice = model.practice.lenses.find(app::current_key(model));
  if (choice == model.practice.lenses.end() || choice->second.record.lens.empty()) return nullptr;
  const auto lens = std::ranges::find(model.lenses, choice->second.record.lens, &pack::Lens::id);
  return lens == model.lenses.end() ? nullptr : &*lens;
}

bool asks_in_margin(const app::Model& model) { return lens_here(model) && shown_here(model) == LensChoice::Shown::margin; }

void follow_headings(const app::Model& model, Frame& frame) {
  page::ManuscriptStyle::Headings headings;
  for (const pack::Lens& lens : model.lenses)
    for (const auto& prompt : lens.prompts) headings.lines.push_back(prompt.heading);
  std::ranges::sort(headings.lines);
  LensSlot& slot = slot_of(frame);
  if (slot.headings && slot.headings->lines == headings.lines) return;
  headings.face = type::sans_bold;
  slot.headings = std::make_shared<const page::ManuscriptStyle::Headings>(std::move(headings));
}

std::shared_ptr<const page::ManuscriptStyle::Headings> headings_of(Frame& frame) { return slot_of(frame).headings; }

void draw_lenses_panel(const app::Model& model, Frame& frame, page::Rect area) {
  const Region region(frame, words::say(Word::lens_tab), area);
  const float edge = area.w < 400 ? narrow_side : side;
  const page::Rect column{area.x + edge - 1, 0, std::max(1.0F, area.w - 2 * edge + 1), 0};
  const pack::Lens* chosen = lens_here(model);
  LensSlot& slot = slot_of(frame);
  // How a lens asks stands under the list; where that is too long, at the panel's foot, so that it is seen once a lens is chosen.
  const bool at_foot = chosen && area.h >= foot_from && slot.list + slot.shown + under_list > area.h;
  const float foot = at_foot ? slot.shown + 2 * foot_air : 0;
  if (std::exchange(slot.foot, foot) != foot && frame.memory.ring) frame.memory.bring_focus_into_view = true;
  const auto shown = [&](page::Point at) {
    const float high = draw_shown(model, frame, at, column.w);
    if (other_height(slot.shown, high)) frame.again = true;
    return high;
  };
  {
    Pane pane(frame, words::say(Word::lens_tab), {area.x, area.y, area.w, area.h - foot}, 0);
    float y = pane.top() + 24;
    y += say(frame, words::say(Word::lens_title), title_type, {column.x, y}, column.w, page::Ink::ink, Role::heading, 2) + 2;
    y += say(frame, words::say(Word::lens_lead), type::text, {column.x, y}, column.w, page::Ink::ink2) + 14;
    y += List{model, frame, chosen, column}.draw(y);
    if (other_height(slot.list, y - pane.top())) frame.again = true;
    if (chosen && !at_foot) y += 14 + shown({column.x, y + 14});
    pane.fits(y + (at_foot ? foot_air : 32) - pane.top());
  }
  if (!at_foot) return;
  rule(frame, area.x, area.bottom() - foot, area.w, frame.colours->rule);
  shown({column.x, area.bottom() - foot + foot_air});
}

float draw_headings(const app::Model& model, Frame& frame, page::Point at, float width) {
  const pack::Lens* lens = lens_here(model);
  if (!lens || shown_here(model) == LensChoice::Shown::not_now || in_margin(model, frame)) return 0;
  constexpr float high = 28, gap = 8;
  const app::Editing* editing = app::editing(model, app::Field::answer);
  const std::string_view text = editing ? std::string_view(editing->text) : std::string_view();
  const auto missing = [&](const pack::Lens::Prompt& prompt) { return !has_line(text, prompt.heading); };
  const bool any = std::ranges::any_of(lens->prompts, missing);
  const bool none_in = std::ranges::all_of(lens->prompts, missing);
  float y = at.y;
  std::string line(words::say(any ? Word::lens_headings : Word::lens_all_in));
  if (!none_in)
    line = words::say(Word::lens_line_and_help, fmt::arg("line", line), fmt::arg("help", words::say(Word::lens_heading_is_text)));
  y += say(frame, line, type::small, {at.x, y}, width, page::Ink::ink3) + 6;
  page::Point place{at.x, y};
  for (std::size_t i = 0; i < lens->prompts.size(); ++i) {
    const std::string& heading = lens->prompts[i].heading;
    if (!missing(lens->prompts[i])) continue;
    const float wide = std::min(width, width_of(frame, heading, type::small) + 28 + 12);
    if (place.x > at.x && place.x + wide > at.x + width) place = {at.x, place.y + high + gap};
    if (heading_button(frame, heading, {place.x, place.y, wide, high}, i)) {
      frame.wish(app::intent::PutHeading{i});
      give_focus(frame, id_of(app::Field::answer), false);
    }
    place.x += wide + gap;
  }
  return (any ? place.y + high : y) + 12 - at.y;
}

float draw_lens_margin(const app::Model& model, Frame& frame, page::Rect space) {
  LensSlot& slot = slot_of(frame);
  const float width = std::min(margin_widest, space.w - 2 * clear);
  const bool room = frame.width >= lens_margin_from && width >= margin_least - 0.5F;
  if (slot.margin != room) frame.again = true;
  slot.margin = room;
  if (!in_margin(model, frame)) return 0;
  const pack::Lens& lens = *lens_here(model);
  const float x = space.x + clear;
  float y = space.y;
  const std::size_t list = frame.outline.items.size();
  describe(frame, Role::list, lens.name, {x, y, width, space.h});
  ++frame.depth;
  for (const auto& prompt : lens.prompts) {
    y += say(frame, prompt.heading, margin_heading, {x, y}, width, page::Ink::accent);
    y += say(frame, prompt.question, margin_question, {x, y}, width, page::Ink::ink2) + 12;
  }
  --frame.depth;
  Item& all = frame.outline.items[list];
  all.rect.h = y - space.y;
  all.seen = common(all.rect, clip(frame));
  return y - space.y;
}

}  // namespace vignette::ui
