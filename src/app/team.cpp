// What a workshop's screens look up: clocks, the timer, cards, notes.
#include "app/team.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/model.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

constexpr std::int64_t second_ms = 1'000, minute_ms = 60 * second_ms;

}  // namespace

std::string clock_at(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60); }

const workshop::Plan& plan_shown(const Team& team) { return team.open ? team.leading.plan : team.plan; }

std::vector<std::string> step_clocks(const Model& model) {
  const Team& team = model.team;
  const auto& steps = plan_shown(team).steps;
  std::vector<std::string> clocks;
  if (!team.open) {
    int at = team.choice.starts;
    for (const auto& step : steps) {
      clocks.push_back(clock_at(at));
      at += step.minutes;
    }
    clocks.push_back(clock_at(at));
    return clocks;
  }
  const auto clock = [&](portfolio::Instant at) { return portfolio::clock_of(at, model.now.offset_minutes); };
  // A step that takes longer than it was given ends now at the earliest.
  portfolio::Instant ends = model.now.instant;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i < team.begun.size()) {
      clocks.push_back(clock(team.begun[i]));
      if (i + 1 == team.begun.size())
        ends.ms = std::max(model.now.instant.ms + std::max<std::int64_t>(0, left_ms(team, model.now.instant)),
                           team.begun[i].ms + steps[i].minutes * minute_ms);
      continue;
    }
    clocks.push_back(clock(ends));
    ends.ms += steps[i].minutes * minute_ms;
  }
  clocks.push_back(clock(ends));
  return clocks;
}

int minutes_now(const Leading& leading) {
  return leading.at < leading.plan.steps.size() ? workshop::minutes_now(leading.plan.steps[leading.at], leading.phase) : 0;
}

std::int64_t left_ms(const Team& team, portfolio::Instant now) { return team.paused ? *team.paused : team.until.ms - now.ms; }

std::string timer_figures(std::int64_t left_ms) {
  const auto seconds = std::max<std::int64_t>(0, left_ms + second_ms - 1) / second_ms;  // the last second is not over yet
  return fmt::format("{:02}:{:02}", seconds / 60, seconds % 60);
}

double time_gone(const Team& team, portfolio::Instant now) {
  const auto whole = static_cast<double>(minutes_now(team.leading)) * static_cast<double>(minute_ms);
  if (whole <= 0) return 1;
  return std::clamp(1 - static_cast<double>(left_ms(team, now)) / whole, 0.0, 1.0);
}

std::string time_left_in_words(const Team& team, portfolio::Instant now) {
  const auto room = team.choice.language;
  return team.paused ? workshop::in_each(room, [] { return words::say(words::Word::team_paused); })
                     : workshop::time_left(left_ms(team, now), room);
}

const workshop::Step* next_step(const Leading& leading) {
  return leading.at + 1 < leading.plan.steps.size() ? &leading.plan.steps[leading.at + 1] : nullptr;
}

std::vector<const LeadCard*> cards_of(const Leading& leading, int group) {
  std::vector<const LeadCard*> all;
  for (const LeadCard& one : leading.cards)
    if (one.card.group == group) all.push_back(&one);
  return all;
}

const LeadCard* find_card(const Leading& leading, const std::string& id) {
  const auto found = std::ranges::find(leading.cards, id, [](const LeadCard& one) { return one.card.id; });
  return found == leading.cards.end() ? nullptr : &*found;
}

std::vector<std::string> facilitator_notes(const pack::Case& pack) {
  std::vector<std::string> notes;
  for (const auto& note : pack.notes) {
    std::string text;
    for (const auto& block : note.blocks) {
      if (block.text.empty()) continue;
      if (!text.empty()) text += '\n';
      if (!block.marker.empty()) text += block.marker + ' ';
      text += pack::without_footnotes(block);
    }
    if (!text.empty()) notes.push_back(std::move(text));
  }
  return notes;
}

bool review_due(const KeptRecord& record, portfolio::Now now) {
  return record.review_by <= portfolio::day_of(now.instant, now.offset_minutes);
}

}  // namespace vignette::app
