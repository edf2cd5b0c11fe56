/// Two versions of an answer beside one another: word by word in the text, and the same in words (look/24-compare-versions).
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/compare_parts.hpp"
#include "ui/grid.hpp"
#include "ui/theme.hpp"
#include "ui/version_slider.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

/// One drawing of the comparison.
struct Comparison {
  const app::Model& model;
  Frame& frame;
  CompareSlot& slot;
  const app::Draft& draft;
  VersionsOf versions;
  VersionEnds ends;

  std::string number(std::size_t at) const { return words::say(Word::compare_version, fmt::arg("number", at + 1)); }

  /// The line with both versions, their numbers bold.
  std::shared_ptr<const page::Setting> with_numbers(const std::string& line, float width) const {
    page::Paragraph paragraph = page::plain(line, type::meta.face, type::meta.size, type::meta.line, page::Ink::ink2, words::language());
    const page::Stretch light = paragraph.stretches.front();
    paragraph.stretches.clear();
    std::size_t at = 0;
    const auto stretch = [&](std::size_t end, bool bold) {
      page::Stretch part = light;
      part.range = {at, end};
      if (bold) {
        part.face = {page::Family::sans, 600, false};
        part.ink = page::Ink::ink;
      }
      if (end > at) paragraph.stretches.push_back(part);
      at = end;
    };
    for (const std::string& name : {number(ends.older), small_first(number(ends.newer))}) {
      const auto found = line.find(name, at);
      if (found == std::string::npos) continue;
      stretch(found, false);
      stretch(found + name.size(), true);
    }
    stretch(line.size(), false);
    return frame.memory.cache.set(paragraph, width);
  }

  /// Way back, question, and which two stand beside one another. Answers the height.
  float head(page::Point at, float width) const {
    float y = at.y;
    const portfolio::Answer& record = draft.record;
    const ButtonLook look = back_link();
    const std::string name = name_of_answer(model, record.key, record.case_title, record.question_number);
    if (button(frame, name, {at.x - look.padding, y, 0, 32}, look)) frame.wish(app::intent::Back{});
    y += 32 + 8;
    y += say(frame, record.wording, width < 420 ? type::heading_narrow : type::heading, {at.x, y}, width, page::Ink::ink, Role::heading, 1);
    y += 20;
    rule(frame, at.x, y, width, frame.colours->ink, 2);
    y += 14;
    const std::string beside =
        words::say(Word::compare_beside, fmt::arg("older", ends.older + 1), fmt::arg("older_when", versions.when(ends.older)),
                   fmt::arg("newer", ends.newer + 1), fmt::arg("newer_when", versions.when(ends.newer)));
    const auto came = words::say(Word::compare_key_came), went = words::say(Word::compare_key_went);
    const float came_width = width_of(frame, came, type::meta), went_width = width_of(frame, went, type::meta);
    const float key_width = came_width + 24 + went_width;
    const bool one_line = width_of(frame, beside, type::meta) + 40 + key_width <= width;
    const auto set_beside = with_numbers(beside, one_line ? 0 : width);
    say_set(frame, *set_beside, beside, {at.x, y}, Role::status);
    y += set_beside->height + (one_line ? 0.0F : 6.0F);
    const float key_y = one_line ? y - 20 : y;
    const float key_x = one_line ? at.x + width - key_width : at.x;
    say(frame, came, type::meta, {key_x, key_y}, 0, page::Ink::ink2);
    rule(frame, key_x, key_y + 19, came_width, frame.colours->accent, 2);
    say(frame, went, type::meta, {key_x + came_width + 24, key_y}, 0, page::Ink::ink3);
    rule(frame, key_x + came_width + 24, key_y + 10, went_width, frame.colours->ink3, 1.5F);
    if (!one_line) y += 20;
    y += 12;
    rule(frame, at.x, y, width, frame.colours->rule);
    return y + 18 - at.y;
  }

