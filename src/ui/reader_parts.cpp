/// A case's text as it is seen: what is selected and what was found behind it, the letters, links and marks upon it, and a
/// line in the outline for each part.
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "app/again.hpp"
#include "ui/aloud.hpp"
#include "ui/marks.hpp"
#include "ui/prose.hpp"
#include "ui/reader.hpp"
#include "ui/terms.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
constexpr float least_target = 24;

text::Range local_range(const Part& part, std::size_t begin, std::size_t end) {
  const auto shift = [&](std::size_t offset) {
    const std::ptrdiff_t least = part.base < 0 ? -part.base : 0;
    const auto at = static_cast<std::ptrdiff_t>(std::min(offset, static_cast<std::size_t>(PTRDIFF_MAX / 2))) - part.base;
    return static_cast<std::size_t>(std::clamp(at, least, static_cast<std::ptrdiff_t>(part.setting->length)));
  };
  return {shift(begin), shift(end)};
}

std::vector<page::Rect> rects_of(const Part& part, text::Range range, float dy) {
  if (range.empty()) return {};
  std::vector<page::Rect> out = page::rects(*part.setting, range);
  for (page::Rect& rect : out) {
    rect.x += part.at.x;
    rect.y += part.at.y + dy;
  }
  return out;
}

/// Behind letters: a tint, and in high contrast, where the tint is the page's own colour, an outline.
void tint(Frame& frame, page::Rect rect) {
  fill(frame, rect, frame.colours->tint, 2);
  if (frame.colours->tint == frame.colours->paper) stroke(frame, rect, frame.colours->accent, 1, 2);
}

void paint_selection(const app::Model& model, Frame& frame, const Part& part, float dy) {
  const app::Stretch& selection = model.selection;
  if (selection.empty()) return;
  const app::OpenCase* open = app::current_case(model);
  if (!open || !app::takes_in(*open->document, selection, part.piece)) return;
  const std::size_t begin = part.piece == selection.begin.piece ? selection.begin.offset : 0;
  const std::size_t end = part.piece == selection.end.piece ? selection.end.offset : static_cast<std::size_t>(-1);
  for (const page::Rect& rect : rects_of(part, local_range(part, begin, end), dy)) tint(frame, rect);
}

bool space_at(std::string_view text, std::size_t offset) {
  return offset >= text.size() || text[offset] == ' ' || text[offset] == '\n' || text[offset] == '\t';
}

/// Calls `use` for every rectangle of a found place in a part, with some air at its sides where no letter is next to it.
template <typename Use>
void each_found(const app::Model& model, const Part& part, std::string_view text, float dy, Use use) {
  if (!model.find.open) return;
  const auto& found = model.find.found;
  auto at = std::lower_bound(found.begin(), found.end(), part.piece,
                             [](const app::Stretch& one, std::size_t piece) { return one.begin.piece < piece; });
  for (; at != found.end() && at->begin.piece == part.piece; ++at) {
    const bool current = static_cast<std::size_t>(at - found.begin()) == model.find.at;
    const float before = at->begin.offset == 0 || space_at(text, at->begin.offset - 1) ? 2 : 0;
    const float after = space_at(text, at->end.offset) ? 2 : 0;
    for (const page::Rect& rect : rects_of(part, local_range(part, at->begin.offset, at->end.offset), dy)) {
      use({rect.x - before, rect.y + 1, rect.w + before + after, std::max(4.0F, rect.h - 3)}, current);
    }
  }
}

/// What was found has a tint and a line under it; the place one is at is accent.
void paint_text(const app::Model& model, Frame& frame, const Part& part, std::string_view text, float dy) {
  const page::Point at{part.at.x, part.at.y + dy};
  paint_marks(model, frame, part, dy);
  paint_sentence(model, frame, part, dy);
  paint_selection(model, frame, part, dy);
  each_found(model, part, text, dy, [&](page::Rect box, bool current) {
    if (current) return;
    tint(frame, box);
    fill(frame, {box.x, box.bottom() - 2, box.w, 2}, frame.colours->accent);
  });
  letters(frame, *part.setting, at);
  paint_on_marks(model, frame, part, dy);
  each_found(model, part, text, dy, [&](page::Rect box, bool current) {
    if (!current) return;
    fill(frame, box, frame.colours->accent, 2);  // over the letters, so that none of their ink shows round the light ones
    push_clip(frame, common(box, clip(frame)));
    letters(frame, *part.setting, at, frame.colours->on_accent);
    pop_clip(frame);
  });
}

