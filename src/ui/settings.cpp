/// How the program looks, with a live page beside the choices: look/16-settings.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

#include "ui/aloud.hpp"
#include "ui/form.hpp"
#include "ui/grid.hpp"
#include "ui/keeping.hpp"
#include "ui/settings_spelling.hpp"
#include "ui/tabs.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::Look;
using words::say;
using words::Word;

/// A card that is one of several: sheet, edge, accent when chosen. `inside` draws what stands in it.
template <typename Inside>
bool radio_card(Frame& frame, std::string_view name, page::Rect rect, bool chosen, Inside&& inside) {
  const Colours& c = *frame.colours;
  const Touch touch =
      ui::touch(frame, control_id(Role::radio_button, name), Role::radio_button, name, rect, chosen ? std::uint32_t{checked} : 0U);
  fill(frame, rect, touch.over && !chosen ? c.tint : c.sheet, 6);
  stroke(frame, rect, chosen ? c.accent : c.edge, chosen ? std::max(2.0f, c.outline) : c.outline, 6);
  inside(chosen ? c.accent : c.ink2);
  if (touch.ring) focus_ring(frame, rect, 6);
  return touch.activated && !chosen;
}

void label_in(Frame& frame, std::string_view name, page::Rect rect, bool chosen, Colour colour, bool centred) {
  const Type type{chosen ? type::sans_bold : type::sans, 13, 18};
  page::Setting setting = *set(frame, name, type, page::Ink::ink2, rect.w);
  for (const auto& line : setting.lines) {
    if (!centred) break;
    const float shift = std::max(0.0f, (rect.w - line.width) / 2);
    for (auto& run : std::span(setting.runs).subspan(line.first_run, line.runs)) run.x += shift;
  }
  letters(frame, setting, {rect.x, rect.y}, colour);
}

/// Three lines on a little page in a theme's own colours; two halves for "as this computer".
void little_page(Frame& frame, page::Rect rect, app::Theme theme) {
  const auto paint = [&](page::Rect part, const Colours& c) {
    push_clip(frame, part);
    fill(frame, rect, c.paper, 3);
    stroke(frame, rect, c.rule, 1, 3);
    const float unit = rect.w / 92;
    fill(frame, {rect.x + 12 * unit, rect.y + 11, 56 * unit, 4}, c.ink);
    fill(frame, {rect.x + 12 * unit, rect.y + 20, 40 * unit, 4}, c.mark_edge);
    fill(frame, {rect.x + 12 * unit, rect.y + 29, 24 * unit, 4}, c.accent);
    pop_clip(frame);
  };
  if (theme != app::Theme::system) {
    paint(rect, colours(theme, app::Tint::none));
    return;
  }
  paint({rect.x, rect.y, rect.w / 2, rect.h}, colours(app::Theme::paper, app::Tint::none));
  paint({rect.x + rect.w / 2, rect.y, rect.w / 2, rect.h}, colours(app::Theme::dark, app::Tint::none));
}

void typefaces(Frame& frame, Form& form, Look& look) {
  static constexpr std::array names{Word::settings_serif, Word::settings_sans, Word::settings_dyslexic};
  const page::Rect row = form.row(Word::settings_typeface, 76);
  const float width = (row.w - 20) / 3;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const page::Rect card{row.x + static_cast<float>(i) * (width + 10), row.y, width, row.h};
    const bool chosen = static_cast<std::size_t>(look.typeface) == i;
    const page::Face face{static_cast<page::Family>(i), 400, false};
    if (radio_card(frame, say(names.at(i)), card, chosen, [&](Colour colour) {
          const Type sample{face, 26, 36};
          letters(frame, *set(frame, say(Word::settings_sample), sample), {card.x + 13, card.y + 9}, frame.colours->ink);
          label_in(frame, say(names.at(i)), {card.x + 13, card.y + 46, card.w - 20, 18}, chosen, colour, false);
        }))
      look.typeface = static_cast<app::Typeface>(i);
  }
}

void themes(Frame& frame, Form& form, Look& look) {
  static constexpr std::array names{Word::settings_paper, Word::settings_dark, Word::settings_contrast, Word::settings_system};
  const page::Rect row = form.row(Word::settings_colours, 98);
  const float width = (row.w - 30) / 4;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const page::Rect card{row.x + static_cast<float>(i) * (width + 10), row.y, width, row.h};
    const bool chosen = static_cast<std::size_t>(look.theme) == i;
    if (radio_card(frame, say(names.at(i)), card, chosen, [&](Colour colour) {
          little_page(frame, {card.x + 8, card.y + 8, card.w - 16, 40}, static_cast<app::Theme>(i));
          label_in(frame, say(names.at(i)), {card.x + 6, card.y + 54, card.w - 12, 36}, chosen, colour, true);
        }))
      look.theme = static_cast<app::Theme>(i);
  }
}

