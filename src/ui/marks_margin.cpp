/// The reader's own notes: in the margin beside their line, written in place; at the foot of the page where there is no margin.
#include <algorithm>
#include <utility>

#include "ui/answers.hpp"
#include "ui/marks.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr std::uint64_t own_note = 1;  ///< what of a mark is touched; its passage is 0
constexpr float bar = 4, inset = 18, date_line = 22, done_line = 40, sheet_least = 84, was_above = 4;

struct NoteSlot : Memory::Slot {
  portfolio::Id writing;      ///< given the focus already
  float sheet = sheet_least;  ///< as last drawn
};

bool writing_to(const app::Model& model, const portfolio::Mark& mark) { return model.marks.noting && model.marks.chosen == mark.id; }

/// Which of the things inspectors looked for a mark is in, as they are numbered on the page; 0 for none.
int expectation_of(const MarkIndex& known, const app::PlacedMark& placed) {
  if (!known.document || placed.stretch.begin.piece >= known.document->pieces.size()) return 0;
  const auto& pieces = known.document->pieces;
  const auto numbered = [](const app::Piece& one) { return one.where == app::Piece::Where::expectation && !one.block.marker.empty(); };
  if (!numbered(pieces[placed.stretch.begin.piece])) return 0;
  return static_cast<int>(
      std::count_if(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(placed.stretch.begin.piece) + 1, numbered));
}

EditorLook note_look(const app::Model& model) {
  EditorLook look = answer_look(model);
  look.size = type::own_note.size;
  look.line = type::own_note.line;
  look.between = 8;
  look.left = look.right = 12;
  look.top = 8;
  look.bottom = 10;
  return look;
}

/// Answers the height of the sheet.
float write_note(const app::Model& model, Frame& frame, page::Rect rect) {
  auto& slot = frame.memory.slot<NoteSlot>("own note");
  if (slot.writing != model.marks.chosen) {
    slot.writing = model.marks.chosen;
    give_focus(frame, id_of(app::Field::mark_note), false);
  }
  static const app::Editing nothing;
  const app::Editing* note = app::note_being_written(model);
  return editor(frame, app::Field::mark_note, note ? *note : nothing, words::say(Word::marks_your_note), rect, note_look(model)).height;
}

bool done(Frame& frame, page::Point at) {
  ButtonLook look{.manner = Manner::quiet, .height = 32, .padding = 10};
  return button(frame, words::say(Word::marks_note_done), {at.x, at.y, 0, 32}, look);
}

/// "Your note, yesterday", and to which of the numbered things in the head, which has no margin of its own; put into words once a day.
/// "Your mark" where it stands here without a note.
const std::string& date_of(const app::Model& model, MarkIndex& known, std::size_t index) {
  constexpr std::int64_t minute = 60'000, day = minute * 60 * 24;
  const std::int64_t today = (model.now.instant.ms + model.now.offset_minutes * minute) / day;
  if (std::exchange(known.day, today) != today) {
    std::ranges::fill(known.dates, std::string());
    for (auto& note : known.set) note.date = nullptr;
  }
  std::string& date = known.dates.at(index);
  if (date.empty()) {
    const portfolio::Mark& mark = known.placed[index].mark;
    const auto made = small_first(day_in_words(model, mark.made));
    const int number = expectation_of(known, known.placed[index]);
    const bool noted = !mark.note.empty() || mark.id == known.noting;
    date = number > 0
               ? words::say(noted ? Word::marks_your_note_to : Word::marks_your_mark_to, fmt::arg("number", number), fmt::arg("day", made))
               : words::say(noted ? Word::marks_your_note_on : Word::marks_your_mark_on, fmt::arg("day", made));
  }
  return date;
}

/// What a note says where it stands; of one written at the page's foot, what it said before.
const std::string& shown(const MarkIndex& known, const portfolio::Mark& mark) {
  return known.at_foot && mark.id == known.noting ? known.before : mark.note;
}

/// The words of a note, set.
const page::Setting& words_of(Frame& frame, MarkIndex& known, std::size_t index, const portfolio::Mark& mark, float width) {
  if (std::exchange(known.width, width) != width) std::ranges::fill(known.set, MarkIndex::Note());
  auto& note = known.set.at(index);
  if (!note.words) note.words = set(frame, shown(known, mark), type::own_note, page::Ink::ink, width - inset);
  return *note.words;
}

std::string was_in_words(const portfolio::Mark& mark) {
  return words::say(Word::marks_reworded_was, fmt::arg("quote", beginning_of(mark.at.quote, 300)));
}

/// Of a mark whose passage the case says differently now, what it was; nullptr of others. What was set at another width goes with its
/// words.
const page::Setting* was_of(Frame& frame, MarkIndex& known, std::size_t index, const app::PlacedMark& placed, float width) {
  if (!placed.reworded) return nullptr;
  auto& was = known.set.at(index).was;
  if (!was) was = set(frame, was_in_words(placed.mark), type::meta, page::Ink::ink2, width - inset);
  return was.get();
}

float with_was(const page::Setting* was, float height) { return was ? height + was_above + was->height : height; }

}  // namespace

