// What is printed for a workshop, beside its plan: which papers, how many pages each has, and how they will be (look/37-workshop-plan).
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/grid.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/sheet_page.hpp"
#include "ui/team_plan_parts.hpp"
#include "ui/threshold.hpp"
#include "ui/tick.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::Paper;
using words::say;
using words::Word;

constexpr std::array names{Word::papers_invitation, Word::papers_case, Word::papers_slips, Word::papers_agreement, Word::papers_walls};
constexpr ButtonLook low{.height = 32, .padding = 10, .type = type::label};

std::string_view name_of(Paper paper) { return say(names.at(static_cast<std::size_t>(paper))); }

bool is_ticked(const app::PapersChoice& choice, Paper paper) { return choice.ticked.at(static_cast<std::size_t>(paper)); }

std::string pages_of(const app::TeamPapers& papers, Paper paper) {
  const auto found = std::ranges::find(papers.set, paper, &app::PaperSet::which);
  if (found == papers.set.end()) return {};
  return found->pages == 1 ? std::string(say(Word::print_page)) : say(Word::print_pages, fmt::arg("count", found->pages));
}

/// A page of those that would be printed.
struct Leaf {
  const app::PaperSet* of = nullptr;
  std::size_t number = 0;   ///< in its paper, from 1
  std::size_t picture = 0;  ///< among the pages of all that are set
};
std::vector<Leaf> leaves_of(const app::TeamPapers& papers) {
  std::vector<Leaf> all;
  std::size_t picture = 0;
  for (const auto& one : papers.set)
    for (std::size_t page = 1; page <= one.pages; ++page, ++picture)
      if (is_ticked(papers.choice, one.which)) all.push_back({&one, page, picture});
  return all;
}

std::size_t ticked_of(const app::Model& model) {
  const auto wanted = app::papers_of(model.team.choice);
  return static_cast<std::size_t>(std::ranges::count_if(wanted, [&](Paper one) { return is_ticked(model.team.papers.choice, one); }));
}

struct LookSlot : Memory::Slot {
  std::size_t page = 0;
};

/// A tick for each, and how many pages it has. Answers the height.
float draw_ticks(const app::Model& model, Frame& frame, app::PapersChoice& choice, page::Point at, float width) {
  constexpr float row = 32;
  const auto& papers = model.team.papers;
  float y = at.y;
  for (const Paper paper : app::papers_of(model.team.choice)) {
    const std::string pages = pages_of(papers, paper);
    bool& on = choice.ticked.at(static_cast<std::size_t>(paper));
    if (tick(frame, name_of(paper), on, {at.x, y + 6})) on = !on;
    frame.outline.items.back().value = pages;
    const auto count = set(frame, pages, type::meta, page::Ink::ink2);
    letters(frame, *count, {at.x + width - count->width, y + 6});
    y += row;
    rule(frame, at.x, y - 1, width, frame.colours->rule);
  }
  return y - at.y;
}

/// For how many there are slips. Answers the height.
float draw_people(Frame& frame, app::PapersChoice& choice, page::Point at, float width) {
  ButtonLook fewer = low, more = low;
  fewer.available = choice.people > app::slips_on_a_page;
  more.available = choice.people < app::most_slips;
  const float more_wide = button_width(frame, say(Word::print_more), more), fewer_wide = button_width(frame, say(Word::print_fewer), fewer);
  const float right = at.x + width, left = right - more_wide - 8 - fewer_wide;
  const std::string told = say(Word::print_people, fmt::arg("count", choice.people));
  const auto words = set(frame, told, type::meta, page::Ink::ink2, std::max(80.0F, left - 8 - at.x));
  say_set(frame, *words, told, {at.x, at.y + std::max(0.0F, (32 - words->height) / 2)}, Role::status);
  if (button(frame, say(Word::print_fewer), {left, at.y, fewer_wide, 32}, fewer) && fewer.available) choice.people -= app::slips_on_a_page;
  if (button(frame, say(Word::print_more), {right - more_wide, at.y, more_wide, 32}, more) && more.available)
    choice.people += app::slips_on_a_page;
  return std::max(32.0F, words->height);
}

/// How it goes with what was wished. Answers the height.
float draw_state(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto& papers = model.team.papers;
  std::string told;
  if (papers.writing)
    told = papers.under_way == 0
               ? std::string()
               : say(Word::print_writing, fmt::arg("number", papers.under_way), fmt::arg("count", papers.each ? ticked_of(model) : 1));
  else if (!papers.written_to.empty())
    told = papers.each ? say(Word::print_written_each, fmt::arg("folder", papers.written_to))
                       : say(Word::print_written, fmt::arg("file", papers.written_to));
  else if (papers.set.empty() && !papers.problem)
    told = say(Word::print_setting);
  if (!told.empty()) return ui::say(frame, told, type::meta, at, width, page::Ink::ink, Role::status) + 8;
  const float problem = say_problem(frame, papers.problem, at, width);
  return problem > 0 ? problem + 8 : 0;
}

}  // namespace

