#include "ui/expectations.hpp"

#include <algorithm>
#include <utility>

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
  int adding = 0;         ///< to which of them a passage is being chosen; 0 for none
  portfolio::Id putting;  ///< the mark whose place is being chosen, once it was given the focus
};

/// What was kept under one of them, by its own words and by older ones.
using Seen = std::vector<app::SeenUnder>;

bool stands_here(const Seen& seen, std::size_t place, const portfolio::Id& mark) {
  return std::ranges::any_of(seen, [&](const app::SeenUnder& one) {
    return one.place == place && std::ranges::find(*one.passages, mark, &portfolio::Citation::mark) != one.passages->end();
  });
}

std::size_t place_of(int number) { return static_cast<std::size_t>(number) - 1; }

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
Id first_choice(const app::Model& model, const Seen& seen, int number) {
  for (const app::PlacedMark& placed : marks_here(model))
    if (!placed.mark.put_away && !stands_here(seen, place_of(number), placed.mark.id)) return choice_id(number, placed.mark.id);
  return control_id(Role::link, words::say(Word::expect_not_now), static_cast<std::uint64_t>(number));
}

/// A passage under what it shows. Answers the height.
float draw_passage(const app::Model& model, Frame& frame, const portfolio::QuestionKey& from, const portfolio::Citation& citation,
                   page::Point at, float width) {
  const auto& marks = marks_here(model);
  const auto placed = std::ranges::find(marks, citation.mark, [](const app::PlacedMark& one) { return one.mark.id; });
  const bool there = placed != marks.end() && !placed->stretch.empty();
  const float x = at.x + inset, wide = width - inset;
  const std::string quote = in_quotes(citation.quote);
  const auto words = set(frame, quote, quoted, page::Ink::ink, wide);
  fill(frame, {at.x, at.y, 4, words->height}, there ? frame.colours->mark_edge : frame.colours->clay);
  say_set(frame, *words, quote, {x, at.y}, Role::list_item);
  Line line{frame, x, wide, {x, at.y + words->height + 2}, id_of(citation.mark, id_of(from.question_id))};
  if (there) {
    if (line.add(citation.section.empty() ? words::say(Word::marks_go_there) : std::string_view(citation.section)))
      frame.wish(app::intent::FollowCitation{citation.mark});
  } else {
    const auto gone = words::say(Word::expect_gone);
    say(frame, gone, type::meta, line.at, 0, page::Ink::ink3);
    line.at.x += width_of(frame, gone, type::meta) + 20;
  }
  if (line.add(words::say(Word::expect_take_off))) frame.wish(app::intent::DetachMark{from, citation.mark});
  return line.at.y + line_high - at.y + 4;
}

