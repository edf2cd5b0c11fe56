/// A pack with problems, opened: where, what, how to mend. look/42-problems.
#include <algorithm>
#include <string>
#include <vector>

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

constexpr float list_width = 560, list_side = 64, source_edge = 48, foot_edge = 36;
constexpr float beside_from = 1180;  ///< narrower windows have the lines under the chosen problem
constexpr float overhang = 20;       ///< of the chosen row
constexpr Type source_text{type::sans, 15, 24};
constexpr Type source_number{type::sans, 13, 18};

struct ProblemsSlot : Memory::Slot {
  std::string of;  ///< the case's file; empty for the shelf
  std::size_t chosen = 0;
};

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// A problem's own words end without a full stop, but for a question.
std::string as_sentence(const std::string& words) {
  return words.empty() || words.ends_with('?') ? words : say(Word::sentence, fmt::arg("words", words));
}

class Page {
 public:
  Page(const app::Model& model, Frame& frame)
      : model_(model),
        frame_(frame),
        open_(app::find_case(model, model.case_id)),
        problems_(open_ ? open_->pack->problems : model.shelf_problems),
        slot_(frame.memory.slot<ProblemsSlot>("problems")) {
    const std::string of = open_ ? open_->pack->file : std::string();
    if (frame.new_screen || slot_.of != of) slot_ = {};
    slot_.of = of;
    slot_.chosen = problems_.empty() ? 0 : std::min(slot_.chosen, problems_.size() - 1);
    const auto first = std::ranges::find(problems_, Severity::error, &Problem::severity);
    if (frame.new_screen && first != problems_.end()) slot_.chosen = static_cast<std::size_t>(first - problems_.begin());
  }

  void draw() {
    const page::Rect area = navigation(model_, frame_);
    const bool beside = frame_.width >= beside_from && !problems_.empty();
    const float list = beside ? list_width + 2 * list_side - 8 : area.w;
    {
      const Region region(frame_, say(Word::problems_title), {area.x, area.y, list, area.h});
      Pane pane(frame_, say(Word::problems_title), {area.x, area.y, list, area.h}, 0);
      const grid::Column column = beside ? grid::Column{area.x + list_side, list_width} : grid::turned_to(area, frame_.width);
      float y = pane.top() + grid::top(frame_.width) - 8;
      y += draw_head({column.x, y}, column.w);
      rule(frame_, column.x, y, column.w, frame_.colours->ink, 2);
      y += 2;
      y += draw_group(Word::problems_first, Severity::error, {column.x, y}, column.w, !beside);
      const bool both = std::ranges::find(problems_, Severity::error, &Problem::severity) != problems_.end();
      if (both) rule(frame_, column.x, y, column.w, frame_.colours->rule);
      y += draw_group(Word::problems_worth, Severity::warning, {column.x, y}, column.w, !beside);
      if (!problems_.empty()) rule(frame_, column.x, y, column.w, frame_.colours->rule);
      if (!beside) y += 24 + ui::say(frame_, say(Word::problems_foot), type::meta, {column.x, y + 24}, column.w, page::Ink::ink3);
      pane.fits(y + 48 - pane.top());
    }
    if (beside) draw_beside({area.x + list, area.y, area.w - list, area.h});
  }

 private:
  /// The way back, the title, and what can be done. Answers the height.
  float draw_head(page::Point at, float width) {
    const bool closed = open_ && open_->pack->basis.empty();
    float y = at.y;
    const ButtonLook back = back_link();
    if (button(frame_, say(Word::nav_cases), {at.x - back.padding, y, 0, 36}, back, 1)) frame_.wish(app::intent::ShowShelf{});
    y += 46;
    const auto title = open_ ? subject_or_title(*open_->pack) : std::string(say(Word::problems_title));
    y += ui::say(frame_, title, grid::title(frame_.width), {at.x, y}, width, page::Ink::ink, Role::heading, 1) + 4;
    const Word lead = !open_ ? Word::problems_shelf_lead : closed ? Word::problems_lead_basis : Word::problems_lead;
    y += ui::say(frame_, say(problems_.empty() ? Word::problems_none : lead), grid::lead(frame_.width), {at.x, y}, width, page::Ink::ink2) +
         18;
    y += draw_actions({at.x, y}, width);
    std::string looked;
    if (model_.packs_asked) {
      looked = say(Word::problems_looking);
    } else if (model_.packs_looked) {
      const auto time = portfolio::clock_of(*model_.packs_looked, model_.now.offset_minutes);
      looked = say(Word::problems_looked, fmt::arg("time", time));
    }
    if (!looked.empty()) y += 10 + ui::say(frame_, looked, type::meta, {at.x, y + 10}, width, page::Ink::ink3, Role::status);
    return y + 22 - at.y;
  }