void reading(const app::Model& model, Frame& frame, Form& form) {
  Look look = model.look;
  typefaces(frame, form, look);
  const auto size = std::ranges::find(app::text_sizes, app::nearest_text_size(look.text_size)) - std::begin(app::text_sizes);
  const page::Rect track = form.row(Word::settings_size, 40);
  if (const auto chosen = slider(frame, say(Word::settings_size), static_cast<int>(size), static_cast<int>(std::size(app::text_sizes)) - 1,
                                 say(Word::settings_size_words, fmt::arg("size", look.text_size)), track))
    look.text_size = app::text_sizes[*chosen];
  if (const auto chosen =
          segments(frame, say(Word::settings_spacing), {say(Word::settings_close), say(Word::settings_normal), say(Word::settings_open)},
                   static_cast<int>(look.spacing), form.row(Word::settings_spacing, 40)))
    look.spacing = static_cast<app::Spacing>(*chosen);
  if (const auto chosen =
          segments(frame, say(Word::settings_measure), {say(Word::settings_narrow), say(Word::settings_usual), say(Word::settings_wide)},
                   static_cast<int>(look.measure), form.row(Word::settings_measure, 40)))
    look.measure = static_cast<app::Measure>(*chosen);
  themes(frame, form, look);
  if (app::theme_in_use(model) == app::Theme::paper)
    if (const auto chosen = segments(frame, say(Word::settings_tint),
                                     {say(Word::settings_tint_none), say(Word::settings_tint_cream), say(Word::settings_tint_green),
                                      say(Word::settings_tint_blue), say(Word::settings_tint_rose)},
                                     static_cast<int>(look.tint), form.row(Word::settings_tint, 40)))
      look.tint = static_cast<app::Tint>(*chosen);
  const auto switched = [&](Word name, bool on, page::Rect row) {
    return toggle(frame, say(name), on, {row.x, row.y + (row.h - 26) / 2}).value_or(on);
  };
  const page::Rect motion = form.row(Word::settings_motion, 34);
  say(frame, say(Word::settings_still), type::text, {motion.x, motion.y + 6}, motion.w);
  const page::Rect page = form.row(Word::settings_page, 34);
  look.reading_times = switched(Word::settings_times, look.reading_times, page);
  const float beside = 56 + width_of(frame, say(Word::settings_times), type::text) + 28;
  const bool fits = beside + 56 + width_of(frame, say(Word::settings_covers), type::text) <= page.w;
  look.covers = switched(Word::settings_covers, look.covers,
                         fits ? page::Rect{page.x + beside, page.y, page.w, page.h} : form.row(Word::settings_page, 34));
  const std::string_view works = say(Word::settings_nation);
  if (const auto chosen = segments(frame, works, {say(Word::settings_england), say(Word::settings_wales)},
                                   look.nation ? static_cast<int>(*look.nation) : -1, form.row(Word::settings_nation, 40)))
    look.nation = static_cast<app::Nation>(*chosen);
  aloud_settings(model, frame, form, look);
  app::Habits habits = model.habits;
  const page::Rect asks = form.begin(Word::settings_writing, 34);
  habits.cues = switched(Word::settings_cues, habits.cues, asks);
  const float beside_switch = std::max(120.0f, asks.w - 56);
  const float cues = 12 + set(frame, say(Word::settings_cues), type::text, page::Ink::ink, beside_switch)->height;
  habits.details = switched(Word::settings_details, habits.details, {asks.x, asks.y + cues + 4, asks.w, 34});
  form.end(asks.y + cues + 16 + set(frame, say(Word::settings_details), type::text, page::Ink::ink, beside_switch)->height);
  if (habits != model.habits) frame.wish(app::intent::ChangeHabits{std::move(habits)});
  if (look != model.look) frame.wish(app::intent::ChangeLook{look});
}

