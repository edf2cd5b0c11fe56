/// What was marked in a case: a page of its own, the list beside a question, and the passages an answer cites.
#include "ui/marks.hpp"

#include <algorithm>
#include <cmath>

#include "ui/grid.hpp"
#include "ui/writing.hpp"
#include "ui/writing_screen.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

enum class Group { in_text, lost, taken_off };

std::string quoted(const std::string& quote, std::size_t most) {
  return say(Word::marks_quoted, fmt::arg("quote", beginning_of(quote, most)));
}

Group group_of(const app::PlacedMark& placed) {
  if (placed.mark.put_away) return Group::taken_off;
  return placed.stretch.empty() ? Group::lost : Group::in_text;
}

/// Links one after the other, on as many lines as they need.
struct Links {
  Frame& frame;
  float left, width;
  page::Point at;
  std::uint64_t hint;

  bool add(Word word) {
    const float wide = width_of(frame, say(word), type::meta);
    if (at.x > left && at.x + wide > left + width) at = {left, at.y + 26};
    const bool used = link(frame, say(word), at, type::meta, true, hint);
    at.x += wide + 20;
    return used;
  }
};

/// Its meaning, chosen where there are no tools on the page to choose it with. Answers the height.
float draw_meanings(Frame& frame, const portfolio::Mark& mark, page::Point at, float width) {
  using portfolio::Meaning;
  constexpr float high = 26, row = 34, between = 8;
  page::Point next = at;
  for (const Meaning meaning : {Meaning::stood_out, Meaning::question, Meaning::like_my_practice, Meaning::would_do_differently}) {
    const auto name = set(frame, meaning_in_words(meaning), type::small, page::Ink::ink2);
    const float wide = name->width + 24;
    if (next.x > at.x && next.x + wide > at.x + width) next = {at.x, next.y + row};
    const page::Rect rect{next.x, next.y, wide, high};
    const bool on = mark.meaning == meaning;
    const Touch does = touch(frame, id_of(mark.id, id_of("meaning", 0, static_cast<std::uint64_t>(meaning))), Role::radio_button,
                             meaning_in_words(meaning), rect, on ? std::uint32_t{checked} : 0U);
    if (on || does.over) fill(frame, rect, on ? frame.colours->mark : frame.colours->tint, high / 2);
    stroke(frame, rect, frame.colours->edge, frame.colours->outline, high / 2);
    letters(frame, *name, {rect.x + 12, rect.y + (high - name->height) / 2}, on ? frame.colours->mark_ink : frame.colours->ink2);
    if (does.ring) focus_ring(frame, rect, high / 2);
    if (does.activated && !on) frame.wish(app::intent::ChangeMeaning{mark.id, meaning});
    next.x += wide + between;
  }
  return next.y + high - at.y;
}

Id link_id(const portfolio::Mark& mark, Word word) { return control_id(Role::link, say(word), id_of(mark.id)); }

/// What else of a mark in the list can have the keyboard, once it is cited or where it is no longer in the text.
Id beside_citing(const app::PlacedMark& placed) {
  if (!placed.stretch.empty()) return link_id(placed.mark, Word::marks_go_there);
  return link_id(placed.mark, placed.mark.note.empty() ? Word::marks_write_note : Word::marks_change_note);
}