void paint_picture(Frame& frame, const CaseView& view, const Part& part, page::Rect rect) {
  if (!frame.pictures || !frame.letters || !frame.list) return;
  const auto picture = frame.pictures->get(file_of(view.text.pack(), view.text.document().pieces[part.piece].block.image));
  if (picture.texture == 0) {
    stroke(frame, rect, frame.colours->rule);
    return;
  }
  frame.list->AddImage(ImTextureRef(static_cast<ImTextureID>(picture.texture)), {snap(frame, rect.x), snap(frame, rect.y)},
                       {snap(frame, rect.right()), snap(frame, rect.bottom())});
}

/// A line at the left for each quote a block stands in, down to the next block where the quote goes on.
void paint_quote(Frame& frame, CaseView& view, const Part& part, page::Point at, int quotes) {
  constexpr float step = 24;
  constexpr float one_paragraph_on = 24;  // further, something else stands between
  const page::SetBlock& set = *part.set;
  const float below = at.y + set.height;
  int on = 0;
  float next = below;
  if (part.block + 1 < view.text.blocks()) {
    const float space = view.text.top(part.block + 1) - view.text.top(part.block) - set.height;
    if (space <= one_paragraph_on) {
      on = view.text.block(part.block + 1).quotes;
      next = below + space;
    }
  }
  for (int level = 0; level < quotes; ++level) {
    const float x = static_cast<float>(level) * step;
    if (x + 2 > set.indent) break;
    fill(frame, {at.x + x, at.y, 2, (level < on ? next : below) - at.y}, frame.colours->rule);
  }
}

bool is_task(const pack::Block& block) { return block.marker == pack::task_to_do || block.marker == pack::task_done; }

/// A small box that ends at a place of a line: it is only read, so it is no control.
void paint_task(Frame& frame, page::Point end, bool done) {
  constexpr float side = 15, above = 13;
  const page::Rect box{snap(frame, end.x - side), snap(frame, end.y - above), side, side};
  if (!done) return stroke(frame, box, frame.colours->ink2, 1.5F, 3);
  fill(frame, box, frame.colours->accent, 3);
  icon(frame, page::Icon::check, {box.x, box.y}, frame.colours->on_accent, side);
}

/// What stands beside a block's first line and around it: a list's marker, a quote's rule, a table's hairlines.
void paint_around(Frame& frame, CaseView& view, const Part& part, float dy, const pack::Block& block) {
  if (part.set == nullptr) return;
  const page::SetBlock& set = *part.set;
  const float x = view.left + set.indent, y = view.head.height + view.text.top(part.block) + dy;
  if (set.marker && is_task(block))
    paint_task(frame, {x + set.marker_x + set.marker->width, y + set.marker->lines.front().baseline}, block.marker == pack::task_done);
  else if (set.marker)
    letters(frame, *set.marker, {x + set.marker_x, y});
  const bool no_picture = block.kind == pack::Block::Kind::image && !set.setting.lines.empty();  // its words alone stand in its place
  if (block.kind == pack::Block::Kind::code || no_picture) {
    const Colour behind = view.text.look().panel ? frame.colours->sheet : frame.colours->ground;
    const auto unreadable = view.text.unreadable_of(part.block);
    const page::Rect all{x - 8, y - 6, view.text.look().width - set.indent + 16, set.height + 12 + (unreadable ? unreadable->height : 0)};
    fill(frame, all, behind, 4);
    if (no_picture) stroke(frame, all, frame.colours->rule, 1, 4);
    if (unreadable) letters(frame, *unreadable, {x, y + set.height});
  }
  if (block.quotes > 0) paint_quote(frame, view, part, {x + set.quote_x, y}, block.quotes);
  if (set.columns > 0) {
    const float width = view.text.look().width - set.indent;
    for (std::size_t cell = 0; cell < set.cell_rects.size(); cell += set.columns) {
      // The head is set apart from the rows.
      rule(frame, x, y + set.cell_rects[cell].bottom(), width, cell == 0 ? frame.colours->edge : frame.colours->rule);
    }
  }
}

/// Some of a block's words as they are told: the figure that calls a footnote is a link of its own, and no part of the word before it.
std::string told(const pack::Block& block, std::size_t begin, std::size_t end) {
  std::string words;
  for (const pack::Span& span : block.spans) {
    if (span.footnote == 0 || span.range.begin < begin || span.range.end > end) continue;
    words += text::part(block.text, {begin, span.range.begin});
    begin = span.range.end;
  }
  return words + std::string(text::part(block.text, {begin, end}));
}

