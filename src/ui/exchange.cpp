/// One share: its answers with the passages they rest on, read from the frozen page alone (look/06-review).
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/exchange_parts.hpp"
#include "ui/grid.hpp"
#include "ui/review.hpp"
#include "ui/review_parts.hpp"
#include "ui/text_box.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::Block;
using words::Word;

constexpr float folds = 1180, below = 900;  ///< the navigation folds; comments stand under their paragraph
constexpr float most_foot = 0.6F;           ///< of the height: what is longer scrolls
constexpr float least_above = 240;          ///< what is left of a high window while the page is shown that is to go
constexpr float column_wide = 588, gap_wide = 48, margin_wide = 300, whole_wide = column_wide + gap_wide + margin_wide;
constexpr Type passage_type{type::serif, 18, 26}, talk_type{type::serif, 17, 24}, number_type{type::sans_bold, 14, 24};

struct ExchangeSlot : Memory::Slot {
  std::string number;
  std::size_t part = 0;
  float width = 0;
  float foot = reply_foot;
};

/// A stretch of an answer that is read and chosen from as one: all of it, or a paragraph where comments stand under theirs.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

std::vector<Stretch> stretches(std::string_view text, bool paragraphs) {
  std::vector<Stretch> all;
  for (std::size_t begin = 0; paragraphs && begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end > begin) all.push_back({begin, end});
    begin = end + 1;
  }
  if (all.empty()) all.push_back({0, text.size()});
  return all;
}

class Sheet {
 public:
  Sheet(const app::Model& model, Frame& frame, const Shown& shown, float x, float width, bool paragraphs)
      : model_(model), frame_(frame), shown_(shown), x_(x), width_(width), paragraphs_(paragraphs) {}

  /// Answers where it ends.
  float draw(float y, float margin_x, float margin_width) {
    const auto& part = shown_.parts[shown_.part];
    const auto& blocks = shown_.shared->page.blocks;
    y += say(frame_, where(), type::meta, {x_, y}, width_, page::Ink::ink3) + 4;
    bool headed = false, lead = true;
    for (std::size_t i = part.begin; i < part.end; ++i) {
      const Block& block = blocks[i];
      switch (block.kind) {
        case Block::Kind::heading:
        case Block::Kind::question:
          y += say(frame_, block.text, width_ < 420 ? type::heading_narrow : type::heading, {x_, y}, width_, page::Ink::ink, Role::heading,
                   headed ? 3 : 2) +
               14;
          headed = true;
          break;
        case Block::Kind::passage:
          y += draw_passage(block, y + 4) + 24;
          break;
        case Block::Kind::prose:
          y = draw_prose(i, y, margin_x, margin_width) + 16;
          break;
        case Block::Kind::told:
          if (!std::exchange(lead, false) || headed) y += say(frame_, block.text, type::meta, {x_, y}, width_, page::Ink::ink3) + 12;
          break;
        case Block::Kind::label:
        case Block::Kind::name:
          y += 8 + say(frame_, block.text, type::label, {x_, y + 8}, width_, page::Ink::ink2, Role::heading, 3) + 6;
          break;
        case Block::Kind::asked:
        case Block::Kind::item:
        case Block::Kind::nothing:
          y += say(frame_, block.text, type::beside, {x_, y}, width_, page::Ink::ink2) + 12;
          break;
        case Block::Kind::rule:
          break;
      }
    }
    return y;
  }

  std::vector<Aside> asides;
  std::optional<Selected> selected;

 private:
  std::string where() const {
    const auto& record = shown_.exchange->record;
    const auto day = day_in_words(model_, shown_.shared->page.made);
    const auto what = part_in_words(*shown_.shared, shown_.parts[shown_.part]);
    if (record.mine) return words::say(Word::review_where_mine, fmt::arg("what", what), fmt::arg("day", day));
    const auto name = record.name.empty() ? std::string(words::say(Word::review_somebody)) : record.name;
    return words::say(Word::review_where, fmt::arg("what", what),
                      fmt::arg("name", name.ends_with('.') ? name.substr(0, name.size() - 1) : name), fmt::arg("day", day));
  }

