/// The recovery sheet: sixteen groups, shown once, and what they mean (look/22-recovery-sheet).
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/threshold.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr Type group_type{type::sans_medium, 21, 34};
constexpr Type number_type{type::sans, 13, 18};
constexpr Type large{type::sans_bold, 16, 24};

/// The groups in a sheet of four columns, or as many as fit. Answers the height.
float groups(Frame& frame, const std::vector<std::string>& all, page::Point at, float width) {
  constexpr float row = 40, number_wide = 18, gap = 10, least = 136;
  const auto columns = static_cast<std::size_t>(std::clamp((width - 56) / least, 1.0F, 4.0F));
  const std::size_t rows = (all.size() + columns - 1) / columns;
  const page::Rect sheet{at.x, at.y, width, 36 + row * static_cast<float>(rows) - 6};
  fill(frame, sheet, frame.colours->sheet, 10);
  stroke(frame, sheet, frame.colours->edge, frame.colours->outline, 10);
  describe(frame, Role::list, say(Word::recovery_groups), sheet);
  ++frame.depth;
  const float within = width - 24 - 32, group_wide = width_of(frame, "7F3AH", group_type) + 8;
  const float last = within - number_wide - gap - group_wide;  // the last column ends where the sheet's inside does
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t line = i / columns;
    const auto column = static_cast<float>(i % columns);
    const float x = sheet.x + 24 + (columns > 1 ? std::floor(last * column / static_cast<float>(columns - 1)) : 0);
    const float y = sheet.y + 18 + row * static_cast<float>(line);
    const std::string number = std::to_string(i + 1);
    const auto numeral = set(frame, number, number_type, page::Ink::ink3);
    letters(frame, *numeral, {x + number_wide - numeral->width, y + 11});
    letters(frame, *set(frame, all[i], group_type), {x + number_wide + gap, y});
    auto& item =
        describe(frame, Role::list_item, say(Word::recovery_group, fmt::arg("number", number)), {x, y, number_wide + gap + group_wide, 34});
    item.value = all[i];
  }
  --frame.depth;
  return sheet.h;
}

/// Without white space and dashes, in capitals.
std::string plain(std::string_view typed) {
  std::string kept;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\n' || c == '\t') continue;
    kept += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return kept;
}

/// Buttons side by side, on a further line where they would not fit. Answers the height.
float ways_to_keep(Frame& frame, page::Point at, float width) {
  using Form = app::intent::SaveRecoverySheet::Form;
  struct Way {
    Word name;
    Form form;
    std::optional<page::Icon> icon;
  };
  const Way ways[] = {{Word::recovery_print, Form::print, page::Icon::print},
                      {Word::recovery_save_page, Form::page, {}},
                      {Word::recovery_save_text, Form::text, {}}};
  float x = at.x, y = at.y;
  for (const Way& way : ways) {
    const ButtonLook look{.before = way.icon};
    const float wide = button_width(frame, say(way.name), look);
    if (x > at.x && x + wide > at.x + width) {
      x = at.x;
      y += 48;
    }
    if (button(frame, say(way.name), {x, y, wide, 40}, look)) frame.wish(app::intent::SaveRecoverySheet{way.form});
    x += wide + 12;
  }
  return y + 40 - at.y;
}

}  // namespace

