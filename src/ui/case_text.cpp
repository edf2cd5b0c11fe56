#include "ui/case_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/reader.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using Where = app::Piece::Where;
constexpr float link_room = 40;  ///< of the link under a question
constexpr float caption_space = 8;

}  // namespace

const pack::Block* CaseText::own(pack::Block block) { return &own_.emplace_back(std::move(block)); }

/// Sorts the document's pieces into the column, the footnotes and the closing lines.
void CaseText::give() {
  own_.clear();
  given_.clear();
  pieces_.clear();
  notes_.clear();
  closing_ = npos;
  const auto& pieces = document_->pieces;
  blocks_of_.assign(pieces.size(), npos);
  const auto add = [&](const pack::Block* block, std::size_t piece) {
    if (piece != npos) blocks_of_[piece] = pieces_.size();
    given_.push_back(block);
    pieces_.push_back(piece);
  };
  bool titled = false;
  bool of_question = false;  // what a question says, and its notes, stand with the question where there is a panel
  const auto heads_questions = [&](std::size_t i) {
    return pieces[i].block.kind == pack::Block::Kind::heading && i + 1 < pieces.size() && pieces[i + 1].where == Where::question;
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const app::Piece& piece = pieces[i];
    if (piece.where != Where::footnote) of_question = piece.where == Where::question;
    if (look_.panel && (of_question || heads_questions(i))) continue;
    const bool of_head = piece.section < pack_->sections.size() && pack_->sections[piece.section].role == pack::Role::expectations;
    switch (piece.where) {
      case Where::body:
        // The block at the head has a title of its own.
        if (!(of_head && piece.block.kind == pack::Block::Kind::heading && piece.block.level <= 2)) add(&piece.block, i);
        break;
      case Where::expectation:
        if (!look_.panel) break;
        if (!std::exchange(titled, true)) {
          pack::Block heading;
          heading.kind = pack::Block::Kind::heading;
          heading.level = 2;
          heading.text = expectations_title(*pack_, piece.section);
          add(own(std::move(heading)), npos);
        }
        add(&piece.block, i);
        break;
      case Where::question:
        add(&piece.block, i);
        break;
      case Where::footnote:
        if (!notes_.empty() && notes_.back().last == i && notes_.back().number == piece.footnote) {
          notes_.back().last = i + 1;
        } else {
          notes_.push_back({piece.footnote, pieces_.empty() ? npos : pieces_.size() - 1, i, i + 1});
        }
        break;
      case Where::closing:
        if (closing_ == npos) closing_ = i;
        break;
    }
  }
  note_begins_.assign(pieces_.size() + 1, notes_.size());
  std::size_t next = 0;
  while (next < notes_.size() && notes_[next].block == npos) ++next;
  for (std::size_t block = 0; block <= pieces_.size(); ++block) {
    note_begins_[block] = next;
    while (next < notes_.size() && notes_[next].block == block) ++next;
  }
  column_.give(given_);
}

bool CaseText::follow(const app::OpenCase& open, const CaseLook& look, page::Cache& cache, const page::PictureSizes& pictures) {
  const bool other_case = document_ != open.document, other_look = !(look == look_);
  cache_ = &cache;
  if (!other_case && !other_look) {
    column_.fit(look.style, look.width, cache.metrics(), pictures);
    return false;
  }
  const bool regroup = other_case || look.panel != look_.panel;
  document_ = open.document;
  pack_ = open.pack;
  look_ = look;
  if (regroup) give();
  column_.fit(look.style, look.width, cache.metrics(), pictures);
  set_notes_.clear();
  extra_.reset(pieces_.size());
  // What is not set yet is guessed, so that the scroll bar tells the truth from the start.
  for (std::size_t block = 0; block < pieces_.size(); ++block) {
    float extra = 0;
    if (look_.notes_below) {
      for (std::size_t note = note_begins_[block]; note < note_begins_[block + 1]; ++note) {
        std::size_t letters = 0;
        for (std::size_t i = notes_[note].first; i < notes_[note].last; ++i) letters += document_->pieces[i].block.text.size();
        extra += note_space + 22 * std::ceil(static_cast<float>(letters) * 7.0F / note_room());
      }
    }
    if (pieces_[block] != npos && document_->pieces[pieces_[block]].where == Where::question) extra += link_room;
    extra_.change(block, extra);
  }
  tail_ = closing_ == npos ? SetNote{} : set_lines(closing_, document_->pieces.size(), 0, look_.width);
  tail_height_ = tail_.lines.empty() ? 0 : tail_space + tail_.height;
  return true;
}