float draw_plan_papers(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto& papers = model.team.papers;
  auto choice = papers.choice;
  float y = at.y;
  y += ui::say(frame, say(Word::print_go), plan_heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 6;
  y += draw_ticks(model, frame, choice, {at.x, y}, width) + 10;
  if (model.team.choice.paper && is_ticked(choice, Paper::slips)) y += draw_people(frame, choice, {at.x, y}, width) + 12;
  if (choice != papers.choice) frame.wish(app::intent::ChangePapers{choice});

  const auto ticked = ticked_of(model);
  const bool can = ticked > 0 && !papers.writing, all = ticked == app::papers_of(model.team.choice).size();
  const ButtonLook print{.before = page::Icon::print, .available = can, .padding = 16}, other{.available = can, .padding = 16};
  const auto name = say(all ? Word::print_all : Word::print_ticked);
  Flow flow({at.x, y}, width, 40);
  const page::Point first = flow.place(button_width(frame, name, print));
  if (button(frame, name, {first.x, first.y, 0, 40}, print) && can) frame.wish(app::intent::WritePapers{});
  if (!papers.looking) {
    const ButtonLook look{.available = ticked > 0, .padding = 16};
    const page::Point second = flow.place(button_width(frame, say(Word::print_look), look));
    if (button(frame, say(Word::print_look), {second.x, second.y, 0, 40}, look) && ticked > 0) {
      frame.wish(app::intent::LookAtPapers{});
      give_focus(frame, control_id(Role::button, say(Word::print_plan)), frame.memory.ring);
    }
  }
  const page::Point third = flow.place(button_width(frame, say(Word::print_each), other));
  if (button(frame, say(Word::print_each), {third.x, third.y, 0, 40}, other) && can) frame.wish(app::intent::WritePapers{true});
  y += flow.height() + 12;
  y += draw_state(model, frame, {at.x, y}, width);
  return y + ui::say(frame, say(Word::print_go_how), type::meta, {at.x, y}, width, page::Ink::ink3) - at.y;
}

float draw_papers_preview(const app::Model& model, Frame& frame, page::Point at, float width, float room) {
  const auto& papers = model.team.papers;
  auto& slot = frame.memory.slot<LookSlot>("team papers");
  const auto pages = leaves_of(papers);
  slot.page = pages.empty() ? 0 : std::min(slot.page, pages.size() - 1);
  float y = at.y;
  y += ui::say(frame, say(Word::print_preview), plan_heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 10;
  if (button(frame, say(Word::print_plan), {at.x, y, 0, 32},
             {.before = page::Icon::back, .height = 32, .padding = 12, .type = type::label})) {
    frame.wish(app::intent::LookAtPapers{false});
    give_focus(frame, control_id(Role::button, say(Word::print_look)), frame.memory.ring);
  }
  constexpr float paper_wide = 150;
  if (const auto paper = segments(frame, say(Word::leave_paper), {say(Word::leave_a4), say(Word::leave_letter)},
                                  papers.choice.letter ? 1 : 0, {at.x + width - paper_wide, y, paper_wide, 32})) {
    auto choice = papers.choice;
    choice.letter = *paper == 1;
    frame.wish(app::intent::ChangePapers{choice});
  }
  y += 32 + 16;
  if (pages.empty()) return y + draw_state(model, frame, {at.x, y}, width) - at.y;
  const Leaf& leaf = pages[slot.page];
  const std::string name =
      say(Word::print_at, fmt::arg("title", name_of(leaf.of->which)), fmt::arg("number", leaf.number), fmt::arg("count", leaf.of->pages));
  const float turning = button_width(frame, say(Word::leave_back_page), low) + button_width(frame, say(Word::leave_next_page), low) + 16;
  const bool beside = width_of(frame, name, type::label) + 16 + turning <= width;
  ui::say(frame, name, type::label, {at.x, y + (beside ? 6 : 0)}, width, page::Ink::ink2, Role::status);
  if (!beside) y += 28;
  if (const auto to = turn_sheet(frame, slot.page, pages.size(), {beside ? at.x + width - turning : at.x, y})) {
    slot.page = *to;
    frame.again = true;
  }
  y += 32 + 12;
  const SheetPage page{.picture = {.number = papers.shown, .page = leaf.picture, .of = PagePicture::Of::printed},
                       .across = papers.width,
                       .down = papers.height,
                       .name = name,
                       .words = leaf.of->words};
  const float fits = (room - (y - at.y)) * papers.width / papers.height;
  const float wide = room > 0 ? std::floor(std::clamp(fits, std::min(300.0F, width), width)) : std::floor(width);
  return y + draw_sheet_page(frame, page, {at.x, y}, wide) - at.y;
}

}  // namespace vignette::ui