void draw_recovery_sheet(const app::Model& model, Frame& frame) {
  const app::Vault& vault = model.vault;
  const bool reached_all = !vault.reached || vault.reached->out_of_reach.empty();
  const Threshold at = threshold(model, frame, reached_all ? 52 : 32);
  const Region region(frame, say(Word::recovery_title), at.area);
  Pane pane(frame, say(Word::recovery_title), at.area, 0);
  if (frame.new_screen) {
    pane.scroll_to(0);
    give_focus(frame, id_of(app::Field::recovery_group), true);
    frame.memory.bring_focus_into_view = false;  // the sheet comes first
  }
  float y = pane.top() + at.top;
  y += ui::say(frame, say(Word::protect_step, fmt::arg("step", 2)), type::meta, {at.x, y}, 0, page::Ink::ink3) + 4;
  y += say_head(frame, at, y, say(Word::recovery_title), say(Word::recovery_lead), 6) + 20;
  y += groups(frame, vault.recovery, {at.x, y}, at.width) + 16;
  y += ways_to_keep(frame, {at.x, y}, at.width);
  if (vault.sheet_saved)
    y += 10 + ui::say(frame, say(Word::recovery_saved, fmt::arg("path", *vault.sheet_saved)), type::meta, {at.x, y + 10}, at.width,
                      page::Ink::ink2, Role::status);
  if (vault.problem) y += 10 + say_problem(frame, vault.problem, {at.x, y + 10}, at.width);
  y += 22;
  for (const auto& [label, lines] :
       {std::pair{Word::recovery_who, Word::recovery_who_lines}, std::pair{Word::recovery_both, Word::recovery_both_lines},
        std::pair{Word::recovery_new, Word::recovery_new_lines}})
    y += fact(frame, say(label), say(lines), {at.x, y}, at.width, 168, 11);
  if (!reached_all) {
    constexpr Type bold{type::sans_bold, 15, 22};
    const bool stacked = at.width < 480;
    rule(frame, at.x, y, at.width, frame.colours->rule);
    const float high = ui::say(frame, say(Word::recovery_out_of_reach), bold, {at.x, y + 11}, stacked ? at.width : 168);
    const float left = stacked ? 0 : 192, down = stacked ? high + 2 : 0;
    y += 22 + down + say_out_of_reach(model, frame, vault.reached->out_of_reach, {at.x + left, y + 11 + down}, at.width - left);
  }
  rule(frame, at.x, y, at.width, frame.colours->rule);
  y += 22;

  const std::size_t asked = std::min(vault.ask_group, vault.recovery.empty() ? 0 : vault.recovery.size() - 1);
  const auto number = asked + 1;
  const std::string label = say(Word::recovery_ask, fmt::arg("number", number));
  y += ui::say(frame, label, type::label, {at.x, y}, at.width, page::Ink::ink2) + 6;
  const float field_wide = std::min(196.0F, at.width);
  secret_field(frame, app::Field::recovery_group, vault.group, label, {at.x, y, field_wide, 40},
               {.show = true, .lines = 1, .type = {type::sans_medium, 17, 24}});
  const std::string typed = plain(vault.group.text);
  const bool fits = !vault.recovery.empty() && typed == plain(vault.recovery[asked]);
  const bool free = fits && !vault.busy;
  const ButtonLook main{
      .manner = Manner::main, .after = page::Icon::forward, .available = free, .height = 48, .padding = 28, .type = large};
  const float wide = button_width(frame, say(Word::recovery_finish), main);
  const bool beside = field_wide + 32 + wide <= at.width;
  std::string why;
  if (!fits && typed.size() >= 5) {
    why = say(Word::recovery_not_it, fmt::arg("number", number));
  } else if (!fits) {
    why = say(Word::recovery_short);
  }
  const bool why_fits = beside && field_wide + 16 + width_of(frame, why, type::meta) + 16 + wide <= at.width;
  if (!why.empty())
    ui::say(frame, why, type::meta, why_fits ? page::Point{at.x + field_wide + 16, y + 10} : page::Point{at.x, y + 48},
            why_fits ? 0 : at.width - (beside ? wide + 16 : 0), page::Ink::ink3, Role::status);
  const page::Point finish = beside ? page::Point{at.x + at.width - wide, y - 8} : page::Point{at.x, y + 80};
  const bool used = button(frame, say(Word::recovery_finish), {finish.x, finish.y, wide, 48}, main);
  if (used || (pressed(frame, {app::Key::enter}) && free)) frame.wish(app::intent::RecoverySheetDone{});
  pane.fits((beside ? y + 76 : finish.y + 48) + 32 - pane.top());
}

}  // namespace vignette::ui
