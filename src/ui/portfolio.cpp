/// Everything written, by month and date, and one answer opened for reading or for going on (look/05-portfolio).
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/again.hpp"
#include "portfolio/time.hpp"
#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/long_list.hpp"
#include "ui/own.hpp"
#include "ui/portfolio_answer.hpp"
#include "ui/portfolio_order.hpp"
#include "ui/shared_here.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float edge = 28;
constexpr float row_height = 70;
constexpr float own_row_height = 88;  ///< with a line for what it is
constexpr float month_height = 48;
constexpr std::size_t most_chips = 4;  ///< cases with a chip of their own; search filters by any
constexpr Type head_type{type::serif, 36, 44};
constexpr Type day_number{type::serif, 22, 24}, own_line{type::sans, 13, 20};

/// A month's name, an answer, or that something was taken out.
struct Row {
  enum class Kind : std::uint8_t { month, answer, marker } kind = Kind::month;
  std::size_t index = 0;  ///< in the model's heads or markers; of a month: of the answer or marker after it
  bool marker_month = false;
  portfolio::Day day;
};

struct PortfolioSlot : Memory::Slot {
  std::string case_id;                          ///< whose answers are listed; empty for all
  bool opened = false;                          ///< narrow windows: the answer, not the list
  std::optional<portfolio::QuestionKey> asked;  ///< chosen by the screen itself, once

  // The list laid out, kept until it changes.
  struct Made {
    std::uint64_t changed = 0;
    std::size_t heads = 0, markers = 0;
    std::string case_id;
    int offset_minutes = 0;
    std::vector<std::pair<portfolio::Id, portfolio::Day>> reflections;
    bool operator==(const Made&) const = default;
  };
  std::optional<Made> made;
  std::vector<Row> rows;
  LongList list;
  std::size_t answers = 0;  ///< rows that are answers
  std::size_t all = 0;      ///< answers of every case
  std::size_t newest = 0;   ///< the newest of them, in the model's heads
  std::size_t at = 0;       ///< the row that Tab goes to
  portfolio::QuestionKey at_key;
  std::size_t chosen = 0;          ///< index of the chosen answer in the model's heads, as last found
  portfolio::QuestionKey brought;  ///< the chosen answer that was last brought into view
  struct Choice {
    std::string case_id, title;
    std::size_t count = 0;
  };
  std::vector<Choice> choices;  ///< newest first, cut to `most_chips`
};

std::string month_in_words(portfolio::Day day) {
  constexpr std::array months{Word::portfolio_january,   Word::portfolio_february, Word::portfolio_march,    Word::portfolio_april,
                              Word::portfolio_may,       Word::portfolio_june,     Word::portfolio_july,     Word::portfolio_august,
                              Word::portfolio_september, Word::portfolio_october,  Word::portfolio_november, Word::portfolio_december};
  return words::say(months[static_cast<std::size_t>(std::clamp(day.month, 1, 12) - 1)], fmt::arg("year", day.year));
}

Id row_id(const portfolio::QuestionKey& key) { return id_of(key.case_id + "/" + key.question_id, id_of("portfolio row")); }

/// Answers and markers in one order, with their months.
void lay_out(const app::Model& model, PortfolioSlot& slot) {
  PortfolioSlot::Made wanted{model.list.changed, model.list.heads.size(),  model.taken_out.size(),
                             slot.case_id,       model.now.offset_minutes, {}};
  for (const auto& one : model.practice.reflections) wanted.reflections.emplace_back(one.record.id, one.record.day);
  if (slot.made == wanted) return;
  slot.made = std::move(wanted);
  slot.rows.clear();
  slot.list.clear();
  slot.answers = slot.all = slot.newest = 0;
  slot.at = 0;
  const auto& heads = model.list.heads;
  const auto& markers = model.taken_out;
  const auto listed = [&](const portfolio::QuestionKey& key) { return slot.case_id.empty() || key.case_id == slot.case_id; };
  portfolio::Day month{0, 0, 0};
  for (const Entry& entry : in_order(model)) {
    const std::size_t index = entry.index;
    if (entry.is_head && counts(heads[index]) && slot.all++ == 0) slot.newest = index;
    if (!listed(entry.is_head ? heads[index].key : markers[index].key)) continue;
    if (entry.day.year != month.year || entry.day.month != month.month) {
      month = entry.day;
      slot.rows.push_back({Row::Kind::month, index, !entry.is_head, entry.day});
      slot.list.add(month_height, false);
    }
    if (entry.is_head && heads[index].key == slot.at_key) slot.at = slot.rows.size();
    slot.rows.push_back({entry.is_head ? Row::Kind::answer : Row::Kind::marker, index, false, entry.day});
    slot.list.add(entry.is_head && reflection_of(model, heads[index].key) ? own_row_height : row_height, entry.is_head);
    slot.answers += entry.is_head ? 1 : 0;
  }
  if (!slot.rows.empty() && !slot.list.stops_at(slot.at)) slot.at = slot.list.first_stop().value_or(0);

  slot.choices.clear();
  std::map<std::string_view, std::size_t> many;
  const auto counted = [&](const portfolio::Head& head) { return counts(head) && !blank(model, head); };
  for (const portfolio::Head& one : heads) {
    if (counted(one)) ++many[one.key.case_id];
  }
  for (const portfolio::Head& one : heads) {
    if (slot.choices.size() >= std::min(most_chips, many.size())) break;
    if (!counted(one) || std::ranges::find(slot.choices, one.key.case_id, &PortfolioSlot::Choice::case_id) != slot.choices.end()) continue;
    slot.choices.push_back({one.key.case_id, one.case_title, many[one.key.case_id]});
  }
}