/// The marks that can be put under it. Answers the height.
float draw_choice(const app::Model& model, Frame& frame, ExpectationsSlot& slot, const Seen& seen, int number, page::Point at,
                  float width) {
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
    if (stands_here(seen, place_of(number), placed.mark.id)) continue;
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

/// The mark that is being put under one of them, and the way out of it. Answers the height.
float draw_putting(Frame& frame, ExpectationsSlot& slot, const portfolio::Mark& mark, page::Point at, float width) {
  float y = at.y;
  y += say(frame, words::say(Word::expect_putting), type::label, {at.x, y}, width, page::Ink::ink2, Role::status) + 4;
  const std::string quote = in_quotes(mark.at.quote);
  const auto words = set(frame, quote, quoted, page::Ink::ink, width - inset);
  fill(frame, {at.x, y, 4, words->height}, frame.colours->mark_edge);
  say_set(frame, *words, quote, {at.x + inset, y});
  y += words->height + 6;
  if (link(frame, words::say(Word::expect_not_now), {at.x, y}, type::meta)) frame.wish(app::intent::ShowExpectations{});
  if (std::exchange(slot.putting, mark.id) != mark.id)
    give_focus(frame, control_id(Role::link, words::say(Word::expect_put), 1), frame.memory.ring);
  return y + line_high - at.y;
}

/// What was kept under words that the case has no more. Answers the height.
float draw_lost(const app::Model& model, Frame& frame, const Seen& seen, page::Point at, float width) {
  float y = at.y;
  bool first = true;
  for (const app::SeenUnder& one : seen) {
    if (one.place) continue;
    rule(frame, at.x, y, width, frame.colours->rule);
    y += 12;
    if (std::exchange(first, false)) {
      y += say(frame, words::say(Word::expect_lost), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 3) + 2;
      y += say(frame, words::say(Word::expect_lost_lead), type::meta, {at.x, y}, width, page::Ink::ink3) + 10;
    }
    y += say(frame, one.was, wording, {at.x, y}, width, page::Ink::ink2, Role::heading, 4) + 6;
    for (const portfolio::Citation& citation : *one.passages) y += draw_passage(model, frame, one.by, citation, {at.x, y}, width) + 4;
    y += 10;
  }
  return y - at.y;
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
  const Seen seen = app::seen_under_expectations(model, *open->pack);
  const app::PlacedMark* putting = app::find_mark(model, model.marks.putting);
  float y = at.y;
  if (putting) {
    slot.adding = 0;
    y += draw_putting(frame, slot, putting->mark, {at.x, y}, width) + 12;
  } else {
    slot.putting.clear();
  }
  int number = 0;
  for (const std::string& expects : pack::expectations(*open->pack)) {
    ++number;
    if (number > 1) {
      rule(frame, at.x, y, width, frame.colours->rule);
      y += 12;
    }
    y += say(frame, expects, wording, {at.x, y}, width, page::Ink::ink, Role::heading, 3) + 6;
    bool any = false;
    for (const app::SeenUnder& one : seen) {
      if (one.place != place_of(number)) continue;
      any = true;
      for (const portfolio::Citation& citation : *one.passages) y += draw_passage(model, frame, one.by, citation, {at.x, y}, width) + 4;
    }
    if (!any) y += say(frame, words::say(Word::expect_not_yet), type::meta, {at.x, y}, width, page::Ink::ink3) + 4;
    const auto hint = static_cast<std::uint64_t>(number);
    if (putting) {
      if (stands_here(seen, place_of(number), putting->mark.id)) {
        say(frame, words::say(Word::expect_stands_here), type::meta, {at.x, y}, width, page::Ink::ink3);
      } else if (link(frame, words::say(Word::expect_put), {at.x, y}, type::meta, true, hint)) {
        frame.wish(app::intent::AttachMark{number, putting->mark.id});
        give_focus(frame, add_id(number), frame.memory.ring);
      }
      y += line_high;
    } else if (slot.adding == number) {
      y += draw_choice(model, frame, slot, seen, number, {at.x, y}, width);
    } else {
      if (link(frame, words::say(Word::expect_add), {at.x, y}, type::meta, true, hint)) {
        slot.adding = number;
        give_focus(frame, first_choice(model, seen, number), frame.memory.ring);
        frame.again = true;
      }
      y += line_high;
    }
    y += 10;
  }
  return y + draw_lost(model, frame, seen, {at.x, y}, width) - at.y;
}

bool expectations_looked_at(const app::Model& model, const pack::Case& pack) {
  const bool chosen = std::ranges::any_of(model.practice.lenses, [&](const auto& one) {
    return one.first.case_id == pack.id && one.second.record.lens == app::expectations_lens;
  });
  return chosen || !app::seen_under_expectations(model, pack).empty();
}

std::vector<std::string> expectations_not_marked(const app::Model& model, const pack::Case& pack) {
  const auto all = pack::expectations(pack);
  const Seen seen = app::seen_under_expectations(model, pack);
  std::vector<std::string> open;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (std::ranges::find(seen, std::optional(i), &app::SeenUnder::place) == seen.end()) open.push_back(all[i]);
  return open;
}

}  // namespace vignette::ui
