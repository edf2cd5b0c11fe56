/// The page of commitments: what is back and what became of it; what comes later, rests or was put away (look/27-commitments).
#include "ui/commitments.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "ui/answers.hpp"
#include "ui/commitment_parts.hpp"
#include "ui/grid.hpp"
#include "ui/term_words.hpp"
#include "ui/tick.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::Commitment;
using words::Word;
using Outcome = Commitment::Outcome;

constexpr float left_wide = 660, apart = 80, right_wide = 348;
constexpr Type sentence_type{type::serif, 26, 36}, row_type{type::serif, 17, 24}, calendar_type{type::sans_medium, 14, 20};

struct PageSlot : Memory::Slot {
  bool with_words = false;  ///< in the calendar
  portfolio::Id of;         ///< ticked for this one alone
};

class Page {
 public:
  Page(const app::Model& model, Frame& frame) : model_(model), frame_(frame), chosen_(app::chosen_commitment(model)) {
    for (const Commitment* one : app::commitments(model)) {
      if (one->put_away)
        put_away_.push_back(one);
      else if (reflect::is_back(*one, model.now))
        back_.push_back(one);
      else
        (reflect::next_return(*one) ? later_ : at_rest_).push_back(one);
    }
    std::ranges::stable_sort(later_, {}, [&](const Commitment* one) { return app::comes_back(model, *one); });
    std::ranges::reverse(at_rest_);
    if (chosen_ && reflect::says_nothing(*chosen_)) chosen_ = nullptr;
  }

  bool empty() const { return back_.empty() && later_.empty() && at_rest_.empty() && put_away_.empty(); }

