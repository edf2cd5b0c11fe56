// The time for what is being done, what can be done next, and what the room sees meanwhile.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "ui/leaving_parts.hpp"
#include "ui/team_bar.hpp"
#include "ui/team_leading_parts.hpp"
#include "ui/team_told.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using workshop::Phase;

Word heading_of(const app::Leading& leading) {
  if (!leading.phase) return Word::team_time_step;
  switch (*leading.phase) {
    case Phase::writing:
      return Word::team_time_writing;
    case Phase::looking:
      return Word::team_time_pairs;
    case Phase::shown:
    case Phase::talked:
      break;
  }
  return Word::team_time_talk;
}

/// Each digit in a cell as wide as "0", so that the figures stand still.
float draw_figures(Frame& frame, const std::string& figures, Type type, page::Point at) {
  const float cell = width_of(frame, "0", type);
  float x = at.x;
  for (const char one : figures) {
    const auto glyph = set(frame, std::string_view(&one, 1), type);
    const float wide = one == ':' ? glyph->width : cell;
    letters(frame, *glyph, {x + (wide - glyph->width) / 2, at.y});
    x += wide;
  }
  describe(frame, Role::paragraph, figures, {at.x, at.y, x - at.x, type.line});
  return type.line;
}

/// The main thing there is to do, over the whole width. Words that are longer than that are cut; the outline has all of them.
bool main_button(Frame& frame, std::string_view name, page::Rect rect, std::optional<page::Icon> before = {}) {
  ButtonLook look{.manner = Manner::main, .before = before, .height = rect.h, .padding = 12, .type = {type::sans_bold, 17, 24}};
  if (button_width(frame, name, look) <= rect.w) return button(frame, name, rect, look);
  look.type = type::control;
  std::string shown(name);
  const float room = rect.w - 2 * look.padding - (before ? 24 : 0);
  if (button_width(frame, name, look) > rect.w) {
    const auto cut = frame.memory.cache.set_short(page::plain(name, look.type.face, look.type.size, look.type.line), room, 1);
    shown = std::string(name.substr(0, cut->length)) + "…";
  }
  const bool used = button(frame, shown, rect, look);
  frame.outline.items.back().name = name;
  return used;
}

struct MainSlot : Memory::Slot {
  Id last = 0;  ///< what was the main thing to do in the drawing before
};

/// Whoever did the main thing by key is at what comes after it: the first card where writing has closed, else the next main thing.
void go_on_from(const app::Team& team, Frame& frame, Id main) {
  auto& slot = frame.memory.slot<MainSlot>("leading main");
  const Id last = std::exchange(slot.last, main);
  if (last == 0 || last == main || frame.memory.focus != last) return;
  const auto& leading = team.leading;
  const bool cards = leading.phase == Phase::looking && !team.covered && !leading.cards.empty();
  give_focus(frame, cards ? id_of("card " + leading.cards.front().card.id) : main, frame.memory.ring);
}

