/// The filters of search: chips, of which one at a time opens a short list under them.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ui/answers.hpp"
#include "ui/search_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;
using Since = app::Search::Since;
using KeptState = portfolio::SearchFor::State;

enum class Filter : std::uint8_t { none, one_case, theme, stage, date, state };

struct FilterSlot : Memory::Slot {
  Filter open = Filter::none;
  bool opened_now = false;  ///< its first choice takes the focus
};

struct Choice {
  std::string name;
  app::Search leads;  ///< the search with this chosen
  bool chosen = false;
};

std::string say_of(Word word) { return std::string(words::say(word)); }

/// "keeping-other-people-safe" as a person reads it.
std::string theme_in_words(std::string theme) {
  std::ranges::replace(theme, '-', ' ');
  if (!theme.empty() && theme.front() >= 'a' && theme.front() <= 'z') theme.front() = static_cast<char>(theme.front() - 'a' + 'A');
  return theme;
}

/// What the cases on the shelf have, each once.
std::vector<std::string> had_by_cases(const app::Model& model, std::string pack::Case::* what) {
  std::vector<std::string> all;
  for (const app::OpenCase& open : model.cases) {
    const std::string& one = (*open.pack).*what;
    if (!one.empty() && std::ranges::find(all, one) == all.end()) all.push_back(one);
  }
  return all;
}

/// The search as it is, but for what was found.
app::Search changed(const app::Model& model, const auto& change) {
  const app::Search& now = model.search;
  app::Search search;
  search.what = now.what;
  search.theme = now.theme;
  search.stage = now.stage;
  search.since = now.since;
  search.asked = now.asked;
  search.answered = now.answered;
  change(search);
  return search;
}

std::vector<Choice> choices_of(const app::Model& model, Filter filter) {
  const app::Search& now = model.search;
  std::vector<Choice> all;
  const auto add = [&](std::string name, bool chosen, const auto& change) {
    all.push_back({std::move(name), changed(model, change), chosen});
  };
  switch (filter) {
    case Filter::one_case:
      add(say_of(Word::search_any_case), now.what.case_id.empty(), [](app::Search& s) { s.what.case_id.clear(); });
      for (const app::OpenCase& open : model.cases) {
        const std::string& id = open.pack->id;
        add(subject_or_title(*open.pack), now.what.case_id == id, [&](app::Search& s) { s.what.case_id = id; });
      }
      if (const auto own = portfolio::own_reflection({}).case_id; !model.practice.reflections.empty() || now.what.case_id == own) {
        add(say_of(Word::search_own), now.what.case_id == own, [&](app::Search& s) { s.what.case_id = own; });
      }
      break;
    case Filter::theme:
      add(say_of(Word::search_any_theme), now.theme.empty(), [](app::Search& s) { s.theme.clear(); });
      for (const std::string& theme : had_by_cases(model, &pack::Case::theme)) {
        add(theme_in_words(theme), now.theme == theme, [&](app::Search& s) { s.theme = theme; });
      }
      break;
    case Filter::stage:
      add(say_of(Word::search_any_stage), now.stage.empty(), [](app::Search& s) { s.stage.clear(); });
      for (const std::string& stage : had_by_cases(model, &pack::Case::stage)) {
        add(stage_in_words(stage), now.stage == stage, [&](app::Search& s) { s.stage = stage; });
      }
      break;
    case Filter::date:
      for (const auto& [since, word] : {std::pair{Since::ever, Word::search_ever}, std::pair{Since::month, Word::search_month},
                                        std::pair{Since::half_year, Word::search_half_year}, std::pair{Since::year, Word::search_year}}) {
        add(say_of(word), now.since == since, [&](app::Search& s) { s.since = since; });
      }
      break;
    case Filter::state:
      for (const auto& [state, word] :
           {std::pair{KeptState::any, Word::search_any_state}, std::pair{KeptState::changed, Word::search_draft},
            std::pair{KeptState::as_kept, Word::search_kept}}) {
        add(say_of(word), now.what.state == state, [&](app::Search& s) { s.what.state = state; });
      }
      break;
    case Filter::none:
      break;
  }
  return all;
}

/// A chip that opens; answers whether it was used. `chosen` names what is chosen, or is empty.
bool opening_chip(Frame& frame, std::string_view name, const std::string& chosen, bool open, page::Point at, float* width) {
  constexpr float high = 26;
  const std::string_view label = chosen.empty() ? name : std::string_view(chosen);
  const page::Rect rect{at.x, at.y, width_of(frame, label, type::small) + 20 + 6 + 16, high};
  const std::uint32_t states = (open ? std::uint32_t{expanded} : 0U) | (chosen.empty() ? 0U : std::uint32_t{checked});
  const Touch does = touch(frame, control_id(Role::button, name), Role::button, name, rect, states, chosen);
  const Colours& c = *frame.colours;
  const bool tinted = !chosen.empty() || open;
  if (tinted) fill(frame, rect, c.tint, high / 2);
  if (!tinted || c.outline > 1 || open) stroke(frame, rect, tinted || does.over ? c.accent : c.edge, c.outline, high / 2);
  const Colour colour = tinted || does.over ? c.accent : c.ink2;
  const auto setting = set(frame, label, type::small);
  letters(frame, *setting, {rect.x + 10, rect.y + (high - setting->height) / 2}, colour);
  icon(frame, open ? page::Icon::up : page::Icon::down, {rect.right() - 10 - 14, rect.y + 6}, colour, 14);
  if (does.ring) focus_ring(frame, rect, high / 2);
  *width = rect.w;
  return does.activated;
}

