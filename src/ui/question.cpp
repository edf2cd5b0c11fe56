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
constexpr float dot = 32, between_dots = 46;

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

float steps_width(const pack::Case& pack) {
  const auto count = static_cast<float>(pack.questions.size());
  return count * dot + (count - 1) * between_dots;
}

/// The steps; in words where there are too many for the width.
void draw_steps(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, float middle) {
  const std::size_t count = pack.questions.size();
  if (steps_width(pack) > layout.writing - 2 * grid::least_edge) {
    const std::string name = subject_or_title(pack);
    const std::string here =
        words::say(Word::shelf_continue_question, fmt::arg("name", name), fmt::arg("number", model.question + 1), fmt::arg("count", count));
    const auto words = set(frame, here, type::meta, page::Ink::ink2, layout.column);
    say_set(frame, *words, here, {layout.writing / 2 - words->width / 2, middle - words->height / 2});
    return;
  }
  std::vector<StepState> states;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    const bool answered = app::answered_now(model, pack.id, pack.questions[i].id);
    const StepState state = i == model.question ? StepState::here : answered ? StepState::answered : StepState::open;
    const Word said = i == model.question ? Word::question_step_here : answered ? Word::question_step_answered : Word::question_step_open;
    states.push_back(state);
    names.push_back(words::say(said, fmt::arg("number", i + 1)));
  }
  if (const auto chosen = step_dots(frame, states, names, {layout.writing / 2, middle})) {
    if (*chosen != model.question) frame.wish(app::intent::OpenQuestion{pack.id, *chosen});
  }
}

/// A low window's foot scrolls away with the sheet: the door is on the bar, or under it, and the steps are where there is room for them.
/// Answers the height.
float draw_low_bar(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout, float back_end) {
  const float middle = (layout.bar - 1) / 2;
  const bool swapped = layout.narrow && model.show_case_instead;  // there is no foot: the way back to the answer
  const Tool tool{words::say(Word::question_to_answer), page::Icon::pen, true};
  const bool with_icon = layout.writing >= 400;
  const float at_right = swapped ? narrow_bar_side + tool_width(frame, tool, with_icon) : layout.edge + room_for_saved;
  const float right = layout.writing - at_right;
  const auto door = draw_door_tool(frame, {back_end, middle}, right);
  const float door_end = door.value_or(back_end);
  const float steps = steps_width(pack) / 2 + 12;
  frame.memory.slot<QuestionSlot>("question").steps_above = layout.writing / 2 - steps >= door_end && layout.writing / 2 + steps <= right;
  const bool above = frame.memory.slot<QuestionSlot>("question").steps_above;
  const float state = layout.writing - layout.edge - (not_saved(model) ? room_for_not_saved : room_for_saved);
  draw_aloud_tool(model, frame, layout, door_end, above ? layout.writing / 2 - steps : swapped ? right : state);
  if (frame.memory.slot<QuestionSlot>("question").steps_above) draw_steps(model, frame, pack, layout, middle);
  if (swapped) {
    if (bar_tool(frame, tool, {right, middle}, with_icon)) frame.wish(app::intent::ToggleCasePanel{});
  } else if (!not_saved(model) || door_end <= layout.writing - layout.edge - room_for_not_saved) {
    save_state(model, frame, {layout.writing - layout.edge, std::floor(middle)});
  }
  if (door) return layout.bar;
  draw_door_line(frame, {0, layout.bar, layout.writing, door_line});
  return layout.bar + door_line;
}

