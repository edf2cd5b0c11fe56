#include "ui/end_beside.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "app/commitments.hpp"
#include "ui/answers.hpp"
#include "ui/commitment_parts.hpp"
#include "ui/expectations.hpp"
#include "ui/own.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr Type words_type{type::serif, 16, 23};

bool is_used(const app::Model& model, const portfolio::Mark& mark) {
  return std::ranges::any_of(model.marks.cited, [&](const auto& one) {
    const auto& list = one.second.list;
    return one.first.case_id == mark.case_id && std::ranges::find(list, mark.id, &portfolio::Citation::mark) != list.end();
  });
}

/// Marked, and cited nowhere: the first of them, and the way to all. Answers the height, 0 where there are none; so do the others.
float draw_unused(const app::Model& model, Frame& frame, const pack::Case& pack, page::Point at, float width) {
  constexpr std::size_t most = 3;
  constexpr float inset = 18;
  const auto marks = model.marks.of_case.find(pack.id);
  if (marks == model.marks.of_case.end()) return 0;
  std::vector<const app::PlacedMark*> unused;
  for (const app::PlacedMark& placed : marks->second)
    if (!placed.mark.put_away && !placed.stretch.empty() && !is_used(model, placed.mark)) unused.push_back(&placed);
  if (unused.empty()) return 0;
  float y = at.y;
  y += say(frame, words::say(Word::end_unused), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 8;
  for (std::size_t i = 0; i < std::min(most, unused.size()); ++i) {
    const portfolio::Mark& mark = unused[i]->mark;
    const float top = y;
    const std::string quote = words::say(Word::marks_quoted, fmt::arg("quote", beginning_of(mark.at.quote, 160)));
    y += say(frame, quote, words_type, {at.x + inset, y}, width - inset, page::Ink::ink, Role::list_item) + 2;
    const std::string_view where = mark.section.empty() ? words::say(Word::marks_go_there) : std::string_view(mark.section);
    if (link(frame, where, {at.x + inset, y}, type::small, true, id_of(mark.id))) frame.wish(app::intent::GoToMark{mark.id});
    y += 20;
    fill(frame, {at.x, top, 4, y - top}, frame.colours->mark_edge);
    y += 10;
  }
  if (unused.size() > most) {
    if (link(frame, words::say(Word::end_all_marks), {at.x, y}, type::small)) frame.wish(app::intent::ShowMarks{});
    y += 22;
  }
  return y - at.y;
}

/// What one said in this case one would do.
float draw_said(const app::Model& model, Frame& frame, const pack::Case& pack, page::Point at, float width) {
  float y = at.y;
  for (const portfolio::Commitment* one : app::commitments(model)) {
    if (one->put_away || one->from.case_id != pack.id || portfolio::is_only_for_me(one->from)) continue;
    if (y == at.y) y += say(frame, words::say(Word::end_said), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 8;
    const std::string sentence = reflect::sentence(*one);
    const auto words = set(frame, sentence, words_type, page::Ink::ink, width);
    const page::Rect rect{at.x - 6, y - 4, width + 12, words->height + 8};
    const Touch leads = touch(frame, id_of("said " + one->id), Role::link, sentence, rect);
    if (leads.over) frame.pointer_shape = Frame::Pointer::hand;
    letters(frame, *words, {at.x, y}, leads.over ? std::optional(frame.colours->accent_over) : std::nullopt);
    if (leads.ring) focus_ring(frame, rect, 4);
    if (leads.activated) frame.wish(app::intent::ShowCommitments{one->id});
    y += words->height + 4;
    y += say_outcome(model, frame, *one, {at.x, y}, width);
    if (const auto back = app::comes_back(model, *one)) {
      const std::string line = words::say(Word::end_comes_back, fmt::arg("day", date_in_words(model, *back)));
      y += say(frame, line, type::meta, {at.x, y}, width, page::Ink::ink3);
    }
    y += 12;
  }
  return y - at.y;
}

bool has_marks(const app::Model& model, const pack::Case& pack) {
  const auto marks = model.marks.of_case.find(pack.id);
  return marks != model.marks.of_case.end() &&
         std::ranges::any_of(marks->second, [](const app::PlacedMark& placed) { return !placed.mark.put_away; });
}

/// What nothing was marked for, once the lens was used or anything is marked; before that, the way to it.
float draw_not_marked(const app::Model& model, Frame& frame, const pack::Case& pack, page::Point at, float width) {
  if (pack::expectations(pack).empty()) return 0;
  const bool looked = expectations_looked_at(model, pack);
  if (!looked && !has_marks(model, pack)) {
    if (pack.questions.empty()) return 0;
    if (link(frame, words::say(Word::end_expectations_way), at, type::small)) frame.wish(app::intent::ShowExpectations{});
    return 22;
  }
  const auto open = expectations_not_marked(model, pack);
  if (open.empty()) return 0;
  float y = at.y;
  const Word heading = looked ? Word::end_not_marked : Word::end_nothing_beside,
             way = looked ? Word::end_not_marked_way : Word::end_expectations_way;
  y += say(frame, words::say(heading), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 8;
  for (const std::string& one : open) y += say(frame, one, words_type, {at.x, y}, width, page::Ink::ink, Role::list_item) + 8;
  if (pack.questions.empty()) return y - at.y;
  if (link(frame, words::say(way), {at.x, y}, type::small)) frame.wish(app::intent::ShowExpectations{});
  return y + 22 - at.y;
}

}  // namespace

float draw_end_beside(const app::Model& model, Frame& frame, const pack::Case& pack, page::Point at, float width) {
  constexpr float between = 18;
  float y = at.y;
  const auto add = [&](float height) { y += height > 0 ? height + between : 0; };
  add(draw_unused(model, frame, pack, {at.x, y}, width));
  add(draw_said(model, frame, pack, {at.x, y}, width));
  add(draw_not_marked(model, frame, pack, {at.x, y}, width));
  return y + draw_only_for_me(model, frame, {at.x, y}, width) - at.y;
}

}  // namespace vignette::ui