  float draw_passage(const Block& block, float y) {
    constexpr float inset = 22;
    const auto words = set(frame_, block.text, passage_type, page::Ink::ink, width_ - inset);
    for (const auto& line : page::rects(*words, {0, block.text.size()}, page::Over::ink))
      fill(frame_, {x_ + inset + line.x - 2, y + line.y + 1, line.w + 4, line.h - 2}, frame_.colours->mark, 2);
    say_set(frame_, *words, block.text, {x_ + inset, y});
    float high = words->height;
    if (!block.from.empty()) high += 5 + say(frame_, block.from, type::small, {x_ + inset, y + high + 5}, width_ - inset, page::Ink::ink3);
    fill(frame_, {x_, y, 4, high}, frame_.colours->mark_edge);
    return high;
  }

  /// Answers where it ends.
  float draw_prose(std::size_t index, float y, float margin_x, float margin_width) {
    const auto& text = shown_.shared->page.blocks[index].text;
    EditorLook look = answer_look(model_);
    look.sheet = false;
    look.left = look.top = look.right = look.bottom = 0;
    for (const auto [begin, end] : stretches(text, paragraphs_)) {
      const Id id = prose_id(shown_, index, begin);
      auto& manuscript = frame_.memory.manuscripts[id];
      if (manuscript.size() == 0) frame_.again = true;  // where words stand is known from the next drawing on
      std::vector<Aside> own;
      std::vector<page::Rect> lines;
      const auto part = std::string_view(text).substr(begin, end - begin);
      for (std::size_t i = 0; shown_.said && i < shown_.said->comments.size() && manuscript.size() > 0; ++i) {
        const auto& one = shown_.said->comments[i];
        if (one.block != index || one.begin < begin || one.begin >= end) continue;
        const float least = y;
        own.push_back({.wanted = least, .comment = i});
        bool first = true;
        for (const auto& range : inked(part, {one.begin - begin, std::min(one.end, end) - begin}))
          for (const auto& line : manuscript.rects(range, 0, manuscript.height(), page::Over::ink)) {
            if (std::exchange(first, false)) own.back().wanted = y + line.y;
            lines.push_back({x_ + line.x, y + line.y, line.w, line.h});
          }
      }
      const auto& c = *frame_.colours;
      for (const auto& line : lines) fill(frame_, {line.x - 2, line.y + 2, line.w + 4, line.h - 3}, c.tint);
      for (const auto& line : lines) rule(frame_, line.x - 2, line.bottom() - 2, line.w + 4, c.accent, c.outline > 1 ? 2 : 1.5F);
      const auto edited = text_to_read(frame_, id, part, words::say(Word::review_text), {x_, y, width_, look.line}, look);
      const auto& chosen = frame_.memory.slot<TextBoxSlot>("text box " + std::to_string(id)).own;
      if (const auto range = chosen.selection(); shown_.writes && !range.empty()) {
        selected = Selected{index, begin + range.begin, begin + range.end};
        float wanted = y;
        if (const auto at = manuscript.rects(range, 0, manuscript.height(), page::Over::ink); !at.empty()) wanted = y + at.front().y;
        own.push_back({.wanted = wanted, .selected = *selected});
      }
      y += edited.height;
      if (paragraphs_) {
        if (!own.empty()) y = draw_asides(model_, frame_, shown_, own, {margin_x, y + 10}, margin_width, y + 10) + 4;
        y += look.between;
      } else {
        asides.insert(asides.end(), own.begin(), own.end());
      }
    }
    return y;
  }

  const app::Model& model_;
  Frame& frame_;
  const Shown& shown_;
  float x_, width_;
  bool paragraphs_;
};

