#include "ui/own.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/answers.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float side = 32, narrow_side = 20;
constexpr Type panel_title{type::serif, 24, 30}, earlier_title{type::sans_medium, 15, 22};

const app::Editing& written(const app::Model& model) {
  static const app::Editing nothing;
  const app::Editing* editing = app::editing(model, app::Field::only_for_me);
  return editing ? *editing : nothing;
}

page::Rect column_of(page::Rect area) {
  const float edge = area.w < 400 ? narrow_side : side;
  return {area.x + edge - 1, area.y, std::max(1.0F, area.w - 2 * edge + 1), area.h};
}

}  // namespace

std::string title_of(const portfolio::Reflection& reflection) {
  return reflection.title.empty() ? std::string(words::say(Word::own_untitled)) : reflection.title;
}

std::string kind_in_words(portfolio::Reflection::Kind kind) {
  constexpr std::array kinds{Word::own_practice, Word::own_supervision, Word::own_training, Word::own_workshop, Word::own_reading};
  return std::string(words::say(kinds.at(static_cast<std::size_t>(kind))));
}

std::string day_only_in_words(const app::Model& model, portfolio::Day day) {
  constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4,  Word::month_5,  Word::month_6,
                              Word::month_7, Word::month_8, Word::month_9, Word::month_10, Word::month_11, Word::month_12};
  const auto month = words::say(months.at(static_cast<std::size_t>(std::clamp(day.month, 1, 12) - 1)));
  if (day.year == portfolio::day_of(model.now.instant, model.now.offset_minutes).year)
    return words::say(Word::day_of_month, fmt::arg("day", day.day), fmt::arg("month", month));
  return words::say(Word::day_of_year, fmt::arg("day", day.day), fmt::arg("month", month), fmt::arg("year", day.year));
}

const portfolio::Reflection* reflection_of(const app::Model& model, const portfolio::QuestionKey& key) {
  if (!portfolio::is_own_reflection(key)) return nullptr;
  const auto* kept = app::find_reflection(model.practice, key.question_id);
  return kept ? &kept->record : nullptr;
}

const portfolio::Reflection* reflection_with(const app::Model& model, const portfolio::QuestionKey& only_for_me) {
  for (const auto& one : model.practice.reflections)
    if (portfolio::only_for_me(portfolio::own_reflection(one.record.id)) == only_for_me) return &one.record;
  return nullptr;
}

void draw_earlier_panel(const app::Model& model, Frame& frame, page::Rect area) {
  const Region region(frame, words::say(Word::own_earlier), area);
  Pane pane(frame, words::say(Word::own_earlier), area, 0);
  const page::Rect column = column_of(area);
  float y = pane.top() + 24;
  y += say(frame, words::say(Word::own_earlier_title), panel_title, {column.x, y}, column.w, page::Ink::ink, Role::heading, 2) + 10;
  bool any = false;
  std::uint64_t number = 0;
  for (const auto& one : model.practice.reflections) {
    const portfolio::Reflection& reflection = one.record;
    ++number;
    if (reflection.id == model.practice.reflection || reflection.changed.ms == 0) continue;
    any = true;
    const std::string name = title_of(reflection);
    const std::string line = words::say(Word::own_kind_and_day, fmt::arg("kind", kind_in_words(reflection.kind)),
                                        fmt::arg("day", day_only_in_words(model, reflection.day)));
    const auto set_name = set(frame, name, earlier_title, page::Ink::ink, column.w - 16);
    const page::Rect row{column.x - 8, y, column.w + 16, set_name->height + 20 + 18};
    const Touch does = touch(frame, id_of("earlier", 0, number), Role::list_item, name, row, 0, line);
    if (does.over || does.held) fill(frame, row, frame.colours->tint, 6);
    letters(frame, *set_name, {column.x, y + 8}, does.over ? std::optional(frame.colours->accent) : std::nullopt);
    letters(frame, *set(frame, line, type::meta, page::Ink::ink3), {column.x, y + 8 + set_name->height});
    rule(frame, column.x, row.bottom() - 1, column.w, frame.colours->rule);
    if (does.ring) focus_ring(frame, row, 6);
    if (does.activated) frame.wish(app::intent::OpenReflection{reflection.id});
    y += row.h;
  }
  if (!any) y += say(frame, words::say(Word::own_earlier_none), type::text, {column.x, y}, column.w, page::Ink::ink2);
  pane.fits(y + 32 - pane.top());
}

void draw_only_for_me_panel(const app::Model& model, Frame& frame, page::Rect area) {
  constexpr float sheet = 238;
  const Region region(frame, words::say(Word::mine_title), area);
  Pane pane(frame, words::say(Word::mine_title), area, 0);
  const page::Rect column = column_of(area);
  float y = pane.top() + 24;
  y += say(frame, words::say(Word::mine_own), panel_title, {column.x, y}, column.w, page::Ink::ink, Role::heading, 2) + 2;
  y += say(frame, words::say(Word::mine_moves), type::text, {column.x, y}, column.w, page::Ink::ink2) + 14;
  EditorLook look = answer_look(model);
  look.size -= 2;
  look.line = std::round(look.line * 0.9F);
  look.between = 10;
  look.left = look.right = 20;
  look.top = look.bottom = 16;
  const Edited edited =
      editor(frame, app::Field::only_for_me, written(model), words::say(Word::mine_own), {column.x, y, column.w, sheet}, look);
  y += edited.height + 26;
  rule(frame, column.x, y, column.w, frame.colours->rule);
  y += 20;
  y += say(frame, words::say(Word::mine_talk), panel_title, {column.x, y}, column.w, page::Ink::ink, Role::heading, 2) + 2;
  y += say(frame, words::say(Word::mine_talk_lines), type::text, {column.x, y}, column.w, page::Ink::ink2);
  pane.fits(y + 32 - pane.top());
  pane.follow(edited);
}

float draw_only_for_me(const app::Model& model, Frame& frame, page::Point at, float width, Word asks, Pane* pane) {
  constexpr float least = 64;
  float y = at.y;
  y += say(frame, words::say(Word::mine_title), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 8;
  EditorLook look = answer_look(model);
  look.size = look.family == page::Family::dyslexic ? 15 : 16;
  look.line = std::round(look.line * 0.75F);
  look.between = 8;
  look.left = look.right = 13;
  look.top = look.bottom = 10;
  const app::Editing& editing = written(model);
  const Edited edited = editor(frame, app::Field::only_for_me, editing, words::say(asks), {at.x, y, width, least}, look);
  if (editing.text.empty()) {
    const Type placeholder{{look.family, 400, true}, look.size, look.line};
    letters(frame, *set(frame, words::say(asks), placeholder, page::Ink::faint, width - look.left - look.right),
            {at.x + look.left, y + look.top});
  }
  if (pane) pane->follow(edited);
  y += edited.height + 8;
  y += say(frame, words::say(Word::mine_nowhere), type::meta, {at.x, y}, width, page::Ink::ink3);
  return y - at.y;
}

}  // namespace vignette::ui
