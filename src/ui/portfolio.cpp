/// Everything written, by month and date, and one answer opened for reading or for going on (look/05-portfolio).
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "portfolio/time.hpp"
#include "text/breaks.hpp"
#include "text/find.hpp"
#include "ui/answers.hpp"
#include "ui/portfolio_answer.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float edge = 28;
constexpr float row_height = 70;
constexpr float month_height = 48;
constexpr Type head{type::serif, 36, 44};
constexpr Type day_number{type::serif, 22, 24};

struct PortfolioSlot : Memory::Slot {
  std::string case_id;  ///< whose answers are listed; empty for all
  bool opened = false;  ///< narrow windows: the answer, not the list
  float content = 600;
  Search search;
};

std::string month_in_words(portfolio::Day day) {
  constexpr std::array months{Word::portfolio_january,   Word::portfolio_february, Word::portfolio_march,    Word::portfolio_april,
                              Word::portfolio_may,       Word::portfolio_june,     Word::portfolio_july,     Word::portfolio_august,
                              Word::portfolio_september, Word::portfolio_october,  Word::portfolio_november, Word::portfolio_december};
  return words::say(months[static_cast<std::size_t>(std::clamp(day.month, 1, 12) - 1)], fmt::arg("year", day.year));
}

portfolio::Day day_of(const app::Model& model, const Shown& shown) {
  return portfolio::day_of(shown.draft->record.updated, model.now.offset_minutes);
}

/// The line under a row's name: the answer's beginning, or the words around the first place found.
std::string snippet(const Shown& shown, PortfolioSlot& slot, std::string_view needle, std::string_view language) {
  const std::string& text = shown.draft->editing.text;
  if (needle.empty()) return beginning_of(text, 200);
  const auto& found = slot.search.found(shown, needle, language);
  constexpr std::size_t before = 24;
  if (found.empty() || found.front().begin <= before) return beginning_of(text, 200);
  const std::size_t from = text::next_word(text, text::previous_grapheme(text, found.front().begin - before));
  return "… " + beginning_of(std::string_view(text).substr(std::min(from, found.front().begin)), 200);
}

/// Words found: tint with a line under them.
void mark_found(Frame& frame, const page::Setting& setting, std::string_view words, std::string_view needle, std::string_view language,
                page::Point at) {
  if (needle.empty()) return;
  const Colours& colours = *frame.colours;
  for (const text::Range& range : text::find_all(words, needle, language)) {
    if (range.end > setting.length) break;
    for (const page::Rect& part : page::rects(setting, range)) {
      fill(frame, {at.x + part.x, at.y + part.y, part.w, part.h}, colours.tint, 2);
      rule(frame, at.x + part.x, at.y + part.bottom() - 2, part.w, colours.accent, 1.5F);
    }
  }
}

struct List {
  const app::Model& model;
  Frame& frame;
  PortfolioSlot& slot;
  std::string_view needle, language;

  float row(const Shown& shown, page::Rect at, bool chosen) {
    const Colours& colours = *frame.colours;
    const portfolio::Answer& record = shown.draft->record;
    const std::string name = words::say(Word::portfolio_row, fmt::arg("name", shown.name), fmt::arg("number", record.question_number));
    const std::string line = snippet(shown, slot, needle, language);
    const page::Rect rect{at.x, at.y, at.w, row_height};
    const Id id = id_of(record.key.case_id + "/" + record.key.question_id, id_of("portfolio row"));
    const std::string value = day_in_words(model, record.updated) + ": " + line;
    const Touch does = touch(frame, id, Role::list_item, name, rect, chosen ? selected : 0U, value);
    if (does.activated) {
      frame.wish(app::intent::ChooseAnswer{record.key});
      slot.opened = true;
    }
    if (!visible(frame, rect)) return row_height;
    if (chosen) {
      fill(frame, rect, colours.sheet);
      fill(frame, {rect.x, rect.y, 4, rect.h}, colours.accent);
    } else if (does.over || does.held) {
      fill(frame, rect, colours.tint);
    }
    rule(frame, rect.x, rect.bottom() - 1, rect.w, colours.rule);
    const float x = rect.x + edge;
    const float y = rect.y + 12;
    letters(frame, *set(frame, std::to_string(day_of(model, shown).day), day_number, page::Ink::ink2), {x, y});
    const float text = x + 48;
    const float width = rect.w - 48 - 2 * edge;
    letters(frame, *frame.memory.cache.set_short(page::plain(name, type::control.face, type::control.size, type::control.line), width, 1),
            {text, y});
    const auto setting =
        frame.memory.cache.set_short(page::plain(line, type::note.face, type::note.size, type::note.line, page::Ink::ink2), width, 1);
    const page::Point line_at{text, y + type::control.line};
    if (!does.over) mark_found(frame, *setting, line, needle, language, line_at);
    letters(frame, *setting, line_at);
    if (does.ring) focus_ring(frame, {rect.x + 5, rect.y + 5, rect.w - 10, rect.h - 10}, 0);
    return row_height;
  }