  /// The text, or that one of the two was taken out. Answers the height.
  float text(page::Point at, float width) const {
    for (const std::size_t end : {ends.older, ends.newer}) {
      if (!versions.taken_out(end)) continue;
      const portfolio::Instant day = *model.versions.list[versions.index(end)].taken_out;
      return say(frame, words::say(Word::out_marker, fmt::arg("day", date_in_words(model, day))), type::beside, at, width, page::Ink::ink3,
                 Role::note);
    }
    draw_compared(frame, slot, at);
    return slot.height;
  }

  bool complete() const { return !versions.taken_out(ends.older) && !versions.taken_out(ends.newer); }

  /// The line of versions with its two ends, and bringing the older one back. Answers the height.
  float foot(page::Point at, float width) const {
    float y = at.y;
    const auto title = words::say(Word::compare_slide), lines = words::say(Word::compare_slide_lines);
    say(frame, title, type::label, {at.x, y}, 0, page::Ink::ink2);
    const float x = at.x + width_of(frame, title, type::label) + 12;
    const bool one_line = x + width_of(frame, lines, type::meta) <= at.x + width;
    if (!one_line) y += 22;
    y += say(frame, lines, type::meta, {one_line ? x : at.x, y}, one_line ? 0 : width, page::Ink::ink3) + 14;
    const VersionLine line{
        .count = versions.count(),
        .label =
            [this](std::size_t i) { return words::say(Word::compare_dot, fmt::arg("number", i + 1), fmt::arg("when", versions.when(i))); },
        .hollow = [this](std::size_t i) { return versions.taken_out(i); },
        .all_labels = true};
    const std::string older =
        words::say(Word::version_stands, fmt::arg("version", number(ends.older)), fmt::arg("when", versions.when(ends.older)));
    const std::string newer =
        words::say(Word::version_stands, fmt::arg("version", number(ends.newer)), fmt::arg("when", versions.when(ends.newer)));
    const EndNames names{words::say(Word::compare_older_end), words::say(Word::compare_newer_end), older, newer};
    if (const auto to = version_ends(frame, names, line, ends, {at.x + 12, y}, std::max(40.0F, width - 24))) {
      frame.wish(app::intent::Compare{versions.index(to->older), versions.index(to->newer)});
    }
    y += version_line_height + 14;
    const ButtonLook look{.before = page::Icon::undo,
                          .available = !model.read_only && !versions.taken_out(ends.older),
                          .height = 32,
                          .padding = 12,
                          .type = {type::sans_bold, 14, 20}};
    const std::string bring = words::say(Word::compare_bring_back, fmt::arg("number", ends.older + 1));
    const float wide = button_width(frame, bring, look);
    if (button(frame, bring, {at.x, y, wide, 32}, look)) frame.wish(app::intent::BringBack{versions.index(ends.older)});
    const std::string becomes = words::say(Word::compare_becomes, fmt::arg("number", versions.count() + 1));
    const bool beside = at.x + wide + 12 + width_of(frame, becomes, type::meta) <= at.x + width;
    if (!beside) y += 40;
    y += say(frame, becomes, type::meta, {beside ? at.x + wide + 12 : at.x, y + (beside ? 6.0F : 0.0F)}, beside ? 0 : width,
             page::Ink::ink3);
    return y + (beside ? 12.0F : 0.0F) - at.y;
  }
};

/// Brings the change that was gone to into view.
void bring_change(CompareSlot& slot, Pane& pane, float text_top) {
  if (!std::exchange(slot.bring, false) || slot.at >= slot.changes.size()) return;
  const Change& change = slot.changes[slot.at];
  const ComparedPart& part = slot.parts[std::min(change.paragraph, slot.parts.size() - 1)];
  pane.show(text_top + part.top - pane.top(), std::min(part.setting->height, 200.0F), 32);
}

/// While the versions are being read.
void draw_nothing_yet(Frame& frame, page::Rect rect) {
  const ButtonLook look = back_link();
  const float x = rect.x + grid::least_edge;
  if (button(frame, words::say(Word::portfolio_title), {x - look.padding, rect.y + 12, 0, 40}, look)) frame.wish(app::intent::Back{});
  say(frame, words::say(Word::portfolio_reading), type::beside, {x, rect.y + 68}, 0, page::Ink::ink3, Role::status);
}

}  // namespace