/// The open filter's choices, one under the other; answers the height.
float draw_choices(const app::Model& model, Frame& frame, FilterSlot& slot, page::Point at, float width) {
  constexpr float high = 36;
  const Colours& c = *frame.colours;
  const auto choices = choices_of(model, slot.open);
  const page::Rect whole{at.x, at.y, std::min(width, 360.0F), high * static_cast<float>(choices.size()) + 8};
  fill(frame, whole, c.sheet, 6);
  stroke(frame, whole, c.edge, c.outline, 6);
  const auto id_at = [&](std::size_t i) { return id_of("search choice", static_cast<Id>(slot.open), i); };
  const auto close = [&] {
    slot.open = Filter::none;
    frame.again = true;
  };
  float y = at.y + 4;
  const Filter filter = slot.open;
  for (std::size_t i = 0; i < choices.size(); ++i, y += high) {
    const Choice& choice = choices[i];
    const page::Rect row{whole.x + 4, y, whole.w - 8, high};
    if (slot.opened_now && choice.chosen) give_focus(frame, id_at(i), frame.memory.ring);
    const Touch does = touch(frame, id_at(i), Role::radio_button, choice.name, row, choice.chosen ? std::uint32_t{checked} : 0U);
    if (does.over || choice.chosen) fill(frame, row, c.tint, 4);
    if (choice.chosen) icon(frame, page::Icon::check, {row.x + 10, row.y + 10}, c.accent, 16);
    letters(frame, *set(frame, choice.name, choice.chosen ? type::control : type::text, page::Ink::ink, 0), {row.x + 36, row.y + 7});
    if (does.ring) focus_ring(frame, row, 4);
    if (does.focused) {
      take_events(frame, [&](const Event& event) {
        const auto* key = std::get_if<KeyPressed>(&event);
        if (!key || (key->chord.key != app::Key::up && key->chord.key != app::Key::down)) return false;
        const std::size_t next = key->chord.key == app::Key::down ? std::min(i + 1, choices.size() - 1) : i - std::min<std::size_t>(i, 1);
        give_focus(frame, id_at(next), true);
        return true;
      });
    }
    if (does.activated) {
      if (!choice.chosen) frame.wish(app::intent::ChangeSearch{choice.leads});
      close();
    }
  }
  slot.opened_now = false;
  if (slot.open == filter && pressed(frame, {.key = app::Key::escape})) close();
  return whole.h + 8;
}

}  // namespace

bool search_is_filtered(const app::Model& model) {
  const app::Search& s = model.search;
  return !s.what.case_id.empty() || !s.theme.empty() || !s.stage.empty() || s.since != Since::ever || s.what.state != KeptState::any ||
         s.what.in != portfolio::SearchFor::In::everything;
}

app::Search without_filters(const app::Model& model) {
  return changed(model, [](app::Search& s) {
    s.what.case_id.clear();
    s.what.cases.clear();
    s.what.state = KeptState::any;
    s.what.since = s.what.until = {};
    s.what.in = portfolio::SearchFor::In::everything;
    s.theme.clear();
    s.stage.clear();
    s.since = Since::ever;
  });
}

float draw_search_filters(const app::Model& model, Frame& frame, page::Point from, float width) {
  auto& slot = frame.memory.slot<FilterSlot>("search filters");
  if (frame.new_screen) slot.open = Filter::none;
  page::Point at = from;
  const auto place = [&](float wide) {
    if (at.x > from.x && at.x + wide > from.x + width) at = {from.x, at.y + 34};
  };
  float used = 0;
  const std::string_view everything = words::say(Word::search_everything);
  const bool all = !search_is_filtered(model);
  if (chip(frame, everything, at, all, &used) && !all) frame.wish(app::intent::ChangeSearch{without_filters(model)});
  at.x += used + 8;
  const std::pair<Filter, Word> filters[] = {{Filter::one_case, Word::search_case},
                                             {Filter::theme, Word::search_theme},
                                             {Filter::stage, Word::search_stage},
                                             {Filter::date, Word::search_date},
                                             {Filter::state, Word::search_state}};
  for (const auto& [filter, word] : filters) {
    const auto choices = choices_of(model, filter);
    std::string chosen;
    for (std::size_t i = 1; i < choices.size(); ++i) {
      if (choices[i].chosen) chosen = choices[i].name;
    }
    const std::string_view name = words::say(word);
    place(width_of(frame, chosen.empty() ? name : std::string_view(chosen), type::small) + 42);
    const bool open = slot.open == filter;
    if (opening_chip(frame, name, chosen, open, at, &used)) {
      slot.open = open ? Filter::none : filter;
      slot.opened_now = !open;
      frame.again = true;
    }
    at.x += used + 8;
  }
  float y = at.y + 26;
  if (slot.open != Filter::none) y += 8 + draw_choices(model, frame, slot, {from.x, y + 8}, width);
  return y - from.y;
}

}  // namespace vignette::ui