void settle_note(const app::Model& model, Frame& frame) {
  auto& slot = frame.memory.slot<NoteSlot>("own note");
  if (!model.marks.noting) slot.writing.clear();
}

float own_note_height(const app::Model& model, Frame& frame, std::size_t index, float width) {
  MarkIndex& known = marks_of(model, frame);  // made anew where a note has changed
  const app::PlacedMark& placed = known.placed[index];
  const portfolio::Mark& mark = placed.mark;
  const float words = words_of(frame, known, index, mark, width).height;
  const page::Setting* was = was_of(frame, known, index, placed, width);
  if (writing_to(model, mark) && !known.at_foot)
    return with_was(was, date_line + frame.memory.slot<NoteSlot>("own note").sheet + done_line);
  const bool says = !shown(known, mark).empty();
  if (!says && !was) return 0;
  return with_was(was, says ? date_line + words : date_line - was_above);
}

void draw_own_notes(const app::Model& model, Frame& frame, const CaseView& view, std::span<const PlacedNote> own, float x, float width,
                    float dy) {
  settle_note(model, frame);
  MarkIndex& known = marks_of(model, frame);
  for (const PlacedNote& placed : own) {
    const app::PlacedMark& one = known.placed[placed.note];
    const portfolio::Mark& mark = one.mark;
    const std::string& heading = date_of(model, known, placed.note);
    const page::Setting& words = words_of(frame, known, placed.note, mark, width);
    const page::Setting* was = was_of(frame, known, placed.note, one, width);
    const float height = own_note_height(model, frame, placed.note, width);
    const page::Rect rect{x, placed.y + dy, width, height};
    const auto draw_was = [&] {
      if (was) letters(frame, *was, {x + inset, rect.bottom() - was->height});
    };
    auto& date = known.set[placed.note].date;
    if (!date) date = set(frame, heading, type::small, page::Ink::ink3, width - inset);
    if (writing_to(model, mark) && !known.at_foot) {
      auto& slot = frame.memory.slot<NoteSlot>("own note");
      letters(frame, *date, {x + inset, rect.y});
      fill(frame, {x, rect.y, bar, date_line + slot.sheet}, frame.colours->mark_edge);
      const float sheet = write_note(model, frame, {x + inset - 6, rect.y + date_line, width - inset + 6, sheet_least});
      if (sheet != slot.sheet) frame.again = true;
      slot.sheet = sheet;
      if (done(frame, {x + inset - 10, rect.y + date_line + sheet + 4})) frame.wish(app::intent::NoteDone{});
      draw_was();
      continue;
    }
    const std::string& note = shown(known, mark);
    const std::string with_was = was ? note + (note.empty() ? "" : "\n\n") + was_in_words(mark) : std::string();
    const Touch touched = touch(frame, id_of(mark.id, view.id, own_note), Role::note, heading, rect, 0, was ? with_was : note);
    if (touched.over) fill(frame, {x + bar, rect.y - 4, width - bar, rect.h + 8}, frame.colours->tint);
    fill(frame, {x, rect.y, bar, rect.h}, frame.colours->mark_edge);
    letters(frame, *date, {x + inset, rect.y});
    if (!note.empty()) letters(frame, words, {x + inset, rect.y + date_line});
    draw_was();
    if (touched.ring) focus_ring(frame, rect, 4);
    if (touched.activated) frame.wish(app::intent::WriteNote{mark.id});
  }
}

void write_at_foot(Frame& frame, bool at_foot) { frame.memory.slot<MarkIndex>("marks").at_foot = at_foot; }

float draw_lost_note(const app::Model& model, Frame& frame, page::Rect rect) {
  rect.h = sheet_least;
  return write_note(model, frame, rect);
}

void draw_note_strip(const app::Model& model, Frame& frame, page::Rect rect) {
  const app::PlacedMark* placed = chosen_mark(model);
  if (placed == nullptr) return;
  const Region region(frame, words::say(Word::marks_your_note), rect);
  fill(frame, rect, frame.colours->ground);
  rule(frame, rect.x, rect.y, rect.w, frame.colours->rule);
  const float edge = std::max(16.0F, (rect.w - 640) / 2), x = rect.x + edge, width = rect.w - 2 * edge;
  const std::string quote = words::say(Word::marks_quoted, fmt::arg("quote", beginning_of(placed->mark.at.quote)));
  const std::string_view name = words::say(Word::marks_note_done);
  const ButtonLook look{.manner = Manner::other, .height = 36, .padding = 14};
  const float wide = button_width(frame, name, look);
  say_short(frame, quote, type::note, {x, rect.y + 16}, width - wide - 16, 1, page::Ink::ink2);
  if (button(frame, name, {x + width - wide, rect.y + 8, 0, 36}, look)) frame.wish(app::intent::NoteDone{});
  auto& slot = frame.memory.slot<NoteSlot>("own note");
  const page::Rect inside{x, rect.y + 50, width, std::max(40.0F, rect.h - 62)};
  Pane pane(frame, words::say(Word::marks_your_note), inside, 0, false);
  slot.sheet = write_note(model, frame, {x, pane.top(), width, inside.h});
  pane.fits(slot.sheet);
}

}  // namespace vignette::ui