/// One mark; answers its height.
float draw_mark(const app::Model& model, Frame& frame, const app::PlacedMark& placed, page::Point at, float width) {
  const portfolio::Mark& mark = placed.mark;
  const bool question = model.screen == app::Screen::question;
  const bool off = mark.put_away.has_value(), lost = placed.stretch.empty();
  constexpr float inset = 18;
  const float x = at.x + inset, wide = width - inset;
  float y = at.y;
  const std::string quote = quoted(mark.at.quote, 400);
  const auto words = set(frame, quote, question ? type::note : type::beside, off ? page::Ink::ink2 : page::Ink::ink, wide);
  if (!off) fill(frame, {at.x, y, 4, words->height}, lost ? frame.colours->clay : frame.colours->mark_edge);
  say_set(frame, *words, quote, {x, y}, Role::list_item);
  y += words->height + 2;
  y += lost && !off ? draw_meanings(frame, mark, {x, y + 2}, wide) + 4
                    : ui::say(frame, meaning_in_words(mark.meaning), type::small, {x, y}, wide, page::Ink::ink3);
  if (placed.reworded && !off) y += 2 + ui::say(frame, say(Word::marks_reworded_lead), type::meta, {x, y + 2}, wide, page::Ink::ink3);
  const bool writes = lost && !off && model.marks.noting && model.marks.chosen == mark.id;
  if (writes) {
    y += draw_lost_note(model, frame, {x - 6, y + 6, wide + 6, 0}) + 6;
  } else if (!mark.note.empty()) {
    y += 6 + ui::say(frame, mark.note, type::own_note, {x, y + 6}, wide, page::Ink::ink, Role::note);
  }
  Links links{frame, x, wide, {x, y + 6}, id_of(mark.id)};
  const auto take_out = [&] {
    if (question || !links.add(Word::marks_take_out)) return;
    app::intent::AskTakeOut ask;
    ask.what = portfolio::TakenOut::What::mark;
    ask.key = {mark.case_id, {}};
    ask.mark = mark.id;
    frame.wish(std::move(ask));
  };
  if (writes) {
    if (links.add(Word::marks_note_done)) frame.wish(app::intent::NoteDone{});
  } else if (off) {
    if (links.add(Word::marks_bring_back)) frame.wish(app::intent::BringMarkBack{mark.id});
    take_out();
  } else {
    if (question && is_cited(model, mark.id))
      links.at.x += 20 + set(frame, say(Word::marks_cited), type::meta)->width;
    else if (question && links.add(Word::marks_cite)) {
      frame.wish(app::intent::CiteMark{mark.id});
      // This way goes, and one goes on writing, where the answer stands beside the list.
      const bool beside = !writing_layout(model, frame).narrow;
      give_focus(frame, beside ? id_of(app::Field::answer) : beside_citing(placed), frame.memory.ring);
    }
    if (question && is_cited(model, mark.id)) ui::say(frame, say(Word::marks_cited), type::meta, {x, y + 6}, 0, page::Ink::ink3);
    if (!lost && links.add(Word::marks_go_there)) frame.wish(app::intent::GoToMark{mark.id});
    // What stands in the text has its note beside it there; what does not is written to here.
    if (lost && links.add(mark.note.empty() ? Word::marks_write_note : Word::marks_change_note))
      frame.wish(app::intent::WriteNote{mark.id});
    if ((lost || !question) && links.add(Word::marks_take_off)) frame.wish(app::intent::PutMarkAway{mark.id});
    take_out();
  }
  return links.at.y + 22 - at.y;
}

/// How high each mark of the list was when it was drawn last, so that one far from what is seen need not be set to know.
struct ListSlot : Memory::Slot {
  struct One {
    portfolio::Id mark;
    std::size_t quote = 0, note = 0;
    bool off = false, lost = false, reworded = false, cited = false, question = false;
    float width = 0;
    bool operator==(const One&) const = default;
  };
  struct Drawn {
    One one;
    float height = 0;
  };
  std::vector<Drawn> drawn;  ///< in the order of the marks
  portfolio::Id bring;       ///< the mark to be brought into view
  std::uint64_t to_cite = 0;
};

ListSlot& list_slot(Frame& frame) { return frame.memory.slot<ListSlot>("list of marks"); }

/// The list was opened to cite from: the first mark that can be cited has the keyboard; if all are, the first that is there.
void begin_to_cite(const app::Model& model, Frame& frame, const std::vector<app::PlacedMark>& marks) {
  ListSlot& slot = list_slot(frame);
  if (std::exchange(slot.to_cite, model.marks.to_cite) == model.marks.to_cite || model.marks.to_cite == 0) return;
  const auto there = [](const app::PlacedMark& placed) { return !placed.mark.put_away; };
  auto first = std::ranges::find_if(marks, [&](const auto& placed) { return there(placed) && !is_cited(model, placed.mark.id); });
  const bool any = first != marks.end();
  if (!any) first = std::ranges::find_if(marks, there);
  if (first == marks.end()) return;
  slot.bring = first->mark.id;
  give_focus(frame, any ? link_id(first->mark, Word::marks_cite) : beside_citing(*first), true);
}