  float draw_actions(page::Point at, float width) {
    page::Point next = at;
    const auto act = [&](Word name, const ButtonLook& look) {
      const float wide = button_width(frame_, say(name), look);
      if (next.x > at.x && next.x + wide > at.x + width) next = {at.x, next.y + 48};
      const bool used = button(frame_, say(name), {next.x, next.y, wide, 40}, look);
      next.x += wide + 8;
      return used;
    };
    if (open_ && act(Word::problems_read, {.manner = Manner::main})) frame_.wish(app::intent::OpenAnyway{open_->pack->id});
    if (act(Word::problems_look_again, {.before = page::Icon::redo, .available = !model_.packs_asked}))
      frame_.wish(app::intent::ReadPacksAgain{});
    const std::string file = open_ ? open_->pack->file : problems_.empty() ? std::string() : problems_[slot_.chosen].where;
    if (!file.empty() && act(Word::problems_open_file, {.manner = Manner::quiet, .padding = 10}))
      frame_.wish(app::intent::OpenItsFile{file});
    return next.y + 40 - at.y;
  }

  std::string where(const Problem& problem) const {
    if (!open_) return file_name(problem.where);
    return problem.line > 1 ? say(Word::problems_line, fmt::arg("line", problem.line)) : std::string(say(Word::problems_top));
  }

  /// A group under its heading. Answers the height.
  float draw_group(Word heading, Severity severity, page::Point at, float width, bool lines_under) {
    if (std::ranges::find(problems_, severity, &Problem::severity) == problems_.end()) return 0;
    float y = at.y;
    y += 14 + ui::say(frame_, say(heading), type::label, {at.x, y + 14}, width, page::Ink::ink2, Role::heading, 2) + 8;
    for (std::size_t i = 0; i < problems_.size(); ++i) {
      if (problems_[i].severity != severity) continue;
      y += draw_row(i, {at.x, y}, width);
      if (lines_under && i == slot_.chosen) y += 16 + draw_source(problems_[i], {at.x, y + 16}, width) + 24;
    }
    return y - at.y;
  }

  /// One problem; chosen, what is known of it stands beside the list or under the row. Answers the height.
  float draw_row(std::size_t index, page::Point at, float width) {
    const Problem& problem = problems_[index];
    const bool chosen = index == slot_.chosen, stacked = width < 480;
    const float left = stacked ? 0 : 132;
    const auto place = set(frame_, where(problem), type::meta, page::Ink::ink3, stacked ? width : 116);
    const auto what = set(frame_, problem.what, type::control, page::Ink::ink, width - left);
    const std::string mend = as_sentence(problem.mend);
    const auto how = mend.empty() ? nullptr : set(frame_, mend, type::text, page::Ink::ink2, width - left);
    const float above = stacked ? place->height + 2 : 0;
    const float high = 11 + above + std::max(place->height, what->height + (how ? how->height : 0)) + 12;
    const page::Rect row{at.x - overhang, at.y, width + 2 * overhang, high};
    const std::string value = mend.empty() ? where(problem) : where(problem) + ". " + mend;
    const Touch does =
        touch(frame_, id_of("problem", 0, index), Role::list_item, problem.what, row, chosen ? std::uint32_t{selected} : 0U, value);
    const Colours& c = *frame_.colours;
    if (chosen) {
      fill(frame_, row, c.sheet);
      rule(frame_, row.x, row.y, row.w, c.rule);
      rule(frame_, row.x, row.bottom(), row.w, c.rule);
      fill(frame_, {row.x, row.y, 4, row.h}, c.accent);
    } else {
      if (does.over) fill(frame_, row, c.tint);
      rule(frame_, at.x, at.y, width, c.rule);
    }
    letters(frame_, *place, {at.x, at.y + 11});
    letters(frame_, *what, {at.x + left, at.y + 11 + above});
    if (how) letters(frame_, *how, {at.x + left, at.y + 11 + above + what->height});
    if (does.ring) focus_ring(frame_, {row.x + 8, row.y + 6, row.w - 16, row.h - 12}, 4);
    if (does.activated) {
      slot_.chosen = index;
      frame_.again = true;
    }
    return high;
  }

  void draw_beside(page::Rect area) {
    const Region region(frame_, say(Word::problems_source), area);
    fill(frame_, area, frame_.colours->ground);
    fill(frame_, {area.x, area.y, 1, area.h}, frame_.colours->rule);
    const float x = area.x + source_edge, width = std::min(560.0F, area.w - 2 * source_edge);
    const auto foot = set(frame_, say(Word::problems_foot), type::meta, page::Ink::ink3, width);
    const float below = foot->height + foot_edge + 16;
    {
      Pane pane(frame_, say(Word::problems_source), {area.x, area.y, area.w, area.h - below}, 0, false);
      float y = pane.top() + 56;
      y += draw_source(problems_[slot_.chosen], {x, y}, width);
      pane.fits(y + 16 - pane.top());
    }
    say_set(frame_, *foot, say(Word::problems_foot), {x, area.bottom() - foot_edge - foot->height});
  }

