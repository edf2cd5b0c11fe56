/// What was shared with one, and by one, by name and date (look/35-review-list).
#include "ui/review.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::ExchangeRead;
using portfolio::Comment;
using portfolio::PageKind;
using words::Word;

constexpr float two_columns = 1180;
constexpr float left_wide = 692, apart = 84, right_wide = 312, whole_wide = left_wide + apart + right_wide;
constexpr float days_wide = 84;
constexpr Type day_type{type::serif, 24, 28}, month_type{type::sans, 13, 17};

/// How far one is with it: a sign and a line; no line where there is nothing to say.
struct State {
  page::Icon icon = page::Icon::check;
  std::string line;
};

std::string agreed_in_words(const app::Model& model, const ExchangeRead& one) {
  const auto& agreed = *portfolio::newest(one.record, PageKind::agreement);
  auto line = words::say(Word::review_agreed_line, fmt::arg("day", day_in_words(model, agreed.made)));
  if (one.record.both_have) line += " " + std::string(words::say(Word::review_both_have));
  if (one.record.keep_until)
    line += " " + words::say(Word::review_keep_until, fmt::arg("day", day_in_words(model, *one.record.keep_until)));
  return line;
}

State state_of(const app::Model& model, const ExchangeRead& one) {
  if (const auto* page = portfolio::newest(one.record, PageKind::share); page && page->taken_out)
    return {page::Icon::info, words::say(Word::review_taken_out, fmt::arg("day", date_in_words(model, *page->taken_out)))};
  if (portfolio::newest(one.record, PageKind::agreement)) return {page::Icon::check, agreed_in_words(model, one)};
  if (const auto* page = portfolio::newest(one.record, PageKind::reply)) {
    const auto day = day_in_words(model, page->made);
    const auto* reply = app::reply_of(one);
    const bool talks = reply && reply->words.empty() && !reply->comments.empty() &&
                       std::ranges::all_of(reply->comments, [](const auto& said) { return said.kind == Comment::Kind::talk; });
    if (talks && page->mine) return {page::Icon::review, std::string(words::say(Word::review_wrote_talk))};
    return {page::Icon::check, words::say(page->mine ? Word::review_your_reply : Word::review_their_reply, fmt::arg("day", day))};
  }
  const auto* draft = app::reply_draft(model.review, one.record.number);
  if (draft && !app::says_nothing(draft->record)) return {page::Icon::pen, std::string(words::say(Word::review_begun))};
  return {};
}

float draw_row(const app::Model& model, Frame& frame, const ExchangeRead& one, page::Point at, float width) {
  const Colours& c = *frame.colours;
  const auto* page = portfolio::newest(one.record, PageKind::share);
  const auto day = page ? page->made : portfolio::Day();
  constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4,  Word::month_5,  Word::month_6,
                              Word::month_7, Word::month_8, Word::month_9, Word::month_10, Word::month_11, Word::month_12};
  const auto month = words::say(months.at(static_cast<std::size_t>(std::clamp(day.month, 1, 12) - 1)));
  const auto* shared = app::shared_of(one);
  const auto state = state_of(model, one);
  const auto name = one.record.name.empty() ? std::string(words::say(Word::review_somebody)) : one.record.name;
  const auto what = shared ? share_in_words(*shared) : std::string();
  const float x = at.x + days_wide, room = width - days_wide;
  const auto heading = set(frame, name, type::heading3, page::Ink::ink, room);
  const auto role = set(frame, one.record.role, type::meta, page::Ink::ink3);
  const bool beside = heading->width + 10 + role->width <= room;
  const auto told = set(frame, what, type::text, page::Ink::ink2, room);
  const auto line = set(frame, state.line, type::meta, page::Ink::ink3, room - 24);
  const float roles = one.record.role.empty() || beside ? 0 : 20;
  float high = 16 + heading->height + roles + (what.empty() ? 0 : 2 + told->height) + (state.line.empty() ? 0 : 5 + line->height) + 18;
  high = std::max(high, 16 + day_type.line + month_type.line + 18);
  const page::Rect rect{at.x, at.y, width, high};
  const auto label = words::say(Word::review_row, fmt::arg("who", who_in_words(one.record)), fmt::arg("day", day_in_words(model, day)));
  const Touch does = touch(frame, control_id(Role::button, label, id_of(one.record.number)), Role::button, label, rect, 0,
                           state.line.empty() ? what : what + ". " + state.line);
  letters(frame, *set(frame, std::to_string(day.day), day_type, page::Ink::ink2), {at.x, at.y + 16});
  letters(frame, *set(frame, month, month_type, page::Ink::ink3), {at.x, at.y + 16 + day_type.line});
  float y = at.y + 16;
  letters(frame, *heading, {x, y}, does.over ? c.accent : c.ink);
  if (beside) letters(frame, *role, {x + heading->width + 10, y + 7});
  y += heading->height;
  if (roles > 0) letters(frame, *role, {x, y});
  y += roles;
  if (!what.empty()) letters(frame, *told, {x, y + 2}), y += 2 + told->height;
  if (!state.line.empty()) {
    icon(frame, state.icon, {x, y + 7}, c.accent, 16);
    letters(frame, *line, {x + 24, y + 5});
  }
  rule(frame, at.x, rect.bottom() - 1, width, c.rule);
  if (does.ring) focus_ring(frame, {rect.x - 6, rect.y + 4, rect.w + 12, rect.h - 8}, 4);
  if (does.activated) frame.wish(app::intent::ShowExchange{one.record.number});
  return high;
}

