/// Something here needs acting on: what comes closest, and what to do, in England and in Wales (look/32-acting-on).
/// Nothing about opening it is kept.
#include "ui/acting_on.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/term_words.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::Door;
using words::say;
using words::Word;

constexpr float bar_height = 64;
constexpr float beside_from = 1080;
constexpr Type door_type{type::sans_medium, 14, 20};

struct Line {
  Word who, what;
};
/// The default texts of one way through.
struct Way {
  Door door;
  Word name, line;
  std::vector<Word> steps;
  std::optional<Word> england, wales;
  std::vector<Line> talk;
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {Door::child_at_risk,
       Word::door_child,
       Word::door_child_line,
       {Word::door_child_step_1, Word::door_child_step_2, Word::door_child_step_3, Word::door_child_step_4},
       Word::door_child_england,
       Word::door_child_wales,
       {{Word::door_nspcc, Word::door_nspcc_line}}},
      {Door::worry_about_child,
       Word::door_worry,
       Word::door_worry_line,
       {Word::door_worry_step_1, Word::door_worry_step_2, Word::door_worry_step_3, Word::door_worry_step_4},
       Word::door_worry_england,
       Word::door_worry_wales,
       {{Word::door_nspcc, Word::door_nspcc_line}, {Word::door_childline, Word::door_childline_line}}},
      {Door::worry_about_practice,
       Word::door_practice,
       Word::door_practice_line,
       {Word::door_practice_step_1, Word::door_practice_step_2, Word::door_practice_step_3, Word::door_practice_step_4},
       Word::door_practice_england,
       Word::door_practice_wales,
       {{Word::door_union, Word::door_union_line}, {Word::door_nspcc, Word::door_nspcc_line}}},
      {Door::me,
       Word::door_me,
       Word::door_me_line,
       {Word::door_me_step_1, Word::door_me_step_2, Word::door_me_step_3, Word::door_me_step_4, Word::door_me_step_5},
       {},
       {},
       {{Word::door_samaritans, Word::door_samaritans_line}}}};
  return all;
}

const Way& way_of(Door door) { return *std::ranges::find(ways(), door, &Way::door); }

Id choice_id(Door door) { return id_of("door", 0, static_cast<std::uint64_t>(door)); }

/// A step; the number to ring at its end stands out.
std::shared_ptr<const page::Setting> step_of(Frame& frame, std::string_view words, Type type, float width) {
  page::Paragraph paragraph = page::plain(words, type.face, type.size, type.line, page::Ink::ink, words::language());
  const std::string_view number = say(Word::door_ring_999);
  if (words.ends_with(number)) {
    page::Face bold = type.face;
    bold.weight = 700;
    const std::size_t from = words.size() - number.size();
    paragraph.stretches = {{.range = {0, from}, .face = type.face, .size = type.size},
                           {.range = {from, words.size()}, .face = bold, .size = type.size}};
  }
  return frame.memory.cache.set(paragraph, width);
}

/// A choice: a ring with a dot, a name and a line. Answers its height.
float choice(Frame& frame, const Way& way, page::Rect rect, bool on, bool& chosen) {
  const Colours& c = *frame.colours;
  const auto name = set(frame, say(way.name), type::control);
  const auto line = set(frame, say(way.line), type::meta, page::Ink::ink2, rect.w - 50 - 18);
  rect.h = std::round(14 + name->height + line->height + 15);
  const Touch does = touch(frame, choice_id(way.door), Role::radio_button, say(way.name), rect, on ? std::uint32_t{checked} : 0U);
  if (on || does.over) fill(frame, rect, on ? c.sheet : c.tint, 6);
  stroke(frame, rect, on ? c.accent : c.edge, on ? 2 : c.outline, 6);
  const page::Point centre{rect.x + 27, rect.y + 25};
  disc(frame, centre, 10, c.sheet);
  ring(frame, centre, 10, on ? c.accent : c.edge, 2);
  if (on) disc(frame, centre, 5, c.accent);
  letters(frame, *name, {rect.x + 50, rect.y + 14});
  say_set(frame, *line, say(way.line), {rect.x + 50, rect.y + 14 + name->height});
  if (does.ring) focus_ring(frame, rect, 6);
  chosen = does.activated;
  return rect.h;
}

struct Page {
  const app::Model& model;
  Frame& frame;
  const Way& way;