void draw_compare(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const page::Rect rect = under_banner(model, frame, navigation(model, frame));
  const app::Draft* draft = app::find_draft(model, model.versions.of);
  if (!draft || !model.versions.read || VersionsOf(model, *draft).count() < 2) return draw_nothing_yet(frame, rect);

  auto& slot = frame.memory.slot<CompareSlot>("compare");
  const VersionsOf versions(model, *draft);
  const std::size_t newer = std::max<std::size_t>(1, versions.place(model.versions.newer));
  Comparison comparison{model, frame, slot, *draft, versions, {std::min(versions.place(model.versions.older), newer - 1), newer}};

  const bool beside = frame.width >= grid::narrow_below;
  const float room = rect.w - 588 - 64 - 300;
  const float left = beside ? std::clamp(room / 2, 32.0F, 122.0F) : frame.width < grid::folds ? grid::least_edge : 32.0F;
  const float inner = rect.w - 2 * left;
  const float list_width = beside ? std::clamp(inner * 0.32F, 200.0F, 300.0F) : inner;
  const float gap = inner < 800 ? 32 : 64;
  const float column = std::max(1.0F, std::min(588.0F, beside ? inner - list_width - gap : inner));
  const float x = rect.x + left;
  const bool fixed = rect.h >= 560;
  const page::Rect upper{rect.x, rect.y, rect.w, fixed ? rect.h - slot.foot : rect.h};
  if (comparison.complete()) {
    set_compared(frame, slot, versions.text(comparison.ends.older), versions.text(comparison.ends.newer), answer_look(model), column);
  } else {
    slot.changes.clear();
    slot.made = false;
  }

  float text_top = 0;
  {
    const page::Rect text_rect{upper.x, upper.y, beside ? left + column + gap / 2 : upper.w, upper.h};
    const Region region(frame, words::say(Word::compare_text), text_rect);
    Pane pane(frame, words::say(Word::compare_text), text_rect, slot.text_content);
    if (frame.new_screen) pane.scroll_to(0);
    float y = pane.top() + (rect.h < 520 || !beside ? 12 : 36);
    y += comparison.head({x, y}, column);
    text_top = y;
    y += comparison.text({x, y}, column) + 40;
    if (!beside && comparison.complete()) y += draw_changes(frame, slot, &pane, {x, y}, inner) + 40;
    if (!fixed) y += comparison.foot({x, y}, inner) + 32;
    slot.text_content = y - pane.top();
    pane.fits(slot.text_content);
    bring_change(slot, pane, text_top);
    text_top += pane.offset();
  }
  if (beside && comparison.complete()) {
    const float list_x = x + column + gap;
    const page::Rect list_rect{list_x - 20, upper.y, std::min(list_width + 40, rect.right() - list_x + 20), upper.h};
    const Region region(frame, words::say(Word::compare_in_words), list_rect);
    Pane pane(frame, words::say(Word::compare_in_words), list_rect, slot.list_content);
    const float y = pane.top() + std::min(text_top - upper.y, upper.h / 2) - 4;
    slot.list_content = y - pane.top() + draw_changes(frame, slot, &pane, {list_x, y}, list_rect.w - 40) + 32;
    pane.fits(slot.list_content);
  }
  if (!fixed) return;
  const page::Rect foot{rect.x, rect.bottom() - slot.foot, rect.w, slot.foot};
  const Region region(frame, words::say(Word::compare_slide), foot);
  fill(frame, foot, frame.colours->ground);
  rule(frame, foot.x, foot.y, foot.w, frame.colours->rule);
  const float high = std::max(least_compare_foot, 18 + comparison.foot({x, foot.y + 18}, std::min(inner, column + gap + list_width)) + 18);
  if (high != slot.foot) {
    slot.foot = high;
    frame.again = true;
  }
}

}  // namespace vignette::ui
