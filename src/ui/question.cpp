/// One question at a time: its wording, the sheet to write on, the ways on, and the case beside it (look/04-question).
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/again.hpp"
#include "ui/acting_on.hpp"
#include "ui/again.hpp"
#include "ui/aloud.hpp"
#include "ui/bar.hpp"
#include "ui/commitments.hpp"
#include "ui/cues.hpp"
#include "ui/grid.hpp"
#include "ui/leaving.hpp"
#include "ui/lenses.hpp"
#include "ui/marks.hpp"
#include "ui/prose.hpp"
#include "ui/question_parts.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "ui/writing_screen.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float sheet_least = 240;
constexpr float sheet_wanted = 25 + 6 * 30 + 29;  ///< six lines of an answer
constexpr float prompts_line = 42;                ///< "If it helps"
constexpr float wording_share = 0.36F;            ///< of the pane's height that the longest question may take up

struct QuestionSlot : Memory::Slot {
  std::string case_id;
  std::size_t question = 0;
  int time = 1;              ///< of the answer shown
  bool instead = false;      ///< the case stood in place of the sheet
  float content = 600;       ///< height of what the pane holds, as last drawn
  float offset = 0;          ///< how far it is scrolled
  bool cue = false;          ///< one was shown
  bool followed = false;     ///< a citation was followed to its passage
  bool steps_above = false;  ///< in a low window: on the bar, and not with the sheet
  float notes = 0;           ///< height of the notes that the question calls, as last drawn
  float under = 0;           ///< height of what stands between the sheet and who can read it, as last drawn
  // The size of the wording, and what it was worked out for.
  std::shared_ptr<const app::Document> sized;
  float sized_width = 0, sized_height = 0;
  Type wording = type::question;
};

std::string numbered(std::size_t index) { return words::say(Word::question_numbered, fmt::arg("number", index + 1)); }

/// One size for all questions of a case, so that nothing jumps from one to the next: the largest in which the longest leaves
/// room for the sheet.
Type wording_type(Frame& frame, const app::OpenCase& open, float width, float height, bool small) {
  auto& slot = frame.memory.slot<QuestionSlot>("question");
  if (slot.sized == open.document && slot.sized_width == width && slot.sized_height == height) return slot.wording;
  slot.sized = open.document;
  slot.sized_width = width;
  slot.sized_height = height;
  const auto fits = [&](const Type& type) {
    return std::ranges::all_of(open.pack->questions, [&](const pack::Question& question) {
      return set(frame, pack::wording(question), type, page::Ink::ink, width)->height <= wording_share * height;
    });
  };
  for (const Type& type : {type::question, type::heading, type::heading_narrow, type::lead}) {
    slot.wording = type;
    if (!(small && type.size > type::heading_narrow.size) && fits(type)) break;
  }
  return slot.wording;
}

/// Previous and next; and, in a narrow window, the way to the case.
void draw_foot(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, page::Rect rect) {
  const Region region(frame, words::say(Word::question_ways_on), rect);
  const bool own_line = layout.door_apart;
  if (own_line) draw_door_line(frame, {layout.left, rect.y + 4, layout.column, door_line});
  const float y = rect.y + (own_line ? door_line + 8 : 16);
  const bool first = model.question == 0;
  const bool last = model.question + 1 >= pack.questions.size();
  ButtonLook back;
  back.before = page::Icon::back;
  ButtonLook on;
  on.after = page::Icon::forward;
  on.manner = not_saved(model) ? Manner::other : Manner::main;
  ButtonLook between;
  between.manner = Manner::quiet;
  between.padding = 10;
  const std::string next = last ? std::string(words::say(Word::question_to_end)) : numbered(model.question + 1);
  std::string previous = first ? std::string(words::say(Word::question_back_to_case)) : numbered(model.question - 1);
  const std::string swap(words::say(model.show_case_instead ? Word::question_to_answer : Word::question_the_case));
  if (layout.column < 480) {  // all three have to fit
    back.padding = on.padding = between.padding = 8;
    back.before.reset();
    on.after.reset();
    if (first) previous = subject_or_title(pack);
  }
  const float next_width = button_width(frame, next, on);
  const float previous_width = button_width(frame, previous, back);
  if (button(frame, previous, {layout.left, y, 0, 40}, back, 1)) frame.wish(app::intent::PreviousQuestion{});
  if (layout.narrow) {
    const float width = button_width(frame, swap, between);
    const float free = layout.column - previous_width - next_width;
    if (button(frame, swap, {layout.left + previous_width + (free - width) / 2, y, 0, 40}, between)) {
      frame.wish(app::intent::ToggleCasePanel{});
    }
  }
  if (!own_line && !layout.low) {
    constexpr float gap = 8;
    draw_door(frame, {layout.left + previous_width + gap, y, layout.column - previous_width - next_width - 2 * gap, 40});
  }
  if (button(frame, next, {layout.left + layout.column - next_width, y, 0, 40}, on, 2)) frame.wish(app::intent::NextQuestion{});
}

