/// The quiet page after the last question: what was written, what is open, what could come next (look/20-end-of-case).
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "app/again.hpp"
#include "text/breaks.hpp"
#include "ui/cues.hpp"
#include "ui/end_beside.hpp"
#include "ui/grid.hpp"
#include "ui/own.hpp"
#include "ui/reader.hpp"
#include "ui/team.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float column_width = 588, column_gap = 48, margin_width = 280, margin_least = 220;
constexpr float side_width = 118;
constexpr float number_width = 42;
constexpr Type wording{type::serif, 20, 26};
constexpr int wording_lines = 2;  ///< the whole of it stands on the question's own screen
constexpr Type first_lines{type::serif, 16, 23};
constexpr Type does{type::sans_medium, 14, 22};
constexpr Type way_on{type::serif, 22, 28};

struct EndSlot : Memory::Slot {
  float content = 800;
};

/// The number in its circle, filled when something is written.
void draw_number(Frame& frame, int number, bool filled, page::Point at) {
  constexpr float radius = 13;
  const Colours& colours = *frame.colours;
  const page::Point centre{at.x + radius, at.y + radius};
  if (filled) {
    disc(frame, centre, radius, colours.accent);
  } else {
    ring(frame, centre, radius, colours.edge, 1.5F);
  }
  const auto set_number = set(frame, std::to_string(number), type::label, filled ? page::Ink::on_accent : page::Ink::ink2);
  letters(frame, *set_number, {centre.x - set_number->width / 2, centre.y - set_number->height / 2});
}

bool written_today(const app::Model& model, const portfolio::Answer& answer) {
  const auto day = [&](portfolio::Instant instant) { return portfolio::day_of(instant, model.now.offset_minutes); };
  return day(answer.updated) == day(model.now.instant);
}

/// What may be done with a question: its words at the right end of the row.
bool draw_does(Frame& frame, std::string_view name, float right, float y, std::uint64_t number) {
  return link(frame, name, {right - width_of(frame, name, does), y}, does, false, number);
}

/// One question, answered or open. Answers the height of its row.
float draw_row(const app::Model& model, Frame& frame, const pack::Case& pack, const pack::Question& question, page::Rect at) {
  const portfolio::QuestionKey key = app::key_now(model, pack.id, question.id);
  const app::Draft* draft = app::find_draft(model, key);
  const bool written = draft && app::answered_now(model, pack.id, question.id);
  const bool side = at.w >= 420;  // else what may be done stands under the words
  const float right = at.x + at.w;
  const float x = at.x + number_width;
  const float width = at.w - number_width - (side ? side_width + 8 : 0);
  rule(frame, at.x, at.y, at.w, frame.colours->rule);

  float y = at.y + 13;
  const std::size_t item = frame.outline.items.size();
  describe(frame, Role::list_item,
           words::say(Word::end_question, fmt::arg("number", question.number), fmt::arg("wording", pack::wording(question))), at);
  ++frame.depth;
  draw_number(frame, question.number, written, {at.x, y});
  y += say_short(frame, pack::wording(question), wording, {x, y}, width, wording_lines);
  if (written) {
    y += 2 + say_beginning(frame, beginning_of(draft->editing.text), first_lines, {x, y + 2}, width, 2, page::Ink::ink2);
  } else {
    y += 4 + say(frame, words::say(Word::end_left_open), type::text, {x, y + 4}, width, page::Ink::ink3);
  }

  const auto go_on = [&] { frame.wish(app::intent::OpenQuestion{pack.id, static_cast<std::size_t>(question.number - 1)}); };
  const auto number = static_cast<std::uint64_t>(question.number);
  float side_y = side ? at.y + 13 : y + 4;
  const float side_x = side ? right : x + side_width;
  if (written) {
    const std::string day = day_in_words(model, draft->record.updated);
    const float day_width = width_of(frame, day, type::meta);
    say(frame, day, type::meta, {side ? right - day_width : x, side_y + 3}, 0, page::Ink::ink3);
    if (side) side_y += 26;
    const float end = side ? right : x + day_width + 16 + width_of(frame, words::say(Word::end_go_on_writing), does);
    if (written_today(model, draft->record)) {
      if (draw_does(frame, words::say(Word::end_go_on_writing), end, side_y, number)) go_on();
    } else if (draw_does(frame, words::say(Word::end_read_it), end, side_y, number)) {
      frame.wish(app::intent::ShowPortfolio{});
      frame.wish(app::intent::ChooseAnswer{key});
    }
    side_y += 22;
  } else {
    const float end = side ? side_x : x + width_of(frame, words::say(Word::end_write_to_it), does);
    if (draw_does(frame, words::say(Word::end_write_to_it), end, side_y + 2, number)) go_on();
    side_y += 24;
  }
  const auto twice = app::answered_twice(model, pack.id);
  const auto later = std::ranges::find_if(twice, [&](const auto& one) { return portfolio::of_question(one, key); });
  if (later != twice.end()) {
    const auto both = words::say(Word::then_title);
    if (draw_does(frame, both, side ? right : x + width_of(frame, both, does), side_y, number))
      frame.wish(app::intent::ShowThenAndNow{*later});
    side_y += 22;
  }
  --frame.depth;
  const float height = std::max(y, side_y) + 14 - at.y;
  ends(frame, item, {at.x, at.y, at.w, height});
  return height;
}

