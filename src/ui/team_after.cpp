/// A workshop that stopped before its end; and six weeks and three months later, what a team said it would do.
#include "ui/team_after.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ui/careful.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/review_parts.hpp"
#include "ui/team_choice.hpp"
#include "ui/team_plan_parts.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

std::string clock(const app::Model& model, portfolio::Instant at) { return portfolio::clock_of(at, model.now.offset_minutes); }

}  // namespace

float draw_unfinished(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Team& team = model.team;
  const auto& one = *team.unfinished;
  float y = at.y;
  y += ui::say(frame, say(Word::team_stopped), plan_heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 4;
  const auto how = say(Word::team_stopped_how, fmt::arg("title", one.title), fmt::arg("time", clock(model, one.last)),
                       fmt::arg("until", clock(model, one.until)));
  y += ui::say(frame, how, type::text, {at.x, y}, width, page::Ink::ink2) + 4;
  if (one.choice.phones) y += ui::say(frame, say(Word::team_stopped_phones), type::meta, {at.x, y}, width, page::Ink::ink3) + 4;
  y += 10;
  Flow flow({at.x, y}, width, 40);
  ButtonLook look{.manner = Manner::main};
  look.available = !team.opening;
  const auto go_on = say(team.opening ? Word::team_opening : Word::team_go_on), wipe = say(Word::team_stopped_wipe);
  const float wide = button_width(frame, go_on, look);
  const page::Point place = flow.place(wide, 12);
  if (button(frame, go_on, {place.x, place.y, wide, 40}, look)) frame.wish(app::intent::GoOnWithUnfinished{});
  if (careful_button(frame, wipe, flow.place(careful_width(frame, wipe), 12), {.available = !team.opening}))
    frame.wish(app::intent::WipeUnfinished{});
  return y + flow.height() - at.y;
}

float draw_became(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Team& team = model.team;
  if (!team.records) return 0;
  const auto record = std::ranges::find(*team.records, team.record, &app::KeptRecord::file);
  if (record == team.records->end()) return 0;
  const auto which = app::commitment_back(*record, model.now);
  const auto* why = app::editing(model, app::Field::team_why);
  if (!which || !why) return 0;
  float y = at.y;
  rule(frame, at.x, y, width, frame.colours->rule);
  y += 16;
  y += ui::say(frame, say(Word::commit_became), type::label, {at.x, y}, width, page::Ink::accent, Role::heading, 3) + 4;
  y += ui::say(frame, record->commitments[*which].words, type::beside, {at.x, y}, width) + 6;
  y += ui::say(frame, say(Word::team_back_how), type::meta, {at.x, y}, width, page::Ink::ink3) + 10;
  const std::array names{std::string(say(Word::commit_done)), std::string(say(Word::commit_changed)),
                         std::string(say(Word::commit_dropped))};
  const ChoiceMade made =
      one_of_lines(frame, say(Word::commit_became), names, team.became ? static_cast<int>(*team.became) : -1, {at.x, y}, width);
  if (made.chosen) frame.wish(app::intent::ChooseBecame{static_cast<workshop::Became>(*made.chosen)});
  y += made.height + 4;
  y += ui::say(frame, say(Word::commit_none_better), type::meta, {at.x, y}, width, page::Ink::ink3) + 12;
  y += ui::say(frame, say(Word::commit_how_why), type::label, {at.x, y}, width, page::Ink::ink2) + 6;
  EditorLook look = answer_look(model);
  look.size = 17, look.line = 24, look.left = look.right = 12, look.top = look.bottom = 8;
  y += editor(frame, app::Field::team_why, *why, say(Word::commit_how_why), {at.x, y, std::min(width, 640.0F), 72}, look).height + 10;
  const ButtonLook keep{.available = team.became.has_value()};
  if (button(frame, say(Word::commit_keep), {at.x, y, 0, 40}, keep)) frame.wish(app::intent::KeepBecame{});
  y += 40;
  if (!team.became) y += 6 + ui::say(frame, say(Word::commit_keep_needs), type::meta, {at.x, y + 6}, width, page::Ink::ink3);
  return y + 20 - at.y;
}

float draw_stopped_on_start(const app::Model& model, Frame& frame, page::Point at, float width) {
  if (!model.team.unfinished || model.team.open) return 0;
  const Region region(frame, say(Word::team_stopped), {at.x, at.y, width, 28});
  const auto told = say(Word::team_stopped), see = say(Word::team_stopped_see);
  const auto words = set(frame, told, type::text, page::Ink::ink2, width);
  say_set(frame, *words, told, at);
  const float gap = 12, wide = width_of(frame, see, type::text);
  const bool beside = words->width + gap + wide <= width;
  const page::Point place = beside ? page::Point{at.x + words->width + gap, at.y} : page::Point{at.x, at.y + words->height + 4};
  if (link(frame, see, place, type::text)) frame.wish(app::intent::ShowWorkshops{});
  return (beside ? words->height : words->height + 4 + type::text.line) + 8;
}

float draw_team_on_start(const app::Model& model, Frame& frame, page::Point at, float width, bool narrow) {
  const auto* record = app::team_on_start(model);
  if (!record) return 0;
  const auto& said = record->commitments[*app::commitment_back(*record, model.now)].words;
  const Colours& c = *frame.colours;
  const float edge = narrow ? 20 : 28, pad = narrow ? 14 : 20, wide = width - 2 - 2 * edge;
  const page::Point inside{at.x + 1 + edge, at.y + 1 + pad};
  const auto from = say(Word::team_back_of, fmt::arg("title", record->title), fmt::arg("day", day_in_words(model, record->day)));
  const auto label = set(frame, say(Word::team_back), type::label, page::Ink::accent, wide);
  const auto words = set(frame, said, narrow ? Type{type::serif, 20, 28} : type::heading3, page::Ink::ink, wide);
  const auto whose = set(frame, from, type::meta, page::Ink::ink3, wide);
  struct Way {
    Word word;
    ButtonLook look;
    page::Rect rect;
  };
  std::array ways{Way{Word::team_back_see, {}, {}}, Way{Word::team_back_not_today, {.manner = Manner::quiet}, {}},
                  Way{Word::commit_strip_off, {.manner = Manner::quiet}, {}}};
  Flow flow({0, 0}, wide, 40);
  for (Way& way : ways) {
    const float w = std::min(wide, button_width(frame, say(way.word), way.look));
    const page::Point place = flow.place(w, 8);
    // At the beginning of a line the words of a quiet one stand on the edge.
    way.rect = {place.x - (place.x > 0 || way.look.manner != Manner::quiet ? 0 : 10), place.y, w, 40};
  }
  const float high = 2 + 2 * pad + label->height + 2 + words->height + 10 + whose->height + 14 + flow.height();
  const page::Rect rect{at.x, at.y, width, high};
  const Region region(frame, say(Word::team_back), rect);
  fill(frame, rect, c.sheet, 10);
  stroke(frame, rect, c.rule, 1, 10);
  float y = inside.y;
  say_set(frame, *label, say(Word::team_back), {inside.x, y}, Role::heading, 2);
  y += label->height + 2;
  say_set(frame, *words, said, {inside.x, y});
  y += words->height + 10;
  say_set(frame, *whose, from, {inside.x, y});
  y += whose->height + 14;
  std::array<bool, 3> used{};
  for (std::size_t i = 0; i < ways.size(); ++i) {
    page::Rect place = ways.at(i).rect;
    place.x += inside.x;
    place.y += y;
    used.at(i) = button(frame, say(ways.at(i).word), place, ways.at(i).look);
  }
  if (used[0]) {
    frame.wish(app::intent::ShowWorkshops{});
    frame.wish(app::intent::ChooseRecord{record->file});
  }
  if (used[1]) frame.wish(app::intent::NotTodayTeam{});
  if (used[2]) {
    app::Habits habits = model.habits;
    habits.commitments_on_start = false;
    frame.wish(app::intent::ChangeHabits{habits});
  }
  return high;
}

}  // namespace vignette::ui