  /// The lines a problem stands in, and how to mend it. Answers the height.
  float draw_source(const Problem& problem, page::Point at, float width) {
    float y = at.y;
    const std::string file = file_name(open_ ? open_->pack->file : problem.where);
    std::string_view section;
    if (open_ && problem.line > 0)
      for (const auto& one : open_->pack->sections)
        if (one.source.line > 0 && one.source.line <= problem.line) section = one.title;
    const std::string label = section.empty() ? file : say(Word::problems_in_section, fmt::arg("file", file), fmt::arg("section", section));
    y += ui::say(frame_, label, type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 12;
    if (open_ && open_->pack->lines.contains(problem.line)) y += draw_lines(problem, {at.x, y}, width) + 26;
    if (problem.mend.empty()) return y - at.y;
    y += ui::say(frame_, say(Word::problems_how), type::heading3, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 4;
    y += ui::say(frame_, as_sentence(problem.mend), type::text, {at.x, y}, width, page::Ink::ink2);
    if (problem.severity == Severity::warning)
      y += 12 + ui::say(frame_, say(Word::problems_question), type::text, {at.x, y + 12}, width, page::Ink::ink2);
    return y - at.y;
  }

  float draw_lines(const Problem& problem, page::Point at, float width) {
    constexpr float numbers = 52, between = 16, right = 20, edge = 16;
    const Colours& c = *frame_.colours;
    struct Line {
      int number;
      const std::string& words;
      std::shared_ptr<const page::Setting> setting;
    };
    std::vector<Line> lines;
    float high = 2 * edge;
    for (const auto& [number, words] : open_->pack->lines) {
      if (number < problem.line - 2 || number > problem.line + 2) continue;
      const page::Ink ink = number == problem.line ? page::Ink::ink : page::Ink::ink2;
      lines.push_back({number, words, set(frame_, words, source_text, ink, width - numbers - right)});
      high += lines.back().setting->height;
    }
    const page::Rect box{at.x, at.y, width, high};
    fill(frame_, box, c.sheet, 4);
    float y = at.y + edge;
    for (const Line& line : lines) {
      const bool here = line.number == problem.line;
      if (here) fill(frame_, {at.x + 1, y, width - 2, line.setting->height}, c.tint);
      const auto number = set(frame_, std::to_string(line.number), source_number, here ? page::Ink::ink : page::Ink::ink3);
      letters(frame_, *number, {at.x + numbers - between - number->width, y + 4});
      const page::Point words{at.x + numbers, y};
      letters(frame_, *line.setting, words);
      if (here) mark_word(problem, line.words, *line.setting, words);
      describe(frame_, Role::paragraph, say(Word::problems_source_line, fmt::arg("line", line.number), fmt::arg("words", line.words)),
               {at.x, y, width, line.setting->height})
          .states |= here ? std::uint32_t{current} : 0U;
      y += line.setting->height;
    }
    stroke(frame_, box, c.edge, c.outline, 4);
    return high;
  }

  /// A dotted line under the word a problem names.
  void mark_word(const Problem& problem, std::string_view words, const page::Setting& setting, page::Point at) {
    if (problem.column <= 0 || (problem.line == 1 && problem.column == 1)) return;  // of the whole file
    std::size_t begin = 0;
    const auto within = [&](std::size_t at_byte) { return (static_cast<unsigned char>(words[at_byte]) & 0xC0) == 0x80; };
    for (int column = 1; column < problem.column && begin < words.size(); ++column) {
      ++begin;
      while (begin < words.size() && within(begin)) ++begin;
    }
    std::size_t end = std::min(words.find_first_of(" \t", begin), words.size());
    while (end > begin + 1 && std::string_view(".,;:").contains(words[end - 1])) --end;
    if (begin >= end) return;
    for (const page::Rect& rect : page::rects(setting, {begin, end}, page::Over::ink))
      for (float x = rect.x; x < rect.right(); x += 4)
        fill(frame_, {at.x + x, at.y + rect.bottom() - 4, std::min(2.0F, rect.right() - x), 2}, frame_.colours->clay);
  }

  const app::Model& model_;
  Frame& frame_;
  const app::OpenCase* open_;
  const std::vector<Problem>& problems_;
  ProblemsSlot& slot_;
};

}  // namespace

void draw_problems(const app::Model& model, Frame& frame) { Page(model, frame).draw(); }

}  // namespace vignette::ui
