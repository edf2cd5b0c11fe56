/// Then and now: two answers to one question side by side, the words that only one of them has, and what one would say to the one who
/// wrote the first (look/29-then-and-now).
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "text/differences.hpp"
#include "ui/again.hpp"
#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/marks.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float beside_from = 1100, column_gap = 64, column_most = 552, foot_least = 236, bar_high = 64;
constexpr Type heading{type::serif, 22, 30}, in_words{type::serif, 18, 27};

struct ThenSlot : Memory::Slot {
  portfolio::QuestionKey later, earlier;
  std::string then, now;   ///< what was compared
  bool made_from = false;  ///< the second from the first: then all that changed is told, else the words that only one of them has
  text::OnlyIn only;
  std::array<std::vector<std::string>, 2> lines;  ///< those of each
  float content = 600, foot = foot_least, foot_content = 200;
};

constexpr std::size_t most_told = 12;

/// The first of them, as a list.
std::vector<std::string> told(std::string_view text, const std::vector<text::Range>& ranges) {
  std::string all;
  std::vector<std::string> said;
  for (const text::Range& range : ranges) {
    std::string words = beginning_of(text::part(text, range));
    if (said.size() == most_told) break;
    if (std::ranges::find(said, words) != said.end()) continue;
    all += (all.empty() ? "" : ", ") + words;
    said.push_back(std::move(words));
  }
  return all.empty() ? std::vector<std::string>() : std::vector{std::move(all)};
}

/// The first of them, each on a line.
std::vector<std::string> told_apart(std::string_view text, const std::vector<text::Range>& ranges) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(most_told, ranges.size()); ++i) lines.push_back(beginning_of(text::part(text, ranges[i])));
  return lines;
}

void compare(ThenSlot& slot, std::string_view then, std::string_view now) {
  if (slot.then == then && slot.now == now) return;
  slot.then = then;
  slot.now = now;
  const auto changed = text::changed_in(then, now);
  slot.made_from = changed.has_value();
  slot.only = changed ? *changed : text::only_in(then, now);
  const auto tell = changed ? told_apart : told;
  slot.lines = {tell(then, slot.only.from), tell(now, slot.only.to)};
}

/// One drawing.
struct Both {
  const app::Model& model;
  Frame& frame;
  ThenSlot& slot;
  const app::Draft& later;
  app::Then then;

  /// One of the two under its heading. Answers the height.
  float column(Word title, const std::string& when, Word name, std::string_view text, const std::vector<text::Range>& only, page::Point at,
               float width) const {
    float y = at.y;
    rule(frame, at.x, y, width, frame.colours->ink, 2);
    y += 14;
    const auto said = words::say(title);
    const float beside = at.x + width_of(frame, said, heading) + 12;
    const bool one_line = beside + width_of(frame, when, type::meta) <= at.x + width;
    say(frame, said, heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2);
    if (!one_line) y += heading.line;
    say(frame, when, type::meta, {one_line ? beside : at.x, y + (one_line ? 7.0F : 0.0F)}, one_line ? 0 : width, page::Ink::ink3);
    y += (one_line ? heading.line : type::meta.line) + 12;
    EditorLook look = answer_look(model);
    look.sheet = false;
    look.left = look.top = look.right = look.bottom = 0;
    const Id id = id_of(words::say(name));
    const Edited edited = text_to_read(frame, id, text, words::say(name), {at.x, y, width, look.line}, look);
    auto& manuscript = frame.memory.manuscripts[id];
    const page::Rect seen = clip(frame);
    for (const text::Range& range : only) {
      for (const page::Rect& part : manuscript.rects(range, seen.y - y, seen.bottom() - y, page::Over::ink))
        rule(frame, at.x + part.x, y + part.y + look.line / 2 + look.size * 0.57F, part.w, frame.colours->accent, 2);
    }
    return y + edited.height - at.y;
  }

  float earlier(page::Point at, float width) const {
    const std::string day = date_in_words(model, then.when);
    if (!then.taken_out) {
      const float text = column(Word::then_heading, day, Word::then_text, then.text, slot.only.from, at, width);
      return text + cited(slot.earlier, {at.x, at.y + text}, width);
    }
    const std::string gone = words::say(Word::out_marker, fmt::arg("day", date_in_words(model, *then.taken_out)));
    return column(Word::then_heading, day, Word::then_text, {}, {}, at, width) +
           say(frame, gone, type::beside, {at.x, at.y + 60}, width, page::Ink::ink3, Role::note);
  }

