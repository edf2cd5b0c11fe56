/// The portfolio's list: laid out when it changes, and drawn row by row.
#include "ui/portfolio_list.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "app/again.hpp"
#include "portfolio/time.hpp"
#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/own.hpp"
#include "ui/portfolio_order.hpp"
#include "ui/shared_here.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float row_height = 70;
constexpr float own_row_height = 88;  ///< with a line for what it is
constexpr float month_height = 48;
constexpr std::size_t most_chips = 4;  ///< cases with a chip of their own; search filters by any
constexpr Type day_number{type::serif, 22, 24}, own_line{type::sans, 13, 20};

std::string month_in_words(portfolio::Day day) {
  constexpr std::array months{Word::portfolio_january,   Word::portfolio_february, Word::portfolio_march,    Word::portfolio_april,
                              Word::portfolio_may,       Word::portfolio_june,     Word::portfolio_july,     Word::portfolio_august,
                              Word::portfolio_september, Word::portfolio_october,  Word::portfolio_november, Word::portfolio_december};
  return words::say(months[static_cast<std::size_t>(std::clamp(day.month, 1, 12) - 1)], fmt::arg("year", day.year));
}

}  // namespace

Id portfolio_row_id(const portfolio::QuestionKey& key) { return id_of(key.case_id + "/" + key.question_id, id_of("portfolio row")); }

void lay_out_portfolio(const app::Model& model, PortfolioSlot& slot) {
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
      slot.rows.push_back({PortfolioRow::Kind::month, index, !entry.is_head, entry.day});
      slot.list.add(month_height, false);
    }
    if (entry.is_head && heads[index].key == slot.at_key) slot.at = slot.rows.size();
    slot.rows.push_back({entry.is_head ? PortfolioRow::Kind::answer : PortfolioRow::Kind::marker, index, false, entry.day});
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

void PortfolioList::day_of(const PortfolioRow& row, page::Point at) const {
  letters(frame, *set(frame, std::to_string(row.day.day), day_number, page::Ink::ink2), at);
}

void PortfolioList::one_line(std::string_view line, Type line_type, page::Point at, float width) const {
  letters(frame,
          *frame.memory.cache.set_short(page::plain(line, line_type.face, line_type.size, line_type.line, page::Ink::ink2), width, 1), at);
}

/// The name within a width of its own, where something stands at the end of its line.
void PortfolioList::two_lines(std::string_view name, std::string_view line, page::Point at, float width, page::Ink name_ink, Type line_type,
                              float name_width) const {
  const Type name_type = name_ink == page::Ink::ink ? type::control : type::text;
  letters(frame,
          *frame.memory.cache.set_short(page::plain(name, name_type.face, name_type.size, name_type.line, name_ink),
                                        name_width > 0 ? name_width : width, 1),
          at);
  one_line(line, line_type, {at.x, at.y + name_type.line}, width);
}

void PortfolioList::answer(std::size_t index, page::Rect at) const {
  const Colours& colours = *frame.colours;
  const PortfolioRow& row = slot.rows[index];
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
  const Touch does = touch(frame, portfolio_row_id(head.key), Role::list_item, name, at, is_chosen ? selected : 0U, value);
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

void PortfolioList::marker(const PortfolioRow& row, page::Rect at) const {
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

void PortfolioList::row(std::size_t index, double top) const {
  const page::Rect at{rect.x, snap(frame, static_cast<float>(top + slot.list.top(index))), rect.w, slot.list.height(index)};
  const PortfolioRow& row = slot.rows[index];
  if (row.kind == PortfolioRow::Kind::month) {
    say(frame, month_in_words(row.day), type::label, {at.x + side, at.y + 22}, 0, page::Ink::ink3, Role::heading, 2);
  } else if (row.kind == PortfolioRow::Kind::marker) {
    marker(row, at);
  } else {
    answer(index, at);
  }
}

void PortfolioList::rows(double top) const {
  const page::Rect seen = clip(frame);
  const auto [first, last] = slot.list.between(static_cast<double>(seen.y) - top, static_cast<double>(seen.bottom()) - top);
  const bool has_stop = slot.at < slot.rows.size() && slot.list.stops_at(slot.at);
  if (has_stop && slot.at < first) row(slot.at, top);
  for (std::size_t i = first; i < last; ++i) row(i, top);
  if (has_stop && slot.at >= last) row(slot.at, top);
}

void PortfolioList::bring_chosen(Pane& pane, double offset_of_first) const {
  slot.brought = *chosen;
  for (std::size_t i = 0; i < slot.rows.size(); ++i) {
    const PortfolioRow& one = slot.rows[i];
    if (one.kind != PortfolioRow::Kind::answer || model.list.heads[one.index].key != *chosen) continue;
    slot.at = i;
    slot.at_key = *chosen;
    if (slot.at != slot.list.first_stop()) {
      pane.show(static_cast<float>(offset_of_first + slot.list.top(i)), row_height);
    }
    return;
  }
}

void PortfolioList::keys(Pane& pane, double offset_of_first) const {
  if (slot.at >= slot.rows.size() || slot.rows[slot.at].kind != PortfolioRow::Kind::answer) return;
  if (frame.memory.focus != portfolio_row_id(model.list.heads[slot.rows[slot.at].index].key)) return;
  const auto to = walked(frame, slot.list, slot.at, std::max(row_height, rect.h - row_height));
  if (!to) return;
  slot.at = *to;
  slot.at_key = model.list.heads[slot.rows[*to].index].key;
  give_focus(frame, portfolio_row_id(slot.at_key), true);
  frame.memory.bring_focus_into_view = false;  // the row need not be drawn to be shown
  const bool first = slot.at == slot.list.first_stop();
  const double y = first ? 0 : offset_of_first + slot.list.top(slot.at);
  pane.show(static_cast<float>(y), first ? static_cast<float>(offset_of_first) + row_height : row_height, first ? 0 : 16);
}

}  // namespace vignette::ui
