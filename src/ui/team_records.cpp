/// What was kept of workshops, each to be looked at again and removed for good; and the cases a team can be led through.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ui/careful.hpp"
#include "ui/grid.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/review_parts.hpp"
#include "ui/team.hpp"
#include "ui/team_after.hpp"
#include "ui/team_bar.hpp"
#include "ui/team_plan_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using Line = workshop::RecordLine;

constexpr Type line_heading{type::serif, 20, 28}, way_on{type::serif, 22, 28};
constexpr float inset = 18;

struct RecordsSlot : Memory::Slot {
  bool asked = false;  ///< whether to remove one, in the drawing before
};

class Page {
 public:
  Page(const app::Model& model, Frame& frame, page::Point at, float width)
      : model_(model), team_(model.team), frame_(frame), at_(at), width_(width), y_(at.y) {}

  float draw() {
    if (team_.problem) y_ += say_team_problem(model_, frame_, {at_.x, y_}, width_) + 20;
    if (team_.unfinished) y_ += draw_unfinished(model_, frame_, {at_.x, y_}, width_) + 36;
    kept();
    y_ += 36;
    cases();
    return y_ - at_.y;
  }

 private:
  void kept() {
    rule(frame_, at_.x, y_, width_, frame_.colours->ink, 2);
    y_ += 2;
    if (!team_.records) return;
    if (team_.records->empty()) {
      y_ += 16;
      y_ += ui::say(frame_, say(Word::team_list_none), type::text, {at_.x, y_}, width_, page::Ink::ink2);
      return;
    }
    for (const auto& one : *team_.records) {
      row(one);
      if (one.file == team_.record) opened();
      rule(frame_, at_.x, y_ - 1, width_, frame_.colours->rule);
    }
  }

  void row(const app::KeptRecord& one) {
    const Colours& c = *frame_.colours;
    const bool chosen = one.file == team_.record, due = app::review_due(one, model_.now);
    const auto days =
        say(Word::team_record_day, fmt::arg("day", day_in_words(model_, one.day)), fmt::arg("review", workshop::in_words(one.review_by)));
    const auto again = due ? std::string(say(Word::team_record_due)) : std::string();
    const auto title = set(frame_, one.title, type::heading3, page::Ink::ink, width_);
    const auto when = set(frame_, days, type::meta, page::Ink::ink3, width_);
    const auto told = set(frame_, again, type::meta, page::Ink::clay, width_ - 24);
    const float high = 14 + title->height + when->height + (due ? 4 + told->height : 0) + 15;
    const page::Rect rect{at_.x, y_, width_, high};
    const Touch does = touch(frame_, control_id(Role::button, one.title, id_of(one.file)), Role::button, one.title, rect,
                             chosen ? std::uint32_t{expanded} : 0U, due ? days + " " + again : days);
    letters(frame_, *title, {at_.x, y_ + 14}, chosen || does.over ? c.accent : c.ink);
    letters(frame_, *when, {at_.x, y_ + 14 + title->height});
    if (due) {
      const float y = y_ + 14 + title->height + when->height + 4;
      icon(frame_, page::Icon::info, {at_.x, y + 2}, c.clay, 16);
      letters(frame_, *told, {at_.x + 24, y});
    }
    if (does.ring) focus_ring(frame_, {rect.x - 6, rect.y + 8, rect.w + 12, rect.h - 16}, 4);
    if (does.activated) frame_.wish(app::intent::ChooseRecord{chosen ? std::string() : one.file});
    y_ += high;
  }

  /// What stands in the chosen one, and removing it.
  void opened() {
    for (const Line& line : team_.lines) say_line(line);
    y_ += 12;
    if (!team_.lines.empty() && !team_.removing) y_ += draw_became(model_, frame_, {at_.x + inset, y_}, width_ - inset);
    if (!team_.lines.empty() || team_.removing) removing();
    y_ += 24;
  }

  void say_line(const Line& line) {
    const float left = at_.x + inset, room = width_ - inset;
    switch (line.kind) {
      case Line::Kind::title:  // the row says it
        return;
      case Line::Kind::heading:
        y_ += 12;
        y_ += ui::say(frame_, line.text, line_heading, {left, y_}, room, page::Ink::ink, Role::heading, 3) + 4;
        return;
      case Line::Kind::item:
        disc(frame_, {left + 4, y_ + 12}, 2.5F, frame_.colours->ink2);
        y_ += ui::say(frame_, line.text, type::own_note, {left + 16, y_}, room - 16, page::Ink::ink, Role::list_item) + 4;
        return;
      case Line::Kind::text:
        y_ += ui::say(frame_, line.text, type::meta, {left, y_}, room, page::Ink::ink2) + 4;
        return;
    }
  }