Item& describe_part(Frame& frame, const Part& part, const pack::Block& block, page::Rect rect) {
  using Kind = Part::Kind;
  const std::size_t begin = part.kind == Kind::cell ? static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, part.base)) : 0;
  const std::size_t end = part.kind == Kind::cell ? begin + part.setting->length : block.text.size();
  const std::string text = told(block, std::min(begin, block.text.size()), std::min(end, block.text.size()));
  if (part.kind == Kind::picture) return describe(frame, Role::image, text, rect);
  if (part.kind == Kind::rule) return describe(frame, Role::separator, "", rect);
  if (part.kind == Kind::cell) return describe(frame, Role::cell, text, rect);
  if (part.kind == Kind::note) return describe(frame, Role::note, text, rect);
  if (part.kind == Kind::expectation) return describe(frame, Role::list_item, text, rect);
  if (block.kind == pack::Block::Kind::heading) {
    Item& item = describe(frame, Role::heading, text, rect);
    item.level = block.level;
    return item;
  }
  if (block.kind == pack::Block::Kind::image) {
    if (text.empty()) return describe(frame, Role::image, say(Word::reader_picture_unreadable), rect);
    return describe(frame, Role::image, say(Word::reader_picture_failed, fmt::arg("words", text)), rect);
  }
  Item& item = describe(frame, !block.marker.empty() ? Role::list_item : Role::paragraph, text, rect);
  if (is_task(block)) item.value = say(block.marker == pack::task_done ? Word::reader_task_done : Word::reader_task_to_do);
  return item;
}

/// Whether the pointer rests on a line of a link; while something is dragged it does on none.
bool pointed_at(const Frame& frame, page::Rect line) {
  const Memory& memory = frame.memory;
  return memory.pressed == 0 && memory.dragging_text == 0 && !memory.debug_rect.contains(memory.pointer) &&
         common(line, clip(frame)).contains(memory.pointer);
}

/// Links and marks of a part: each can be reached with Tab, is at least 24 × 24, and shows the ring round every line it spans.
void draw_links(Frame& frame, CaseView& view, const Part& part, float dy) {
  std::uint32_t before = 0;
  const pack::Block& block = view.text.document().pieces[part.piece].block;
  for (const page::Run& run : part.setting->runs) {
    const std::uint32_t tag = std::exchange(before, run.tag);
    if (run.tag == 0 || run.tag == tag) continue;
    text::Range range = run.range;
    std::string name, address;
    Id id = 0;
    const std::size_t note = view.text.note_of(part.piece);
    if (run.tag == back_tag) {
      if (note == Part::npos) continue;
      const int number = view.text.notes()[note].number;
      name = say(Word::reader_note_back, fmt::arg("number", number));
      id = back_id(view, number);
    } else {
      if (run.tag > block.spans.size()) continue;
      const pack::Span& span = block.spans[run.tag - 1];
      range = local_range(part, span.range.begin, span.range.end);
      name =
          span.footnote > 0 ? say(Word::reader_note, fmt::arg("number", span.footnote)) : std::string(text::part(block.text, span.range));
      id = span.footnote > 0 ? mark_id(view, span.footnote) : id_of("link", view.id, part.piece * 8192 + run.tag);
      address = span.link;
    }
    const std::vector<page::Rect> lines = rects_of(part, range, dy);
    if (lines.empty()) continue;
    page::Rect target = lines.front();
    if (target.w < least_target) target = {target.x - (least_target - target.w) / 2, target.y, least_target, target.h};
    if (target.h < least_target) target = {target.x, target.y - (least_target - target.h) / 2, target.w, least_target};
    if (!in_reach(frame, target)) continue;
    const Touch touched = touch_in_text(frame, id, name, target, 0, address);
    const auto follow = [&frame, &view, part, tag = run.tag] { follow_link(frame, view, part, tag); };
    view.targets.push_back({target, id, follow});
    for (const page::Rect& line : lines) view.targets.push_back({line, id, follow});
    const bool over = touched.over || std::ranges::any_of(lines, [&](const page::Rect& line) { return pointed_at(frame, line); });
    if (touched.focused) view.held = {frame.memory.focus, {part.piece, run.tag == back_tag ? 0 : block.spans[run.tag - 1].range.begin}};
    if (touched.ring) {
      for (const page::Rect& line : lines) focus_ring(frame, line, 2);
    }
    if (over) {
      for (const page::Rect& line : lines) fill(frame, {line.x, line.bottom() - 4, line.w, 2}, frame.colours->accent);
    }
    if ((over || touched.ring) && !address.empty()) tell_address(frame, address, target);
    if (touched.activated) follow_link(frame, view, part, run.tag);
  }
}

}  // namespace

std::vector<page::Rect> rects_on(const Part& part, std::size_t begin, std::size_t end, float dy) {
  return rects_of(part, local_range(part, begin, end), dy);
}

std::string file_of(const pack::Case& pack, const std::string& image) { return pack.folder.empty() ? image : pack.folder + '/' + image; }