/// A page in the look chosen, so that a choice is seen as it is made. Answers its height.
float preview(const app::Model& model, Frame& frame, page::Rect rect) {
  const float inset = rect.w < 400 ? 20 : 36;
  const float factor = model.look.spacing == app::Spacing::close ? 1.4f : model.look.spacing == app::Spacing::open ? 1.75f : 1.5f;
  const page::Family family = family_of(model);
  const float size = family == page::Family::dyslexic ? 17 : 20;
  const Type body{{family, 400, false}, size, std::round(20 * factor)};
  const Type heading{{family, 400, false}, size * 1.4f, 36};
  static constexpr std::array paragraphs{Word::settings_preview_1, Word::settings_preview_2, Word::settings_preview_3,
                                         Word::settings_preview_4};
  const float width = rect.w - 2 * inset;
  float height = 28 + 20 + 8 + heading.line + 6 + 14;
  for (const Word words : paragraphs) height += set(frame, say(words), body, page::Ink::ink, width)->height + 14;
  rect.h = height;
  fill(frame, rect, frame.colours->sheet, 10);
  stroke(frame, rect, frame.colours->rule, 1, 10);
  const float x = rect.x + inset;
  float y = rect.y + 28;
  y += ui::say(frame, say(Word::settings_preview), type::meta, {x, y}, width, page::Ink::ink3) + 8;
  y += ui::say(frame, say(Word::settings_preview_heading), heading, {x, y}, width) + 6;
  for (const Word words : paragraphs) y += ui::say(frame, say(words), body, {x, y}, width) + 14;
  return height;
}

void about(Frame& frame, page::Point at, float width) {
  at.y += ui::say(frame, say(Word::settings_about_program, fmt::arg("version", VIGNETTE_VERSION)), type::heading3, at, width) + 8;
  for (const Word words : {Word::settings_about_lines, Word::settings_about_licence, Word::settings_about_faces})
    at.y += ui::say(frame, say(words), type::beside, at, width, page::Ink::ink2) + 14;
}

}  // namespace

void draw_settings(const app::Model& model, Frame& frame) {
  const page::Rect area = navigation(model, frame);
  const Region region(frame, say(Word::settings_title), area);
  Pane pane(frame, say(Word::settings_title), area, 0);
  constexpr float margin = 64, widest = 1088;
  const bool narrow = frame.width < grid::folds;
  const grid::Column column = narrow ? grid::narrow(area) : grid::Column{area.x + margin, std::min(widest, area.w - 2 * margin)};
  const float x = column.x, whole = column.w;
  float y = pane.top() + grid::top(frame.width);
  y += ui::say(frame, say(Word::settings_title), narrow ? type::title_narrow : type::title, {x, y}, whole, page::Ink::ink, Role::heading,
               1) +
       14;

  static constexpr std::array<std::pair<std::string_view, Word>, 4> pages{{{"reading", Word::settings_reading},
                                                                           {"keeping", Word::keeping_tab},
                                                                           {"language", Word::settings_language},
                                                                           {"about", Word::settings_about}}};
  std::vector<std::string_view> names;
  for (const auto& [name, words] : pages) names.push_back(say(words));
  const auto here =
      std::ranges::find(pages, std::string_view(model.settings_tab), &std::pair<std::string_view, Word>::first) - pages.begin();
  const float gap = tabs_width(frame, names, 28) > whole ? 16 : 28;
  const Tabs drawn = tabs(frame, names, static_cast<std::size_t>(here), {x, y}, whole, gap);
  if (drawn.pressed) frame.wish(app::intent::ShowSettings{std::string(pages.at(*drawn.pressed).first)});
  y = drawn.bottom;
  rule(frame, x, y, whole, frame.colours->rule);
  y += 24;

  if (model.settings_tab == "about") {
    about(frame, {x, y}, std::min(whole, form_width));
  } else if (model.settings_tab == "keeping") {
    y += keeping(model, frame, {x, y}, std::min(whole, form_width + 88));
  } else if (model.settings_tab == "language") {
    Form form(frame, {x, y}, std::min(whole, form_width));
    const page::Rect row = form.row(Word::settings_language, 44);
    radio_card(frame, say(Word::settings_english), {row.x, row.y, 160, row.h}, true, [&](Colour colour) {
      label_in(frame, say(Word::settings_english), {row.x + 14, row.y + 13, 140, 18}, true, colour, false);
    });
    const float said = ui::say(frame, say(Word::settings_language_lines), type::text, {row.x, row.bottom() + 12}, row.w, page::Ink::ink2);
    y = row.bottom() + 12 + said + 20;
    y += spelling_settings(model, frame, {x, y}, std::min(whole, form_width));
  } else {
    const bool beside = area.w >= 956;
    Form form(frame, {x, y}, std::min(whole, form_width));
    reading(model, frame, form);
    if (beside) preview(model, frame, {x + form_width + 56, y + 16, std::min(432.0f, whole - form_width - 56), 0});
    y = form.bottom();
    if (!beside) y += 24 + preview(model, frame, {x, y + 24, whole, 0});
  }
  pane.fits(y + 32 - pane.top());
}

}  // namespace vignette::ui