/// What comes next, and what it does. Answers the height.
float draw_next(const app::Model& model, Frame& frame, page::Point at, float width) {
  constexpr float high = 52;
  const app::Leading& leading = model.team.leading;
  const page::Rect rect{at.x, at.y, width, high};
  float y = at.y + high + 10;
  const auto how = [&](std::string_view words) { y += ui::say(frame, words, type::meta, {at.x, y}, width, page::Ink::ink3); };
  Id main = 0;
  const auto main_thing = [&](std::string_view name, std::optional<page::Icon> before = {}) {
    const bool used = main_button(frame, name, rect, before);
    main = frame.outline.items.back().id;
    return used;
  };
  const auto lead = [&](app::LeadWish wish) { frame.wish(app::intent::Lead{std::move(wish)}); };
  if (leading.phase == Phase::writing) {
    if (main_thing(say(Word::team_close))) lead(app::lead::Close{});
    how(say(Word::team_close_how));
  } else if (leading.phase == Phase::looking && leading.can_be_shown >= workshop::small_group) {
    if (main_thing(say(Word::team_reveal), page::Icon::eye)) lead(app::lead::Reveal{});
    const auto held = workshop::counted(leading.held, Word::one_held_back, Word::so_many_held_back);
    how(leading.held > 0 ? say(Word::team_reveal_held, fmt::arg("held", held)) : std::string(say(Word::team_reveal_how)));
    y += 6;
    how(say(Word::phone_nothing_found));
    const WayOn talk = way_on(frame, say(Word::team_talk), {at.x, y + 4}, width);
    if (talk.used) lead(app::lead::Talk{});
    y += 4 + talk.height;
  } else if (leading.phase == Phase::looking) {
    if (main_thing(say(Word::team_talk))) lead(app::lead::Talk{});
    how(say(Word::team_too_few));
  } else if (const auto* next = app::next_step(leading)) {
    const std::string name = say(Word::team_next, fmt::arg("title", workshop::title_of(leading.plan, *next)));
    if (main_thing(name)) lead(app::lead::Next{});
    y -= 10;
  } else {
    if (main_thing(say(Word::team_end))) frame.wish(app::intent::ShowEnding{});
    y -= 10;
  }
  go_on_from(model.team, frame, main);
  if (model.team.problem) y += 10 + say_team_problem(model, frame, {at.x, y + 10}, width);
  return y - at.y;
}

struct SkipSlot : Memory::Slot {
  bool asked = false;  ///< in the drawing before
};

/// On the line of the other buttons, which take `taken` of it, or under them; and whether it is meant, where answers would go with it.
/// Answers the height of all.
float draw_skip(const app::Team& team, Frame& frame, page::Point at, float width, float taken) {
  constexpr ButtonLook low{.height = 32, .padding = 12, .type = type::label},
      quiet{.manner = Manner::quiet, .height = 32, .padding = 8, .type = {type::sans_medium, 14, 20}};
  float y = at.y + 32;
  if (!app::next_step(team.leading)) return 32;
  auto& slot = frame.memory.slot<SkipSlot>("leading skip");
  const bool asked = std::exchange(slot.asked, team.skipping);
  const auto skip = say(Word::team_skip), stay = say(Word::team_skip_no);
  if (!team.skipping) {
    if (asked) give_focus(frame, control_id(Role::button, skip), frame.memory.ring);
    const float wide = button_width(frame, skip, quiet);
    const bool beside = taken + wide <= width + quiet.padding;
    const page::Point place = beside ? page::Point{at.x + taken, at.y} : page::Point{at.x - quiet.padding, y + 4};
    if (button(frame, skip, {place.x, place.y, wide, 32}, quiet)) frame.wish(app::intent::AskToSkip{true});
    return beside ? 32 : 68;
  }
  y += 14;
  y += ui::say(frame, say(Word::team_skip_sure), type::text, {at.x, y}, width, page::Ink::ink, Role::note) + 10;
  if (!asked) give_focus(frame, control_id(Role::button, stay), true);
  Flow flow({at.x, y}, width, low.height);
  const auto act = [&](std::string_view name) {
    const float wide = button_width(frame, name, low);
    const page::Point place = flow.place(wide, 8);
    return button(frame, name, {place.x, place.y, wide, low.height}, low);
  };
  if (act(stay)) frame.wish(app::intent::AskToSkip{false});
  if (act(say(Word::team_skip_yes))) frame.wish(app::intent::SkipStep{});
  return y + flow.height() - at.y;
}

}  // namespace

