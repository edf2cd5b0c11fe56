/// Marked passages where the case is read: behind the letters, in the gutter, and what can be done with them.
#include <algorithm>
#include <array>
#include <utility>

#include "text/breaks.hpp"
#include "ui/marks.hpp"
#include "ui/passages.hpp"
#include "ui/writing.hpp"
#include "ui/writing_screen.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::Meaning;
using words::Word;

constexpr float bar_width = 4, bar_away = 14, number_away = 27;
constexpr float tool_height = 36, tool_padding = 12, tools_clear = 8;
constexpr std::array meanings{Meaning::stood_out, Meaning::question, Meaning::like_my_practice, Meaning::would_do_differently};

void rebuild(MarkIndex& index, const std::vector<app::PlacedMark>& marks) {
  const std::size_t pieces = index.document ? index.document->pieces.size() : 0;
  index.of_piece.assign(pieces, {});
  index.noted_here.assign(pieces, {});
  index.set.assign(marks.size(), {});
  index.names.assign(marks.size(), {});
  index.meanings.assign(marks.size(), {});
  index.dates.assign(marks.size(), {});
  index.part = nullptr;
  index.marked = index.notes = 0;
  index.in_words.clear();
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto& [mark, stretch, unsaved, kept, reworded] = marks[i];
    if (mark.put_away) continue;
    ++index.marked;
    if (!mark.note.empty()) ++index.notes;
    if (stretch.empty()) continue;
    for (std::size_t piece = stretch.begin.piece; piece <= stretch.end.piece && piece < pieces; ++piece)
      if (app::takes_in(*index.document, stretch, piece)) index.of_piece[piece].push_back(i);
    const bool shown = !mark.note.empty() || mark.id == index.noting || reworded;
    if (shown && stretch.begin.piece < pieces) index.noted_here[stretch.begin.piece].push_back(i);
  }
}

/// Whether the marks are still those that the index was made of.
bool holds_all(const MarkIndex& index, const std::vector<app::PlacedMark>& marks) {
  return std::ranges::equal(index.seen, marks, [](const MarkIndex::Seen& one, const app::PlacedMark& placed) {
    return one.changed == placed.mark.changed && one.stretch == placed.stretch && one.reworded == placed.reworded;
  });
}

/// The part of a mark that lies in a piece; the number at the end of a paragraph is none of it.
std::pair<std::size_t, std::size_t> within(const app::Document& document, const app::Stretch& stretch, std::size_t piece) {
  const pack::Block& block = document.pieces[piece].block;
  std::size_t end = piece == stretch.end.piece ? stretch.end.offset : block.text.size();
  for (const pack::Span& span : block.spans)
    if (span.footnote > 0 && span.range.end == block.text.size()) end = std::min(end, span.range.begin);
  return {piece == stretch.begin.piece ? stretch.begin.offset : 0, end};
}

template <typename Use>
void each_mark(const app::Model& model, Frame& frame, const Part& part, float dy, Use use) {
  MarkIndex& index = marks_of(model, frame);
  if (part.piece >= index.of_piece.size() || index.of_piece[part.piece].empty()) return;
  if (index.part != &part || index.frame != frame.memory.frames || index.dy != dy) {
    index.part = &part;
    index.frame = frame.memory.frames;
    index.dy = dy;
    index.lines.clear();
    for (const std::size_t i : index.of_piece[part.piece]) {
      const auto [begin, end] = within(*index.document, index.placed[i].stretch, part.piece);
      if (auto lines = rects_on(part, begin, end, dy); !lines.empty()) index.lines.emplace_back(i, std::move(lines));
    }
  }
  for (const auto& [i, lines] : index.lines) use(index, i, lines);
}

/// Where tools stand that are `high`: above the sentence that the words are of, else below it; where neither is in the room, as near to
/// the words themselves, and never over them while they leave room.
float beside_words(CaseView& view, const app::Stretch& stretch, page::Rect words, page::Rect room, float top, float high) {
  const auto& document = view.text.document();
  const auto sentence = [&](app::Spot spot) -> text::Range {
    if (spot.piece >= document.pieces.size()) return {spot.offset, spot.offset};
    return text::sentence_at(document.pieces[spot.piece].block.text, spot.offset, view.text.pack().lang);
  };
  const auto before = [](std::size_t offset) { return offset == 0 ? 0 : offset - 1; };  // an end belongs to what it ends
  const app::Spot first{stretch.begin.piece, sentence(stretch.begin).begin};
  const app::Spot last{stretch.end.piece, before(sentence({stretch.end.piece, before(stretch.end.offset)}).end)};
  const page::Rect end = place_of(view, last);
  const float above = place_of(view, first).y + top, below = end.y + end.h + top;
  const float least = room.y + 4, most = room.bottom() - 8 - high;
  for (const float y : {above - tools_clear - high, below + tools_clear, words.y - tools_clear - high, words.bottom() + tools_clear})
    if (y >= least && y <= most) return y;
  return most;
}