struct List {
  const app::Model& model;
  Frame& frame;
  PortfolioSlot& slot;
  const portfolio::QuestionKey* chosen;
  page::Rect rect;  ///< of the pane
  float side;       ///< from its edges to the words

  void day_of(const Row& row, page::Point at) const {
    letters(frame, *set(frame, std::to_string(row.day.day), day_number, page::Ink::ink2), at);
  }

  void one_line(std::string_view line, Type line_type, page::Point at, float width) const {
    letters(frame,
            *frame.memory.cache.set_short(page::plain(line, line_type.face, line_type.size, line_type.line, page::Ink::ink2), width, 1),
            at);
  }

  /// The name within a width of its own, where something stands at the end of its line.
  void two_lines(std::string_view name, std::string_view line, page::Point at, float width, page::Ink name_ink, Type line_type,
                 float name_width = 0) const {
    const Type name_type = name_ink == page::Ink::ink ? type::control : type::text;
    letters(frame,
            *frame.memory.cache.set_short(page::plain(name, name_type.face, name_type.size, name_type.line, name_ink),
                                          name_width > 0 ? name_width : width, 1),
            at);
    one_line(line, line_type, {at.x, at.y + name_type.line}, width);
  }

  void answer(std::size_t index, page::Rect at) const {
    const Colours& colours = *frame.colours;
    const Row& row = slot.rows[index];
    const portfolio::Head& head = model.list.heads[row.index];
    const std::string name = name_of_answer(model, head.key, head.case_title, head.question_number);
    // What is only for the learner is not shown to whoever looks at the list beside them.
    const bool mine = portfolio::is_only_for_me(head.key);
    const std::string line = mine                                    ? std::string(words::say(Word::mine_in_list))
                             : app::withheld(model, head.key)        ? std::string(words::say(Word::again_withheld))
                             : !has_text(head) && head.revisions > 0 ? std::string(words::say(Word::portfolio_emptied))
                                                                     : beginning_of(head.beginning, 200);
    const bool is_chosen = chosen && head.key == *chosen;
    const portfolio::Reflection* own = reflection_of(model, head.key);
    const bool shared = was_shared(model, head.key);
    const std::string value = (own ? day_only_in_words(model, own->day) : day_in_words(model, head.updated)) +
                              (shared ? ". " + std::string(words::say(Word::shared_row)) : std::string()) + ": " + line;
    const Touch does = touch(frame, row_id(head.key), Role::list_item, name, at, is_chosen ? selected : 0U, value);
    if (does.focused && slot.at != index) {
      slot.at = index;
      slot.at_key = head.key;
      frame.again = true;
    }
    if (index != slot.at) leave_to_arrows(frame);
    if (does.activated) {
      frame.wish(app::intent::ChooseAnswer{head.key});
      slot.opened = true;
      // Where it takes the list's place, its first thing has the focus.
      if (frame.width < grid::folds_list)
        give_focus(frame, control_id(Role::button, words::say(Word::portfolio_back_to_list)), frame.memory.ring);
    }
    if (!visible(frame, at)) return;
    if (is_chosen) {
      fill(frame, at, colours.sheet);
      fill(frame, {at.x, at.y, 4, at.h}, colours.accent);
    } else if (does.over || does.held) {
      fill(frame, at, colours.tint);
    }
    rule(frame, at.x, at.bottom() - 1, at.w, colours.rule);
    day_of(row, {at.x + side, at.y + 12});
    const float x = at.x + side + 48, width = at.w - 48 - 2 * side;
    const float sign = shared ? width_of(frame, words::say(Word::shared_row), type::small) : 0;
    if (shared) letters(frame, *set(frame, words::say(Word::shared_row), type::small, page::Ink::ink3), {x + width - sign, at.y + 14});
    const float name_width = shared ? width - sign - 12 : width;
    if (own) {
      const std::string kind = words::say(Word::own_row, fmt::arg("kind", small_first(kind_in_words(own->kind))));
      two_lines(name, kind, {x, at.y + 12}, width, page::Ink::ink, own_line, name_width);
      one_line(line, type::note, {x, at.y + 12 + 22 + own_line.line}, width);
    } else {
      two_lines(name, line, {x, at.y + 12}, width, page::Ink::ink, mine ? type::meta : type::note, name_width);
    }
    if (does.ring) focus_ring(frame, {at.x + 5, at.y + 5, at.w - 10, at.h - 10}, 0);
  }