  /// Answers the height of everything.
  float rows(const std::vector<Shown>& shown, const portfolio::QuestionKey* chosen, float x, float top, float width) {
    float y = top;
    portfolio::Day month{0, 0, 0};
    for (const Shown& answer : shown) {
      const portfolio::Day day = day_of(model, answer);
      if (day.year != month.year || day.month != month.month) {
        month = day;
        say(frame, month_in_words(day), type::label, {x + edge, y + 22}, 0, page::Ink::ink3, Role::heading, 2);
        y += month_height;
      }
      y += row(answer, {x, y, width, 0}, chosen && answer.draft->record.key == *chosen);
    }
    return y - top;
  }
};

/// A chip for all, and one for each case something was written to. Answers the height.
float draw_filters(Frame& frame, PortfolioSlot& slot, const std::vector<Shown>& all, float x, float y, float width) {
  struct Choice {
    std::string case_id, name;
    std::size_t count = 0;
  };
  std::vector<Choice> choices{{{}, {}, all.size()}};
  for (const Shown& shown : all) {
    const std::string& id = shown.draft->record.key.case_id;
    const auto known = std::ranges::find(choices, id, &Choice::case_id);
    if (known == choices.end()) {
      choices.push_back({id, shown.name, 1});
    } else {
      ++known->count;
    }
  }
  float at = x;
  float row = y;
  for (const Choice& choice : choices) {
    const std::string name = choice.case_id.empty()
                                 ? words::say(Word::portfolio_all, fmt::arg("count", choice.count))
                                 : words::say(Word::portfolio_of_case, fmt::arg("name", choice.name), fmt::arg("count", choice.count));
    const float wide = width_of(frame, name, type::small) + 22;
    if (at > x && at + wide > x + width) {
      at = x;
      row += 34;
    }
    float used = 0;
    if (chip(frame, name, {at, row}, slot.case_id == choice.case_id, &used)) slot.case_id = choice.case_id;
    at += std::max(used, wide) + 8;
  }
  return row + 26 - y;
}

/// The list's head and its rows, in a pane of their own.
void draw_list(const app::Model& model, Frame& frame, PortfolioSlot& slot, const std::vector<Shown>& all, const std::vector<Shown>& listed,
               const portfolio::QuestionKey* chosen, page::Rect rect) {
  const Region region(frame, words::say(Word::portfolio_list), rect);
  const std::string_view needle = model.portfolio_search.text;
  Pane pane(frame, words::say(Word::portfolio_list), rect, slot.content);
  const float x = rect.x + edge;
  const float width = rect.w - 2 * edge;
  float y = pane.top() + (rect.h < 520 ? 20 : 44);
  y += say(frame, words::say(Word::portfolio_title), head, {x, y}, width, page::Ink::ink, Role::heading, 1) + 14;
  const std::string_view search = words::say(Word::portfolio_search);
  field(frame, app::Field::portfolio_search, model.portfolio_search, search, search, {x, y, width, 40}, page::Icon::search);
  y += 52;
  y += draw_filters(frame, slot, all, x, y, width);
  if (!needle.empty()) {
    y += 12;
    const std::string found = listed.empty()       ? std::string(words::say(Word::portfolio_none_found))
                              : listed.size() == 1 ? std::string(words::say(Word::portfolio_found_one))
                                                   : words::say(Word::portfolio_found_some, fmt::arg("count", listed.size()));
    y += say(frame, found, type::meta, {x, y}, width, page::Ink::ink3, Role::status);
  }
  if (listed.empty() && !slot.case_id.empty()) {
    y += 12;
    if (link(frame, words::say(Word::portfolio_show_all), {x, y})) slot.case_id.clear();
    y += 20;
  }
  List list{model, frame, slot, needle, model.look.language};
  y += list.rows(listed, chosen, rect.x, y, rect.w) + 24;
  slot.content = y - pane.top();
  pane.fits(slot.content);
}