/// What is said of a mark beside the words that it marks.
std::string meaning_of(const app::PlacedMark& placed) {
  std::string meaning(meaning_in_words(placed.mark.meaning));
  if (!placed.mark.note.empty()) meaning = words::say(Word::marks_with_note, fmt::arg("meaning", meaning));
  if (!placed.reworded) return meaning;
  return words::say(Word::sentence, fmt::arg("words", meaning)) + ' ' + std::string(words::say(Word::marks_reworded));
}

Id tool_id(std::string_view name, Id view) { return control_id(Role::button, name, id_of("mark tools", view)); }

page::Rect on_letters(page::Rect line) { return {line.x - 2, line.y + 1, line.w + 4, std::max(4.0F, line.h - 2)}; }

}  // namespace

MarkIndex& marks_of(const app::Model& model, Frame& frame) {
  static const std::vector<app::PlacedMark> none;
  auto& index = frame.memory.slot<MarkIndex>("marks");
  if (index.looked == frame.memory.frames) return index;  // nothing changes while a frame is drawn
  const auto found = model.marks.of_case.find(model.case_id);
  const auto& marks = found == model.marks.of_case.end() ? none : found->second;
  const auto* open = app::current_case(model);
  const auto document = open ? open->document : nullptr;
  const portfolio::Id noting = model.marks.noting ? model.marks.chosen : portfolio::Id();
  const bool same = index.placed.data() == marks.data() && index.placed.size() == marks.size() &&
                    index.number == model.saving.handed_over && index.document == document && index.noting == noting;
  index.looked = frame.memory.frames;
  if (same && holds_all(index, marks)) return index;
  index.seen.clear();
  for (const auto& placed : marks) index.seen.push_back({placed.mark.changed, placed.stretch, placed.reworded});
  index.placed = marks;
  index.number = model.saving.handed_over;
  index.document = document;
  if (std::exchange(index.noting, noting) != noting) {
    const auto written = std::ranges::find(marks, noting, [](const app::PlacedMark& one) { return one.mark.id; });
    index.before = written == marks.end() ? std::string() : written->mark.note;
  }
  rebuild(index, marks);
  return index;
}

const app::PlacedMark* chosen_mark(const app::Model& model) {
  const auto found = model.marks.of_case.find(model.case_id);
  if (found == model.marks.of_case.end() || model.marks.chosen.empty()) return nullptr;
  const auto mark = std::ranges::find(found->second, model.marks.chosen, [](const app::PlacedMark& one) { return one.mark.id; });
  return mark == found->second.end() || mark->stretch.empty() || mark->mark.put_away ? nullptr : &*mark;
}

const app::PlacedMark* mark_at(const app::Model& model, Frame& frame, app::Spot spot) {
  const MarkIndex& index = marks_of(model, frame);
  if (spot.piece >= index.of_piece.size()) return nullptr;
  for (const std::size_t i : index.of_piece[spot.piece]) {
    const app::PlacedMark& placed = index.placed[i];
    if (placed.stretch.begin <= spot && spot < placed.stretch.end) return &placed;
  }
  return nullptr;
}

const std::string& marks_in_words(const app::Model& model, Frame& frame) {
  MarkIndex& index = marks_of(model, frame);
  if (index.marked == 0 || !index.in_words.empty()) return index.in_words;
  const auto some = [](std::size_t count, Word none, Word one, Word many) {
    if (count == 0) return std::string(words::say(none));
    return count == 1 ? std::string(words::say(one)) : words::say(many, fmt::arg("count", count));
  };
  const std::string marks = some(index.marked, Word::marks_no_notes, Word::marks_one, Word::marks_count);
  const std::string notes = some(index.notes, Word::marks_no_notes, Word::marks_one_note, Word::marks_notes);
  return index.in_words = words::say(Word::marks_foot, fmt::arg("marks", marks), fmt::arg("notes", notes));
}

