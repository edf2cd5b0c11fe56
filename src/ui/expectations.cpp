#include "ui/expectations.hpp"

#include <algorithm>

#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float inset = 18, line_high = 26;
constexpr Type wording{type::sans_medium, 15, 22}, quoted{type::serif, 16, 23};

struct ExpectationsSlot : Memory::Slot {
  std::string case_id;
  int adding = 0;  ///< to which of them a passage is being chosen; 0 for none
};

const std::vector<portfolio::Citation>& seen_in(const app::Model& model, int number) {
  static const std::vector<portfolio::Citation> none;
  const auto cited = model.marks.cited.find(portfolio::expectation(model.case_id, number));
  return cited == model.marks.cited.end() ? none : cited->second.list;
}

bool stands_here(const app::Model& model, int number, const portfolio::Id& mark) {
  return std::ranges::find(seen_in(model, number), mark, &portfolio::Citation::mark) != seen_in(model, number).end();
}

const std::vector<app::PlacedMark>& marks_here(const app::Model& model) {
  static const std::vector<app::PlacedMark> none;
  const auto marks = model.marks.of_case.find(model.case_id);
  return marks == model.marks.of_case.end() ? none : marks->second;
}

std::string in_quotes(std::string_view quote) { return words::say(Word::marks_quoted, fmt::arg("quote", beginning_of(quote, 120))); }

/// Links on one line, or below one another where they do not fit.
struct Line {
  Frame& frame;
  float left, width;
  page::Point at;
  std::uint64_t hint;

  bool add(std::string_view name) {
    const float wide = width_of(frame, name, type::meta);
    if (at.x > left && at.x + wide > left + width) at = {left, at.y + line_high};
    const bool used = link(frame, name, at, type::meta, true, hint);
    at.x += wide + 20;
    return used;
  }
};

Id choice_id(int number, const portfolio::Id& mark) { return id_of("attach " + mark, 0, static_cast<std::uint64_t>(number)); }

Id add_id(int number) { return control_id(Role::link, words::say(Word::expect_add), static_cast<std::uint64_t>(number)); }

/// Where the keyboard goes once a passage is being chosen: to the first that can be.
Id first_choice(const app::Model& model, int number) {
  for (const app::PlacedMark& placed : marks_here(model))
    if (!placed.mark.put_away && !stands_here(model, number, placed.mark.id)) return choice_id(number, placed.mark.id);
  return control_id(Role::link, words::say(Word::expect_not_now), static_cast<std::uint64_t>(number));
}

/// A passage under what it shows. Answers the height.
float draw_passage(const app::Model& model, Frame& frame, int number, const portfolio::Citation& citation, page::Point at, float width) {
  const auto& marks = marks_here(model);
  const auto placed = std::ranges::find(marks, citation.mark, [](const app::PlacedMark& one) { return one.mark.id; });
  const bool there = placed != marks.end() && !placed->stretch.empty();
  const float x = at.x + inset, wide = width - inset;
  const std::string quote = in_quotes(citation.quote);
  const auto words = set(frame, quote, quoted, page::Ink::ink, wide);
  fill(frame, {at.x, at.y, 4, words->height}, there ? frame.colours->mark_edge : frame.colours->clay);
  say_set(frame, *words, quote, {x, at.y}, Role::list_item);
  Line line{frame, x, wide, {x, at.y + words->height + 2}, id_of(citation.mark, 0, static_cast<std::uint64_t>(number))};
  if (there) {
    if (line.add(citation.section.empty() ? words::say(Word::marks_go_there) : std::string_view(citation.section)))
      frame.wish(app::intent::FollowCitation{citation.mark});
  } else {
    const auto gone = words::say(Word::expect_gone);
    say(frame, gone, type::meta, line.at, 0, page::Ink::ink3);
    line.at.x += width_of(frame, gone, type::meta) + 20;
  }
  if (line.add(words::say(Word::expect_take_off))) frame.wish(app::intent::DetachMark{number, citation.mark});
  return line.at.y + line_high - at.y + 4;
}