float draw_talk(Frame& frame, const Shown& shown, page::Point at, float width) {
  const auto lines = app::talk_of(*shown.shared);
  if (lines.empty()) return 0;
  const Word heading = shown.exchange->record.mine ? Word::document_talk : Word::review_talk_about;
  float y = at.y;
  y += say(frame, words::say(heading), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    letters(frame, *set(frame, std::to_string(i + 1), number_type, page::Ink::accent), {at.x, y});
    y += say(frame, lines[i], talk_type, {at.x + 21, y}, width - 21) + 4;
  }
  return y - at.y;
}

/// The way back, and from answer to answer. Answers the height.
float draw_ways(Frame& frame, const Shown& shown, page::Point at, float width) {
  const ButtonLook look = back_link();
  if (button(frame, words::say(Word::review_title), {at.x - look.padding, at.y, 0, 32}, look)) frame.wish(app::intent::ShowReview{});
  const auto count = shown.parts.size();
  if (count == 0) return 32;
  const auto number = words::say(Word::review_answer_of, fmt::arg("number", shown.part + 1), fmt::arg("count", count));
  float right = at.x + width;
  const auto turn = [&](Word word, std::size_t to, bool may) {
    const ButtonLook quiet{.manner = Manner::quiet, .available = may, .height = 32, .padding = 8, .type = {type::sans_medium, 14, 20}};
    const float wide = button_width(frame, words::say(word), quiet);
    right -= wide;
    if (button(frame, words::say(word), {right, at.y, wide, 32}, quiet) && may) frame.wish(app::intent::ShowAnswerShared{to});
    right -= 4;
  };
  if (count > 1) {
    turn(Word::review_next, shown.part + 1, shown.part + 1 < count);
    turn(Word::review_previous, shown.part - 1, shown.part > 0);
    right -= 8;
  }
  const float wide = width_of(frame, number, type::meta);
  if (right - wide > at.x + button_width(frame, words::say(Word::review_title), look))
    say(frame, number, type::meta, {right - wide, at.y + 6}, 0, page::Ink::ink3, Role::status);
  return 32;
}

/// What stands under it, once and quietly: where this has its end, and whose copy is whose.
float draw_rules(const app::Model& model, Frame& frame, page::Point at, float width) {
  float y = at.y;
  rule(frame, at.x, y, width, frame.colours->rule);
  y += 12;
  if (!model.review.making) y += say(frame, words::say(Word::review_formal), type::small, {at.x, y}, width, page::Ink::ink3) + 4;
  y += say(frame, words::say(Word::review_rules), type::small, {at.x, y}, width, page::Ink::ink3);
  return y - at.y;
}

}  // namespace