std::string_view meaning_in_words(Meaning meaning) {
  switch (meaning) {
    case Meaning::stood_out:
      return words::say(Word::marks_stood_out);
    case Meaning::question:
      return words::say(Word::marks_question);
    case Meaning::like_my_practice:
      return words::say(Word::marks_like_my_practice);
    case Meaning::would_do_differently:
      return words::say(Word::marks_would_do_differently);
  }
  return {};
}

void paint_marks(const app::Model& model, Frame& frame, const Part& part, float dy) {
  each_mark(model, frame, part, dy, [&](const MarkIndex& known, std::size_t i, const std::vector<page::Rect>& lines) {
    const portfolio::Mark& mark = known.placed[i].mark;
    const bool chosen = mark.id == model.marks.chosen || mark.id == model.marks.followed;
    for (const page::Rect& line : lines) {
      const page::Rect box = on_letters(line);
      fill(frame, box, frame.colours->mark);
      if (chosen) fill(frame, {box.x, box.bottom() - 2, box.w, 2}, frame.colours->mark_edge);
    }
  });
}

void paint_on_marks(const app::Model& model, Frame& frame, const Part& part, float dy) {
  if (frame.colours->mark_ink == frame.colours->ink) return;
  each_mark(model, frame, part, dy, [&](const MarkIndex&, std::size_t, const std::vector<page::Rect>& lines) {
    for (const page::Rect& line : lines) {
      const page::Rect box = on_letters(line);
      fill(frame, box, frame.colours->mark);  // none of the light ink shows round the dark letters
      push_clip(frame, common(box, clip(frame)));
      letters(frame, *part.setting, {part.at.x, part.at.y + dy}, frame.colours->mark_ink);
      pop_clip(frame);
    }
  });
}

void draw_mark_bars(const app::Model& model, Frame& frame, const CaseView& view, const Part& part, float dy) {
  each_mark(model, frame, part, dy, [&](MarkIndex& index, std::size_t i, const std::vector<page::Rect>& lines) {
    const app::PlacedMark& placed = index.placed[i];
    const bool in_column = part.kind != Part::Kind::note || view.text.look().notes_below;
    const float x = part.kind == Part::Kind::expectation ? part.box.x - number_away - bar_width  // its number stands before it
                                                         : (in_column ? view.left : part.box.x) - bar_away - bar_width;
    const page::Rect bar{x, lines.front().y + 1, bar_width, lines.back().bottom() - lines.front().y - 2};
    if (!in_reach(frame, {bar.x, bar.y, part.box.right() - bar.x, bar.h})) return;
    fill(frame, bar, frame.colours->mark_edge);
    if (placed.stretch.begin.piece != part.piece || (part.kind == Part::Kind::cell && lines.front().w <= 0)) return;
    const page::Rect target{x - 8, bar.y, bar_width + 18, std::max(24.0F, bar.h)};
    std::string& name = index.names.at(i);
    std::string& meaning = index.meanings.at(i);
    if (name.empty()) {
      name = words::say(Word::marks_passage, fmt::arg("quote", beginning_of(placed.mark.at.quote, 120)));
      meaning = meaning_of(placed);
    }
    const bool chosen = placed.mark.id == model.marks.chosen;
    const Touch touched = touch(frame, id_of(placed.mark.id, view.id), Role::link, name, target, chosen ? State::selected : 0U, meaning);
    if (touched.over) {
      for (const page::Rect& line : lines) fill(frame, {line.x, line.bottom() - 3, line.w, 2}, frame.colours->mark_edge);
    }
    if (touched.ring) {
      for (const page::Rect& line : lines) focus_ring(frame, line, 2);
    }
    if (touched.activated) frame.wish(app::intent::ChooseMark{chosen ? portfolio::Id() : placed.mark.id});
  });
}