/// The notes that a question calls, as they stand in the case. Answers the height used.
float draw_notes(const app::Model& model, Frame& frame, const pack::Case& pack, const pack::Question& question, page::Point at,
                 float width) {
  float y = at.y;
  for (const auto& span : question.text.spans) {
    const auto note = std::ranges::find(pack.footnotes, span.footnote, &pack::Footnote::number);
    if (span.footnote == 0 || note == pack.footnotes.end()) continue;
    y += say_prose(model, frame, note->blocks, type::note.size, {at.x, y}, width, Role::note) + 12;
  }
  return y - at.y;
}

/// What the pane holds: wording, prompts, the sheet, and who can read it.
void draw_sheet(const app::Model& model, Frame& frame, const app::OpenCase& open, const pack::Question& question,
                const WritingLayout& layout, page::Rect rect, bool arrived) {
  auto& slot = frame.memory.slot<QuestionSlot>("question");
  const Region region(frame, words::say(Word::question_region), rect);
  Pane pane(frame, words::say(Word::question_region), rect, slot.content);
  if (arrived) pane.scroll_to(0);
  const bool small = layout.column < 560 || rect.h < 360;
  const std::string asks = pack::wording(question);
  const Type wording = wording_type(frame, open, layout.column, rect.h, small);
  const float x = layout.left;
  float y = pane.top() + (not_saved(model) || small ? 16 : 20);
  if (layout.low) {
    y += not_saved_banner(model, frame, {0, y - 16, layout.writing, 0});
    if (!slot.steps_above) {
      draw_question_steps(model, frame, *open.pack, layout, y + question_dot / 2);
      y += question_dot + 12;
    }
  }
  const float cue = draw_cue_line(model, frame, {x, y}, layout.column);
  if (cue > 0) y += cue + 12;
  if (!std::exchange(slot.cue, cue > 0) && cue > 0) pane.scroll_to(0);  // it was asked for further down
  y += draw_answering_again(model, frame, {x, y}, layout.column);
  y += say(frame, words::say(Word::question_no_right_answer), type::meta, {x, y}, layout.column, page::Ink::ink3) + 4;
  paint_sentence(model, frame, app::Sentence::In::question, *set(frame, asks, wording, page::Ink::ink, layout.column), {x, y});
  y += say(frame, asks, wording, {x, y}, layout.column, page::Ink::ink, Role::heading, 1) + 12;
  // Where a note would leave too little of the sheet in view it comes after it.
  const auto notes = [&](float from) {
    const float used = draw_notes(model, frame, *open.pack, question, {x, from}, layout.column);
    if (other_height(slot.notes, used)) frame.again = true;
    return used;
  };
  const bool notes_first = y - pane.top() + slot.notes + prompts_line + sheet_wanted <= rect.h;
  if (notes_first) y += notes(y - 4);
  y += draw_question_prompts(model, frame, *open.pack, question, {x, y}, layout.column) + 10;

  static const app::Editing nothing;
  const app::Editing* editing = app::editing(model, app::Field::answer);
  const float head = y - pane.top();
  constexpr float below = 12 + 20 + 16;
  // A low window's sheet has its ring in view, above and below.
  const float least = std::clamp(rect.h - 2 * 16, 80.0F, sheet_least);
  const page::Rect sheet{x, y, layout.column, std::max(least, rect.h - head - below - slot.under)};
  const float margin = y + draw_lens_margin(model, frame, {x + layout.column, y, layout.writing - x - layout.column, sheet.h});
  const Edited edited = editor(frame, app::Field::answer, editing ? *editing : nothing, words::say(Word::question_your_answer), sheet,
                               sheet_look(model, layout));
  y += edited.height + 12;
  const float under = y;
  if (const float noticed = draw_noticed(model, frame, {x, y - 12, layout.column, 0}); noticed > 0) y += noticed;
  if (!notes_first) y += notes(y);
  y += draw_headings(model, frame, {x, y}, layout.column);
  y += draw_cited(model, frame, {x, y}, layout.column);
  if (const float line = draw_commitment_line(model, frame, {x, y}, layout.column); line > 0) y += line + 12;
  if (other_height(slot.under, y - under)) frame.again = true;
  y = std::max(y + draw_who_reads(model, frame, {x, y}, layout.column), margin) + 16;
  if (layout.low) {
    draw_foot(model, frame, *open.pack, layout, {0, y - 16, layout.writing, layout.foot});
    y += layout.foot - 16;
  }

  slot.content = y - pane.top();
  pane.fits(slot.content);
  if (edited.moved != 0) pane.scroll_by(edited.moved);
  // One reads an open question first; an answer is gone on with where one was.
  const bool go_on = arrived && editing != nullptr && !editing->text.empty();
  if (edited.caret && (edited.caret_moved || go_on)) pane.show(edited.caret->y - pane.top(), edited.caret->h, 24);
  slot.offset = pane.offset();
}