/// Draws a mark if it is seen, or near enough that Tab may lead to it; answers its height.
float draw_near(const app::Model& model, Frame& frame, const app::PlacedMark& placed, std::size_t index, page::Point at, float width) {
  ListSlot& slot = list_slot(frame);
  if (slot.drawn.size() <= index) slot.drawn.resize(index + 1);
  ListSlot::Drawn& drawn = slot.drawn[index];
  const portfolio::Mark& mark = placed.mark;
  const bool question = model.screen == app::Screen::question;
  const ListSlot::One one{mark.id,
                          mark.at.quote.size(),
                          mark.note.size(),
                          mark.put_away.has_value(),
                          placed.stretch.empty(),
                          placed.reworded,
                          question && is_cited(model, mark.id),
                          question,
                          width};
  const page::Rect seen = clip(frame);
  const bool far = at.y > seen.bottom() + seen.h || at.y + drawn.height < seen.y - seen.h;
  const bool written = model.marks.noting && model.marks.chosen == mark.id;
  const bool brought = slot.bring == mark.id;
  if (far && !written && !brought && drawn.one == one) return drawn.height;
  drawn = {one, draw_mark(model, frame, placed, at, width)};
  if (brought) {
    slot.bring.clear();
    if (!frame.panes.empty()) frame.panes.back()->show(at.y - frame.panes.back()->top(), drawn.height);
  }
  return drawn.height;
}

/// Those of a group under their sections' titles; answers where they end.
float draw_group(const app::Model& model, Frame& frame, const std::vector<app::PlacedMark>& marks, Group group, page::Point at,
                 float width) {
  const Type heading = model.screen == app::Screen::question ? type::label : type::heading3;
  bool begun = false;
  std::string section;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const app::PlacedMark& placed = marks[i];
    if (group_of(placed) != group) continue;
    const bool by_section = group == Group::in_text;
    if (!begun || (by_section && placed.mark.section != section)) {
      section = placed.mark.section;
      const std::string title = by_section ? section : std::string(say(group == Group::lost ? Word::marks_lost : Word::marks_taken_off));
      at.y += begun ? 8 : 20;
      at.y += ui::say(frame, title, heading, at, width, page::Ink::ink, Role::heading, 2) + 8;
      if (group == Group::lost) at.y += ui::say(frame, say(Word::marks_lost_lead), type::meta, at, width, page::Ink::ink3) + 10;
      begun = true;
    }
    at.y += draw_near(model, frame, placed, i, at, width) + 18;
  }
  return at.y;
}

/// All of them, or what to do where there are none; answers where they end.
float draw_all(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto found = model.marks.of_case.find(model.case_id);
  if (found == model.marks.of_case.end() || found->second.empty()) {
    at.y += 20 + ui::say(frame, say(Word::marks_none), type::beside, {at.x, at.y + 20}, width);
    return at.y + 8 + ui::say(frame, say(Word::marks_how), type::text, {at.x, at.y + 8}, width, page::Ink::ink2);
  }
  settle_note(model, frame);
  if (model.screen == app::Screen::question) begin_to_cite(model, frame, found->second);
  for (const Group group : {Group::in_text, Group::lost, Group::taken_off})
    if (group != Group::taken_off || model.screen != app::Screen::question)
      at.y = draw_group(model, frame, found->second, group, at, width);
  return at.y;
}

/// Where the case says otherwise what a passage said when it was marked; empty where it does not.
std::string_view said_differently(const app::PlacedMark* mark) {
  if (mark && mark->stretch.empty()) return say(Word::marks_lost);
  return mark && mark->reworded ? say(Word::marks_reworded_short) : std::string_view();
}

}  // namespace

