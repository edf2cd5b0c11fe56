// What to talk about and the day of the meeting, typed before there is a share: kept as they are typed, until a page was saved with them.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "app/taking_along.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

struct Typed {
  Field field;
  std::string_view about;  ///< what it is kept under
  Editing Leaves::* text;
  bool Leaves::* joined;
};
constexpr std::array typed_before{Typed{Field::leave_talk, portfolio::to_talk_about, &Leaves::talk, &Leaves::talk_joined},
                                  Typed{Field::leave_day, portfolio::meeting_on, &Leaves::day, &Leaves::day_joined}};

void keep_as(Turn& turn, const Typed& one, std::string words) {
  auto& note = turn.model.review.notes[std::string(one.about)];
  note.record = {std::string(one.about), std::move(words)};
  if (turn.model.leaves.*one.joined)
    keep(turn, note);
  else
    note.unsaved_since = ++turn.model.saving.handed_over;  // handed over once what was kept before has come
}

/// What stands below the first lines, which went with the page.
std::string below(const std::string& text) {
  const auto lines = talk_lines(text);
  std::size_t at = 0;
  for (const auto& line : lines) at = text.find(line, at) + line.size();
  const auto next = text.find_first_not_of(" \t\n", at);
  return next == std::string::npos ? std::string() : text.substr(next);
}

}  // namespace

void keep_before_share(Turn& turn, Field field) {
  for (const auto& one : typed_before)
    if (one.field == field) keep_as(turn, one, (turn.model.leaves.*one.text).text);
}

void join_before_share(Turn& turn, const NoteDraft& kept) {
  Leaves& leaves = turn.model.leaves;
  const auto one = std::ranges::find(typed_before, kept.about, &Typed::about);
  if (one == typed_before.end() || leaves.*one->joined) return;
  leaves.*one->joined = true;
  Editing& text = leaves.*one->text;
  if (text.text.empty()) return become(text, kept.words, turn.outside.now.instant);
  if (text.text == kept.words) return;
  if (one->field == Field::leave_talk) become(text, kept.words + "\n" + text.text, turn.outside.now.instant);
  keep_as(turn, *one, text.text);
}

void all_before_share_came(Turn& turn) {
  Leaves& leaves = turn.model.leaves;
  for (const auto& one : typed_before) {
    if (leaves.*one.joined) continue;
    leaves.*one.joined = true;
    if (const auto& text = (leaves.*one.text).text; !text.empty()) keep_as(turn, one, text);
  }
}

void begin_before_share(Turn& turn) {
  Leaves& leaves = turn.model.leaves;
  const auto& notes = turn.model.review.notes;
  for (const auto& one : typed_before) {
    if (!(leaves.*one.joined)) continue;
    const auto note = notes.find(std::string(one.about));
    const std::string kept = note == notes.end() ? std::string() : note->second.record.words;
    Editing& text = leaves.*one.text;
    if (text.text != kept) become(text, kept, turn.outside.now.instant);
  }
}

// The fields stay as they are until the sheet is opened again: the same page may be wanted as a Word file too.
void before_share_is_saved(Turn& turn) {
  const Leaves& leaves = turn.model.leaves;
  if (leaves.shown != leaves.asked) return;  // written in, or chosen anew, while it was being saved
  for (const auto& one : typed_before) {
    const auto& text = (leaves.*one.text).text;
    const bool talk = one.field == Field::leave_talk;
    if (text.empty() || (talk && leaves.choice.whom != LeavingChoice::Whom::supervision)) continue;
    keep_as(turn, one, talk ? below(text) : std::string());
  }
}

void forget_before_share(Turn& turn, const portfolio::TakeOut& what) {
  using What = portfolio::TakenOut::What;
  auto& notes = turn.model.review.notes;
  for (const auto& one : typed_before) {
    Editing& text = turn.model.leaves.*one.text;
    const auto note = notes.find(std::string(one.about));
    if (what.what == What::everything) {
      wipe(text);
      if (note == notes.end()) continue;
      wipe(note->second.record.words);
      notes.erase(note);
    } else if (what.what == What::passage) {
      const auto before = text.text.size();
      if (!text.text.empty()) forget_steps(text, what.passage);
      // Typed in while it was being taken out, it may have been handed over with the passage.
      if (text.text.size() != before) keep_as(turn, one, text.text);
    }
  }
}

void forget_kept_before_share(Model& model) {
  for (const auto& one : typed_before) {
    const auto note = model.review.notes.find(std::string(one.about));
    if (note != model.review.notes.end() && note->second.unsaved_since != 0) continue;
    wipe(model.leaves.*one.text);
    model.leaves.*one.joined = false;
  }
}

}  // namespace vignette::app
