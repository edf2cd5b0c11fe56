/// What changed between two versions, in words: a list that keys walk.
#include <algorithm>
#include <memory>
#include <string>

#include "ui/answers.hpp"
#include "ui/compare_parts.hpp"
#include "ui/theme.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float kind_width = 76;

/// A change in words: its kind, and what went or came.
struct ChangeRow {
  std::string_view kind;
  std::shared_ptr<const page::Setting> went, came;
  std::string value;
  float height = 0;
};

ChangeRow row_of(Frame& frame, const Change& change, float width) {
  const bool both = !change.went.empty() && !change.came.empty();
  ChangeRow row;
  row.kind = words::say(both ? Word::compare_became : change.came.empty() ? Word::compare_went : Word::compare_came);
  const auto setting = [&](const std::string& text, bool struck) {
    page::Paragraph paragraph = page::plain(beginning_of(text, 400), type::note.face, type::note.size, type::note.line,
                                            struck && both ? page::Ink::ink3 : page::Ink::ink, words::language());
    if (struck && both) paragraph.stretches.front().strike = true;
    return frame.memory.cache.set_short(paragraph, std::max(1.0F, width - kind_width), 3);
  };
  if (!change.went.empty()) row.went = setting(change.went, true);
  if (!change.came.empty()) row.came = setting(change.came, false);
  row.height = 11 + (row.went ? row.went->height : 0) + (row.came ? row.came->height : 0) + 12;
  row.value = !both ? (change.came.empty() ? change.went : change.came)
                    : words::say(Word::compare_from_to, fmt::arg("from", change.went), fmt::arg("to", change.came));
  return row;
}

Id change_id(std::size_t change) { return id_of("change", 0, change); }

}  // namespace

float draw_changes(Frame& frame, CompareSlot& slot, Pane* own, page::Point at, float width) {
  float y = at.y;
  y += say(frame, words::say(Word::compare_in_words), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 10;
  if (slot.changes.empty()) {
    y += say(frame, words::say(Word::compare_same), type::note, {at.x, y}, width, page::Ink::ink2, Role::status);
    return y - at.y;
  }
  if (slot.list.size() != slot.changes.size() || slot.list_width != width) {
    slot.list.clear();
    slot.list_width = width;
    for (const Change& change : slot.changes) slot.list.add(row_of(frame, change, width).height, true);
  }
  if (frame.memory.focus == change_id(slot.at)) {
    if (const auto to = walked(frame, slot.list, slot.at, 300)) {
      slot.at = *to;
      slot.bring = true;
      give_focus(frame, change_id(slot.at), true);
      frame.memory.bring_focus_into_view = false;
      if (own) own->show(static_cast<float>(slot.list.top(slot.at)) + y - own->top(), slot.list.height(slot.at));
    }
  }
  const page::Rect seen = clip(frame);
  const auto [first, last] = slot.list.between(static_cast<double>(seen.y - y), static_cast<double>(seen.bottom() - y));
  const auto one = [&](std::size_t i) {
    const ChangeRow row = row_of(frame, slot.changes[i], width);
    const page::Rect rect{at.x, y + static_cast<float>(slot.list.top(i)), width, row.height};
    const page::Rect wide{rect.x - 14, rect.y, rect.w + 28, rect.h};
    const bool here = i == slot.at;
    const Touch does = touch(frame, change_id(i), Role::list_item, row.kind, wide, here ? selected : 0U, row.value);
    if (!here) leave_to_arrows(frame);
    if (does.activated) {
      slot.at = i;
      slot.bring = true;
      frame.again = true;
    }
    if (here || does.over) fill(frame, wide, frame.colours->tint);
    if (here) fill(frame, {wide.x, wide.y, 4, wide.h}, frame.colours->accent);
    rule(frame, rect.x, rect.y, rect.w, frame.colours->rule);
    letters(frame, *set(frame, row.kind, type::meta, here ? page::Ink::ink : page::Ink::ink3), {rect.x, rect.y + 11});
    float words = rect.y + 11;
    for (const auto& setting : {row.went, row.came}) {
      if (!setting) continue;
      letters(frame, *setting, {rect.x + kind_width, words});
      words += setting->height;
    }
    if (does.ring) focus_ring(frame, wide, 0);
  };
  if (slot.at < first) one(slot.at);
  for (std::size_t i = first; i < last; ++i) one(i);
  if (slot.at >= last) one(slot.at);
  rule(frame, at.x, y + static_cast<float>(slot.list.height()), width, frame.colours->rule);
  return y + static_cast<float>(slot.list.height()) - at.y;
}

}  // namespace vignette::ui