  float draw_nothing_yet(page::Point at, float width) {
    float y = at.y;
    y += say(frame_, words::say(Word::commit_empty), sentence_type, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
    y += say(frame_, words::say(Word::commit_empty_lines), type::beside, {at.x, y}, width, page::Ink::ink2) + 20;
    if (button(frame_, words::say(Word::commit_to_cases), {at.x, y, 0, 40})) frame_.wish(app::intent::ShowShelf{});
    return y + 40 - at.y;
  }

  float draw_chosen(page::Point at, float width);
  float draw_lists(page::Point at, float width);

 private:
  float draw_returns(page::Point at, float width);
  float draw_outcome(page::Point at, float width);
  float draw_ways_on(page::Point at, float width);
  float draw_none_back(page::Point at, float width);
  float draw_list(Word heading, const std::vector<const Commitment*>& list, page::Point at, float width);
  float draw_row(const Commitment& one, page::Point at, float width);
  float draw_calendar(page::Point at, float width);
  bool is_back() const { return reflect::is_back(*chosen_, model_.now); }
  std::string day_of_return(int which) const {
    const int offset = model_.now.offset_minutes;
    return day_in_words(model_, reflect::start_of(reflect::return_day(*chosen_, which), offset));
  }

  const app::Model& model_;
  Frame& frame_;
  const Commitment* chosen_;
  std::vector<const Commitment*> back_, later_, at_rest_, put_away_;
};

float Page::draw_none_back(page::Point at, float width) {
  float y = at.y;
  y += say(frame_, words::say(Word::commit_none_back), sentence_type, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 4;
  if (!later_.empty()) {
    const std::string day = date_in_words(model_, *app::comes_back(model_, *later_.front()));
    y += say(frame_, words::say(Word::commit_next_back, fmt::arg("day", day)), type::text, {at.x, y}, width, page::Ink::ink2);
  }
  return y - at.y;
}

float Page::draw_returns(page::Point at, float width) {
  constexpr std::array names{Word::commit_two_weeks, Word::commit_six_weeks, Word::commit_three_months};
  constexpr float radius = 8, head = 26;
  const Colours& c = *frame_.colours;
  const float step = width / static_cast<float>(names.size());
  rule(frame_, at.x + radius, at.y + 9, 2 * step, c.rule, 2);
  describe(frame_, Role::list, words::say(Word::commit_returns), {at.x, at.y, width, head + 40});
  ++frame_.depth;
  const int next = reflect::next_return(*chosen_).value_or(reflect::returns);
  for (int which = 0; which < reflect::returns; ++which) {
    const float x = at.x + static_cast<float>(which) * step;
    const page::Point centre{x + radius, at.y + 10};
    const bool here = which == next, answered = which < chosen_->came_back;
    disc(frame_, centre, radius, answered ? c.accent : here ? c.tint : c.paper);
    if (!answered) ring(frame_, centre, radius, here ? c.accent : c.edge, here ? 2.5F : std::max(1.5F, c.outline));
    if (answered) icon(frame_, page::Icon::check, {centre.x - 6, centre.y - 6}, c.on_accent, 12);
    const auto name = words::say(names.at(static_cast<std::size_t>(which)));
    const std::string day = day_of_return(which);
    letters(frame_, *set(frame_, name, type::label, here ? page::Ink::accent : page::Ink::ink2), {x, at.y + head});
    letters(frame_, *set(frame_, day, type::meta, here ? page::Ink::ink : page::Ink::ink3), {x, at.y + head + 20});
    auto& item = describe(frame_, Role::list_item, words::say(Word::commit_return, fmt::arg("which", name), fmt::arg("day", day)),
                          {x, at.y, step, head + 40});
    item.states |= (here ? std::uint32_t{current} : 0U) | (answered ? std::uint32_t{checked} : 0U);
  }
  --frame_.depth;
  return head + 40;
}

float Page::draw_outcome(page::Point at, float width) {
  constexpr float wide = 264;
  constexpr Type label{type::sans_bold, 15, 22};
  const auto became = words::say(Word::commit_became);
  const auto none_better = words::say(Word::commit_none_better);
  const float label_wide = width_of(frame_, became, label), none_wide = width_of(frame_, none_better, type::meta);
  const bool beside = label_wide + 16 + wide <= width;
  float y = at.y;
  say(frame_, became, label, {at.x, beside ? y + 9 : y}, width);
  if (!beside) y += 30;
  const page::Rect rect{beside ? at.x + label_wide + 16 : at.x, y, std::min(wide, width), 40};
  const auto names = {words::say(Word::commit_done), words::say(Word::commit_changed), words::say(Word::commit_dropped)};
  if (const auto wish = segments(frame_, became, names, static_cast<int>(chosen_->outcome) - 1, rect))
    frame_.wish(app::intent::ChangeOutcome{static_cast<Outcome>(*wish + 1)});
  const bool after = rect.right() + 16 + none_wide <= at.x + width;
  if (!after) y += 46;
  say(frame_, none_better, type::meta, {after ? rect.right() + 16 : at.x, after ? y + 10 : y}, width, page::Ink::ink3);
  y += (after ? 40 : 20) + 18;

  const auto why = words::say(Word::commit_how_why);
  const page::Rect label_at{at.x, y, width_of(frame_, why, type::label), type::label.line};
  y += say(frame_, why, type::label, {at.x, y}, width, page::Ink::ink2) + 8;
  take_events(frame_, [&](const Event& event) {  // pressing the label is pressing its field
    const auto* press = std::get_if<PointerPressed>(&event);
    if (!press || !common(label_at, clip(frame_)).contains(press->at)) return false;
    give_focus(frame_, id_of(app::Field::commit_why), false);
    return true;
  });
  EditorLook look = answer_look(model_);
  look.size -= 2;
  look.line = 27;
  look.between = 8;
  look.left = look.right = 18;
  look.top = look.bottom = 12;
  y += editor(frame_, app::Field::commit_why, model_.practice.why, why, {at.x, y, width, 80}, look).height;
  return y - at.y;
}

float Page::draw_ways_on(page::Point at, float width) {
  float x = at.x, y = at.y;
  const auto way = [&](Word word, const ButtonLook& look) {
    const float wide = button_width(frame_, words::say(word), look);
    if (x > at.x && x + wide > at.x + width) {
      x = at.x;
      y += 48;
    }
    const page::Rect rect{x, y, wide, 40};
    x += wide + 8;
    return button(frame_, words::say(word), rect, look);
  };
  const ButtonLook quiet{.manner = Manner::quiet};
  const bool answered = chosen_->outcome != Outcome::open;
  if (way(Word::commit_keep, {.manner = Manner::main, .available = answered})) frame_.wish(app::intent::KeepOutcome{});
  if (is_back() && way(Word::commit_tomorrow, {})) frame_.wish(app::intent::BringBackTomorrow{});
  if (chosen_->at_rest && chosen_->came_back < reflect::returns && way(Word::commit_bring_back, {}))
    frame_.wish(app::intent::BringBackTomorrow{});
  if (reflect::next_return(*chosen_) && way(Word::commit_rest, quiet)) frame_.wish(app::intent::LetItRest{});
  if (way(Word::commit_put_away, quiet)) frame_.wish(app::intent::PutCommitmentAway{chosen_->id});
  y += 40;
  if (!answered) y += 6 + say(frame_, words::say(Word::commit_keep_needs), type::meta, {at.x, y + 6}, width, page::Ink::ink3);
  return y - at.y;
}

float Page::draw_chosen(page::Point at, float width) {
  rule(frame_, at.x, at.y, width, frame_.colours->ink, 2);
  float y = at.y + 2 + 16;
  if (!chosen_) return y + draw_none_back({at.x, y}, width) - at.y;
  std::string label(words::say(chosen_->put_away ? Word::commit_those_put_away : Word::commit_at_rest));
  if (is_back()) {
    const std::string day = day_of_return(chosen_->came_back);
    const bool today = day == words::say(Word::day_today);
    label =
        today ? std::string(words::say(Word::commit_back_today)) : words::say(Word::commit_back_since, fmt::arg("day", small_first(day)));
  } else if (reflect::next_return(*chosen_)) {
    label = words::say(Word::commit_later);
  }
  y += say(frame_, label, type::label, {at.x, y}, width, page::Ink::accent, Role::heading, 2) + 6;
  y += say(frame_, reflect::sentence(*chosen_), sentence_type, {at.x, y}, width) + 14;
  y += draw_origin(model_, frame_, *chosen_, {at.x, y}, width) + 20;
  if (app::written_elsewhere(model_)) {
    y += say_outcome(model_, frame_, *chosen_, {at.x, y}, width) + 12;
    return y + say(frame_, words::say(Word::question_elsewhere), type::meta, {at.x, y}, width, page::Ink::ink, Role::status) - at.y;
  }
  if (chosen_->put_away) {
    if (button(frame_, words::say(Word::commit_bring_back), {at.x, y, 0, 40})) frame_.wish(app::intent::PutCommitmentAway{chosen_->id});
    return y + 40 - at.y;
  }
  y += draw_returns({at.x, y}, width) + 26;
  if (!chosen_->said.empty()) {
    y += say(frame_, words::say(Word::commit_said_before), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 4;
    y += say_said_before(model_, frame_, *chosen_, {at.x, y}, width) + 22;
  }
  y += draw_outcome({at.x, y}, width) + 20;
  y += draw_ways_on({at.x, y}, width);
  return y - at.y;
}

float Page::draw_row(const Commitment& one, page::Point at, float width) {
  const Colours& c = *frame_.colours;
  const std::string name = one.will.empty() ? reflect::sentence(one) : capital_first(one.will);
  const auto words = set(frame_, name, row_type, page::Ink::ink, width);
  std::string more = state_of(model_, one);
  std::shared_ptr<const page::Setting> meta;
  const auto outcome = outcome_of(one);
  if (!outcome.empty() && !reflect::next_return(one)) {
    meta = set_leading(frame_, words::say(Word::sentence, fmt::arg("words", outcome)), beginning_of(one.why), type::meta, page::Ink::ink3,
                       width);
    more = words::say(Word::sentence, fmt::arg("words", outcome)) + " " + one.why;
  } else {
    if (!one.by.empty()) more = words::say(Word::commit_by_line, fmt::arg("by", one.by)) + " " + more;
    meta = set(frame_, more, type::meta, page::Ink::ink3, width);
  }
  const float high = 12 + words->height + 3 + meta->height + 13;
  const page::Rect rect{at.x, at.y, width, high};
  const bool shown = chosen_ && chosen_->id == one.id;
  const Touch does =
      touch(frame_, control_id(Role::button, name, id_of(one.id)), Role::button, name, rect, shown ? std::uint32_t{current} : 0U, more);
  letters(frame_, *words, {at.x, at.y + 12}, shown || does.over ? c.accent : c.ink);
  letters(frame_, *meta, {at.x, at.y + 12 + words->height + 3});
  if (does.ring) focus_ring(frame_, {rect.x - 6, rect.y + 5, rect.w + 12, rect.h - 10}, 4);
  if (does.activated && !shown) frame_.wish(app::intent::ChooseCommitment{one.id});
  return high;
}

float Page::draw_list(Word heading, const std::vector<const Commitment*>& list, page::Point at, float width) {
  if (list.empty()) return 0;
  rule(frame_, at.x, at.y, width, frame_.colours->ink, 2);
  float y = at.y + 2 + 14;
  y += say(frame_, words::say(heading), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 8;
  for (const Commitment* one : list) {
    if (one != list.front()) rule(frame_, at.x, y, width, frame_.colours->rule);
    y += draw_row(*one, {at.x, y}, width);
  }
  return y + 20 - at.y;
}

float Page::draw_calendar(page::Point at, float width) {
  auto& slot = frame_.memory.slot<PageSlot>("commitments");
  if (slot.of != chosen_->id) {
    slot.of = chosen_->id;
    slot.with_words = false;
  }
  float y = at.y;
  icon(frame_, page::Icon::calendar, {at.x, y + 2}, frame_.colours->accent, 16);
  if (link(frame_, words::say(Word::commit_calendar), {at.x + 24, y}, calendar_type, false))
    frame_.wish(app::intent::PutIntoCalendar{slot.with_words});
  y += 24;
  const Word tells = slot.with_words ? Word::commit_calendar_tells : Word::commit_calendar_neutral;
  y += say(frame_, words::say(tells), type::meta, {at.x, y}, width, page::Ink::ink3) + 10;
  if (tick(frame_, words::say(Word::commit_calendar_words), slot.with_words, {at.x, y})) {
    slot.with_words = !slot.with_words;
    frame_.again = true;
  }
  y += 20;
  if (const auto& file = model_.practice.calendar; !file.empty())
    y += 12 + say(frame_, words::say(Word::commit_calendar_saved, fmt::arg("file", file)), type::meta, {at.x, y + 12}, width,
                  page::Ink::ink2, Role::status);
  return y - at.y;
}

float Page::draw_lists(page::Point at, float width) {
  float y = at.y;
  auto also = back_;
  std::erase(also, chosen_);
  y += draw_list(Word::commit_also_back, also, {at.x, y}, width);
  y += draw_list(Word::commit_later, later_, {at.x, y}, width);
  y += draw_list(Word::commit_at_rest, at_rest_, {at.x, y}, width);
  y += draw_list(Word::commit_those_put_away, put_away_, {at.x, y}, width);
  rule(frame_, at.x, y, width, frame_.colours->rule);
  y += 24;
  app::Habits habits = model_.habits;
  if (const auto on = toggle(frame_, words::say(Word::commit_on_start), habits.commitments_on_start, {at.x, y})) {
    habits.commitments_on_start = *on;
    frame_.wish(app::intent::ChangeHabits{habits});
  }
  y += 26 + 18;
  if (chosen_ && reflect::next_return(*chosen_)) y += draw_calendar({at.x, y}, width);
  return y - at.y;
}

}  // namespace

void draw_commitments(const app::Model& model, Frame& frame) {
  const page::Rect area = under_banner(model, frame, navigation(model, frame));
  const Region region(frame, words::say(Word::nav_main), area);
  Pane pane(frame, words::say(Word::commit_title), area, 0);
  if (frame.new_screen) {
    pane.scroll_to(0);
    frame.memory.slot<PageSlot>("commitments").with_words = false;
  }
  const bool beside = frame.width >= grid::two_columns;
  const grid::Column column = grid::both(area, frame.width, left_wide, apart, right_wide);
  const float x = column.x, width = column.w;
  float y = pane.top() + grid::top(frame.width);
  y += say(frame, words::say(Word::commit_title), grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1) + 4;
  y += say(frame, words::say(Word::commit_lead), grid::lead(frame.width), {x, y}, width, page::Ink::ink2) + 28;
  Page page(model, frame);
  float end = y;
  if (page.empty()) {
    end += page.draw_nothing_yet({x, y}, std::min(width, left_wide));
  } else if (beside) {
    const float share = width / (left_wide + apart + right_wide);
    const float left = std::round(left_wide * share), gap = std::round(apart * share);
    const float used = page.draw_chosen({x, y}, left);
    end += std::max(used, page.draw_lists({x + left + gap, y}, width - left - gap));
  } else {
    end += page.draw_chosen({x, y}, width) + 40;
    end += page.draw_lists({x, end}, width);
  }
  pane.fits(end + 48 - pane.top());
}

}  // namespace vignette::ui