  void marker(const Row& row, page::Rect at) const {
    const portfolio::TakenOut& marker = model.taken_out[row.index];
    using What = portfolio::TakenOut::What;
    const std::string name = marker.what == What::everything ? std::string(words::say(Word::portfolio_title))
                             : marker.what == What::exchange ? std::string(words::say(Word::out_shared))
                             : marker.what == What::one_case || marker.what == What::mark
                                 ? name_of_case(model, marker.key.case_id, marker.case_title)
                                 : name_of_answer(model, marker.key, marker.case_title, marker.question_number);
    const std::string line = marker_in_words(model, marker);
    describe(frame, Role::list_item, name, at).value = line;
    if (!visible(frame, at)) return;
    rule(frame, at.x, at.bottom() - 1, at.w, frame.colours->rule);
    day_of(row, {at.x + side, at.y + 12});
    two_lines(name, line, {at.x + side + 48, at.y + 12}, at.w - 48 - 2 * side, page::Ink::ink3, type::meta);
  }

  void row(std::size_t index, double top) const {
    const page::Rect at{rect.x, snap(frame, static_cast<float>(top + slot.list.top(index))), rect.w, slot.list.height(index)};
    const Row& row = slot.rows[index];
    if (row.kind == Row::Kind::month) {
      say(frame, month_in_words(row.day), type::label, {at.x + side, at.y + 22}, 0, page::Ink::ink3, Role::heading, 2);
    } else if (row.kind == Row::Kind::marker) {
      marker(row, at);
    } else {
      answer(index, at);
    }
  }

  /// What is in view, and the row that has or would have the focus wherever it is. `top` is where the first row would stand.
  void rows(double top) const {
    const page::Rect seen = clip(frame);
    const auto [first, last] = slot.list.between(static_cast<double>(seen.y) - top, static_cast<double>(seen.bottom()) - top);
    const bool has_stop = slot.at < slot.rows.size() && slot.list.stops_at(slot.at);
    if (has_stop && slot.at < first) row(slot.at, top);
    for (std::size_t i = first; i < last; ++i) row(i, top);
    if (has_stop && slot.at >= last) row(slot.at, top);
  }

  /// An answer chosen elsewhere is brought into view, once.
  void bring_chosen(Pane& pane, double offset_of_first) const {
    slot.brought = *chosen;
    for (std::size_t i = 0; i < slot.rows.size(); ++i) {
      const Row& one = slot.rows[i];
      if (one.kind != Row::Kind::answer || model.list.heads[one.index].key != *chosen) continue;
      slot.at = i;
      slot.at_key = *chosen;
      if (slot.at != slot.list.first_stop()) {
        pane.show(static_cast<float>(offset_of_first + slot.list.top(i)), row_height);
      }
      return;
    }
  }

  /// Keys, while a row has the focus: to any row, in view or not.
  void keys(Pane& pane, double offset_of_first) const {
    if (slot.at >= slot.rows.size() || slot.rows[slot.at].kind != Row::Kind::answer) return;
    if (frame.memory.focus != row_id(model.list.heads[slot.rows[slot.at].index].key)) return;
    const auto to = walked(frame, slot.list, slot.at, std::max(row_height, rect.h - row_height));
    if (!to) return;
    slot.at = *to;
    slot.at_key = model.list.heads[slot.rows[*to].index].key;
    give_focus(frame, row_id(slot.at_key), true);
    frame.memory.bring_focus_into_view = false;  // the row need not be drawn to be shown
    const bool first = slot.at == slot.list.first_stop();
    const double y = first ? 0 : offset_of_first + slot.list.top(slot.at);
    pane.show(static_cast<float>(y), first ? static_cast<float>(offset_of_first) + row_height : row_height, first ? 0 : 16);
  }
};

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
  const List list{model, frame, slot, chosen, rect, side};
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
  lay_out(model, slot);
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
      give_focus(frame, row_id(chosen->key), frame.memory.ring);
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