void draw_empty(const app::Model& model, Frame& frame, page::Rect rect) {
  const float side = rect.w < 600 ? 28 : 64;
  const float width = std::min(588.0F, rect.w - 2 * side);
  const float x = rect.x + side;
  float y = rect.y + (rect.h < 520 ? 24 : 44);
  y += say(frame, words::say(Word::portfolio_title), head, {x, y}, width, page::Ink::ink, Role::heading, 1) + 32;
  y += say(frame, words::say(Word::portfolio_empty), type::heading, {x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
  y += say(frame, words::say(Word::portfolio_empty_lines), {type::body.face, 18, 27}, {x, y}, width, page::Ink::ink2) + 24;
  ButtonLook look;
  look.manner = Manner::main;
  if (button(frame, words::say(Word::portfolio_to_cases), {x, y, 0, 40}, look)) frame.wish(app::intent::ShowShelf{});
  y += 40 + 32;
  y += say(frame, words::say(Word::portfolio_only_you), type::meta, {x, y}, width, page::Ink::ink3) + 2;
  if (model.screen == app::Screen::portfolio && link(frame, words::say(Word::portfolio_private), {x, y}))
    frame.wish(app::intent::ShowPrivacy{});
}

}  // namespace

void draw_portfolio(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  page::Rect rect = navigation(model, frame);
  const float banner = not_saved_banner(model, frame, {rect.x, rect.y, rect.w, 0});
  rect = {rect.x, rect.y + banner, rect.w, std::max(1.0F, rect.h - banner)};

  const std::vector<Shown> all = written(model);
  if (all.empty()) return draw_empty(model, frame, rect);

  auto& slot = frame.memory.slot<PortfolioSlot>("portfolio");
  if (frame.new_screen) slot.opened = model.chosen_answer.has_value();
  std::vector<Shown> listed;
  for (const Shown& shown : all) {
    if (!slot.case_id.empty() && shown.draft->record.key.case_id != slot.case_id) continue;
    if (slot.search.holds(shown, model.portfolio_search.text, model.look.language)) listed.push_back(shown);
  }
  const Shown* chosen = nullptr;
  for (const Shown& shown : listed) {
    if (model.chosen_answer && shown.draft->record.key == *model.chosen_answer) chosen = &shown;
  }
  const bool narrow = frame.width < 960;
  if (!chosen && !listed.empty() && !narrow) chosen = &listed.front();

  if (narrow && slot.opened && chosen) {
    if (draw_answer(model, frame, *chosen, rect, true)) slot.opened = false;
    return;
  }
  const float width = narrow ? rect.w : 384;
  const portfolio::QuestionKey* key = chosen && !narrow ? &chosen->draft->record.key : nullptr;
  draw_list(model, frame, slot, all, listed, key, {rect.x, rect.y, width, rect.h});
  if (narrow) return;
  fill(frame, {rect.x + width - 1, rect.y, 1, rect.h}, frame.colours->rule);
  if (chosen) draw_answer(model, frame, *chosen, {rect.x + width, rect.y, rect.w - width, rect.h}, false);
}

}  // namespace vignette::ui
