// What the file holds of marks and citations, and what is held here of them, made one.

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

using portfolio::Citation;

/// Of two notes none is lost, unless only one of them was changed: then that is the note.
std::string joined_notes(const portfolio::Mark& newer, const portfolio::Mark& older) {
  if (older.note.empty() || newer.note.find(older.note) != std::string::npos) return newer.note;
  return newer.note.empty() ? older.note : newer.note + "\n\n" + older.note;
}

/// What two windows made of one mark: each change stands, and where both changed the same, the newer does.
portfolio::Mark together(const std::optional<portfolio::Mark>& before, const portfolio::Mark& ours, const portfolio::Mark& theirs) {
  const bool theirs_newer = ours.changed < theirs.changed;
  portfolio::Mark newer = theirs_newer ? theirs : ours;
  const portfolio::Mark& older = theirs_newer ? ours : theirs;
  if (before && newer.meaning == before->meaning) newer.meaning = older.meaning;
  if (before && newer.put_away == before->put_away) newer.put_away = older.put_away;
  if (before && newer.note == before->note)
    newer.note = older.note;
  else if (!before || older.note != before->note)
    newer.note = joined_notes(newer, older);
  return newer;
}

/// What the file holds of a mark that is known here.
void take_in(Model& model, PlacedMark& known, const portfolio::Mark& theirs) {
  auto before = known.kept;
  if (before && theirs.changed <= before->changed) return;  // nothing new
  if (known.unsaved_since == 0 && theirs.changed < known.mark.changed) return;
  if (before && before->id.empty()) before.reset();
  known.kept = theirs;
  known.mark = known.unsaved_since == 0 ? theirs : together(before, known.mark, theirs);
  const auto field = model.marks.notes.find(theirs.id);
  if (field == model.marks.notes.end() || field->second.text == known.mark.note) return;
  wipe(field->second);
  field->second.text = known.mark.note;
  move_caret(field->second, known.mark.note.size(), false);
}

}  // namespace

void join_marks(Turn& turn, const portfolio::Contents& contents) {
  Model& model = turn.model;
  for (const auto& mark : contents.marks) {
    auto& marks = model.marks.of_case[mark.case_id];
    const auto known = std::ranges::find(marks, mark.id, [](const PlacedMark& one) { return one.mark.id; });
    if (known == marks.end())
      marks.push_back({mark, {}, 0, mark});
    else
      take_in(model, *known, mark);
  }
  for (const auto& cited : contents.cited) {
    auto& here = model.marks.cited[cited.by];
    if (here.unsaved_since != 0 && model.marks.read) continue;  // newer than what was read
    auto list = cited.list;
    for (const auto& one : here.list)
      if (here.unsaved_since != 0 && std::ranges::find(list, one.mark, &Citation::mark) == list.end()) list.push_back(one);
    here.list = std::move(list);
  }
  place_marks(model);
}

portfolio::Contents held_marks(const Model& model) {
  portfolio::Contents held;
  for (const auto& [case_id, marks] : model.marks.of_case)
    for (const auto& placed : marks)
      if (placed.unsaved_since != 0) held.marks.push_back(placed.mark);
  for (const auto& [by, cited] : model.marks.cited)
    if (cited.unsaved_since != 0) held.cited.push_back({by, cited.list});
  return held;
}

void take_back_marks(Turn& turn, const portfolio::Contents& held) {
  Model& model = turn.model;
  for (const auto& mark : held.marks) {
    auto& marks = model.marks.of_case[mark.case_id];
    std::erase_if(marks, [&](const PlacedMark& one) { return one.mark.id == mark.id; });
    marks.push_back({mark, {}, ++model.saving.handed_over, portfolio::Mark()});  // what the file holds of it is not known yet
  }
  for (const auto& cited : held.cited) model.marks.cited[cited.by] = {cited.list, ++model.saving.handed_over};
}

}  // namespace vignette::app
