// What the end of a workshop wipes, and what it keeps.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/team_end_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using workshop::Ending;
using workshop::Keep;

struct Line {
  std::string what, more;
};

Line line_of(Word what, Word more) { return {std::string(say(what)), std::string(say(more))}; }

std::vector<Line> wiped(const Ending& ending) {
  std::vector<Line> all;
  all.push_back(ending.keep == Keep::answers ? line_of(Word::team_wiped_held, Word::team_wiped_held_how)
                                             : line_of(Word::team_wiped_answers, Word::team_wiped_answers_how));
  if (ending.keep == Keep::nothing) {
    all.push_back(line_of(Word::team_wiped_groups, Word::team_wiped_groups_how));
    all.push_back(line_of(Word::team_wiped_commitments, Word::team_wiped_commitments_how));
  }
  all.push_back(line_of(Word::team_wiped_traces, Word::team_wiped_traces_how));
  return all;
}

/// What the file will hold: without what could point to somebody, unless that is kept too.
class Holding {
 public:
  Holding(const app::Model& model, const Ending& ending) : model_(model), ending_(ending) {}

  std::vector<Line> lines() const {
    const auto& kept = ending_.kept;
    const auto day = portfolio::day_of(model_.now.instant, model_.now.offset_minutes);
    const auto present = !kept.present                           ? std::string(say(Word::record_unknown))
                         : *kept.present < workshop::small_group ? std::string(say(Word::record_fewer))
                                                                 : words::count_in_words(*kept.present);
    const auto* open = app::find_case(model_, model_.team.case_id);
    const auto title = say(Word::record_title, fmt::arg("title", open ? open->pack->title : std::string()));
    std::vector<Line> all{{title, say(Word::record_day, fmt::arg("day", workshop::in_words(day))) + "\n" +
                                      say(Word::record_present, fmt::arg("count", present))}};
    for (const auto& question : kept.questions) {
      std::string texts;
      add(texts, question.titles);
      add(texts, question.answers);
      all.push_back({question.wording, texts});
    }
    std::string commitments;
    add(commitments, kept.commitments);
    if (!commitments.empty()) all.push_back({std::string(say(Word::record_commitments)), commitments});
    return all;
  }

 private:
  void add(std::string& all, const std::vector<std::string>& texts) const {
    for (const auto& text : texts) {
      const auto flagged = std::ranges::find(ending_.flagged, text, &workshop::Flagged::text);
      if (flagged != ending_.flagged.end() && !model_.team.with_flagged.contains(flagged->of)) continue;
      all += (all.empty() ? "" : "\n") + text;
    }
  }

  const app::Model& model_;
  const Ending& ending_;
};

float draw_list(Frame& frame, Word heading, const std::vector<Line>& lines, page::Point at, float width) {
  constexpr Type heading_type{type::serif, 24, 30};
  rule(frame, at.x, at.y, width, frame.colours->ink, 2);
  float y = at.y + 14;
  y += ui::say(frame, say(heading), heading_type, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
  for (const Line& line : lines) {
    rule(frame, at.x, y, width, frame.colours->rule);
    y += 10;
    y += ui::say(frame, line.what, type::control, {at.x, y}, width, page::Ink::ink, Role::list_item);
    if (!line.more.empty()) y += ui::say(frame, line.more, type::text, {at.x, y}, width, page::Ink::ink2);
    y += 10;
  }
  rule(frame, at.x, y, width, frame.colours->rule);
  return y + 1 - at.y;
}

}  // namespace

float draw_wiped_and_kept(const app::Model& model, Frame& frame, const Ending& ending, page::Point at, float width) {
  constexpr float gap = 48, beside_from = 520;
  const bool beside = width >= beside_from;
  const float each = beside ? (width - gap) / 2 : width;
  const float left = draw_list(frame, Word::team_wiped, wiped(ending), at, each);
  const page::Point second = beside ? page::Point{at.x + each + gap, at.y} : page::Point{at.x, at.y + left + 24};
  float y = second.y;
  if (ending.keep == Keep::nothing) {
    const std::vector<Line> lines{
        line_of(Word::team_kept_nothing, Word::team_kept_nothing_how),
        line_of(Word::team_kept_plan, model.vault.absent ? Word::team_kept_plan_memory : Word::team_kept_plan_how)};
    y += draw_list(frame, Word::team_kept, lines, {second.x, y}, each) + 12;
    if (ending.settled) y += ui::say(frame, say(Word::team_kept_more), type::meta, {second.x, y}, each, page::Ink::ink3);
  } else {
    y += draw_list(frame, Word::team_kept, Holding(model, ending).lines(), {second.x, y}, each) + 12;
    const auto day = workshop::review_day(portfolio::day_of(model.now.instant, model.now.offset_minutes));
    y += ui::say(frame, say(Word::team_kept_where, fmt::arg("day", workshop::in_words(day))), type::meta, {second.x, y}, each,
                 page::Ink::ink3);
  }
  return std::max(at.y + left, y) - at.y;
}

}  // namespace vignette::ui