WayOn way_on(Frame& frame, std::string_view name, page::Point at, float width, std::uint64_t id_hint) {
  constexpr float air = 4;
  const auto words = set(frame, name, type::label, page::Ink::accent, width);
  const page::Rect rect{at.x, at.y, words->width, words->height + 2 * air};
  const Touch does = touch(frame, control_id(Role::button, name, id_hint), Role::button, name, rect);
  const Colour colour = does.held ? frame.colours->accent_pressed : does.over ? frame.colours->accent_over : frame.colours->accent;
  letters(frame, *words, {at.x, at.y + air}, colour);
  if (does.over)
    for (const auto& line : words->lines) rule(frame, at.x, at.y + air + line.top + line.height - 1, line.width, colour, 1.5F);
  if (does.ring) focus_ring(frame, rect, 4);
  return {rect.h, does.activated};
}

float draw_leading_time(const app::Model& model, Frame& frame, page::Point at, float width, bool large) {
  const app::Team& team = model.team;
  const Colours& c = *frame.colours;
  const auto now = model.now.instant;
  const auto left = app::left_ms(team, now);
  float y = at.y;
  y += ui::say(frame, say(heading_of(team.leading), fmt::arg("count", app::minutes_now(team.leading))), type::meta, {at.x, y}, width,
               page::Ink::ink3, Role::heading, 2) +
       4;
  const Type figures{type::sans, large ? 72.0F : 44.0F, large ? 72.0F : 48.0F};
  y += draw_figures(frame, app::timer_figures(left), figures, {at.x, y}) + (large ? 14 : 8);
  const auto gone = static_cast<float>(app::time_gone(team, now));
  fill(frame, {at.x, y, width, 6}, c.rule, 3);
  if (gone > 0) fill(frame, {at.x, y, std::max(6.0F, std::round(width * gone)), 6}, c.accent, 3);
  y += 20;
  if (team.paused || left <= 0)
    y += ui::say(frame, say(team.paused ? Word::team_paused : Word::time_to_go_on), type::label, {at.x, y}, width, page::Ink::ink2,
                 Role::status) +
         8;
  constexpr float gap = 8;
  ButtonLook pause{.before = team.paused ? page::Icon::play : page::Icon::pause, .height = 32, .padding = 12, .type = type::label};
  const ButtonLook more{.height = 32, .padding = 12, .type = type::label};
  const auto pausing = say(team.paused ? Word::team_resume : Word::team_pause);
  const float wide = button_width(frame, pausing, pause);
  if (button(frame, pausing, {at.x, y, wide, 32}, pause)) frame.wish(app::intent::PauseTimer{!team.paused});
  const float wide_more = button_width(frame, say(Word::team_more_time), more);
  if (button(frame, say(Word::team_more_time), {at.x + wide + gap, y, wide_more, 32}, more)) frame.wish(app::intent::OneMoreMinute{});
  y += draw_skip(team, frame, {at.x, y}, width, wide + gap + wide_more + gap) + 24;
  rule(frame, at.x, y, width, c.rule);
  y += 22;
  return y + draw_next(model, frame, {at.x, y}, width) - at.y;
}

float draw_room_preview(const app::Model& model, Frame& frame, page::Point at, float width, bool picture) {
  float y = at.y;
  if (const auto& open = model.team.room.open; open && !open->display.empty()) {  // where they see it
    const auto words = set(frame, open->display, type::meta, page::Ink::ink3);
    say_set(frame, *words, open->display, {at.x + width - words->width, y});
  }
  y += ui::say(frame, say(Word::team_room_sees), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 10;
  if (picture) {
    const page::Rect rect{snap(frame, at.x), snap(frame, y), width, std::round(width * 0.625F)};
    fill(frame, rect, frame.colours->paper, 4);
    const std::size_t item = frame.outline.items.size();
    describe(frame, Role::list, say(Word::team_room_sees), rect);
    ++frame.depth;
    push_clip(frame, rect);
    draw_told_small(frame, room_of(model), rect);
    pop_clip(frame);
    --frame.depth;
    ends(frame, item, rect);
    stroke(frame, rect, frame.colours->edge, 1, 4);
    y += rect.h + 14;
  }
  return y + draw_room_place(model, frame, {at.x, y}, width) - at.y;
}

}  // namespace vignette::ui
