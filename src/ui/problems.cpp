/// A pack with problems, opened: where, what, how to mend. look/42-problems.
#include <algorithm>

#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Problem;
using words::say;
using words::Severity;
using words::Word;

std::string where(const Problem& problem, bool of_a_pack) {
  if (!of_a_pack) return problem.where.substr(problem.where.find_last_of('/') + 1);
  return problem.line > 0 ? say(Word::problems_line, fmt::arg("line", problem.line)) : std::string(say(Word::problems_top));
}

/// A group under its heading; answers how far down it came.
float group(Frame& frame, Word heading, const std::vector<Problem>& problems, Severity severity, page::Point at, float width,
            bool of_a_pack) {
  if (std::ranges::none_of(problems, [&](const Problem& problem) { return problem.severity == severity; })) return at.y;
  at.y += 14 + ui::say(frame, say(heading), type::label, {at.x, at.y + 14}, width, page::Ink::ink2, Role::heading, 2) + 8;
  const bool stacked = width < 480;
  const float left = stacked ? 0 : 132;
  for (const auto& problem : problems) {
    if (problem.severity != severity) continue;
    rule(frame, at.x, at.y, width, frame.colours->rule);
    describe(frame, Role::list_item, problem.what, {at.x, at.y, width, 0});
    float y = at.y + 11;
    const float place = ui::say(frame, where(problem, of_a_pack), type::meta, {at.x, y}, stacked ? width : 116, page::Ink::ink3);
    if (stacked) y += place + 2;
    y += ui::say(frame, problem.what, type::control, {at.x + left, y}, width - left);
    if (!problem.mend.empty()) y += ui::say(frame, problem.mend, type::text, {at.x + left, y}, width - left, page::Ink::ink2);
    at.y = y + 12;
  }
  return at.y;
}

}  // namespace

void draw_problems(const app::Model& model, Frame& frame) {
  const auto* open = app::find_case(model, model.case_id);
  const auto& problems = open ? open->pack->problems : model.shelf_problems;
  const bool closed = open && open->pack->basis.empty();
  const page::Rect area = navigation(model, frame);
  const Region region(frame, say(Word::problems_title), area);
  Pane pane(frame, say(Word::problems_title), area, 0);
  const auto [x, width] = grid::turned_to(area, frame.width);
  float y = pane.top() + grid::top(frame.width) - 8;
  const ButtonLook back = back_link();
  if (button(frame, say(Word::nav_cases), {x - back.padding, y, 0, 36}, back, 1)) frame.wish(app::intent::ShowShelf{});
  y += 46;
  const auto title = open ? subject_or_title(*open->pack) : std::string(say(Word::problems_title));
  y += ui::say(frame, title, grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1) + 4;
  const Word lead = !open ? Word::problems_shelf_lead : closed ? Word::problems_lead_basis : Word::problems_lead;
  y += ui::say(frame, say(problems.empty() ? Word::problems_none : lead), grid::lead(frame.width), {x, y}, width, page::Ink::ink2) + 18;
  if (open) {
    if (button(frame, say(Word::problems_read), {x, y, 0, 40}, {.manner = Manner::main}))
      frame.wish(app::intent::OpenAnyway{open->pack->id});
    y += 62;
  }
  rule(frame, x, y, width, frame.colours->ink, 2);
  y = group(frame, Word::problems_first, problems, Severity::error, {x, y + 2}, width, open != nullptr);
  y = group(frame, Word::problems_worth, problems, Severity::warning, {x, y + 2}, width, open != nullptr);
  rule(frame, x, y, width, frame.colours->rule);
  y += 24 + ui::say(frame, say(Word::problems_foot), type::meta, {x, y + 24}, width, page::Ink::ink3);
  pane.fits(y + 48 - pane.top());
}

}  // namespace vignette::ui
