/// Everything written, by month and date, and one answer opened for reading or for going on (look/05-portfolio).
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/portfolio_answer.hpp"
#include "ui/portfolio_list.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float edge = 28;
constexpr Type head_type{type::serif, 36, 44};

/// A chip for all, and one for each of the cases written to last. Answers the height.
float draw_filters(const app::Model& model, Frame& frame, PortfolioSlot& slot, page::Point from, float width) {
  page::Point at = from;
  const auto one = [&](const std::string& case_id, const std::string& name) {
    const float wide = width_of(frame, name, type::small) + 22;
    if (at.x > from.x && at.x + wide > from.x + width) at = {from.x, at.y + 34};
    float used = 0;
    if (chip(frame, name, at, slot.case_id == case_id, &used)) {
      slot.case_id = case_id;
      frame.again = true;
    }
    at.x += std::max(used, wide) + 8;
  };
  one({}, words::say(Word::portfolio_all, fmt::arg("count", slot.all)));
  for (const auto& choice : std::vector(slot.choices)) {
    const std::string called = name_of_case(model, choice.case_id, choice.title);
    one(choice.case_id, words::say(Word::portfolio_of_case, fmt::arg("name", called), fmt::arg("count", choice.count)));
  }
  return at.y + 26 - from.y;
}

/// The way to a reflection of one's own.
ButtonLook own_look() {
  ButtonLook look;
  look.manner = Manner::quiet;
  look.before = page::Icon::plus;
  look.height = 40;
  look.padding = 10;
  look.type = type::label;
  return look;
}

/// Looks like a field and leads to search, where the words are typed.
void way_to_search(Frame& frame, page::Rect rect) {
  const auto name = words::say(Word::portfolio_search);
  const Touch does = touch(frame, control_id(Role::button, name), Role::button, name, rect);
  const Colours& colours = *frame.colours;
  fill(frame, rect, colours.sheet, 6);
  stroke(frame, rect, does.over ? colours.ink2 : colours.edge, colours.outline, 6);
  icon(frame, page::Icon::search, {rect.x + 12, rect.y + (rect.h - 20) / 2}, colours.ink3);
  const auto setting = frame.memory.cache.set_short(
      page::plain(name, type::text.face, type::text.size, type::text.line, page::Ink::ink3, words::language()), rect.w - 42 - 12, 1);
  letters(frame, *setting, {rect.x + 42, rect.y + (rect.h - setting->height) / 2});
  if (does.ring) focus_ring(frame, rect, 6);
  if (does.activated) frame.wish(app::intent::ShowSearch{});
}

/// The list's head and its rows, in a pane of their own.
void draw_list(const app::Model& model, Frame& frame, PortfolioSlot& slot, const portfolio::QuestionKey* chosen, page::Rect rect) {
  const Region region(frame, words::say(Word::portfolio_list), rect);
  const float side = frame.width < grid::folds ? grid::least_edge : edge;
  Pane pane(frame, words::say(Word::portfolio_list), rect, 0);
  const float x = rect.x + side;
  const float width = rect.w - 2 * side;
  const float top = pane.top();
  float y = top + (rect.h < 520 ? 20 : 44);
  const float title = width_of(frame, words::say(Word::portfolio_title), head_type);
  const ButtonLook own = own_look();
  const float own_width = button_width(frame, words::say(Word::own_start), own);
  const bool beside = title + 8 + own_width <= width + own.padding;
  const float title_y = y;
  y += say(frame, words::say(Word::portfolio_title), head_type, {x, y}, width, page::Ink::ink, Role::heading, 1) + (beside ? 14 : 4);
  const page::Point place = beside ? page::Point{x + width + own.padding - own_width, title_y + 4} : page::Point{x - own.padding, y};
  if (button(frame, words::say(Word::own_start), {place.x, place.y, 0, own.height}, own)) frame.wish(app::intent::StartReflection{});
  if (!beside) y += own.height + 8;
  way_to_search(frame, {x, y, width, 40});
  y += 52;
  y += draw_filters(model, frame, slot, {x, y}, width);
  if (model.portfolio_open && slot.all > 0) {
    y += 10;
    const auto all = words::say(slot.case_id.empty() ? Word::leave_all : Word::leave_of_case);
    if (link(frame, all, {x, y}, type::meta)) frame.wish(app::intent::ShowLeaving{.case_id = slot.case_id});
    // Beside it where there is room, in fewer words if need be, else below; in a low window the answers come first.
    const float next = x + width_of(frame, all, type::meta) + 20;
    const auto beside_it = [&](Word word) { return next + width_of(frame, words::say(word), type::meta) <= x + width; };
    const bool same_line = beside_it(Word::words_open);
    if (!same_line) y += 22;
    if (same_line || rect.h >= 520) {
      const auto bring = words::say(same_line && !beside_it(Word::do_bring_words) ? Word::words_open : Word::do_bring_words);
      if (link(frame, bring, {same_line ? next : x, y}, type::meta)) frame.wish(app::intent::OpenWords{});
      y += 22;
    }
  }
  if (slot.answers == 0 && !slot.case_id.empty()) {
    y += 12;
    if (link(frame, words::say(Word::portfolio_show_all), {x, y})) slot.case_id.clear();
    y += 20;
  }
  const float head = y - top;
  const PortfolioList list{model, frame, slot, chosen, rect, side};
  if (chosen && slot.brought != *chosen) list.bring_chosen(pane, static_cast<double>(head));
  list.keys(pane, static_cast<double>(head));
  list.rows(static_cast<double>(rect.y) - static_cast<double>(pane.offset()) + static_cast<double>(head));
  pane.fits(head + static_cast<float>(slot.list.height()) + 24);
}

