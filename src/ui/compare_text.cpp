/// Two texts as one: what both have, what went struck out, what came underlined.
#include <algorithm>
#include <string>
#include <utility>

#include "text/differences.hpp"
#include "ui/answers.hpp"
#include "ui/compare_parts.hpp"
#include "ui/theme.hpp"

namespace vignette::ui {

namespace {

/// Both texts as one: what they share, and what went before what came.
class Joined {
 public:
  explicit Joined(CompareSlot& slot) : slot_(slot) { slot_.parts.assign(1, {}); }

  void same(std::string_view text) { add(text, {}); }
  void change(std::string_view went, std::string_view came) {
    Change change{std::string(trimmed(went)), std::string(trimmed(came)), slot_.parts.size() - 1};
    add(went, std::pair(true, false));
    const auto space = [](char c) { return c == ' ' || c == '\n'; };
    if (!went.empty() && !came.empty() && !space(went.back()) && !space(came.front())) add(" ", {});
    add(came, std::pair(true, true));
    if (!change.went.empty() || !change.came.empty()) slot_.changes.push_back(std::move(change));
  }

 private:
  static std::string_view trimmed(std::string_view words) {
    const auto first = words.find_first_not_of(" \n\t");
    if (first == std::string_view::npos) return {};
    return words.substr(first, words.find_last_not_of(" \n\t") - first + 1);
  }
  void add(std::string_view text, std::pair<bool, bool> changed) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ComparedPart& part = slot_.parts.back();
      const std::size_t begin = part.text.size();
      part.text += text.substr(0, end);
      if (changed.first) {
        for (const text::Range& range : inked(part.text, {begin, part.text.size()})) part.changed.emplace_back(range, changed.second);
      }
      if (end == text.size()) return;
      slot_.parts.emplace_back();
      text.remove_prefix(end + 1);
    }
  }

  CompareSlot& slot_;
};

void set_parts(Frame& frame, CompareSlot& slot) {
  const page::Face face{slot.look.family, 400, false};
  float y = 0;
  for (ComparedPart& part : slot.parts) {
    page::Paragraph paragraph = page::plain(part.text, face, slot.look.size, slot.look.line, page::Ink::ink, slot.look.language);
    paragraph.stretches.clear();
    std::size_t at = 0;
    const auto stretch = [&](std::size_t end, bool went) {
      if (end <= at) return;
      paragraph.stretches.push_back(
          {.range = {at, end}, .face = face, .size = slot.look.size, .ink = went ? page::Ink::ink3 : page::Ink::ink, .strike = went});
      at = end;
    };
    for (const auto& [range, came] : part.changed) {
      stretch(range.begin, false);
      stretch(range.end, !came);
    }
    stretch(part.text.size(), false);
    if (paragraph.stretches.empty()) paragraph.stretches.push_back({.range = {0, 0}, .face = face, .size = slot.look.size});
    part.setting = std::make_shared<page::Setting>(page::typeset(paragraph, slot.width, frame.memory.cache.metrics()));
    part.top = y;
    y += part.setting->height + slot.look.between;
  }
  slot.height = std::max(0.0F, y - slot.look.between);
}

}  // namespace

void set_compared(Frame& frame, CompareSlot& slot, std::string_view older, std::string_view newer, const EditorLook& look, float width) {
  const bool same_texts = slot.made && slot.older == older && slot.newer == newer;
  const bool same_look = slot.look.family == look.family && slot.look.size == look.size && slot.look.line == look.line;
  if (same_texts && same_look && slot.width == width) return;
  slot.look = look;
  slot.width = width;
  if (!same_texts) {
    slot.made = true;
    slot.older = older;
    slot.newer = newer;
    slot.changes.clear();
    slot.at = 0;
    Joined joined(slot);
    std::size_t at = 0;
    for (const text::Difference& difference : text::differences_to_read(older, newer)) {
      joined.same(std::string_view(slot.older).substr(at, difference.removed.begin - at));
      joined.change(text::part(slot.older, difference.removed), text::part(slot.newer, difference.inserted));
      at = difference.removed.end;
    }
    joined.same(std::string_view(slot.older).substr(at));
    slot.list.clear();
  }
  set_parts(frame, slot);
}

void draw_compared(Frame& frame, const CompareSlot& slot, page::Point at) {
  const page::Rect seen = clip(frame);
  for (const ComparedPart& part : slot.parts) {
    const page::Rect rect{at.x, at.y + part.top, slot.width, part.setting->height};
    if (rect.bottom() < seen.y - 100 || rect.y > seen.bottom() + 100) continue;
    letters(frame, *part.setting, {rect.x, rect.y});
    describe(frame, Role::paragraph, part.text, rect);
    for (const auto& [range, came] : part.changed) {
      if (!came) continue;
      for (const page::Rect& line : page::rects(*part.setting, range, page::Over::ink)) {
        rule(frame, rect.x + line.x, rect.y + line.y + slot.look.line / 2 + slot.look.size * 0.57F, line.w, frame.colours->accent, 2);
      }
    }
  }
}

}  // namespace vignette::ui