  float newer(page::Point at, float width) const {
    const std::string when = words::say(Word::now_when, fmt::arg("day", date_in_words(model, later.record.updated)));
    const float text = column(Word::now_heading, when, Word::now_text, later.editing.text, slot.only.to, at, width);
    return text + cited(slot.later, {at.x, at.y + text}, width);
  }

  /// The passages of the case that one of the two cites, under it. Answers the height.
  float cited(const portfolio::QuestionKey& by, page::Point at, float width) const {
    constexpr float above = 24;
    const float height = draw_cited_whole(model, frame, by, {at.x, at.y + above}, width);
    return height > 0 ? above + height : 0;
  }

  /// The question, and the ways to the others that were answered twice. Answers the height.
  float head(page::Point at, float width) const {
    const portfolio::Answer& record = later.record;
    float y = at.y;
    const std::string where = name_of_answer(model, portfolio::first_of(record.key), record.case_title, record.question_number);
    y += say(frame, where, type::meta, {at.x, y}, width, page::Ink::ink3) + 4;
    const Type asks = width < 420 ? type::heading_narrow : type::heading;
    y += say(frame, record.wording, asks, {at.x, y}, std::min(width, 900.0F), page::Ink::ink, Role::heading, 1) + 6;
    const auto all = app::answered_twice(model, record.key.case_id);
    if (all.size() > 1) {
      float x = at.x;
      for (const auto& key : all) {
        const app::Draft* other = app::find_draft(model, key);
        if (!other) continue;
        const std::string name = words::say(Word::question_numbered, fmt::arg("number", other->record.question_number));
        float wide = width_of(frame, name, type::small) + 22;
        if (x > at.x && x + wide > at.x + width) {
          x = at.x;
          y += 34;
        }
        if (chip(frame, name, {x, y}, key == record.key, &wide) && key != record.key) frame.wish(app::intent::ShowThenAndNow{key});
        x += wide + 8;
      }
      y += 26 + 8;
    }
    y += earlier_ones({at.x, y}, width);
    return y + 12 - at.y;
  }

  /// Of several earlier answers, which one stands beside the newest. Answers the height.
  float earlier_ones(page::Point at, float width) const {
    const auto all = app::all_earlier_of(model, later.record.key);
    if (all.size() < 2) return 0;
    float y = at.y;
    y += say(frame, words::say(Word::then_beside), type::label, {at.x, y}, width, page::Ink::ink2) + 4;
    float x = at.x;
    for (const auto& key : all) {
      const app::Draft* one = app::find_draft(model, key);
      if (!one) continue;
      const std::string day = date_in_words(model, one->record.updated);
      const int time = portfolio::time_of(key);
      const std::string name = time == 1 ? words::say(Word::then_first_answer, fmt::arg("day", day))
                                         : words::say(Word::then_later_answer, fmt::arg("number", time), fmt::arg("day", day));
      float wide = width_of(frame, name, type::small) + 22;
      if (x > at.x && x + wide > at.x + width) {
        x = at.x;
        y += 34;
      }
      if (chip(frame, name, {x, y}, key == slot.earlier, &wide) && key != slot.earlier)
        frame.wish(app::intent::ShowThenAndNow{later.record.key, time});
      x += wide + 8;
    }
    return y + 26 + 8 - at.y;
  }

  /// The words that only one of them has, or what went and what came in. Answers the height.
  float words_only(page::Point at, float width) const {
    float y = at.y;
    using Names = std::array<Word, 2>;
    const Names names =
        slot.made_from ? Names{Word::compare_went, Word::compare_came} : Names{Word::then_only_first, Word::then_only_second};
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (slot.lines.at(i).empty()) continue;
      y += say(frame, words::say(names.at(i)), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 2;
      for (const std::string& line : slot.lines.at(i)) y += say(frame, line, in_words, {at.x, y}, width) + 2;
      y += 6;
    }
    if (y == at.y) y += say(frame, words::say(Word::then_none), type::text, {at.x, y}, width, page::Ink::ink2);
    return y - at.y;
  }