void draw_empty(const app::Model& model, Frame& frame, page::Rect rect) {
  Pane pane(frame, words::say(Word::portfolio_list), rect, 0);
  const float side = frame.width < grid::folds ? grid::least_edge : rect.w < 600 ? 28 : 64;
  const float width = std::min(588.0F, rect.w - 2 * side);
  const float x = rect.x + side;
  float y = pane.top() + (rect.h < 520 ? 24 : 44);
  y += say(frame, words::say(Word::portfolio_title), head_type, {x, y}, width, page::Ink::ink, Role::heading, 1) + 32;
  if (model.portfolio_open && model.list.asked && !model.list.read) {
    y += say(frame, words::say(Word::portfolio_reading), type::beside, {x, y}, width, page::Ink::ink3, Role::status);
    return pane.fits(y + 32 - pane.top());
  }
  if (!model.portfolio_open && model.saving.state == app::SaveState::failed) {
    y += say(frame, words::say(Word::portfolio_not_open), type::beside, {x, y}, width, page::Ink::ink2, Role::status);
    return pane.fits(y + 32 - pane.top());
  }
  y += say(frame, words::say(Word::portfolio_empty), type::heading, {x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
  y += say(frame, words::say(Word::portfolio_empty_lines), {type::body.face, 18, 27}, {x, y}, width, page::Ink::ink2) + 24;
  ButtonLook look;
  look.manner = Manner::main;
  if (button(frame, words::say(Word::portfolio_to_cases), {x, y, 0, 40}, look)) frame.wish(app::intent::ShowShelf{});
  const float main_width = button_width(frame, words::say(Word::portfolio_to_cases), look);
  const ButtonLook own = own_look();
  const bool fits = main_width + 12 + button_width(frame, words::say(Word::own_start), own) <= width;
  if (!fits) y += 48;
  if (button(frame, words::say(Word::own_start), {fits ? x + main_width + 12 : x, y, 0, 40}, own))
    frame.wish(app::intent::StartReflection{});
  y += 40 + 12;
  if (link(frame, words::say(Word::do_bring_words), {x, y})) frame.wish(app::intent::OpenWords{});
  y += 20 + 32;
  y += say(frame, words::say(Word::portfolio_only_you), type::meta, {x, y}, width, page::Ink::ink3) + 2;
  if (link(frame, words::say(Word::portfolio_private), {x, y})) frame.wish(app::intent::ShowPrivacy{});
  pane.fits(y + 20 + 32 - pane.top());
}

const portfolio::Head* head_of(const app::Model& model, PortfolioSlot& slot, const portfolio::QuestionKey& key) {
  const auto& heads = model.list.heads;
  if (slot.chosen >= heads.size() || heads[slot.chosen].key != key) {
    slot.chosen = static_cast<std::size_t>(std::ranges::find(heads, key, &portfolio::Head::key) - heads.begin());
  }
  return slot.chosen < heads.size() ? &heads[slot.chosen] : nullptr;
}

}  // namespace

void draw_portfolio(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const page::Rect rect = under_banner(model, frame, navigation(model, frame));

  auto& slot = frame.memory.slot<PortfolioSlot>("portfolio");
  lay_out_portfolio(model, slot);
  if (slot.all == 0 && slot.answers == 0 && model.taken_out.empty()) return draw_empty(model, frame, rect);
  if (frame.new_screen) {
    slot.opened = model.chosen_answer.has_value();
    slot.asked.reset();
  }

  const bool narrow = frame.width < grid::folds_list;
  const portfolio::Head* chosen = model.chosen_answer ? head_of(model, slot, *model.chosen_answer) : nullptr;
  if (!chosen && !narrow && slot.all > 0) {
    // The newest one is opened; the screen asks for that once.
    chosen = &model.list.heads[slot.newest];
    if (slot.asked != chosen->key) {
      slot.asked = chosen->key;
      frame.wish(app::intent::ChooseAnswer{chosen->key});
    }
  }

  if (narrow && slot.opened && chosen) {
    if (draw_answer(model, frame, *chosen, rect, true)) {
      slot.opened = false;
      slot.at_key = chosen->key;
      give_focus(frame, portfolio_row_id(chosen->key), frame.memory.ring);
      frame.again = true;
    }
    return;
  }
  const float width = narrow ? rect.w : 384;
  draw_list(model, frame, slot, chosen && !narrow ? &chosen->key : nullptr, {rect.x, rect.y, width, rect.h});
  if (narrow) return;
  fill(frame, {rect.x + width - 1, rect.y, 1, rect.h}, frame.colours->rule);
  if (chosen) draw_answer(model, frame, *chosen, {rect.x + width, rect.y, rect.w - width, rect.h}, false);
}

}  // namespace vignette::ui