/// Back link, steps, save state; or the tools of reading aloud. Answers the height it took: two rows where one is too narrow.
float draw_bar(const app::Model& model, Frame& frame, const pack::Case& pack, const WritingLayout& layout) {
  constexpr float room_for_state = 130;
  const std::string back = subject_or_title(pack);
  const auto takes_two_rows = [&](float back_end) {
    return layout.writing / 2 - steps_width(pack) / 2 < std::max(back_end, layout.edge + room_for_state) + 12;
  };
  if (aloud_in_bar(model, frame, layout)) {
    if (layout.low || !takes_two_rows(way_back_end(frame, layout, back))) return layout.bar;
    const Region steps(frame, back, {0, layout.bar, layout.writing, 44});  // they stay, and so does what is read
    draw_steps(model, frame, pack, layout, layout.bar + 24);
    return layout.bar + 44;
  }
  const Region region(frame, back, {0, 0, layout.writing, layout.bar});
  const float middle = layout.bar / 2;
  const auto [leaves, back_end] = way_back(frame, layout, back);
  if (leaves) frame.wish(app::intent::ReadCase{});
  const bool two_rows = takes_two_rows(back_end);
  if (layout.low) return draw_low_bar(model, frame, pack, layout, back_end);
  constexpr float from_steps = 4;  // besides the tool's own padding
  const float free = two_rows ? layout.writing - layout.edge - room_for_state : layout.writing / 2 - steps_width(pack) / 2 - from_steps;
  draw_aloud_tool(model, frame, layout, back_end + (layout.narrow ? 0 : 8), free);
  draw_steps(model, frame, pack, layout, two_rows ? layout.bar + 24 : middle);
  save_state(model, frame, {layout.writing - layout.edge, std::floor(middle)});
  return two_rows ? layout.bar + 44 : layout.bar;
}

constexpr float prompt_high = 32, prompt_air = 12;

/// A prompt, tinted while it is `on`; `at` is where its words begin. Answers whether it was pressed.
bool prompt_pill(Frame& frame, Id id, std::string_view name, page::Point at, std::uint32_t on) {
  const auto set_name = set(frame, name, type::meta, page::Ink::accent);
  const page::Rect rect{at.x - prompt_air, at.y, set_name->width + 2 * prompt_air, prompt_high};
  const Touch does = touch(frame, id, Role::button, name, rect, on);
  const Colours& colours = *frame.colours;
  if (on != 0) fill(frame, rect, colours.tint, prompt_high / 2);
  const page::Point text{at.x, at.y + (prompt_high - set_name->height) / 2};
  letters(frame, *set_name, text, does.over ? std::optional(colours.accent_over) : std::nullopt);
  if (does.over) {
    rule(frame, text.x, text.y + set_name->height - 2, set_name->width, colours.accent_over);
    frame.pointer_shape = Frame::Pointer::hand;
  }
  if (does.ring) focus_ring(frame, rect, prompt_high / 2);
  return does.activated;
}

/// "If it helps", with the lens chosen or else the one offered first, and the prompts when they are asked for. Answers the height used.
float draw_prompts(const app::Model& model, Frame& frame, const pack::Case& pack, const pack::Question& question, page::Point at,
                   float width) {
  const pack::Lens* chosen = lens_here(model);
  const pack::Lens* lens = chosen || model.lenses.empty() ? chosen : &model.lenses.front();
  if (question.prompts.empty() && !lens) return 0;
  float x = at.x, y = at.y;
  if (!question.prompts.empty()) {
    const std::string_view name = words::say(Word::question_if_it_helps);
    if (prompt_pill(frame, id_of("prompts"), name, {x, y}, model.prompts_open ? expanded : 0U)) frame.wish(app::intent::TogglePrompts{});
    x += width_of(frame, name, type::meta) + 2 * prompt_air;
  }
  if (lens) {
    if (x > at.x && x + width_of(frame, lens->name, type::meta) > at.x + width) {
      x = at.x;
      y += prompt_high;
    }
    if (prompt_pill(frame, id_of("lens offered"), lens->name, {x, y}, chosen ? checked : 0U)) {
      if (!chosen) frame.wish(app::intent::ChooseLens{lens->id});
      frame.wish(app::intent::ShowBeside{app::Beside::lenses});
    }
  }
  y += prompt_high;
  if (model.prompts_open && !question.prompts.empty()) {
    y += 4;
    for (const std::string& prompt : question.prompts) y += say(frame, prompt, type::note, {at.x, y}, width, page::Ink::ink2) + 4;
    if (pack.basis == "published")  // whose own words these are not
      y += say(frame, words::say(Word::question_prompts_added), type::meta, {at.x, y}, width, page::Ink::ink3) + 4;
  }
  return y - at.y;
}

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
      draw_steps(model, frame, *open.pack, layout, y + dot / 2);
      y += dot + 12;
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
  y += draw_prompts(model, frame, *open.pack, question, {x, y}, layout.column) + 10;

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

  float top = draw_bar(model, frame, *open->pack, layout);
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