  /// What one would say. Answers the height.
  float said(Pane& pane, page::Point at, float width) const {
    static const app::Editing nothing;
    float y = at.y;
    y += say(frame, words::say(Word::then_say), heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 10;
    EditorLook look = answer_look(model);
    look.size -= 2;
    look.line = std::round(look.line * 0.9F);
    look.between = 8;
    look.left = look.right = 18;
    look.top = look.bottom = 12;
    look.read_only = model.read_only;
    const app::Editing* editing = app::editing(model, app::Field::said_beside);
    const Edited edited =
        editor(frame, app::Field::said_beside, editing ? *editing : nothing, words::say(Word::then_say), {at.x, y, width, 104}, look);
    y += edited.height + 8;
    y += say(frame, words::say(Word::then_kept), type::meta, {at.x, y}, width, page::Ink::ink3);
    pane.follow(edited);
    return y - at.y;
  }
};

/// The way back, what this is, and whether it is saved. Answers its height.
float draw_bar(const app::Model& model, Frame& frame) {
  const bool narrow = frame.width < grid::narrow_below;
  const float high = narrow ? grid::narrow_bar : bar_high;
  const page::Rect bar{0, 0, frame.width, high};
  const Region region(frame, words::say(Word::then_title), bar);
  const auto back = words::say(Word::then_back);
  bool leaves = false;
  if (narrow) {
    fill_narrow_bar(frame, bar);
    leaves = bar_tool(frame, {back, page::Icon::back}, {narrow_bar_side, (high - 1) / 2});
  } else {
    const ButtonLook look = back_link();
    leaves = button(frame, back, {32 - look.padding, high / 2 - 20, 0, 40}, look);
    say(frame, words::say(Word::then_title), heading, {32 + button_width(frame, back, look) - 2 * look.padding + 28, high / 2 - 15}, 0);
    rule(frame, 0, high - 1, bar.w, frame.colours->rule);
  }
  if (leaves) frame.wish(app::intent::Back{});
  save_state(model, frame, {frame.width - (narrow ? grid::least_edge : 32), high / 2});
  return high;
}

}  // namespace

void draw_then_and_now(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  float top = draw_bar(model, frame);
  top += not_saved_banner(model, frame, {0, top, frame.width, 0});
  const page::Rect rect{0, top, frame.width, std::max(1.0F, frame.height - top)};
  const float edge = frame.width < grid::folds ? grid::least_edge : 32;
  const float width = std::min(2 * column_most + column_gap, rect.w - 2 * edge);
  const float x = std::round((rect.w - width) / 2);
  auto& slot = frame.memory.slot<ThenSlot>("then and now");

  const app::Draft* later = app::find_draft(model, model.practice.later);
  const auto earlier = app::then_shown(model);
  const auto then = earlier ? app::then_of(model, model.practice.later, *earlier) : std::nullopt;
  if (!later || !then) {
    say(frame, words::say(Word::then_nothing), type::beside, {x, rect.y + 32}, width, page::Ink::ink2, Role::status);
    return;
  }
  const bool another = frame.new_screen || slot.later != model.practice.later || slot.earlier != *earlier;
  slot.later = model.practice.later;
  slot.earlier = *earlier;
  compare(slot, then->taken_out ? std::string_view() : then->text, later->editing.text);
  const Both both{model, frame, slot, *later, *then};

  const bool beside = frame.width >= beside_from;
  const bool fixed = beside && rect.h >= 620;
  const page::Rect upper{0, rect.y, rect.w, fixed ? rect.h - slot.foot : rect.h};
  const float half = beside ? (width - column_gap) / 2 : width;
  {
    const Region region(frame, words::say(Word::then_lines), upper);
    Pane pane(frame, words::say(Word::then_title), upper, slot.content);
    if (another) pane.scroll_to(0);
    float y = pane.top() + (beside ? 32 : 16);
    y += both.head({x, y}, width);
    if (beside) {
      const float high = both.earlier({x, y}, half);
      y += std::max(high, both.newer({x + half + column_gap, y}, half)) + 32;
    } else {
      y += both.earlier({x, y}, half) + 28;
      y += both.newer({x, y}, half) + 32;
    }
    if (!fixed) {
      y += both.words_only({x, y}, width) + 20;
      y += both.said(pane, {x, y}, width) + 32;
    }
    slot.content = y - pane.top();
    pane.fits(slot.content);
  }
  if (!fixed) return;
  const page::Rect foot{0, rect.bottom() - slot.foot, rect.w, slot.foot};
  const Region region(frame, words::say(Word::then_in_words), foot);
  fill(frame, foot, frame.colours->ground);
  rule(frame, foot.x, foot.y, foot.w, frame.colours->rule);
  Pane pane(frame, words::say(Word::then_in_words), {foot.x, foot.y + 1, foot.w, foot.h - 1}, slot.foot_content);
  if (another) pane.scroll_to(0);
  const float y = pane.top() + 22;
  const float high = std::max(both.words_only({x, y}, half), both.said(pane, {x + half + column_gap, y}, half));
  slot.foot_content = 22 + high + 22;
  pane.fits(slot.foot_content);
  const float wanted = std::round(std::clamp(slot.foot_content + 1, foot_least, std::max(foot_least, rect.h * 0.45F)));
  if (wanted != slot.foot) {
    slot.foot = wanted;
    frame.again = true;
  }
}

}  // namespace vignette::ui
