/// Where a case stands on its surface, and what the model is told of it.
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/reader.hpp"

namespace vignette::ui {
namespace {

constexpr std::size_t npos = Part::npos;
constexpr float above = 600, ahead = 200;  ///< set beyond what is seen, so that a turn of the wheel meets nothing estimated
constexpr float section_clear = 24;
constexpr float reading_line = 0.35F;  ///< how far down the window one is thought to read

const std::size_t* last_piece_of(const app::Document& document, std::size_t section, std::size_t& held) {
  if (section >= document.section_begins.size()) return nullptr;
  std::size_t end = document.pieces.size();
  // Sections of the head come first, whatever their place in the file: the next beginning above this one is the end.
  if (section + 1 < document.section_begins.size() && document.section_begins[section + 1] > document.section_begins[section]) {
    end = document.section_begins[section + 1];
  }
  while (end > document.section_begins[section] + 1 && document.pieces[end - 1].where == app::Piece::Where::closing) --end;
  held = end == 0 ? 0 : end - 1;
  return &held;
}

/// Whether a spot stands on this surface: the questions are not in the panel beside a question.
bool stands_here(const CaseView& view, app::Spot spot) {
  const auto& pieces = view.text.document().pieces;
  return spot.piece < pieces.size() && !(view.text.look().panel && pieces[spot.piece].where == app::Piece::Where::question);
}

/// Where the panel comes to stand when one is brought back to a line: at its paragraph, unless that begins far above, with
/// as much clear as there is without cutting through what stands before.
float restored_in_panel(CaseView& view, app::Spot spot, float line, float seen) {
  const std::size_t block = view.text.block_of(spot.piece);
  if (block == npos) return line;
  const float top = view.head.height + view.text.top(block);
  if (line - top > seen / 3) return line;
  return top - std::min(section_clear, block == 0 ? view.head.height : view.text.space_above(block));
}

bool begins_section(const app::Document& document, app::Spot spot) {
  return spot.offset == 0 && spot.piece < document.pieces.size() && document.pieces[spot.piece].section < document.section_begins.size() &&
         document.section_begins[document.pieces[spot.piece].section] == spot.piece;
}

/// Adds what is seen now, from `top` to `bottom`, to the run; a new one begins where they don't meet. `reached`: whether what was read ends
/// here.
const CaseView::Run& run_on(CaseView& view, app::Spot top, app::Spot bottom, bool reached) {
  auto& run = view.run;
  if (!run || bottom < run->from || run->to < top) run = CaseView::Run{top, bottom, false};
  run->from = std::min(run->from, top);
  run->to = std::max(run->to, bottom);
  run->goes_on = run->goes_on || reached;
  return *run;
}

}  // namespace

Anchor anchor_at(CaseView& view, float offset) {
  const float y = offset - view.head.height;
  if (y < 0 || view.text.blocks() == 0) return {npos, 0, offset};
  const std::size_t block = view.text.block_at(y);
  const page::SetBlock& set = view.text.set(block);
  const float within = y - view.text.top(block);
  Anchor anchor{block, 0, within};
  for (const page::Line& line : set.setting.lines) {
    if (line.top > within) break;
    anchor.offset = line.range.begin;
    anchor.delta = within - line.top;
  }
  return anchor;
}

float offset_of(CaseView& view, const Anchor& anchor) {
  if (anchor.block == npos || anchor.block >= view.text.blocks()) return anchor.delta;
  const page::SetBlock& set = view.text.set(anchor.block);
  float y = view.head.height + view.text.top(anchor.block) + anchor.delta;
  if (!set.setting.lines.empty()) {
    y += set.setting.lines[page::line_of(set.setting, {std::min(anchor.offset, set.setting.length), page::Affinity::downstream})].top;
  }
  return y;
}

page::Rect place_of(CaseView& view, app::Spot spot) {
  const auto& document = view.text.document();
  const std::size_t note = view.text.note_of(spot.piece);
  const bool in_head = spot.piece < document.pieces.size() && (document.pieces[spot.piece].where == app::Piece::Where::expectation ||
                                                               (note != npos && view.text.notes()[note].block == npos));
  if (in_head && !view.text.look().panel) {
    const auto part = std::lower_bound(view.head.parts.begin(), view.head.parts.end(), spot.piece,
                                       [](const Part& one, std::size_t piece) { return one.piece < piece; });
    return part == view.head.parts.end() ? page::Rect{} : part->box;
  }
  page::Rect line = view.text.line_of(spot);
  line.x += view.left;
  line.y += view.head.height;
  return line;
}

bool stand(const app::Model& model, Frame& frame, CaseView& view, Pane& pane, float below) {
  CaseText& text = view.text;
  const float seen = view.seen = pane.rect().h;
  // A pane that has become shorter than where it stood was not moved by anybody.
  const bool cut_short = pane.offset() < view.last_offset && pane.offset() + seen >= view.head.height + text.height() + below - 1;
  bool moved = pane.moved() || (view.last_offset >= 0 && !cut_short && std::abs(pane.offset() - view.last_offset) > 0.5F);
  const float reach = pane.reach();
  const auto settle = [&](float offset) {
    text.settle(offset - view.head.height - above - reach, offset - view.head.height + seen + ahead + reach);
  };
  const auto hold = [&](const Anchor& anchor) {
    // Setting what is near changes what is far, so the anchor is asked again until it stands.
    float offset = offset_of(view, anchor);
    for (int round = 0; round < 4; ++round) {
      settle(offset);
      const float now = offset_of(view, anchor);
      if (std::abs(now - offset) < 0.5F) break;
      offset = now;
    }
    pane.fits(view.head.height + text.height() + below);
    pane.scroll_to(std::round(offset));
  };
  if (moved) {
    view.anchor = anchor_at(view, pane.offset());
    view.chosen.reset();
  }
  hold(view.anchor);

  if (model.go_to && view.arrived != model.go_to_number) {
    view.arrived = model.go_to_number;
    const app::Spot spot = *model.go_to;
    const bool first = spot == app::Spot{} || !stands_here(view, spot);
    const bool restored = view.fresh || frame.new_screen;
    view.chosen.reset();
    if (!restored && stands_here(view, spot) && model.selection.empty()) {  // led there, as by what was found
      view.fixed = view.moving = spot;
      view.placed = true;
    }
    if (!restored && begins_section(text.document(), spot)) view.chosen = text.document().pieces[spot.piece].section;
    if (!(restored && !view.fresh && spot.piece == view.reported)) {
      for (int round = 0; round < 3; ++round) {  // the way there is estimated; at the second try it is known
        const page::Rect line = place_of(view, spot);
        const bool at_hand = !restored && line.y >= pane.offset() + 32 && line.y + line.h <= pane.offset() + seen - 96;
        float target = pane.offset();
        if (first) {
          target = 0;
        } else if (restored) {
          target = text.look().panel ? restored_in_panel(view, spot, line.y, seen) : line.y;
        } else if (begins_section(text.document(), spot)) {
          target = line.y - section_clear;
        } else if (!at_hand) {
          target = line.y - seen / 4;
        }
        pane.fits(view.head.height + text.height() + below);
        pane.scroll_to(std::round(std::max(0.0F, target)));
        settle(pane.offset());
      }
      view.anchor = anchor_at(view, pane.offset());
      moved = true;
    }
    frame.wish(app::intent::Arrived{model.go_to_number});
  }
  if (std::exchange(view.show_moving, false)) {
    const page::Rect line = place_of(view, view.moving);
    const float top = line.y - 24, bottom = line.y + line.h + 24;
    if (line.y < pane.offset()) pane.scroll_to(std::round(top));
    if (line.y + line.h > pane.offset() + seen) pane.scroll_to(std::round(bottom - seen));
    settle(pane.offset());
    const Anchor now = anchor_at(view, pane.offset());
    moved = moved || now.block != view.anchor.block || now.offset != view.anchor.offset;
    view.anchor = now;
  }
  view.fresh = false;
  view.last_offset = pane.offset();
  return moved;
}

void report(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane, float below, bool moved) {
  const app::Document& document = view.text.document();
  const pack::Case& pack = view.text.pack();
  if (document.pieces.empty()) return;
  const Anchor top = anchor_at(view, pane.offset());
  view.top_spot =
      top.block == npos || view.text.piece_of(top.block) == npos ? app::Spot{} : app::Spot{view.text.piece_of(top.block), top.offset};

  const float content = view.head.height + view.text.height();
  const float end = pane.offset() + pane.rect().h;
  // One reads a third of the way down; towards the end of the page the line sinks, so that the last sections have their turn.
  const float seen = pane.rect().h, furthest = std::max(0.0F, content + below - seen);
  const float run = std::min(seen, furthest);
  const float sunk = run > 0 ? std::clamp((pane.offset() - (furthest - run)) / run, 0.0F, 1.0F) : 0;
  const Anchor reading = anchor_at(view, std::min(content - 1, pane.offset() + seen * (reading_line + (1 - reading_line) * sunk)));
  const std::size_t piece = reading.block == npos ? 0 : view.text.piece_of(reading.block);
  const std::size_t here_before = view.here;
  view.here = view.chosen.value_or(document.pieces[piece == npos ? 0 : piece].section);
  if (view.here != here_before) frame.again = true;  // the rail has been drawn already

  const auto place = model.places.find(pack.id);
  if (view.reported == npos && !moved) {
    view.reported = place == model.places.end() ? view.top_spot.piece : static_cast<std::size_t>(place->second.block);
  }
  const Anchor bottom = anchor_at(view, std::min(end, content) - 1);
  const std::size_t bottom_block = bottom.block == npos ? npos : view.text.piece_of(bottom.block);
  const app::Spot bottom_spot = bottom_block == npos ? view.top_spot : app::Spot{bottom_block, bottom.offset};
  const double read_before = place == model.places.end() ? 0 : place->second.read_to;
  const auto& way = run_on(view, view.top_spot, bottom_spot, static_cast<double>(pane.offset() - seen / 2) <= read_before * content);
  if (!moved) return;
  app::intent::ReadTo read;
  read.top = view.top_spot;
  if (way.goes_on) read.share = std::clamp(static_cast<double>(end) / std::max(1.0, static_cast<double>(content)), 0.0, 1.0);
  // A section is read when all of it has been seen, to its end. Only sections with a block in view can end there.
  const auto known = [&](const std::string& id) {
    return place != model.places.end() && std::ranges::find(place->second.sections_read, id) != place->second.sections_read.end();
  };
  const std::size_t top_section = document.pieces[view.top_spot.piece].section;
  const std::size_t bottom_section = document.pieces[bottom_spot.piece].section;
  const auto [first, last] = std::minmax(top_section, bottom_section);
  for (std::size_t section = first; section <= last && section < pack.sections.size(); ++section) {
    std::size_t held = 0;
    const std::size_t* ends = last_piece_of(document, section, held);
    if (ends == nullptr || known(pack.sections[section].id)) continue;
    if (!way.goes_on && app::Spot{document.section_begins[section], 0} < way.from) continue;
    const page::Rect line = place_of(view, {*ends, document.pieces[*ends].block.text.size()});
    if (line.y + line.h <= end && line.y + line.h >= pane.offset()) read.sections_read.push_back(pack.sections[section].id);
  }
  if (view.top_spot.piece == view.reported && read.sections_read.empty()) return;
  view.reported = view.top_spot.piece;
  frame.wish(std::move(read));
}

}  // namespace vignette::ui