/// The pack went while the question was open: the words are in the portfolio.
void draw_gone(Frame& frame) {
  const float x = 40;
  float y = 40;
  y += say(frame, words::say(Word::question_unknown), type::lead, {x, y}, frame.width - 2 * x, page::Ink::ink, Role::heading, 1) + 24;
  if (button(frame, words::say(Word::question_back_to_cases), {x, y, 0, 40})) frame.wish(app::intent::ShowShelf{});
}

}  // namespace

EditorLook answer_look(const app::Model& model) {
  EditorLook look;
  look.family = family_of(model);
  look.size = look.family == page::Family::dyslexic ? 18 : 20;
  const float spacing = model.look.spacing == app::Spacing::close ? 1.4F : model.look.spacing == app::Spacing::open ? 1.75F : 1.5F;
  look.line = std::round(20 * spacing);
  look.language = model.look.language;
  look.spelt = &model;
  return look;
}

void draw_question(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const app::OpenCase* open = app::current_case(model);
  const pack::Question* question = app::current_question(model);
  if (!open || !question) return draw_gone(frame);

  const WritingLayout layout = writing_layout(model, frame);
  const bool instead = layout.narrow && model.show_case_instead;
  auto& slot = frame.memory.slot<QuestionSlot>("question");
  const bool arrived = !instead && (frame.new_screen || slot.case_id != model.case_id || slot.question != model.question ||
                                    slot.time != portfolio::time_of(app::current_key(model)) || slot.instead);
  slot.case_id = model.case_id;
  slot.question = model.question;
  slot.time = portfolio::time_of(app::current_key(model));
  slot.instead = instead;
  const bool came_back = std::exchange(slot.followed, !model.marks.followed.empty()) && model.marks.followed.empty();
  if (arrived || came_back) give_focus(frame, id_of(app::Field::answer), false);

  float top = draw_question_bar(model, frame, *open->pack, layout, slot.steps_above);
  if (layout.panel == 0 && !layout.narrow) {  // hidden: the way to bring it back
    ButtonLook show;
    show.manner = Manner::quiet;
    show.padding = 10;
    const std::string_view name = words::say(Word::question_the_case);
    const float width = button_width(frame, name, show);
    if (button(frame, name, {layout.writing - layout.edge - 190 - width, layout.bar / 2 - 20, 0, 40}, show))
      frame.wish(app::intent::ToggleCasePanel{});
  }
  if (!layout.low) top += not_saved_banner(model, frame, {0, top, layout.writing, 0});
  const float foot_height = layout.low ? 0 : layout.foot;
  const float foot = frame.height - foot_height;
  const page::Rect middle{0, top, layout.writing, std::max(1.0F, foot - top)};
  if (instead) {
    draw_question_side(model, frame, middle, false);
  } else {
    draw_sheet(model, frame, *open, *question, layout, middle, arrived);
    if (slot.offset > 0) rule(frame, 0, top - 1, layout.writing, frame.colours->rule);
  }
  if (!layout.low) {
    if (instead || slot.content - slot.offset > middle.h) rule(frame, 0, foot, layout.writing, frame.colours->rule);
    draw_foot(model, frame, *open->pack, layout, {0, foot, layout.writing, foot_height});
  }
  if (layout.panel > 0) draw_question_side(model, frame, {layout.writing, 0, layout.panel, frame.height}, true);
}

}  // namespace vignette::ui
