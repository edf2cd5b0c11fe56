/// Where a spot of a case's text stands, and the spots above, below and at the ends of its line.
#include <algorithm>
#include <cmath>

#include "ui/case_text.hpp"

namespace vignette::ui {

void Heights::reset(std::size_t count) {
  values_.assign(count, 0);
  tree_.assign(count + 1, 0);
}

void Heights::change(std::size_t index, float height) {
  const double change = static_cast<double>(height) - static_cast<double>(values_[index]);
  if (change == 0) return;
  values_[index] = height;
  for (std::size_t i = index + 1; i < tree_.size(); i += i & (~i + 1)) tree_[i] += change;
}

float Heights::before(std::size_t index) const {
  double sum = 0;
  for (std::size_t i = std::min(index, values_.size()); i > 0; i -= i & (~i + 1)) sum += tree_[i];
  return static_cast<float>(sum);
}

page::Rect CaseText::line_of(app::Spot spot) {
  const auto within = [&](const page::Setting& setting, std::size_t offset, float y) -> page::Rect {
    const page::Line& line = setting.lines[page::line_of(setting, {std::min(offset, setting.length), page::Affinity::downstream})];
    return {0, y + line.top, look_.width, line.height};
  };
  if (const std::size_t note = note_of(spot.piece); note != npos) {
    const CaseNote& which = notes_[note];
    if (which.block == npos) return {0, 0, look_.width, 0};
    if (!look_.notes_below) return line_of({pieces_[which.block], mark_offset(which)});
    float y = top(which.block) + column_.set(which.block).height + caption_room(which.block);
    for (std::size_t i = note_begins_[which.block]; i < note; ++i) y += note_space + note_height(i);
    y += note_space;
    for (const SetNote::Line& line : settle_note(note).lines) {
      if (line.piece == spot.piece) {
        return within(*line.setting, static_cast<std::size_t>(static_cast<std::ptrdiff_t>(spot.offset) - line.base), y + line.y);
      }
    }
    return {0, y, look_.width, 22};
  }
  for (const SetNote::Line& line : tail_.lines) {
    if (line.piece == spot.piece) return within(*line.setting, spot.offset, height() - tail_height_ + tail_space + line.y);
  }
  const std::size_t block = block_of(spot.piece);
  if (block == npos) return {0, 0, look_.width, 0};
  const page::SetBlock& set = column_.set(block);
  const float y = top(block);
  if (!set.setting.lines.empty()) return within(set.setting, spot.offset, y);
  const pack::Block& given = column_.block(block);
  for (std::size_t cell = 0; cell < set.cells.size(); ++cell) {
    const auto& row = given.rows[cell / set.columns];
    const std::size_t column = cell % set.columns;
    if (column < row.size() && spot.offset >= row[column].begin && spot.offset <= row[column].end) {
      return within(set.cells[cell], spot.offset - row[column].begin, y + set.cell_origins[cell].y);
    }
  }
  return {0, y, look_.width, set.height};
}

app::Spot CaseText::step_line(app::Spot spot, int lines, std::optional<float>& goal) {
  std::size_t block = block_of(spot.piece);
  const int step = lines < 0 ? -1 : 1;
  if (block == npos || column_.set(block).setting.lines.empty()) {  // nothing to go along: from piece to piece
    if (step > 0 && spot.piece + 1 < document_->pieces.size()) return {spot.piece + 1, 0};
    if (step > 0) return {spot.piece, document_->pieces[spot.piece].block.text.size()};
    return spot.offset > 0 || spot.piece == 0 ? app::Spot{spot.piece, 0} : app::Spot{spot.piece - 1, 0};
  }
  const page::SetBlock* set = &column_.set(block);
  const page::Place place{std::min(spot.offset, set->setting.length), page::Affinity::downstream};
  if (!goal) goal = page::caret(set->setting, place).x + set->indent;
  std::ptrdiff_t line = static_cast<std::ptrdiff_t>(page::line_of(set->setting, place)) + step;
  while (line < 0 || line >= static_cast<std::ptrdiff_t>(set->setting.lines.size())) {
    if (step < 0 && block == 0) return {spot.piece, 0};
    if (step > 0 && block + 1 >= pieces_.size()) return {spot.piece, document_->pieces[spot.piece].block.text.size()};
    block = step > 0 ? block + 1 : block - 1;
    set = &column_.set(block);
    if (pieces_[block] == npos || set->setting.lines.empty()) continue;
    line = step > 0 ? 0 : static_cast<std::ptrdiff_t>(set->setting.lines.size()) - 1;
    spot = {pieces_[block], 0};
    break;
  }
  return {pieces_[block], page::place_on_line(set->setting, static_cast<std::size_t>(line), *goal - set->indent).offset};
}

app::Spot CaseText::line_end(app::Spot spot, bool to_end) {
  const std::size_t block = block_of(spot.piece);
  if (block == npos || column_.set(block).setting.lines.empty()) {
    return {spot.piece, to_end ? document_->pieces[spot.piece].block.text.size() : 0};
  }
  const page::Setting& setting = column_.set(block).setting;
  const std::size_t line = page::line_of(setting, {std::min(spot.offset, setting.length), page::Affinity::downstream});
  return {spot.piece, page::place_on_line(setting, line, to_end ? 1e6F : -1).offset};
}

}  // namespace vignette::ui
