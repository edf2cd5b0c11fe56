/// A case's footnotes: set, measured and placed; and the closing lines, which are set as they are.
#include <algorithm>
#include <utility>

#include "ui/case_text.hpp"

namespace vignette::ui {

page::ReadingStyle CaseText::note_style() const {
  page::ReadingStyle style = look_.style;
  style.body = std::min(16.0F, style.body);
  return style;
}

float CaseText::note_room() const {
  return look_.notes_below ? std::max(40.0F, look_.width - look_.note_indent - note_rule) : look_.note_width;
}

/// Sets the pieces [first, last) in note type, one under another; a number goes before the first.
CaseText::SetNote CaseText::set_lines(std::size_t first, std::size_t last, int number, float width) {
  SetNote out;
  const page::ReadingStyle style = note_style();
  for (std::size_t i = first; i < last; ++i) {
    const pack::Block& block = document_->pieces[i].block;
    page::Paragraph paragraph = page::paragraph_of(block, style);
    const bool numbered = number > 0 && i == first;
    const std::string prefix = numbered ? std::to_string(number) : block.marker;
    SetNote::Line line;
    if (!prefix.empty()) {
      for (page::Stretch& stretch : paragraph.stretches) {
        stretch.range.begin += prefix.size() + 1;
        stretch.range.end += prefix.size() + 1;
      }
      page::Stretch space = paragraph.stretches.front();
      space.tag = 0;
      space.underline = false;
      space.raise = 0;
      page::Stretch mark = space;
      mark.range = {0, prefix.size()};
      if (numbered) {
        mark.face = {style.family, 400, false};
        mark.size = 14;
        mark.raise = 6;
        mark.ink = page::Ink::accent;
        mark.tag = back_tag;
      }
      space.range = {prefix.size(), prefix.size() + 1};
      paragraph.stretches.insert(paragraph.stretches.begin(), {mark, space});
      paragraph.text = prefix + ' ' + paragraph.text;
      line.base = -static_cast<std::ptrdiff_t>(prefix.size() + 1);
    }
    line.piece = i;
    line.x = page::indent_of(block, style, width);
    line.setting = cache_->set(paragraph, std::max(1.0F, width - line.x));
    if (i > first) out.height += page::space_between(document_->pieces[i - 1].block, block, style);
    line.y = out.height;
    out.height += line.setting->height;
    out.lines.push_back(std::move(line));
  }
  return out;
}

const CaseText::SetNote& CaseText::settle_note(std::size_t note) {
  const auto found = set_notes_.find(note);
  if (found != set_notes_.end()) return found->second;
  const CaseNote& which = notes_[note];
  const float width = which.block == npos ? look_.width : note_room();
  return set_notes_.emplace(note, set_lines(which.first, which.last, which.number, width)).first->second;
}

float CaseText::note_height(std::size_t note) { return settle_note(note).height; }

std::size_t CaseText::note_of(std::size_t piece) const {
  auto at =
      std::upper_bound(notes_.begin(), notes_.end(), piece, [](std::size_t wanted, const CaseNote& note) { return wanted < note.first; });
  if (at == notes_.begin()) return npos;
  --at;
  return piece < at->last ? static_cast<std::size_t>(at - notes_.begin()) : npos;
}

std::size_t CaseText::mark_offset(const CaseNote& note) const {
  if (note.block == npos || pieces_[note.block] == npos) return 0;
  for (const pack::Span& span : document_->pieces[pieces_[note.block]].block.spans) {
    if (span.footnote == note.number) return span.range.begin;
  }
  return 0;
}

void CaseText::note_parts(std::vector<Part>& out, std::size_t note, float x, float y) {
  bool first = true;
  for (const SetNote::Line& line : settle_note(note).lines) {
    Part part;
    part.kind = Part::Kind::note;
    part.piece = line.piece;
    part.held = line.setting;
    part.setting = line.setting.get();
    part.at = {x + line.x, y + line.y};
    part.base = line.base;
    part.box = {part.at.x, part.at.y, line.setting->width, line.setting->height};
    part.first_of_note = std::exchange(first, false);
    out.push_back(std::move(part));
  }
}

}  // namespace vignette::ui