  void bar(page::Rect rect) const {
    const bool narrow = rect.h < bar_height;
    const Region region(frame, say(Word::door_name), rect);
    if (narrow) fill_narrow_bar(frame, rect);
    const float edge = narrow ? grid::least_edge : 32;
    const float middle = std::floor((rect.h - 1) / 2);
    const ButtonLook look = back_link();
    const float high = narrow ? 32 : 40;
    float x = edge - look.padding;
    if (button(frame, say(Word::door_back), {x, middle - high / 2, 0, high}, look)) frame.wish(app::intent::Back{});
    x += button_width(frame, say(Word::door_back), look) + 24;
    const auto quiet = set(frame, say(Word::door_not_recorded), type::meta, page::Ink::ink3);
    const float right = rect.w - edge;
    if (right - quiet->width > x) say_set(frame, *quiet, say(Word::door_not_recorded), {right - quiet->width, middle - 10});
    constexpr float room_for_state = 110;  // when all is well; what is not kept has a banner of its own
    const bool calm = model.saving.state == app::SaveState::saved || model.saving.state == app::SaveState::saving;
    if (calm && right - quiet->width > x + room_for_state) save_state(model, frame, {x + 66, middle});
    if (!narrow) rule(frame, 0, rect.bottom() - 1, rect.w, frame.colours->rule);
  }

  /// Title, choices, and what becomes of the words. Answers the height.
  float choices(page::Point at, float width) const {
    float y = at.y;
    const Type title = frame.width < grid::narrow_below ? type::title_narrow : Type{type::serif, 40, 48};
    y += ui::say(frame, say(Word::door_name), title, {at.x, y}, width, page::Ink::ink, Role::heading, 1) + 8;
    y += ui::say(frame, say(Word::door_lead), {type::serif, 20, 29}, {at.x, y}, width, page::Ink::ink2) + 20;
    describe(frame, Role::list, say(Word::door_choices), {at.x, y, width, 71});
    for (const Way& one : ways()) {
      y += 12;
      bool chosen = false;
      y += choice(frame, one, {at.x, y, width, 0}, one.door == way.door, chosen);
      if (chosen) frame.wish(app::intent::ChooseDoor{one.door});
    }
    walk();
    y += 22;
    const app::Draft* draft = app::find_draft(model, app::current_key(model));
    const bool written = draft != nullptr && !draft->editing.text.empty();
    const bool goes = written && way.door != Door::me && !model.read_only;
    const std::string_view stays = say(goes ? Word::door_on_file : Word::door_stays);
    const auto words = set(frame, stays, type::meta, page::Ink::ink3, std::min(width, 400.0F));
    say_set(frame, *words, stays, {at.x, y});
    y += words->height;
    if (goes) {
      // On the same line, where it has room there.
      constexpr Type strong{type::sans_bold, 14, 20};
      const std::string_view name = say(Word::door_take_out);
      const float end = page::caret(*words, {words->length, page::Affinity::downstream}).x + 5;
      const bool beside = end + width_of(frame, name, strong) <= std::min(width, 400.0F);
      if (link(frame, name, beside ? page::Point{at.x + end, y - strong.line} : page::Point{at.x, y + 4}, strong)) {
        app::intent::AskTakeOut ask;
        ask.key = app::current_key(model);
        ask.version = model.versions.of == ask.key ? model.versions.list.size() : 0;
        frame.wish(std::move(ask));
      }
      if (!beside) y += 24;
    }
    if (set(frame, say(Word::door_not_recorded), type::meta)->width + 260 > frame.width) {  // the bar has no room for it
      y += 10 + ui::say(frame, say(Word::door_not_recorded), type::meta, {at.x, y + 10}, width, page::Ink::ink3);
    }
    return y - at.y;
  }

  /// Arrow keys choose, as between radio buttons.
  void walk() const {
    if (frame.memory.focus != choice_id(way.door)) return;
    take_events(frame, [&](const Event& event) {
      const auto* key = std::get_if<KeyPressed>(&event);
      if (key == nullptr || key->chord.ctrl || key->chord.alt || key->chord.shift) return false;
      const bool on = key->chord.key == app::Key::down || key->chord.key == app::Key::right;
      if (!on && key->chord.key != app::Key::up && key->chord.key != app::Key::left) return false;
      const std::size_t count = ways().size(), here = static_cast<std::size_t>(way.door);
      const auto to = static_cast<Door>((here + (on ? 1 : count - 1)) % count);
      frame.wish(app::intent::ChooseDoor{to});
      give_focus(frame, choice_id(to), true);
      return true;
    });
  }

  const pack::Policy::Door& set_by_service() const { return model.policy.doors.at(static_cast<std::size_t>(way.door)); }

  /// What the service has set for one nation.
  const pack::Policy::Texts& set_for(bool wales) const { return wales ? set_by_service().wales : set_by_service().england; }

  /// The service's steps, or the default ones.
  std::vector<std::string_view> steps_to_take(const pack::Policy::Texts& own) const {
    if (!own.steps.empty()) return {own.steps.begin(), own.steps.end()};
    std::vector<std::string_view> steps;
    for (const Word step : way.steps) steps.push_back(say(step));
    return steps;
  }

