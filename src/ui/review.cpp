/// What was shared with one, and by one, by name and date (look/35-review-list).
#include "ui/review.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>
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

constexpr float left_wide = 692, apart = 84, right_wide = 312;
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
  return line;
}

State how_far(const app::Model& model, const ExchangeRead& one) {
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

/// With how long it is kept, and whether that day has come.
State state_of(const app::Model& model, const ExchangeRead& one) {
  auto state = how_far(model, one);
  if (!one.record.keep_until) return state;
  const bool came = keep_until_came(model, one.record);
  if (came || state.line.empty()) state.icon = page::Icon::info;
  if (!state.line.empty()) state.line += state.line.ends_with('.') ? " " : ". ";
  state.line += words::say(came ? Word::review_keep_until_came : Word::review_keep_until,
                           fmt::arg("day", day_in_words(model, *one.record.keep_until)));
  return state;
}

/// One after the other, those that say something.
std::string in_a_line(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const auto part : parts)
    if (!part.empty()) all.append(all.empty() ? "" : ". ").append(part);
  return all;
}

/// How a share reads in the list: who, when and what.
std::string reads(const ExchangeRead& one) {
  const auto* page = portfolio::newest(one.record, PageKind::share);
  const auto* shared = app::shared_of(one);
  const auto day = page ? page->made : portfolio::Day();
  return fmt::format("{}\n{}\n{}-{}-{}\n{}", one.record.name, one.record.role, day.year, day.month, day.day,
                     shared ? share_in_words(*shared) : std::string());
}

/// Those that could be taken for another of the list: what is on their page tells them apart.
std::set<const ExchangeRead*> alike(const std::vector<const ExchangeRead*>& list) {
  std::map<std::string, const ExchangeRead*> first;
  std::set<const ExchangeRead*> all;
  for (const auto* one : list)
    if (const auto [other, is_first] = first.emplace(reads(*one), one); !is_first) all.insert({one, other->second});
  return all;
}

float draw_row(const app::Model& model, Frame& frame, const ExchangeRead& one, bool is_alike, page::Point at, float width) {
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
  const auto number =
      is_alike ? words::say(Word::review_row_number, fmt::arg("number", one.record.number.substr(0, portfolio::shown_of_number))) : "";
  const auto told_apart = set(frame, number, type::meta, page::Ink::ink3);
  const auto line = set(frame, state.line, type::meta, page::Ink::ink3, room - 24);
  const float roles = one.record.role.empty() || beside ? 0 : 20;
  float high = 16 + heading->height + roles + (what.empty() ? 0 : 2 + told->height) + (is_alike ? 20 : 0) +
               (state.line.empty() ? 0 : 5 + line->height) + 18;
  high = std::max(high, 16 + day_type.line + month_type.line + 18);
  const page::Rect rect{at.x, at.y, width, high};
  const auto label = words::say(Word::review_row, fmt::arg("who", who_in_words(one.record)), fmt::arg("day", day_in_words(model, day)));
  const Touch does = touch(frame, control_id(Role::button, label, id_of(one.record.number)), Role::button, label, rect, 0,
                           in_a_line({what, number, state.line}));
  letters(frame, *set(frame, std::to_string(day.day), day_type, page::Ink::ink2), {at.x, at.y + 16});
  letters(frame, *set(frame, month, month_type, page::Ink::ink3), {at.x, at.y + 16 + day_type.line});
  float y = at.y + 16;
  letters(frame, *heading, {x, y}, does.over ? c.accent : c.ink);
  if (beside) letters(frame, *role, {x + heading->width + 10, y + 7});
  y += heading->height;
  if (roles > 0) letters(frame, *role, {x, y});
  y += roles;
  if (!what.empty()) letters(frame, *told, {x, y + 2}), y += 2 + told->height;
  if (is_alike) letters(frame, *told_apart, {x, y + 1}), y += 20;
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
  const auto draw = [&](const std::vector<const ExchangeRead*>& list) {
    const auto twins = alike(list);
    for (const auto* one : list) y += draw_row(model, frame, *one, twins.contains(one), {at.x, y}, width);
  };
  draw(with);
  if (by.empty()) return y - at.y;
  y += 44;
  y += say(frame, words::say(Word::review_by_you), type::heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 10;
  rule(frame, at.x, y, width, frame.colours->ink, 2);
  y += 2;
  draw(by);
  return y - at.y;
}

/// What stands in the way, or what was made. Answers the height.
float draw_told(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Review& review = model.review;
  std::string told;
  if (review.problem)
    told = capital_first(in_sentences(*review.problem));
  else if (review.saved == app::Review::Saved::card && !review.saved_to.empty())
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
  const page::Rect area = under_banner(model, frame, navigation(model, frame));
  const Region region(frame, words::say(Word::nav_main), area);
  Pane pane(frame, words::say(Word::nav_review), area, 0);
  if (frame.new_screen) pane.scroll_to(0);
  const bool beside = frame.width >= grid::two_columns;
  const grid::Column column = grid::both(area, frame.width, left_wide, apart, right_wide);
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
    const float share = width / (left_wide + apart + right_wide);
    const float left = std::round(left_wide * share), gap = std::round(apart * share);
    const float used = draw_list(model, frame, {x, y}, left);
    end += std::max(used, draw_people(model, frame, {x + left + gap, y}, width - left - gap));
  } else {
    end += draw_list(model, frame, {x, y}, width) + 48;
    end += draw_people(model, frame, {x, end}, width);
  }
  pane.fits(end + 48 - pane.top());
}

}  // namespace vignette::ui