Id prose_id(const Shown& shown, std::size_t block, std::size_t begin) {
  return id_of("share " + shown.exchange->record.number, id_of("review prose"), block * 100'000 + begin);
}

namespace {

/// The reply that was being written stays where it is while it is being made, and is written in no more.
bool being_made(const app::Review& review, const portfolio::Exchange& record) {
  const bool written = review.typing || (!record.mine && !portfolio::newest(record, portfolio::PageKind::reply));
  return review.replying && written && app::reply_draft(review, review.chosen);
}

}  // namespace

Shown shown_exchange(const app::Model& model) {
  Shown shown;
  const app::Review& review = model.review;
  shown.exchange = app::chosen_exchange(review);
  if (!shown.exchange) return shown;
  shown.shared = app::shared_of(*shown.exchange);
  if (!shown.shared) return shown;
  shown.parts = app::answers_of(*shown.shared);
  shown.part = std::min(review.answer, shown.parts.empty() ? 0 : shown.parts.size() - 1);
  shown.writes = (app::may_reply(review) || being_made(review, shown.exchange->record)) && !model.read_only;
  shown.draft = app::reply_draft(review, review.chosen);
  if (!shown.writes) shown.reply = app::reply_shown(review);
  shown.said = shown.reply.page ? shown.reply.words : shown.draft ? &shown.draft->record : nullptr;
  return shown;
}

void draw_exchange(const app::Model& model, Frame& frame) {
  const page::Rect area = under_banner(model, frame, navigation(model, frame, folds));
  const Region region(frame, words::say(Word::nav_main), area);
  const auto shown = shown_exchange(model);
  auto& slot = frame.memory.slot<ExchangeSlot>("exchange");
  const bool narrow = frame.width < below;
  const float side = narrow ? grid::least_edge : 40;
  const float whole = narrow ? std::min(column_wide, area.w - 2 * side) : std::min(whole_wide, area.w - 2 * side);
  const float margin = narrow ? whole : std::min(margin_wide, std::max(240.0F, whole - column_wide - gap_wide));
  const float gap = narrow ? 0 : whole < whole_wide ? 32 : gap_wide;
  const float column = narrow ? whole : whole - margin - gap;
  const float x = std::round(area.x + std::max(side, (area.w - whole) / 2));
  const float margin_x = narrow ? x + 24 : x + column + gap;
  // The reply stands at the foot where there is room for it and for reading; else it follows the page.
  const bool foot = !narrow && area.h >= 560 && shown.shared;
  const float most = std::max(std::round(area.h * most_foot), model.review.making ? std::round(area.h - least_above) : 0);
  const float foot_high = foot ? std::min(slot.foot, most) : 0;
  const page::Rect upper{area.x, area.y, area.w, std::max(1.0F, area.h - foot_high)};
  {
    Pane pane(frame, words::say(Word::review_page), upper, 0);
    const auto& number = model.review.chosen;
    if (frame.new_screen || slot.number != number || slot.part != shown.part) pane.scroll_to(0);
    slot.number = number;
    slot.part = shown.part;
    if (std::exchange(slot.width, column) != column) frame.again = true;  // the lines are others
    float y = pane.top() + (narrow ? 12 : 30);
    y += draw_ways(frame, shown, {x, y}, column) + 20;
    if (const float came = shown.exchange ? draw_until_came(model, frame, shown.exchange->record, {x, y}, column) : 0; came > 0)
      y += came + 24;
    if (!shown.shared) {
      const Word why = shown.exchange ? Word::review_gone : Word::review_reading;
      y += say(frame, words::say(why), type::beside, {x, y}, column, page::Ink::ink2, Role::status);
    } else {
      const float top = y;
      float least = narrow ? y : y + draw_talk(frame, shown, {margin_x, y}, margin);
      if (narrow) y += draw_talk(frame, shown, {x, y}, whole) + 16;
      if (!narrow) least += 24;
      Sheet sheet(model, frame, shown, x, column, narrow);
      if (!shown.parts.empty()) y = sheet.draw(y, margin_x, narrow ? whole - 24 : margin);
      if (sheet.selected) comment_keys(frame, *sheet.selected);
      if (!narrow) y = std::max(y, draw_asides(model, frame, shown, sheet.asides, {margin_x, top}, margin, least));
      if (!foot) y += 24 + draw_reply(model, frame, shown, {x, y + 24}, whole, 0, 0);
      y += 32 + draw_rules(model, frame, {x, y + 32}, foot ? column : whole);
    }
    if (shown.exchange) y += 24 + draw_save_all(model, frame, shown, {x, y + 24}, column);
    pane.fits(y + 32 - pane.top());
  }
  if (!foot) return;
  const page::Rect bottom{area.x, upper.bottom(), area.w, foot_high};
  fill(frame, bottom, frame.colours->ground);
  rule(frame, bottom.x, bottom.y, bottom.w, frame.colours->rule);
  const Region reply(frame, words::say(Word::review_reply_region), bottom);
  Pane pane(frame, words::say(Word::review_reply_region), {bottom.x, bottom.y + 1, bottom.w, bottom.h - 1}, 0, false);
  const float high = std::max(reply_foot, 14 + draw_reply(model, frame, shown, {x, pane.top() + 13}, column, margin, gap) + 14);
  pane.fits(high - 1);
  if (std::abs(high - slot.foot) >= 0.5F) {
    slot.foot = high;
    frame.again = true;
  }
}

}  // namespace vignette::ui