  /// Numbered, each with a line under it. Answers the height.
  float numbered(const std::vector<std::string_view>& to_take, page::Point at, float width) const {
    constexpr Type number{type::sans_bold, 15, 28}, text{type::serif, 19, 28};
    float y = at.y;
    for (std::size_t i = 0; i < to_take.size(); ++i) {
      letters(frame, *set(frame, std::to_string(i + 1), number, page::Ink::accent), {at.x, y + 12});
      const auto step = step_of(frame, to_take[i], text, width - 36);
      say_set(frame, *step, to_take[i], {at.x + 36, y + 12}, Role::list_item);
      y += 12 + step->height + 13;
      rule(frame, at.x, y - 1, width, frame.colours->rule);
    }
    return y - at.y;
  }

  /// Where the service has set steps for one of them: England and Wales each with its own, the one where a person works first.
  float steps_by_nation(page::Point at, float width) const {
    float y = at.y;
    const auto usual = [](std::optional<Word> words) { return words ? say(*words) : std::string_view(); };
    const std::string_view none = " ";  // there is always something to do in each
    for (const NationWords& one : nations_of(model, none, none)) {
      const pack::Policy::Texts& own = set_for(one.wales);
      const auto name = say(one.wales ? Word::glossary_wales : Word::glossary_england);
      y += 18;
      const auto title = set(frame, name, type::heading3);
      say_set(frame, *title, name, {at.x, y}, Role::heading, 3);
      if (one.here) stage_chip(frame, say(Word::glossary_where_you_work), {at.x + title->width + 12, y + (title->height - 26) / 2});
      y += title->height + 2;
      if (!own.steps.empty()) y += service_has_set(model, frame, {at.x, y}, width) + 2;
      rule(frame, at.x, y, width, frame.colours->ink, 2);
      y += 2;
      y += numbered(steps_to_take(own.steps.empty() ? set_by_service() : own), {at.x, y}, width);
      const std::string_view words = usual(one.wales ? way.wales : way.england);
      if (!own.steps.empty() || words.empty()) continue;
      const auto law = set_with_title(frame, words, say(Word::door_child_guidance), type::text, page::Ink::ink2, width);
      say_set(frame, *law, words, {at.x, y + 12});
      y += 12 + law->height;
    }
    return y - at.y;
  }

  /// What to do. Answers the height.
  float steps(page::Point at, float width) const {
    const Colours& c = *frame.colours;
    const float x = at.x;
    float y = at.y;
    const Type title = frame.width < grid::narrow_below ? type::heading_narrow : Type{type::serif, 30, 38};
    y += ui::say(frame, say(way.name), title, {x, y}, width, page::Ink::ink, Role::heading, 2) + 16;
    if (!set_for(false).steps.empty() || !set_for(true).steps.empty()) {
      y += steps_by_nation({x, y - 16}, width) - 16;
    } else {
      if (!set_by_service().steps.empty()) y += service_has_set(model, frame, {x, y - 8}, width) + 4;
      rule(frame, x, y, width, c.ink, 2);
      y += 2;
      y += numbered(steps_to_take(set_by_service()), {x, y}, width);
      if (way.england && way.wales) {
        y += 22;
        y += say_nations(model, frame, say(*way.england), say(*way.wales), type::text, {x, y}, width, say(Word::door_child_guidance));
        y += 22;
        rule(frame, x, y, width, c.rule);
        y += 1;
      }
    }
    y += 16;
    const bool two = width >= 460;
    const float column = two ? (width - 36) / 2 : width;
    const float left = talk({x, y}, column);
    const float right = service(two ? page::Point{x + column + 36, y} : page::Point{x, y + left + 18}, column);
    return y + (two ? std::max(left, right) : left + 18 + right) - at.y;
  }