float draw_list(const app::Model& model, Frame& frame, page::Point at, float width) {
  std::vector<const ExchangeRead*> with, by;
  for (const auto& one : model.review.exchanges) (one.record.mine ? by : with).push_back(&one);
  rule(frame, at.x, at.y, width, frame.colours->ink, 2);
  float y = at.y + 2;
  if (model.portfolio_open && !model.review.read)
    return 20 + say(frame, words::say(Word::review_reading), type::beside, {at.x, y + 18}, width, page::Ink::ink3, Role::status);
  if (with.empty()) {
    y += 18;
    y += say(frame, words::say(Word::review_nothing), {type::serif, 26, 36}, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
    for (const auto line : {Word::review_nothing_first, Word::review_nothing_then}) {
      y += say(frame, words::say(line), type::beside, {at.x, y}, std::min(width, 600.0F), page::Ink::ink2) + 10;
    }
    y += 14;
  }
  for (const auto* one : with) y += draw_row(model, frame, *one, {at.x, y}, width);
  if (by.empty()) return y - at.y;
  y += 44;
  y += say(frame, words::say(Word::review_by_you), type::heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 10;
  rule(frame, at.x, y, width, frame.colours->ink, 2);
  y += 2;
  for (const auto* one : by) y += draw_row(model, frame, *one, {at.x, y}, width);
  return y - at.y;
}

/// What stands in the way, or what was made. Answers the height.
float draw_told(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Review& review = model.review;
  std::string told;
  if (review.problem)
    told = capital_first(in_sentences(*review.problem));
  else if (!review.saved_to.empty())
    told = words::say(Word::review_card_made, fmt::arg("file", review.saved_to));
  else if (review.busy)
    told = words::say(Word::review_busy);
  if (told.empty()) return 0;
  const bool stops = review.problem.has_value();
  icon(frame, stops ? page::Icon::warning : page::Icon::info, {at.x, at.y + 2}, stops ? frame.colours->clay : frame.colours->accent, 18);
  return say(frame, told, type::text, {at.x + 28, at.y}, std::min(width - 28, 664.0F), page::Ink::ink, Role::status) + 20;
}

}  // namespace

void draw_review(const app::Model& model, Frame& frame) {
  page::Rect area = navigation(model, frame);
  const float banner = not_saved_banner(model, frame, {area.x, area.y, area.w, 0});
  area = {area.x, area.y + banner, area.w, std::max(1.0F, area.h - banner)};
  const Region region(frame, words::say(Word::nav_main), area);
  Pane pane(frame, words::say(Word::nav_review), area, 0);
  if (frame.new_screen) pane.scroll_to(0);
  const bool beside = frame.width >= two_columns;
  const float whole = std::min(whole_wide, area.w - 2 * 64);
  grid::Column column = beside                      ? grid::Column{std::round(area.x + std::max(64.0F, (area.w - whole) / 2)), whole}
                        : frame.width < grid::folds ? grid::narrow(area)
                                                    : grid::Column{area.x + 64, std::min(left_wide, area.w - 2 * 64)};
  const float x = column.x, width = column.w;
  float y = pane.top() + grid::top(frame.width);
  const auto open = words::say(Word::review_open);
  const ButtonLook look{.manner = Manner::main, .before = page::Icon::folder, .available = !model.review.busy};
  const float wide = button_width(frame, open, look);
  const auto title = grid::title(frame.width);
  const bool after = width_of(frame, words::say(Word::review_title), title) + 24 + wide <= width;
  const float high =
      say(frame, words::say(Word::review_title), title, {x, y}, after ? width - wide - 24 : width, page::Ink::ink, Role::heading, 1);
  if (after && button(frame, open, {x + width - wide, y + (high - 40) / 2, wide, 40}, look)) frame.wish(app::intent::OpenGiven{});
  y += std::max(high, after ? 44.0F : 0.0F) + 4;
  y += say(frame, words::say(Word::review_lead), grid::lead(frame.width), {x, y}, width, page::Ink::ink2) + (after ? 44 : 20);
  if (!after) {
    if (button(frame, open, {x, y, wide, 40}, look)) frame.wish(app::intent::OpenGiven{});
    y += 40 + 28;
  }
  y += draw_told(model, frame, {x, y}, width);
  float end = y;
  if (beside) {
    const float left = std::round(left_wide * whole / whole_wide), gap = std::round(apart * whole / whole_wide);
    const float used = draw_list(model, frame, {x, y}, left);
    end += std::max(used, draw_people(model, frame, {x + left + gap, y}, width - left - gap));
  } else {
    end += draw_list(model, frame, {x, y}, width) + 48;
    end += draw_people(model, frame, {x, end}, width);
  }
  pane.fits(end + 48 - pane.top());
}

}  // namespace vignette::ui
