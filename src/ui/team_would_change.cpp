// After the end of a workshop, for whoever led: what one would change, and what is only for oneself. What is typed there is a reflection
// of one's own, kept as it is wherever it is written (look/38-workshop-close).
#include <algorithm>
#include <cmath>

#include "ui/leaving.hpp"
#include "ui/own.hpp"
#include "ui/team_after.hpp"
#include "ui/team_plan_parts.hpp"
#include "ui/theme.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::say;
using words::Word;

float draw_would_change(const app::Model& model, Frame& frame, page::Point at, float width, Pane& pane) {
  constexpr float least = 152, state = 140;
  const Type to_go_on{type::sans_medium, 16, 24};
  float y = at.y;
  y += ui::say(frame, say(Word::team_change), plan_heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 4;
  const auto& id = model.practice.reflection;
  const auto* editing = app::editing(model, app::Field::answer);
  if (id.empty() || id != model.team.would_change || !editing) {
    // Nothing can be kept yet, or another window keeps it: what stands in the way is said where a reflection is begun.
    if (link(frame, say(Word::do_reflection), {at.x, y}, to_go_on, false)) {
      frame.wish(app::intent::StartReflection{});
      frame.wish(app::intent::ChangeKind{portfolio::Reflection::Kind::workshop});
    }
    return y + to_go_on.line - at.y;
  }
  y += ui::say(frame, say(Word::team_change_how), type::text, {at.x, y}, width, page::Ink::ink2) + 12;
  EditorLook look = answer_look(model);
  look.size -= 2;
  look.line = std::round(look.line * 0.9F);
  look.between = 10;
  look.left = look.right = 20;
  look.top = look.bottom = 16;
  look.noticed = noticed_here(model);
  const Edited edited = editor(frame, app::Field::answer, *editing, say(Word::team_change), {at.x, y, width, least}, look);
  pane.follow(edited);
  y += edited.height;
  y += draw_noticed(model, frame, {at.x, y, width, 0}) + 10;
  if (!app::takes_typing(model, app::Field::answer))
    y += ui::say(frame, say(Word::question_elsewhere), type::meta, {at.x, y}, width, page::Ink::ink, Role::status) + 4;
  const auto* kept = app::find_reflection(model.practice, id);
  const bool written = kept && kept->record.changed.ms != 0;
  if (written) save_state(model, frame, {at.x + width, y + 10});
  y += std::max(24.0F, ui::say(frame, say(Word::portfolio_only_you), type::meta, {at.x, y}, width - state, page::Ink::ink3)) + 16;
  y += draw_only_for_me(model, frame, {at.x, y}, width, Word::mine_own, &pane);
  if (written) {
    y += 20;
    if (link(frame, say(Word::team_change_open), {at.x, y}, to_go_on, false)) frame.wish(app::intent::OpenReflection{id});
    y += to_go_on.line;
  }
  return y - at.y;
}

}  // namespace vignette::ui