/// The marks that can be put under it. Answers the height.
float draw_choice(const app::Model& model, Frame& frame, ExpectationsSlot& slot, int number, page::Point at, float width) {
  float y = at.y;
  const auto close = [&] {
    slot.adding = 0;
    give_focus(frame, add_id(number), frame.memory.ring);
    frame.again = true;
  };
  bool any = false, offered = false;
  for (const app::PlacedMark& placed : marks_here(model)) {
    if (placed.mark.put_away) continue;
    any = true;
    if (stands_here(model, number, placed.mark.id)) continue;
    if (!offered) y += say(frame, words::say(Word::expect_choose), type::label, {at.x, y}, width, page::Ink::ink2) + 4;
    offered = true;
    const std::string quote = in_quotes(placed.mark.at.quote);
    const auto words = set(frame, quote, quoted, page::Ink::accent, width - inset);
    const page::Rect rect{at.x, y, width, words->height + 8};
    const Touch does = touch(frame, choice_id(number, placed.mark.id), Role::button, quote, rect);
    fill(frame, {at.x, y + 4, 4, words->height}, frame.colours->mark_edge);
    if (does.over) fill(frame, {at.x + 4, y, width - 4, rect.h}, frame.colours->tint);
    letters(frame, *words, {at.x + inset, y + 4});
    if (does.ring) focus_ring(frame, rect, 2);
    if (does.activated) {
      frame.wish(app::intent::AttachMark{number, placed.mark.id});
      close();
    }
    y += rect.h + 4;
  }
  if (!offered) {
    const auto none = words::say(any ? Word::expect_all_here : Word::expect_no_marks);
    y += say(frame, none, type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 4;
  }
  if (link(frame, words::say(Word::expect_not_now), {at.x, y}, type::meta, true, static_cast<std::uint64_t>(number))) close();
  return y + line_high - at.y;
}

}  // namespace

bool expectations_chosen(const app::Model& model) {
  const auto choice = model.practice.lenses.find(app::current_key(model));
  return choice != model.practice.lenses.end() && choice->second.record.lens == app::expectations_lens;
}

float draw_expectations(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::OpenCase* open = app::current_case(model);
  if (!open) return 0;
  auto& slot = frame.memory.slot<ExpectationsSlot>("expectations");
  if (slot.case_id != model.case_id) slot.adding = 0;
  slot.case_id = model.case_id;
  float y = at.y;
  int number = 0;
  for (const std::string& expects : pack::expectations(*open->pack)) {
    ++number;
    if (number > 1) {
      rule(frame, at.x, y, width, frame.colours->rule);
      y += 12;
    }
    y += say(frame, expects, wording, {at.x, y}, width, page::Ink::ink, Role::heading, 3) + 6;
    const auto& seen = seen_in(model, number);
    for (const portfolio::Citation& citation : seen) y += draw_passage(model, frame, number, citation, {at.x, y}, width) + 4;
    if (seen.empty()) y += say(frame, words::say(Word::expect_not_yet), type::meta, {at.x, y}, width, page::Ink::ink3) + 4;
    if (slot.adding == number) {
      y += draw_choice(model, frame, slot, number, {at.x, y}, width);
    } else {
      if (link(frame, words::say(Word::expect_add), {at.x, y}, type::meta, true, static_cast<std::uint64_t>(number))) {
        slot.adding = number;
        give_focus(frame, first_choice(model, number), frame.memory.ring);
        frame.again = true;
      }
      y += line_high;
    }
    y += 10;
  }
  return y - at.y;
}

std::vector<std::string> expectations_not_marked(const app::Model& model, const pack::Case& pack) {
  const auto all = pack::expectations(pack);
  std::vector<std::string> open;
  bool used = std::ranges::any_of(model.practice.lenses, [&](const auto& one) {
    return one.first.case_id == pack.id && one.second.record.lens == app::expectations_lens;
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto cited = model.marks.cited.find(portfolio::expectation(pack.id, static_cast<int>(i) + 1));
    const bool marked = cited != model.marks.cited.end() && !cited->second.list.empty();
    used = used || marked;
    if (!marked) open.push_back(all[i]);
  }
  return used ? open : std::vector<std::string>();
}

}  // namespace vignette::ui