void draw_marks(const app::Model& model, Frame& frame) {
  const app::OpenCase* open = app::current_case(model);
  if (!open) return;
  const float rail = draw_rail_beside(model, frame, *open);
  const page::Rect area = draw_way_back(model, frame, *open->pack, rail);
  const Region region(frame, say(Word::marks_title), area);
  Pane pane(frame, say(Word::marks_title), area, 0);
  const float width = std::min(640.0F, area.w - 2 * grid::least_edge);
  const float x = std::round(area.x + std::max(grid::least_edge, (area.w - width) / 2));
  float y = pane.top() + 36;
  y += ui::say(frame, say(Word::marks_title), grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1) + 4;
  const std::string lead = say(Word::marks_lead, fmt::arg("name", subject_or_title(*open->pack)));
  y += ui::say(frame, lead, type::text, {x, y}, width, page::Ink::ink3);
  y = draw_all(model, frame, {x, y}, width);
  if (const auto marks = model.marks.of_case.find(model.case_id); marks != model.marks.of_case.end() && !marks->second.empty()) {
    y += 24;
    if (link(frame, say(Word::marks_take_out_case), {x, y})) {
      app::intent::AskTakeOut ask;
      ask.what = portfolio::TakenOut::What::one_case;
      ask.key = {model.case_id, {}};
      frame.wish(std::move(ask));
    }
    y += 20;
  }
  pane.fits(y + 48 - pane.top());
}

void draw_marks_panel(const app::Model& model, Frame& frame, page::Rect area) {
  const Region region(frame, say(Word::marks_title), area);
  Pane pane(frame, "marks beside", area, 0);
  const float edge = area.w < 400 ? 20 : 32;
  const float y = draw_all(model, frame, {area.x + edge, pane.top()}, std::min(588.0F, area.w - 2 * edge));
  pane.fits(y + 32 - pane.top());
}

bool is_cited(const app::Model& model, const portfolio::Id& mark) {
  const auto cited = model.marks.cited.find(app::current_key(model));
  return cited != model.marks.cited.end() &&
         std::ranges::find(cited->second.list, mark, &portfolio::Citation::mark) != cited->second.list.end();
}

Id chip_id(const portfolio::Id& mark) { return id_of("citation " + mark); }