  float talk(page::Point at, float width) const {
    float y = at.y;
    y += ui::say(frame, say(Word::door_talk), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 2;
    for (const Line& line : way.talk) {
      y += ui::say(frame, say(line.who), type::text, {at.x, y}, width);
      y += ui::say(frame, say(line.what), type::text, {at.x, y}, width, page::Ink::ink2) + 8;
    }
    return y - 8 - at.y;
  }

  float service(page::Point at, float width) const {
    float y = at.y;
    y += ui::say(frame, say(Word::door_service), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 2;
    const pack::Policy::Door& own = set_by_service();
    const bool steps = !own.steps.empty() || !own.england.steps.empty() || !own.wales.steps.empty();
    const bool contact = !own.contact.empty() || !own.england.contact.empty() || !own.wales.contact.empty();
    if (!steps && contact) y += service_has_set(model, frame, {at.x, y}, width);
    if (!own.contact.empty()) y += ui::say(frame, own.contact, type::text, {at.x, y}, width);
    for (const NationWords& one : nations_of(model, own.england.contact, own.wales.contact))
      y += say_leading(frame, say(one.wales ? Word::door_contact_wales : Word::door_contact_england), one.words, type::text, {at.x, y},
                       width, page::Ink::ink);
    const bool none = own == pack::Policy::Door();
    if (none) y += ui::say(frame, say(Word::door_service_none), type::text, {at.x, y}, width, page::Ink::ink2);
    if (!none) y += 4 + ui::say(frame, say(Word::service_cannot), type::meta, {at.x, y + 4}, width, page::Ink::ink3);
    return y - at.y;
  }
};

}  // namespace

float service_has_set(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto& service = model.policy.service;
  const std::string words =
      service.empty() ? std::string(say(Word::service_has_set)) : say(Word::service_has_set_named, fmt::arg("service", service));
  return ui::say(frame, words, type::label, at, width, page::Ink::accent);
}

void draw_acting_on(const app::Model& model, Frame& frame) {
  const Colours& c = *frame.colours;
  fill(frame, {0, 0, frame.width, frame.height}, c.paper);
  const Page page{model, frame, way_of(model.door)};
  if (frame.new_screen) give_focus(frame, choice_id(model.door), frame.memory.ring);
  const float top = frame.width < grid::folds || frame.height < 520 ? grid::narrow_bar : bar_height;
  page.bar({0, 0, frame.width, top});
  const page::Rect rest{0, top, frame.width, std::max(1.0F, frame.height - top)};
  if (frame.width < beside_from) {
    const auto [x, width] = grid::narrow(rest);
    const Region region(frame, say(Word::door_choices), rest);
    Pane pane(frame, say(Word::door_choices), rest, 0);
    if (frame.new_screen) pane.scroll_to(0);
    float y = pane.top() + grid::narrow_top;
    y += page.choices({x, y}, width) + 32;
    y += page.steps({x, y}, width) + 40;
    pane.fits(y - pane.top());
    return;
  }
  const float split = std::round(frame.width * 620 / 1440);
  const float column = std::min(420.0F, split - 24 - 40);
  const page::Rect left{0, top, split, rest.h}, right{split, top, frame.width - split, rest.h};
  {
    const Region region(frame, say(Word::door_choices), left);
    Pane pane(frame, say(Word::door_choices), left, 0);
    if (frame.new_screen) pane.scroll_to(0);
    const float y = pane.top() + (rest.h < 700 ? 24 : 48);
    pane.fits(y + page.choices({std::max(24.0F, split - 64 - column), y}, column) + 32 - pane.top());
  }
  const Region region(frame, say(page.way.name), right);
  fill(frame, right, c.ground);
  fill(frame, {right.x, right.y, 1, right.h}, c.rule);
  Pane pane(frame, say(page.way.name), right, 0);
  const float edge = right.w < 700 ? 40 : 64;
  const float y = pane.top() + (rest.h < 700 ? 24 : 40);
  pane.fits(y + page.steps({right.x + edge, y}, std::min(640.0F, right.w - 2 * edge)) + 40 - pane.top());
}

namespace {

/// Its words and its sign, always.
ButtonLook door_look() {
  ButtonLook look;
  look.manner = Manner::quiet;
  look.before = page::Icon::door;
  look.padding = 10;
  return look;
}

}  // namespace

void draw_door(Frame& frame, page::Rect between) {
  const ButtonLook look = door_look();
  const float width = button_width(frame, say(Word::door_name), look);
  const page::Rect rect{between.x + (between.w - width) / 2, between.y, width, between.h};
  if (button(frame, say(Word::door_name), rect, look)) frame.wish(app::intent::ShowDoor{});
}

std::optional<float> draw_door_tool(Frame& frame, page::Point left_middle, float right) {
  const Tool tool{say(Word::door_name), page::Icon::door, true};
  const float end = left_middle.x + tool_width(frame, tool);
  if (end > right) return std::nullopt;
  if (bar_tool(frame, tool, left_middle)) frame.wish(app::intent::ShowDoor{});
  return end;
}

void draw_door_line(Frame& frame, page::Rect line) {
  ButtonLook look = door_look();
  look.height = line.h;
  look.type = door_type;
  const std::string_view name = say(Word::door_name);
  const float width = std::min(line.w, button_width(frame, name, look));
  if (button(frame, name, {line.x + (line.w - width) / 2, line.y, width, line.h}, look)) frame.wish(app::intent::ShowDoor{});
}

}  // namespace vignette::ui