page::PictureSizes picture_sizes(Frame& frame, CaseView& view, const pack::Case& pack) {
  if (!frame.pictures) return {};
  return [pictures = frame.pictures, missing = &view.pictures_missing, folder = pack.folder](const std::string& image) {
    const Pictures::Picture picture = pictures->get(folder.empty() ? image : folder + '/' + image);
    if (picture.size.w <= 0 && !picture.failed) *missing = true;
    return picture.failed ? page::PictureSize{.unreadable = true} : picture.size;
  };
}

Id mark_id(const CaseView& view, int note) { return id_of("mark", view.id, static_cast<std::uint64_t>(note)); }
Id back_id(const CaseView& view, int note) { return id_of("note", view.id, static_cast<std::uint64_t>(note)); }

void follow_link(Frame& frame, const CaseView& view, const Part& part, std::uint32_t tag) {
  if (tag == back_tag) {
    const std::size_t note = view.text.note_of(part.piece);
    if (note != Part::npos) give_focus(frame, mark_id(view, view.text.notes()[note].number), true);
    return;
  }
  const pack::Block& block = view.text.document().pieces[part.piece].block;
  if (tag == 0 || tag > block.spans.size()) return;
  const pack::Span& span = block.spans[tag - 1];
  if (span.footnote > 0) {
    frame.wish(app::intent::ShowTerm{});  // whose card might lie on the note
    give_focus(frame, back_id(view, span.footnote), true);
  } else {
    frame.wish(app::intent::OpenLink{span.link});
  }
}

void draw_parts(const app::Model& model, Frame& frame, CaseView& view, std::span<const Part> parts, const Pane& pane) {
  const float dy = pane.top();
  const auto& pieces = view.text.document().pieces;
  // The way to write to a question stands after its footnotes, where those stand under it.
  const Part* question = nullptr;
  const auto write_to = [&] {
    const Part* asked = std::exchange(question, nullptr);
    if (asked == nullptr) return;
    const std::size_t number = pieces[asked->piece].question;
    const auto& pack = view.text.pack();
    const bool begun = number < pack.questions.size() && app::answered_now(model, pack.id, pack.questions[number].id);
    const page::Point at{asked->at.x, view.head.height + view.text.link_top(asked->block) + dy};
    if (link(frame, say(begun ? Word::reader_go_on_writing : Word::reader_write_to_it), at, type::control, true, number))
      frame.wish(app::intent::OpenQuestion{pack.id, number});
  };
  for (const Part& part : parts) {
    if (part.kind != Part::Kind::note) write_to();
    page::Rect rect = part.box;
    rect.y += dy;
    const bool ours = part.piece == Part::npos;  // a heading the document does not have
    const pack::Block* block = ours ? nullptr : &pieces[part.piece].block;
    // With a table's first cell come the hairlines of all its rows, which may be in view when that cell is not.
    const float height = part.kind == Part::Kind::cell && part.set != nullptr ? part.set->height : rect.h;
    if (visible(frame, {rect.x - 100, rect.y - 30, rect.w + 200, height + 60})) {
      if (block != nullptr) paint_around(frame, view, part, dy, *block);
      if (part.first_of_note && view.text.look().notes_below && part.kind == Part::Kind::note) {
        const std::size_t note = view.text.note_of(part.piece);
        fill(frame, {view.left + view.text.look().note_indent, rect.y, 2, view.text.note_height(note)}, frame.colours->rule);
      }
      if (part.kind == Part::Kind::rule) rule(frame, rect.x, rect.y, rect.w, frame.colours->rule);
      if (part.kind == Part::Kind::picture && part.set != nullptr) {
        paint_picture(frame, view, part, {rect.x, rect.y, part.set->picture.w, part.set->picture.h});
      }
      if (part.setting != nullptr) {
        if (ours) {
          letters(frame, *part.setting, {part.at.x, part.at.y + dy});
        } else {
          paint_text(model, frame, part, block->text, dy);
        }
      }
    }
    if (ours) {
      if (part.set != nullptr) {
        Item& item = describe(frame, Role::heading, view.text.block(part.block).text, rect);
        item.level = 2;
      }
      continue;
    }
    if (part.kind != Part::Kind::caption) describe_part(frame, part, *block, rect);  // the picture has said it
    if (part.setting != nullptr) draw_links(frame, view, part, dy);
    if (part.setting != nullptr) draw_terms(model, frame, view, part, dy);
    if (part.setting != nullptr) draw_mark_bars(model, frame, view, part, dy);
    if (part.block != Part::npos && pieces[part.piece].where == app::Piece::Where::question && part.set != nullptr) question = &part;
  }
  write_to();
}

}  // namespace vignette::ui