float draw_cited(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto cited = model.marks.cited.find(app::current_key(model));
  const app::OpenCase* open = app::current_case(model);
  if (cited == model.marks.cited.end() || cited->second.list.empty() || !open) return 0;
  constexpr float high = 32, cross = 28, padding = 10, between = 8;
  const Colours& colours = *frame.colours;
  const std::string_view label = say(open->pack->basis == "published" ? Word::marks_you_cite_retold : Word::marks_you_cite);
  ui::say(frame, label, type::meta, {at.x, at.y + (high - 20) / 2}, 0, page::Ink::ink3);
  const float first = width_of(frame, label, type::meta) + 8;
  float x = at.x + first, y = at.y;
  for (const portfolio::Citation& citation : cited->second.list) {
    const std::string quote = quoted(citation.quote, 200);
    const app::PlacedMark* mark = app::find_mark(model, citation.mark);
    const bool there = mark && !mark->stretch.empty();
    const bool reworded = there && mark->reworded;
    const auto changed = said_differently(mark);
    const std::string_view where = changed.empty() ? std::string_view(citation.section) : changed;
    const auto section = set(frame, where, type::small, page::Ink::mark_ink);
    const float room = std::max(40.0F, width - section->width - 8 - 2 * padding - cross);
    const page::Paragraph words =
        page::plain(quote, type::note.face, type::note.size, type::note.line, page::Ink::mark_ink, words::language());
    const auto end = set(frame, say(Word::marks_quote_end), type::note, page::Ink::mark_ink);
    const auto text = frame.memory.cache.set_short(words, room - end->width, 1);
    const bool cut = text->length < quote.size();
    const float said = text->width + (cut ? end->width : 0);
    const float wide = std::min(width, padding + said + 8 + section->width + cross + 4);
    if (x > at.x && x + wide > at.x + width) {
      x = at.x;
      y += high + between;
    }
    const page::Rect rect{x, y, wide, high};
    fill(frame, rect, colours.mark, 2);
    fill(frame, {x, y, 4, high}, there ? colours.mark_edge : colours.clay);
    const page::Rect body{x, y, wide - cross, high};
    const bool leads = there || (mark && !mark->mark.put_away);
    const std::string name = quote + ' ' + citation.section;
    const Touch follow = touch(frame, chip_id(citation.mark), Role::link, name, body, leads ? 0U : State::disabled,
                               reworded ? say(Word::marks_reworded)
                               : there  ? std::string_view()
                                        : say(Word::marks_lost));
    push_clip(frame, common(rect, clip(frame)));
    letters(frame, *text, {x + padding, y + (high - text->height) / 2}, colours.mark_ink);
    if (cut) letters(frame, *end, {x + padding + text->width, y + (high - end->height) / 2}, colours.mark_ink);
    letters(frame, *section, {x + padding + said + 8, y + (high - section->height) / 2}, colours.mark_ink);
    if (follow.over) fill(frame, {x + padding, y + high - 7, said, 2}, colours.mark_ink);
    pop_clip(frame);
    if (follow.ring) focus_ring(frame, body, 2);
    if (follow.activated && there) {
      frame.wish(app::intent::FollowCitation{citation.mark});
    } else if (follow.activated) {  // to where it is listed with its old words
      frame.wish(app::intent::ShowBeside{app::Beside::marks});
      list_slot(frame).bring = citation.mark;
      give_focus(frame, beside_citing(*mark), frame.memory.ring);
    }
    const page::Rect away{rect.right() - cross, y + (high - 24) / 2, 24, 24};
    const Touch out = touch(frame, id_of("uncite " + citation.mark), Role::button, say(Word::marks_uncite), away, 0, quote);
    icon(frame, page::Icon::close, {away.x + 4, away.y + 4}, colours.mark_ink, 16);
    if (out.ring) focus_ring(frame, away, 4);
    if (out.activated) frame.wish(app::intent::Uncite{citation.mark});
    x += wide + between;
  }
  return y + high + 16 - at.y;
}

float draw_cited_whole(const app::Model& model, Frame& frame, const portfolio::QuestionKey& by, page::Point at, float width) {
  const auto cited = model.marks.cited.find(by);
  if (cited == model.marks.cited.end() || cited->second.list.empty()) return 0;
  constexpr float inset = 18;
  const app::OpenCase* open = app::find_case(model, by.case_id);
  const bool retold = open && open->pack->basis == "published";
  float y = at.y;
  y += ui::say(frame, say(retold ? Word::marks_you_cite_retold : Word::marks_you_cite), type::label, at, width, page::Ink::ink2,
               Role::heading, 3) +
       8;
  for (const portfolio::Citation& citation : cited->second.list) {
    const std::string quote = quoted(citation.quote, std::string::npos);
    const auto words = set(frame, quote, type::note, page::Ink::ink, width - inset);
    std::string where = citation.section;
    if (const auto changed = said_differently(open ? app::find_mark(model, citation.mark) : nullptr); !changed.empty())
      where = where.empty() ? std::string(changed) : say(Word::sentence, fmt::arg("words", where)) + ' ' + std::string(changed);
    const auto section = set(frame, where, type::small, page::Ink::ink3, width - inset);
    const float high = words->height + (where.empty() ? 0 : 2 + section->height);
    describe(frame, Role::list_item, quote, {at.x, y, width, high}).value = where;
    fill(frame, {at.x, y, 4, high}, frame.colours->mark_edge);
    letters(frame, *words, {at.x + inset, y});
    letters(frame, *section, {at.x + inset, y + words->height + 2});
    y += high + 12;
  }
  return y - 12 - at.y;
}

}  // namespace vignette::ui