/// The next case on the shelf that has a question left open; the one after this first.
const pack::Case* next_case(const app::Model& model) {
  const std::size_t count = model.cases.size();
  std::size_t here = 0;
  while (here < count && model.cases[here].pack->id != model.case_id) ++here;
  for (std::size_t i = 1; i < count; ++i) {
    const pack::Case& pack = *model.cases[(here + i) % count].pack;
    if (pack.id != model.case_id && app::answered_count(model, pack) < pack.questions.size()) return &pack;
  }
  return nullptr;
}

std::string about(const app::Model& model, const pack::Case& pack) {
  const std::string called = short_title(pack);  // named places only point at what they hold
  const auto title = fmt::arg("title", called);
  const bool note = app::content_note_due(model, pack);
  if (pack.minutes_to_read > 0 && model.look.reading_times) {
    return words::say(note ? Word::end_read_next_minutes_note : Word::end_read_next_minutes, fmt::arg("title", short_title(pack)),
                      fmt::arg("minutes", pack.minutes_to_read));
  }
  return words::say(note ? Word::end_read_next_note : Word::end_read_next_plain, title);
}

/// A way on: its name with an arrow, and a few words about it. Answers the height.
float draw_way(Frame& frame, std::string_view name, std::string_view lines, page::Point at, float width, const app::Intent& leads) {
  const float wide = width_of(frame, name, way_on);
  if (link(frame, name, at, way_on, false)) frame.wish(leads);
  icon(frame, page::Icon::forward, {at.x + std::min(wide, width - 20) + 6, at.y + 6}, frame.colours->accent, 16);
  return way_on.line + 4 + say(frame, lines, type::meta, {at.x, at.y + way_on.line + 4}, width, page::Ink::ink2);
}

/// Answering again: at once after six months, or while one does; else when the start page is to offer it, and now for who asks. Answers
/// the height.
float draw_way_again(const app::Model& model, Frame& frame, const pack::Case& pack, page::Point at, float width) {
  const auto twice = app::answered_twice(model, pack.id);
  const bool now = app::time_here(model, pack.id) > 1;
  if (now && !twice.empty())
    return draw_way(frame, words::say(Word::then_title), words::say(Word::then_lines), at, width,
                    app::intent::ShowThenAndNow{twice.front()});
  const auto from = app::again_from(model, pack.id);
  if (now || !from) return 0;
  if (app::again_due(model, pack.id))
    return draw_way(frame, words::say(Word::again_start), words::say(Word::again_way_lines), at, width, app::intent::AnswerAgain{pack.id});
  const bool offered = app::again_offered(model, pack.id);
  float y = at.y;
  y += say(frame, words::say(Word::again_six), way_on, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 4;
  const std::string lines = offered ? words::say(Word::again_six_on, fmt::arg("day", day_only_in_words(model, *from)))
                                    : std::string(words::say(Word::again_six_off));
  y += say(frame, lines, type::meta, {at.x, y}, width, page::Ink::ink2) + 4;
  if (link(frame, words::say(offered ? Word::again_leave : Word::again_offer_it), {at.x, y}, type::meta))
    frame.wish(app::intent::OfferAgain{pack.id, !offered});
  y += 24;  // and sooner, for who asks
  if (link(frame, words::say(Word::again_start), {at.x, y}, type::meta)) frame.wish(app::intent::AnswerAgain{pack.id});
  return y + 22 - at.y;
}

/// Across the page where there is room, else one below another. Answers the height.
float draw_ways(const app::Model& model, Frame& frame, const pack::Case& pack, page::Rect at) {
  constexpr float gap = 32;
  const int columns = at.w >= 780 ? 3 : at.w >= 520 ? 2 : 1;
  const auto across = static_cast<float>(columns);
  const float width = (at.w - gap * (across - 1)) / across;
  rule(frame, at.x, at.y, at.w, frame.colours->ink, 2);
  Region region(frame, words::say(Word::end_ways_on), {at.x, at.y, at.w, 1});
  page::Point next{at.x, at.y + 19};
  float end = next.y;
  int placed = 0;
  const auto step = [&](float height) {
    if (height == 0) return;
    end = std::max(end, next.y + height);
    next = ++placed % columns == 0 ? page::Point{at.x, end + 24} : page::Point{next.x + width + gap, next.y};
  };
  if (const pack::Case* following = next_case(model)) {
    const std::string name = words::say(Word::end_read_next, fmt::arg("name", subject_or_title(*following)));
    step(draw_way(frame, name, about(model, *following), next, width, app::intent::OpenCase{following->id}));
  }
  step(draw_way(frame, words::say(Word::end_portfolio), words::say(Word::end_portfolio_lines), next, width, app::intent::ShowPortfolio{}));
  if (can_be_led(pack))
    step(draw_way(frame, words::say(Word::team_way_in), words::say(Word::team_way_lines), next, width, app::intent::PlanWorkshop{pack.id}));
  if (model.portfolio_open && app::answered_count(model, pack) > 0)
    step(draw_way(frame, words::say(Word::leave_open), words::say(Word::leave_way_lines), next, width,
                  app::intent::ShowLeaving{.case_id = pack.id}));
  step(draw_way_again(model, frame, pack, next, width));
  region.ends({at.x, at.y, at.w, end - at.y});
  return end - at.y;
}

}  // namespace

