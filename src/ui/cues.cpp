#include "ui/cues.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using reflect::Cue;
using words::say;
using words::Word;

constexpr float inset = 16, above = 12, below = 8;
constexpr float action_height = 34, between = 20;
constexpr float room_for_ring = 5;  ///< above and below an action

struct Said {
  Word line, why;
};

struct CueSlot : Memory::Slot {
  bool focused = false;  ///< one of what can be done with it was, in the last drawing
};

Said said(Cue cue) {
  switch (cue) {
    case Cue::only_description:
      return {Word::cue_only_description, Word::cue_only_description_why};
    case Cue::no_first_person:
      return {Word::cue_no_first_person, Word::cue_no_first_person_why};
    case Cue::no_other_view:
      return {Word::cue_no_other_view, Word::cue_no_other_view_why};
    case Cue::no_reason:
      return {Word::cue_no_reason, Word::cue_no_reason_why};
    case Cue::no_doubt:
      return {Word::cue_no_doubt, Word::cue_no_doubt_why};
    case Cue::no_next_step:
      break;
  }
  return {Word::cue_no_next_step, Word::cue_no_next_step_why};
}

std::string where(const app::Model& model, const app::CueShown& cue) {
  if (portfolio::is_own_reflection(cue.of)) return std::string(say(Word::cue_in_reflection));
  if (model.screen == app::Screen::question && cue.of == app::current_key(model)) return std::string(say(Word::cue_in_answer));
  return say(Word::cue_in_question, fmt::arg("number", cue.question_number));
}

/// A question's belongs to the questions of its case, a reflection's to the reflection.
bool belongs_here(const app::Model& model, const app::CueShown& cue) {
  const auto here = app::current_key(model);
  return portfolio::is_own_reflection(here) ? cue.of == here : cue.of.case_id == here.case_id;
}

struct Action {
  Word name;
  std::uint32_t states = 0;
};

/// Words that act, one after the other, on as many lines as they need. Answers the height; `chosen` is the one that was.
template <std::size_t count>
float actions(Frame& frame, const std::array<Action, count>& all, page::Point at, float width, bool paint, const Action*& chosen,
              std::optional<page::Rect>& focused_at) {
  page::Point next = at;
  for (const Action& action : all) {
    const std::string_view name = say(action.name);
    const auto setting = set(frame, name, type::meta, page::Ink::accent);
    if (next.x > at.x && next.x + setting->width > at.x + width) next = {at.x, next.y + action_height};
    if (paint) {
      const page::Rect rect{next.x - 4, next.y + room_for_ring, setting->width + 8, action_height - 2 * room_for_ring};
      const Touch does = touch(frame, control_id(Role::button, name), Role::button, name, rect, action.states);
      if (does.ring) focused_at = rect;
      const page::Point text{next.x, std::round(next.y + (action_height - setting->height) / 2)};
      const Colour colour = does.over ? frame.colours->accent_over : frame.colours->accent;
      letters(frame, *setting, text, colour);
      rule(frame, text.x, text.y + setting->height - 2, setting->width, colour);
      if (does.over) frame.pointer_shape = Frame::Pointer::hand;
      if (does.ring) focus_ring(frame, rect, 4);
      if (does.activated) chosen = &action;
    }
    next.x += setting->width + between;
  }
  return next.y + action_height - at.y;
}

void carry_out(const app::Model& model, Frame& frame, const app::CueShown& cue, Word wish) {
  if (wish == Word::cue_why) return frame.wish(app::intent::ExplainCue{});
  if (wish == Word::cue_go_back) return frame.wish(app::intent::GoOnWriting{cue.of});
  if (wish == Word::cue_not_now) return frame.wish(app::intent::DismissCue{});
  app::Habits habits = model.habits;
  habits.cues = false;
  frame.wish(app::intent::ChangeHabits{std::move(habits)});
}

}  // namespace

bool cue_is_shown(const app::Model& model) { return model.practice.cue && belongs_here(model, *model.practice.cue); }

float draw_cue_line(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto& cue = model.practice.cue;
  if (!cue_is_shown(model)) return 0;
  const bool here = model.screen != app::Screen::end_of_case && cue->of == app::current_key(model);
  auto& slot = frame.memory.slot<CueSlot>("cue");
  const Said words = said(cue->cue);
  const std::string line = say(words.line, fmt::arg("where", where(model, *cue)));
  const float inner = width - 2 * inset;
  const Action why{Word::cue_why, cue->explained ? std::uint32_t{expanded} : 0U};
  const std::array<Action, 4> away{why, {Word::cue_go_back}, {Word::cue_not_now}, {Word::cue_never}};
  const std::array<Action, 3> at_it{why, {Word::cue_not_now}, {Word::cue_never}};
  const Action* chosen = nullptr;
  std::optional<page::Rect> focused_at;
  const auto row = [&](page::Point from, bool paint) {
    return here ? actions(frame, at_it, from, inner, paint, chosen, focused_at)
                : actions(frame, away, from, inner, paint, chosen, focused_at);
  };

  // How high it is comes first: the ground lies under the words.
  const std::array<Word, 2> explains{words.why, Word::cue_what_it_is};
  float explained = cue->explained ? 4 : 0;
  if (cue->explained)
    for (const Word word : explains) explained += set(frame, say(word), type::meta, page::Ink::ink2, inner)->height + 6;
  const float line_height = set(frame, line, type::text, page::Ink::ink, inner)->height;
  const page::Rect all{at.x, at.y, width, std::round(above + line_height + 2 + row({0, 0}, false) + explained + below)};
  const Region region(frame, say(Word::cue_region), all);
  fill(frame, all, frame.colours->tint, 6);

  page::Point next{at.x + inset, at.y + above};
  next.y += ui::say(frame, line, type::text, next, inner) + 2;
  next.y += row(next, true);
  next.y += 4;
  if (cue->explained)
    for (const Word word : explains) next.y += ui::say(frame, say(word), type::meta, next, inner, page::Ink::ink2) + 6;
  // Whoever goes to what can be done with it reads what it is about along with that.
  const bool went = focused_at.has_value() && !std::exchange(slot.focused, true);
  if (!focused_at) slot.focused = false;
  if (went && !frame.panes.empty()) {
    Pane& pane = *frame.panes.back();
    pane.show(all.y - pane.top(), focused_at->bottom() - all.y);
  }
  if (chosen) carry_out(model, frame, *cue, chosen->name);
  return all.h;
}

}  // namespace vignette::ui
