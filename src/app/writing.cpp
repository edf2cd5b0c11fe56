// In a text: every change of an answer goes to the store at once; the store decides what can wait.

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "app/own.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "text/unicode.hpp"

namespace vignette::app {

namespace {

/// What is kept as an answer, with its versions.
bool is_answer(Field field) { return field == Field::answer || field == Field::only_for_me || field == Field::said_beside; }

/// Of more than one line.
bool is_long(Field field) {
  return is_answer(field) || field == Field::mark_note || field == Field::commit_why || field == Field::leave_talk ||
         field == Field::review_comment || field == Field::review_reply || field == Field::agreed_words || field == Field::agreed_learner ||
         field == Field::agreed_supervisor || field == Field::agreed_note || field == Field::team_note || field == Field::team_answer;
}

/// What is typed on the sheet for what leaves, and goes into it.
bool leaves(Field field) { return field >= Field::leave_talk && field <= Field::leave_until; }

Draft* draft_of(Model& model, Field field) {
  if (field == Field::said_beside) return draft_said_beside(model);
  return field == Field::only_for_me ? draft_only_for_me(model) : draft_here(model);
}

Editing* writing_in(Model& model, Field field) {
  if (is_answer(field)) {
    Draft* draft = draft_of(model, field);
    return draft ? &draft->editing : nullptr;
  }
  return const_cast<Editing*>(editing(std::as_const(model), field));
}

/// Secret words have no history, and leave no copy of themselves behind when they grow.
void edit_secret(Turn& turn, Field field, Editing& text, const text::Edit& change) {
  constexpr std::size_t room = 256;
  const std::size_t size = text.text.size() + change.inserted.size();
  std::string grown;
  grown.reserve(std::max(room, size));
  grown = text.text;
  if (!text::apply(grown, change)) return;
  wipe(text.text);
  text.text.swap(grown);
  ++text.version;
  move_caret(text, change.at + change.inserted.size(), false);
  Vault& vault = turn.model.vault;
  vault.problem.reset();
  if (field == Field::passphrase && turn.model.screen == Screen::protect) turn.ask(effect::JudgePassphrase{vault.passphrase.text});
}

/// Lets `change` do its work on a field's text, and sees to what follows if the text is another.
template <typename Change>
void write(Turn& turn, Field field, const Change& change) {
  Editing* text = writing_in(turn.model, field);
  if (!text) return;
  const auto version = text->version;
  change(*text);
  if (text->version == version) return;
  if (is_answer(field)) {
    keep_draft(turn, *draft_of(turn.model, field));
    keep_reflection_written(turn);
    if (field == Field::answer) notice_details(turn);
  } else if (leaves(field)) {
    keep_before_share(turn, field);
    prepare_leaving(turn);
  } else if (field == Field::review_comment || field == Field::review_reply || field == Field::review_reply_name) {
    keep_reply_field(turn);
  } else if (field >= Field::agreed_words && field <= Field::agreed_note) {
    keep_agreed_field(turn, field);
  } else if (field >= Field::reflection_title) {
    const bool day = field == Field::reflection_day && day_typed(turn.model.practice.day.text, turn.outside.now);
    // What is said one would do belongs to the reflection it is said under: that is kept with it, though nothing else be written.
    if (day || field != Field::reflection_day) keep_reflection_written(turn);
    keep_field(turn, field);
  } else if (field == Field::team_starts) {
    take_starts(turn);
  } else if (field == Field::mark_note) {
    keep_note(turn);
  } else if (field == Field::team_note) {
    keep_plan(turn);
  } else if (field == Field::search) {
    search_again(turn);
  } else if (field == Field::find && turn.model.find.open) {
    Find& find = turn.model.find;
    const auto place = place_of(turn.model, turn.model.case_id);
    const Spot from = !find.found.empty() ? find.found[find.at].begin : turn.model.go_to.value_or(Spot{place.block, place.offset});
    look_again(turn.model, from);
    if (!find.found.empty()) bring(turn.model, find.found[find.at].begin);
  }
}

/// What may enter a field: clean, and on one line where there is only one.
std::string fitting(std::string_view typed, Field field) {
  auto text = text::cleaned(typed);
  if (is_secret(field)) text.erase(text.find_last_not_of('\n') + 1);  // a pasted line's end is not part of a passphrase
  if (!is_long(field)) std::ranges::replace(text, '\n', ' ');
  return text;
}

/// Makes a version of each of these, in their order, and goes on from the present text.
void keep_as_they_were(Turn& turn, Draft& draft, std::initializer_list<const std::string*> texts) {
  constexpr std::size_t worth_keeping = 40;  // shorter texts are typing and correcting
  auto now = std::move(draft.editing.text);
  for (const std::string* text : texts) {
    if (text->size() < worth_keeping || *text == draft.revised) continue;
    draft.editing.text = *text;
    keep_draft(turn, draft, true);
  }
  draft.editing.text = std::move(now);
  if (draft.editing.text != draft.record.text) keep_draft(turn, draft, false);
}

/// Before much of an answer has gone, at once or bit by bit, what it was at its longest becomes a version of its own, and what it was
/// when it began to get shorter once more: undo ends with the program, versions do not. `removed` and `put_in` are bytes.
void keep_before_removing(Turn& turn, Field field, std::size_t removed, std::size_t put_in) {
  const Editing* text = writing_in(turn.model, field);
  if (!is_answer(field) || !text || text->text.empty()) return;
  Draft& draft = *draft_of(turn.model, field);
  if (removed > 0) {
    if (text->text.size() > draft.longest.size()) draft.longest = text->text;
    if (std::exchange(draft.added, false)) draft.latest = text->text;
    if ((text->text.size() - std::min(removed, text->text.size())) * 3 < draft.longest.size() * 2) {
      if (draft.grown) keep_as_they_were(turn, draft, {&draft.longest, &draft.latest});
      // What goes next stands in those versions already, until there is more.
      draft.longest.clear();
      draft.latest.clear();
      draft.grown = false;
    }
  }
  if (put_in > 0) draft.grown = draft.added = true;
}

void put_in(Turn& turn, Field field, text::Edit change, EditKind kind) {
  if (!takes_typing(turn.model, field)) return;
  change.inserted = fitting(change.inserted, field);
  if (is_secret(field)) {
    Editing* secret = turn.model.vault.busy ? nullptr : writing_in(turn.model, field);
    if (secret) edit_secret(turn, field, *secret, change);
    return;
  }
  keep_before_removing(turn, field, change.removed.size(), change.inserted.size());
  write(turn, field, [&](Editing& text) { edit(text, change, kind, turn.outside.now.instant); });
}

bool copy(Turn& turn, Field field) {
  if (is_secret(field)) return false;
  const Editing* text = writing_in(turn.model, field);
  if (!text || text->selection().empty()) return false;
  turn.ask(effect::CopyText{std::string(part(text->text, text->selection()))});
  return true;
}

}  // namespace

Draft* draft_here(Model& model) {
  if (reflection_shown(model)) return draft_of_reflection(model);
  const auto* question = current_question(model);
  if (model.screen != Screen::question || !question) return nullptr;
  const auto key = current_key(model);
  const auto [found, made] = model.drafts.try_emplace(key);
  Draft& draft = found->second;
  if (made) draft.known = model.portfolio_open && model.answers_due == 0;
  // The wording stays the one that was answered; an answer not yet begun takes the newest.
  if (made || !answered(model, key.case_id, key.question_id)) {
    draft.record.key = key;
    draft.record.case_title = current_case(model)->pack->title;
    draft.record.question_number = question->number;
    draft.record.wording = pack::wording(*question);
  }
  return &draft;
}

void carry_out(Turn& turn, const intent::Edit& wish) { put_in(turn, wish.field, wish.edit, wish.kind); }

void carry_out(Turn& turn, const intent::MoveCaret& wish) {
  Editing* text = writing_in(turn.model, wish.field);
  if (!text) return;
  const Editing& before = *text;
  const bool stays = before.caret == wish.caret && before.anchor == wish.anchor;
  const bool apart = before.apart;
  move_caret(*text, wish.anchor, false);
  move_caret(*text, wish.caret, true, wish.upstream, wish.goal);
  if (stays) text->apart = apart;
}

void carry_out(Turn& turn, const intent::Undo& wish) {
  if (!takes_typing(turn.model, wish.field)) return;
  if (const Editing* text = writing_in(turn.model, wish.field); text && text->can_undo())
    keep_before_removing(turn, wish.field, text->history[text->done - 1].edit.inserted.size(), 0);
  write(turn, wish.field, [](Editing& text) { undo(text); });
}

void carry_out(Turn& turn, const intent::Redo& wish) {
  if (!takes_typing(turn.model, wish.field)) return;
  write(turn, wish.field, [](Editing& text) { redo(text); });
}

void carry_out(Turn& turn, const intent::Copy& wish) { copy(turn, wish.field); }

void carry_out(Turn& turn, const intent::Cut& wish) {
  if (!copy(turn, wish.field)) return;
  const Editing* text = writing_in(turn.model, wish.field);
  put_in(turn, wish.field, insertion(*text, {}), EditKind::other);
}

void carry_out(Turn& turn, const intent::Paste& wish) {
  const Editing* text = writing_in(turn.model, wish.field);
  const auto pasted = fitting(wish.text, wish.field);
  if (text && !pasted.empty()) put_in(turn, wish.field, insertion(*text, pasted), EditKind::pasting);
}

}  // namespace vignette::app
