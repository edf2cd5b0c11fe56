// "Try this room" on the plan (look/37-workshop-plan): where one's own phone goes, and what came of it.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ui/team_plan_parts.hpp"
#include "ui/team_told_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using Stage = workshop::Tried::Stage;

constexpr float squares_side = 148, mark_side = 16;

/// A line with a sign before it.
float marked(Frame& frame, page::Icon sign, Colour colour, std::string_view words, page::Point at, float width, Role role) {
  icon(frame, sign, {at.x, at.y + 2}, colour, mark_side);
  return ui::say(frame, words, type::meta, {at.x + mark_side + 10, at.y}, width - mark_side - 10, page::Ink::ink2, role);
}

/// Where that phone goes. Answers the height.
float draw_way(Frame& frame, const workshop::Tried& tried, page::Point at, float width) {
  float y = at.y;
  y += ui::say(frame, say(Word::team_try_scan), type::meta, {at.x, y}, width, page::Ink::ink2) + 10;
  const app::PhoneWay way{.address = tried.address, .code = tried.code, .squares = tried.squares};
  y += draw_squares(frame, way, {at.x, y}, std::min(squares_side, width)) + 10;
  const auto typed = say(Word::team_try_type, fmt::arg("address", tried.address), fmt::arg("code", tried.code));
  y += ui::say(frame, typed, type::label, {at.x, y}, width);
  return y - at.y;
}

float draw_said(Frame& frame, const workshop::Tried& tried, page::Point at, float width) {
  const Colours& c = *frame.colours;
  const bool works = tried.stage == Stage::works, bad = tried.stage == Stage::nobody || tried.stage == Stage::kept_out;
  const page::Icon sign = works ? page::Icon::check : bad || tried.stage == Stage::here ? page::Icon::info : page::Icon::phone;
  float y = at.y;
  const auto lines = workshop::said_of(tried);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0)
      y += marked(frame, sign, bad ? c.clay : c.accent, lines[i], {at.x, y}, width, Role::status);
    else
      y += ui::say(frame, lines[i], type::meta, {at.x + mark_side + 10, y + 6}, width - mark_side - 10, page::Ink::ink2) + 6;
  }
  return y - at.y;
}

/// What was shown when it was drawn last.
struct TrySlot : Memory::Slot {
  std::optional<app::RoomTrial> trial;
};

}  // namespace

float draw_plan_try(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto& trial = model.team.trial;
  const bool failed = trial && trial->problem, stands = trial && !failed && trial->stands;
  const bool works = stands && trial->stands->stage == Stage::works;
  // Whether it has been said what came of it; where nobody came, a phone is waited for all the same.
  const bool over = failed || works || (stands && trial->looked_around);
  float y = at.y;
  y += ui::say(frame, say(Word::team_try), plan_heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 4;
  y += ui::say(frame, say(Word::team_try_how), type::text, {at.x, y}, width, page::Ink::ink2) + 12;
  if (failed) {
    y += marked(frame, page::Icon::info, frame.colours->clay, in_sentences(*trial->problem), {at.x, y}, width, Role::status) + 14;
  } else if (stands) {
    // Once a phone has come through there is nowhere to go any more.
    if (!works) y += draw_way(frame, *trial->stands, {at.x, y}, width) + 14;
    y += draw_said(frame, *trial->stands, {at.x, y}, width) + 14;
  } else if (trial) {
    y += ui::say(frame, say(Word::team_try_starting), type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 14;
  }
  const std::string_view stop = say(Word::team_try_stop), begin = say(trial ? Word::team_try_again : Word::team_try_now);
  const bool can_stop = trial && !failed && !works;
  // A phone comes when it comes: whoever had the keyboard here keeps it.
  if (!can_stop && frame.memory.focus == control_id(Role::button, stop))
    give_focus(frame, control_id(Role::button, begin), frame.memory.ring);
  const Id focus = frame.memory.focus;
  auto& slot = frame.memory.slot<TrySlot>("team try");
  const bool other = slot.trial != trial;
  if (other) slot.trial = trial;
  // What has come above is seen with what has the keyboard under it.
  if (other && (focus == control_id(Role::button, stop) || focus == control_id(Role::button, begin)))
    frame.memory.bring_focus_into_view = true;
  if (!trial || over) {
    if (button(frame, begin, {at.x, y, width, 40}, {.before = page::Icon::phone})) {
      frame.wish(app::intent::TryRoom{});
      give_focus(frame, control_id(Role::button, stop), frame.memory.ring);
    }
    y += 40;
  }
  if (can_stop) {
    if (over) y += 8;
    if (button(frame, stop, {at.x, y, width, 40}, {.manner = over ? Manner::quiet : Manner::other})) {
      frame.wish(app::intent::StopTrying{});
      give_focus(frame, control_id(Role::button, say(Word::team_try_now)), frame.memory.ring);
    }
    y += 40;
  }
  return y - at.y;
}

}  // namespace vignette::ui