MarkTools::MarkTools(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane) : frame_(frame) {
  const app::PlacedMark* chosen = chosen_mark(model);
  const bool selected = !model.selection.empty() && !view.dragging;
  if (!selected && (chosen == nullptr || model.marks.noting)) return;
  const bool question = model.screen == app::Screen::question;
  const app::Stretch stretch = selected ? model.selection : chosen->stretch;
  if (selected) {
    tools_.push_back({words::say(Word::marks_mark), app::intent::MarkSelection{}});
    tools_.push_back({words::say(Word::marks_note), app::intent::MarkSelection{true}});
    if (question) tools_.push_back({words::say(Word::marks_cite), app::intent::CiteSelection{}});
    tools_.push_back({words::say(Word::marks_copy), app::intent::CopySelection{}});
  } else {
    const portfolio::Mark& mark = chosen->mark;
    for (const Meaning meaning : meanings)
      tools_.push_back({meaning_in_words(meaning), app::intent::ChangeMeaning{mark.id, meaning}, mark.meaning == meaning});
    tools_.back().ends_row = true;
    tools_.push_back({words::say(mark.note.empty() ? Word::marks_write_note : Word::marks_change_note), app::intent::WriteNote{mark.id}});
    if (question && !is_cited(model, mark.id)) {
      tools_.push_back({words::say(Word::marks_cite), app::intent::CiteMark{mark.id}});
    } else if (question && !writing_layout(model, frame).narrow) {
      tools_.push_back({words::say(Word::marks_go_to_cited), app::intent::ChooseMark{}, false, false, chip_id(mark.id)});
    }
    tools_.push_back({words::say(Word::marks_take_off), app::intent::PutMarkAway{mark.id}});
    const app::OpenCase* open = app::current_case(model);
    if (open && !pack::expectations(*open->pack).empty())
      tools_.push_back({words::say(Word::expect_put_under), app::intent::ShowExpectations{mark.id}});
  }
  const app::OpenCase* told_in = app::current_case(model);
  if (const auto event = told_in ? event_told(frame, *told_in, stretch) : std::nullopt)
    tools_.push_back({words::say(Word::figures_order), app::intent::ShowPictures{event}});
  const page::Rect first = place_of(view, stretch.begin), last = place_of(view, stretch.end);
  const float from = first.y + pane.top(), to = last.y + last.h + pane.top();
  const page::Rect room = pane.rect();
  if (to < room.y || from > room.bottom()) {
    tools_.clear();
    return;
  }
  // Rows, as wide as the column.
  const float widest = std::min(view.text.look().width + 2 * tool_padding, room.w - 16);
  float x = 0, y = 0;
  for (Tool& tool : tools_) {
    const float width = width_of(frame, tool.name, type::label) + 2 * tool_padding;
    if (x > 0 && x + width > widest) {
      x = 0;
      y += tool_height;
    }
    tool.rect = {x, y, width, tool_height};
    x += width;
    rect_.w = std::max(rect_.w, x);
    if (std::exchange(tool.ends_row, false)) {
      x = 0;
      y += tool_height;
    }
  }
  rect_.h = tools_.back().rect.bottom();
  rect_.x = std::clamp(view.left - tool_padding, room.x + 8, std::max(room.x + 8, room.right() - 8 - rect_.w));
  rect_.y = beside_words(view, stretch, {rect_.x, from, rect_.w, to - from}, room, pane.top(), rect_.h);
  rect_.x = snap(frame, rect_.x);
  rect_.y = snap(frame, rect_.y);
  describe(frame, Role::list, words::say(Word::marks_tools), rect_);
  ++frame.depth;
  for (Tool& tool : tools_) {
    tool.rect.x += rect_.x;
    tool.rect.y += rect_.y;
    tool.touched = touch(frame, tool_id(tool.name, view.id), Role::button, tool.name, tool.rect, tool.chosen ? State::checked : 0U);
    if (!tool.touched.activated) continue;
    frame.wish(tool.wish);
    const bool stays = tool.wish.is<app::intent::ChangeMeaning>() || tool.wish.is<app::intent::CopySelection>();
    if (tool.leads != 0) {
      give_focus(frame, tool.leads, true);
    } else if (tool.wish.is<app::intent::CiteMark>() || tool.wish.is<app::intent::CiteSelection>()) {  // one goes on writing
      const bool beside = !writing_layout(model, frame).narrow;
      give_focus(frame, beside ? id_of(app::Field::answer) : view.id, frame.memory.ring);
    } else if (!stays) {
      give_focus(frame, view.id, frame.memory.ring);  // this tool goes
    }
  }
  --frame.depth;
}

MarkTools::~MarkTools() {
  if (tools_.empty()) return;
  const Colours& colours = *frame_.colours;
  fill(frame_, rect_, colours.ink, 8);
  for (const Tool& tool : tools_) {
    const page::Rect inside{tool.rect.x + 3, tool.rect.y + 3, tool.rect.w - 6, tool.rect.h - 6};
    const bool lit = tool.chosen || tool.touched.over;
    if (lit) fill(frame_, inside, colours.paper, 6);
    const auto name = set(frame_, tool.name, type::label);
    letters(frame_, *name, {tool.rect.x + tool_padding, tool.rect.y + (tool_height - name->height) / 2}, lit ? colours.ink : colours.paper);
    if (tool.touched.ring) focus_ring(frame_, inside, 6);
  }
}

}  // namespace vignette::ui