  void removing() {
    const float left = at_.x + inset, room = width_ - inset;
    const bool asked = std::exchange(frame_.memory.slot<RecordsSlot>("workshops").asked, team_.removing);
    const auto remove = say(Word::team_remove), no = say(Word::team_remove_no), yes = say(Word::team_remove_yes);
    if (!team_.removing) {
      if (asked) give_focus(frame_, control_id(Role::button, remove), frame_.memory.ring);
      if (careful_button(frame_, remove, {left - 18, y_}, {.outlined = false})) frame_.wish(app::intent::AskToRemoveRecord{true});
      y_ += 40;
      return;
    }
    y_ += ui::say(frame_, say(Word::team_remove_sure), type::text, {left, y_}, room, page::Ink::ink, Role::note) + 12;
    if (!asked) give_focus(frame_, control_id(Role::button, no), true);
    Flow flow({left, y_}, room, 40);
    const float wide = button_width(frame_, no);
    const page::Point first = flow.place(wide, 12);
    if (button(frame_, no, {first.x, first.y, wide, 40})) frame_.wish(app::intent::AskToRemoveRecord{false});
    if (careful_button(frame_, yes, flow.place(careful_width(frame_, yes), 12))) frame_.wish(app::intent::RemoveRecord{});
    y_ += flow.height();
  }

  static std::string planned(const portfolio::WorkshopPlan& plan) {
    int minutes = 0;
    for (const auto& step : plan.steps) minutes += step.minutes;
    return say(Word::team_plan_of, fmt::arg("minutes", plan.steps.empty() ? plan.minutes : minutes),
               fmt::arg("time", app::clock_at(plan.starts)));
  }

  /// Those that are planned already first, and of them the one that was planned last.
  void cases() {
    y_ += ui::say(frame_, say(Word::team_list_cases), plan_heading, {at_.x, y_}, width_, page::Ink::ink, Role::heading, 2) + 8;
    if (team_.open) {
      y_ += ui::say(frame_, say(Word::team_under_way), type::text, {at_.x, y_}, width_, page::Ink::ink2) + 14;
      if (button(frame_, say(Word::team_go_on), {at_.x, y_, 0, 40})) frame_.wish(app::intent::ShowLeading{});
      y_ += 40;
      return;
    }
    std::vector<const pack::Case*> all;
    for (const auto& one : model_.cases)
      if (can_be_led(*one.pack)) all.push_back(&*one.pack);
    std::ranges::stable_partition(all, [&](const pack::Case* one) { return model_.practice.plans.contains(one->id); });
    std::ranges::stable_partition(all, [&](const pack::Case* one) { return one->id == team_.case_id; });
    for (const auto* one : all) {
      rule(frame_, at_.x, y_, width_, frame_.colours->rule);
      y_ += 12;
      const auto name = subject_or_title(*one), about = short_title(*one);
      if (link(frame_, name, {at_.x, y_}, way_on, false, id_of(one->id))) frame_.wish(app::intent::PlanWorkshop{one->id});
      icon(frame_, page::Icon::forward, {at_.x + width_of(frame_, name, way_on) + 6, y_ + 6}, frame_.colours->accent, 16);
      y_ += way_on.line + 4;
      if (about != name) y_ += ui::say(frame_, about, type::meta, {at_.x, y_}, width_, page::Ink::ink2);
      if (const auto plan = model_.practice.plans.find(one->id); plan != model_.practice.plans.end())
        y_ += ui::say(frame_, planned(plan->second.record), type::meta, {at_.x, y_}, width_, page::Ink::ink3);
      y_ += 12;
    }
    rule(frame_, at_.x, y_, width_, frame_.colours->rule);
  }

  const app::Model& model_;
  const app::Team& team_;
  Frame& frame_;
  page::Point at_;
  float width_, y_;
};

}  // namespace

void draw_workshops(const app::Model& model, Frame& frame) {
  const page::Rect area = under_banner(model, frame, navigation(model, frame));
  const Region region(frame, say(Word::nav_main), area);
  Pane pane(frame, say(Word::nav_workshops), area, 0);
  if (frame.new_screen) {
    pane.scroll_to(0);
    frame.memory.slot<RecordsSlot>("workshops").asked = false;
  }
  const auto at = grid::turned_to(area, frame.width);
  float y = pane.top() + grid::top(frame.width);
  y += ui::say(frame, say(Word::nav_workshops), grid::title(frame.width), {at.x, y}, at.w, page::Ink::ink, Role::heading, 1) + 4;
  y += ui::say(frame, say(Word::team_list_how), grid::lead(frame.width), {at.x, y}, at.w, page::Ink::ink2) + 28;
  y += Page(model, frame, {at.x, y}, at.w).draw();
  pane.fits(y + 48 - pane.top());
}

}  // namespace vignette::ui