std::string beginning_of(std::string_view text, std::size_t most) {
  std::string line;
  std::size_t read = 0;
  for (; read < text.size() && line.size() < most; ++read) {
    const bool space = text[read] == ' ' || text[read] == '\n' || text[read] == '\t';
    if (!space) {
      line += text[read];
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  const bool cut = read < text.size();
  if (cut) {  // after a word, or in one that is longer than all there may be; never in a character
    const std::size_t space = line.rfind(' ');
    line.resize(space != std::string::npos ? space : text::previous_grapheme(line, line.size()));
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return cut ? line + "…" : line;
}

void draw_end_of_case(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const app::OpenCase* open = app::current_case(model);
  if (!open) return;
  const pack::Case& pack = *open->pack;
  const float rail = draw_rail_beside(model, frame, *open);
  const page::Rect page = draw_way_back(model, frame, pack, rail);

  auto& slot = frame.memory.slot<EndSlot>("end of case");
  const page::Rect rect = under_banner(model, frame, page);
  const bool narrow = frame.width < grid::narrow_below;
  const float whole = std::min(column_width + column_gap + margin_width, page.w - 2 * 64);
  const bool margin = !narrow && whole >= column_width + column_gap + margin_least;
  const grid::Column column =
      narrow ? grid::narrow(page) : grid::Column{std::round(page.x + (page.w - whole) / 2), margin ? column_width : whole};
  const float x = column.x, lead_width = narrow ? column.w : whole;

  const Region region(frame, words::say(Word::end_title), rect);
  Pane pane(frame, words::say(Word::end_title), rect, slot.content);
  if (frame.new_screen) pane.scroll_to(0);
  float y = pane.top() + (narrow ? grid::narrow_top : 36);
  y += say(frame, words::say(Word::end_title), grid::title(frame.width), {x, y}, lead_width, page::Ink::ink, Role::heading, 1) + 6;
  y += say(frame, words::say(Word::end_lead), grid::lead(frame.width), {x, y}, lead_width, page::Ink::ink2) + 20;
  if (const float cue = draw_cue_line(model, frame, {x, y}, column.w); cue > 0) y += cue + 20;
  const float rows = y;
  for (const pack::Question& question : pack.questions) y += draw_row(model, frame, pack, question, {x, y, column.w, 0});
  rule(frame, x, y, column.w, frame.colours->rule);
  // Where much stands beside the rows the ways on don't wait for its end.
  constexpr float much = 40, above_ways = 30;
  float beside_end = 0, ways_width = lead_width;
  if (margin) {
    const float left = x + column_width + column_gap;
    rule(frame, left, rows, x + whole - left, frame.colours->rule);
    beside_end = rows + 14 + draw_end_beside(model, frame, pack, {left, rows + 14}, x + whole - left);
    if (beside_end > y + much)
      ways_width = column_width;
    else
      y = std::max(y, beside_end);
  } else {
    y += 20;
    y += draw_end_beside(model, frame, pack, {x, y}, column.w);
  }
  y += above_ways;
  y = std::max(y + draw_ways(model, frame, pack, {x, y, ways_width, 0}), beside_end) + 48;
  slot.content = y - pane.top();
  pane.fits(slot.content);
}

}  // namespace vignette::ui
