// What belongs to a question's step: minutes alone and in pairs, and a question of one's own, in place of the one it has or added.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/leaving_parts.hpp"
#include "ui/team_steps.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr ButtonLook small{.height = 32, .padding = 10, .type = type::label};
constexpr float gap = 8;

/// One part's minutes, with a minute less and a minute more beside them where there is room. Answers the height; `by` is what is wished.
float draw_part(Frame& frame, Word part, int minutes, bool less, bool more, page::Point at, float width, int& by) {
  const std::string name = say(Word::team_part_minutes, fmt::arg("part", say(part)), fmt::arg("count", minutes));
  const float first = button_width(frame, say(Word::team_fewer_minutes), small);
  const float wide = first + gap + button_width(frame, say(Word::team_more_minutes), small);
  const bool beside = width_of(frame, name, type::label) + 2 * gap + wide <= width;
  const float told =
      ui::say(frame, name, type::label, {at.x, at.y + (beside ? 6.0F : 0.0F)}, beside ? width - wide - gap : width, page::Ink::ink2);
  const page::Point place = beside ? page::Point{at.x + width - wide, at.y} : page::Point{at.x, at.y + told + 4};
  const auto act = [&](Word shown, Word says, bool available, float x, float w) {
    ButtonLook look = small;
    look.available = available;
    const bool used = button(frame, say(shown), {x, place.y, w, small.height}, look, static_cast<std::uint64_t>(part));
    frame.outline.items.back().name = say(says, fmt::arg("part", say(part)));
    return used;
  };
  by = 0;
  if (act(Word::team_fewer_minutes, Word::team_part_less, less, place.x, first)) by = -1;
  if (act(Word::team_more_minutes, Word::team_part_more, more, place.x + first + gap, wide - first - gap)) by = 1;
  return place.y + small.height - at.y;
}

/// Minutes alone and in pairs: what is left of the step is talk together. Answers the height.
float draw_parts(const workshop::Step& one, Frame& frame, std::size_t step, page::Point at, float width) {
  const bool more = one.alone + one.pairs < one.minutes;
  int alone = 0, pairs = 0;
  float y = at.y;
  y += draw_part(frame, Word::team_part_alone, one.alone, one.alone > 1, more, {at.x, y}, width, alone) + gap;
  y += draw_part(frame, Word::team_part_pairs, one.pairs, one.pairs > 0, more, {at.x, y}, width, pairs);
  if (alone != 0 || pairs != 0) frame.wish(app::intent::ChangeParts{step, one.alone + alone, one.pairs + pairs});
  return y - at.y;
}

/// What is typed, and what could point to somebody in it, looked for when it is another.
struct TypedSlot : Memory::Slot {
  bool asked = false;  ///< in the drawing before
  std::string looked_at;
  std::vector<std::string> found;
};

const std::vector<std::string>& found_in_typed(const app::Model& model, TypedSlot& slot) {
  if (slot.looked_at != model.team.question.text) {
    slot.looked_at = model.team.question.text;
    slot.found = app::found_in_question(model);
  }
  return slot.found;
}

}  // namespace

void mind_question_field(const app::Model& model, Frame& frame) {
  if (!model.team.asking) frame.memory.slot<TypedSlot>("team question").asked = false;
}

float question_field(const app::Model& model, Frame& frame, bool of_case, page::Point at, float width) {
  auto& slot = frame.memory.slot<TypedSlot>("team question");
  if (!std::exchange(slot.asked, true)) give_focus(frame, id_of(app::Field::team_question), true);
  const auto name = say(Word::team_question_yours);
  float y = at.y;
  y += ui::say(frame, name, type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 6;
  const bool entered = frame.memory.focus == id_of(app::Field::team_question) && pressed(frame, {app::Key::enter});
  EditorLook look = answer_look(model);
  look.size = 17, look.line = 24, look.between = 8, look.left = look.right = 12, look.top = look.bottom = 9;
  y += editor(frame, app::Field::team_question, model.team.question, name, {at.x, y, width, 66}, look).height + 6;
  for (const auto& words : found_in_typed(model, slot))
    y += ui::say(frame, say(Word::team_flagged, fmt::arg("words", words)), type::meta, {at.x, y}, width, page::Ink::clay, Role::status) + 2;
  y += ui::say(frame, say(Word::team_question_how), type::meta, {at.x, y}, width, page::Ink::ink3);
  if (of_case) y += 4 + ui::say(frame, say(Word::team_question_case), type::meta, {at.x, y + 4}, width, page::Ink::ink3);
  y += 10;
  Flow flow({at.x, y}, width, small.height);
  const auto act = [&](Word word) {
    const float wide = button_width(frame, say(word), small);
    const page::Point place = flow.place(wide, gap);
    return button(frame, say(word), {place.x, place.y, wide, small.height}, small);
  };
  if (act(Word::team_question_ask) || entered) frame.wish(app::intent::PutTypedIn{app::Field::team_question});
  if (act(Word::team_not_now)) frame.wish(app::intent::WriteQuestion{false});
  return y + flow.height() - at.y;
}

float step_question(const app::Model& model, Frame& frame, std::size_t step, page::Point at, float width) {
  const app::Team& team = model.team;
  const auto& plan = app::plan_shown(team);
  const auto& one = plan.steps[step];
  if (one.kind != workshop::Step::Kind::question) return 0;
  const auto& asked = plan.questions[one.question];
  const bool own = workshop::is_own(asked), writing = team.asking && team.asked_for == asked.id;
  mind_question_field(model, frame);
  float y = at.y + 10;
  y += draw_parts(one, frame, step, {at.x, y}, width) + 12;
  if (writing) return y + question_field(model, frame, !own, {at.x, y}, width) - at.y;
  ButtonLook change = small;
  change.manner = Manner::quiet;
  const auto name = say(Word::team_question_change);
  if (button(frame, name, {at.x - change.padding, y, button_width(frame, name, change), change.height}, change))
    frame.wish(app::intent::WriteQuestion{true, asked.id});
  return y + change.height - at.y;
}

}  // namespace vignette::ui