void CaseText::lay_out_again() { column_.give(given_); }

float CaseText::space_above(std::size_t block) {
  return block == 0 ? 0 : column_.top(block) - column_.top(block - 1) - column_.set(block - 1).height;
}

std::size_t CaseText::block_of(std::size_t piece) const { return piece < blocks_of_.size() ? blocks_of_[piece] : npos; }

std::size_t CaseText::block_at(float y) const {
  if (pieces_.empty()) return 0;
  // One asks for heights near the last one: from there outwards in growing steps, then halving what lies between.
  std::size_t low = std::min(last_asked_, pieces_.size() - 1), high = pieces_.size(), step = 1;
  if (top(low) <= y) {
    for (; low + step < high; low += std::exchange(step, step * 2)) {
      if (top(low + step) > y) high = low + step;
      if (high == low + step) break;
    }
  } else {
    do {
      high = low;
      low -= std::min(low, std::exchange(step, step * 2));
    } while (low > 0 && top(low) > y);
  }
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (top(middle) <= y ? low : high) = middle;
  }
  return last_asked_ = low;
}

std::shared_ptr<const page::Setting> CaseText::caption_of(std::size_t block) {
  const page::SetBlock& set = column_.set(block);
  if (set.picture.h <= 0 || given_[block]->text.empty()) return nullptr;
  return cache_->set(page::paragraph_of(*given_[block], note_style()), std::max(1.0F, look_.width - set.indent));
}

std::shared_ptr<const page::Setting> CaseText::unreadable_of(std::size_t block) {
  const page::SetBlock& set = column_.set(block);
  if (!set.unreadable) return nullptr;
  const auto words = page::plain(words::say(words::Word::reader_picture_unreadable), type::meta.face, type::meta.size, type::meta.line,
                                 page::Ink::ink3, look_.style.language);
  return cache_->set(words, std::max(1.0F, look_.width - set.indent));
}

float CaseText::caption_room(std::size_t block) {
  if (const auto unreadable = unreadable_of(block)) return unreadable->height;
  const auto caption = caption_of(block);
  return caption ? caption_space + caption->height : 0;
}

void CaseText::settle_extra(std::size_t block) {
  float extra = caption_room(block);
  if (look_.notes_below) {
    for (std::size_t note = note_begins_[block]; note < note_begins_[block + 1]; ++note) extra += note_space + note_height(note);
    if (under_) extra += under_(block);
  }
  if (pieces_[block] != npos && document_->pieces[pieces_[block]].where == Where::question) extra += link_room;
  extra_.change(block, extra);
}

float CaseText::room_under(std::size_t block) {
  float y = top(block) + column_.set(block).height + caption_room(block);
  for (std::size_t note = note_begins_[block]; note < note_begins_[block + 1]; ++note) y += note_space + note_height(note);
  return y;
}

float CaseText::link_top(std::size_t block) { return top(block) + column_.set(block).height + extra_.at(block) - link_room + 4; }

void CaseText::settle(float from, float to) {
  if (pieces_.empty()) return;
  if (set_notes_.size() > 2048) set_notes_.clear();  // a very long case read from end to end
  // Setting a block changes where those after it stand, so this is done until nothing moves.
  std::size_t settled_first = npos, settled_last = npos;
  for (int round = 0; round < 8; ++round) {
    const std::size_t first = block_at(from);
    const float begin = column_.top(first);
    column_.look_at(begin, begin + std::max(1.0F, to - std::min(from, top(first))));
    std::size_t last = first;
    for (; last < pieces_.size() && (last == first || top(last) < to); ++last) {
      column_.set(last);
      settle_extra(last);
    }
    if (first == settled_first && last == settled_last) return;
    settled_first = first;
    settled_last = last;
  }
}

std::vector<Part> CaseText::parts(float from, float to, float left, float margin_x, std::span<const PlacedNote> placed) {
  std::vector<Part> out;
  const std::size_t first = pieces_.empty() ? 0 : block_at(from);
  // A note may reach further down than the paragraph it belongs to.
  if (!look_.notes_below && first < pieces_.size())
    for (const PlacedNote& note : placed)
      if (note.note < note_begins_[first] && note.y + note_height(note.note) > from) note_parts(out, note.note, margin_x, note.y);
  for (std::size_t block = first; block < pieces_.size() && top(block) < to; ++block) {
    const page::SetBlock& set = column_.set(block);
    const float x = left + set.indent, y = top(block);
    Part part;
    part.piece = pieces_[block];
    part.block = block;
    part.set = &set;
    part.at = {x, y};
    part.box = {x, y, look_.width - set.indent, set.height};
    const pack::Block& given = column_.block(block);
    if (set.columns > 0) {
      part.kind = Part::Kind::cell;
      for (std::size_t cell = 0; cell < set.cells.size(); ++cell) {
        const std::size_t row = cell / set.columns, column = cell % set.columns;
        part.setting = &set.cells[cell];
        part.at = {x + set.cell_origins[cell].x, y + set.cell_origins[cell].y};
        part.box = set.cell_rects[cell];
        part.box.x += x;
        part.box.y += y;
        part.base = column < given.rows[row].size() ? static_cast<std::ptrdiff_t>(given.rows[row][column].begin) : 0;
        out.push_back(part);
        part.set = nullptr;
      }
    } else {
      if (set.setting.lines.empty()) {
        part.kind = set.picture.h > 0 ? Part::Kind::picture : Part::Kind::rule;
      } else {
        part.setting = &set.setting;
      }
      out.push_back(part);
      if (part.kind == Part::Kind::picture) {
        if (auto caption = caption_of(block)) {
          part.kind = Part::Kind::caption;
          part.set = nullptr;
          part.held = caption;
          part.setting = caption.get();
          part.at = {x, y + set.height + caption_space};
          part.box = {x, part.at.y, caption->width, caption->height};
          out.push_back(part);
        }
      }
    }
    if (look_.notes_below) {
      float below = y + set.height + caption_room(block);
      for (std::size_t note = note_begins_[block]; note < note_begins_[block + 1]; ++note) {
        below += note_space;
        note_parts(out, note, left + look_.note_indent + note_rule, below);
        below += note_height(note);
      }
    } else {
      auto at = std::lower_bound(placed.begin(), placed.end(), note_begins_[block],
                                 [](const PlacedNote& one, std::size_t note) { return one.note < note; });
      for (; at != placed.end() && at->note < note_begins_[block + 1]; ++at) note_parts(out, at->note, margin_x, at->y);
    }
  }
  const float tail = height() - tail_height_;
  if (!tail_.lines.empty() && to > tail && from < height()) {
    for (const SetNote::Line& line : tail_.lines) {
      Part part;
      part.kind = Part::Kind::closing;
      part.piece = line.piece;
      part.held = line.setting;
      part.setting = line.setting.get();
      part.at = {left + line.x, tail + tail_space + line.y};
      part.base = line.base;
      part.box = {part.at.x, part.at.y, look_.width - line.x, line.setting->height};
      out.push_back(std::move(part));
    }
  }
  return out;
}

}  // namespace vignette::ui
