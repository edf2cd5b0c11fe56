// Passages marked in a case, notes to them, and passages cited in answers.

#include <algorithm>
#include <utility>

#include "app/again.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "portfolio/again.hpp"
#include "text/breaks.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

using portfolio::Citation;
using portfolio::Id;

bool in_a_case(const Model& model) {
  return current_case(model) && (model.screen == Screen::reader || model.screen == Screen::question || model.screen == Screen::marks);
}

/// In the text's order; those no longer in it last, as they were made.
void put_in_order(std::vector<PlacedMark>& marks) {
  std::ranges::stable_sort(marks, [](const PlacedMark& a, const PlacedMark& b) {
    if (a.stretch.empty() != b.stretch.empty()) return b.stretch.empty();
    return !a.stretch.empty() && a.stretch.begin < b.stretch.begin;
  });
}

/// What a stretch is quoted from: what the case tells, or all of it where asides are taken in.
Joined text_for(const Document& document, Stretch stretch) {
  return joined(document, takes_asides(document, stretch) ? Asides::too : Asides::left_out);
}

/// A case's text as its passages are quoted from it: what it tells, and all there is.
struct Texts {
  Joined told, all;
};

/// Where both have the passage, the one that has it more as it was.
void place(PlacedMark& placed, const Texts& texts) {
  const auto& at = placed.mark.at;
  const auto told = text::find(texts.told.text, at);
  const auto all = told && told->how == text::Anchored::How::as_it_was ? std::nullopt : text::find(texts.all.text, at);
  const bool of_all = all && (!told || all->how < told->how);
  const auto& found = of_all ? all : told;
  placed.stretch = found ? stretch_of(of_all ? texts.all : texts.told, found->range) : Stretch{};
  placed.reworded = found && found->how == text::Anchored::How::reworded;
}

/// Whether the file could say what it holds of them.
bool file_is_known(const Model& model) { return model.marks.read || (model.packs_read && model.cases.empty()); }

/// Hands a mark over, or holds it until that can be done: what the file holds of it comes first.
void hand_over(Turn& turn, PlacedMark& placed) {
  Model& model = turn.model;
  placed.unsaved_since = ++model.saving.handed_over;
  model.leaving = false;
  // One that was made here is no other window's.
  if (may_hand_over(turn) && (file_is_known(model) || !placed.kept)) turn.ask(effect::SaveMark{placed.unsaved_since, {placed.mark}});
}

void keep(Turn& turn, PlacedMark& placed) {
  placed.mark.changed = turn.outside.now.instant;
  hand_over(turn, placed);
}

void keep_cited(Turn& turn, const portfolio::QuestionKey& by) {
  Model& model = turn.model;
  auto& cited = model.marks.cited[by];
  cited.unsaved_since = ++model.saving.handed_over;
  model.leaving = false;
  if (!may_hand_over(turn) || !model.marks.read) return;
  turn.ask(effect::SaveCited{cited.unsaved_since, {{by, cited.list}}});
}

/// As with writing: it is held here until it can be kept.
void say_read_only(Model& model) {
  model.notice = words::Problem{.what = std::string(words::say(words::Word::marks_read_only)),
                                .mend = std::string(words::say(words::Word::marks_read_only_mend))};
}

std::string section_of(const OpenCase& open, Spot spot) {
  const auto& pieces = open.document->pieces;
  if (spot.piece >= pieces.size() || pieces[spot.piece].section >= open.pack->sections.size()) return {};
  return open.pack->sections[pieces[spot.piece].section].title;
}

/// The word at a place, and those that hyphens join it to: “pre-sentence” is marked as one.
text::Range joined_word_at(std::string_view text, std::size_t at) {
  const auto letter = [&](std::size_t place) {
    const auto c = static_cast<unsigned char>(text[place]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  text::Range word = text::word_at(text, at);
  while (word.end + 1 < text.size() && text[word.end] == '-' && letter(word.end - 1) && letter(word.end + 1))
    word.end = text::word_at(text, word.end + 1).end;
  while (word.begin > 1 && text[word.begin - 1] == '-' && letter(word.begin) && letter(word.begin - 2))
    word.begin = text::word_at(text, word.begin - 2).begin;
  return word;
}

/// Whole words, without the white space at their ends.
Stretch whole_words(const Joined& text, Stretch stretch) {
  auto range = range_of(text, stretch);
  const auto blank = [&](std::size_t at) { return text.text[at] == ' ' || text.text[at] == '\n' || text.text[at] == '\t'; };
  while (range.begin < range.end && blank(range.begin)) ++range.begin;
  while (range.end > range.begin && blank(range.end - 1)) --range.end;
  if (range.empty()) return {};
  range = {joined_word_at(text.text, range.begin).begin, joined_word_at(text.text, range.end - 1).end};
  return stretch_of(text, range);
}

/// The mark of what is selected, made if there is none; nullptr where nothing can be marked, or something comes first, after which
/// it is done.
PlacedMark* mark_selected(Turn& turn, Going::Then what) {
  Model& model = turn.model;
  const auto* open = current_case(model);
  if (!in_a_case(model) || model.selection.empty()) return nullptr;
  const Joined text = text_for(*open->document, model.selection);
  const Stretch stretch = whole_words(text, model.selection);
  if (stretch.empty()) return nullptr;
  if (kept_out(turn, {model.screen, model.case_id, model.question, what, model.selection}, true)) return nullptr;
  if (model.read_only) say_read_only(model);
  auto& marks = model.marks.of_case[model.case_id];
  const auto same = std::ranges::find_if(marks, [&](const PlacedMark& one) { return one.stretch == stretch; });
  if (same != marks.end()) {
    if (std::exchange(same->mark.put_away, std::nullopt)) keep(turn, *same);
    return &*same;
  }
  PlacedMark placed;
  const auto now = turn.outside.now.instant;
  placed.mark = {.id = portfolio::make_id(now, turn.outside.chance_a, turn.outside.chance_b),
                 .case_id = model.case_id,
                 .section = section_of(*open, stretch.begin),
                 .at = text::anchor(text.text, range_of(text, stretch)),
                 .made = now,
                 .changed = now};
  placed.stretch = stretch;
  const Id id = placed.mark.id;
  keep(turn, marks.emplace_back(std::move(placed)));
  put_in_order(marks);
  return &*std::ranges::find(marks, id, [](const PlacedMark& one) { return one.mark.id; });
}

PlacedMark* find_mark(Model& model, const Id& id) {
  for (auto& [case_id, marks] : model.marks.of_case)
    for (auto& placed : marks)
      if (placed.mark.id == id) return &placed;
  return nullptr;
}

void choose(Model& model, const Id& id) {
  Marks& marks = model.marks;
  marks.putting.clear();
  marks.chosen = id;
  marks.noting = false;
}

void write_note(Model& model, const PlacedMark& placed) {
  choose(model, placed.mark.id);
  Editing& note = model.marks.notes[placed.mark.id];
  if (note.text != placed.mark.note) {
    wipe(note);
    note.text = placed.mark.note;
  }
  move_caret(note, note.text.size(), false);
  model.marks.noting = true;
}

bool cite_by(Turn& turn, const portfolio::QuestionKey& by, const portfolio::Mark& mark) {
  auto& list = turn.model.marks.cited[by].list;
  if (std::ranges::find(list, mark.id, &Citation::mark) != list.end()) return false;
  list.push_back({mark.id, mark.at.quote, mark.section});
  keep_cited(turn, by);
  return true;
}

void cite(Turn& turn, const portfolio::Mark& mark) {
  Model& model = turn.model;
  if (model.screen != Screen::question || !current_question(model)) return;
  if (model.read_only) return say_read_only(model);
  if (cite_by(turn, current_key(model), mark)) draft_here(model);
}

void uncite(Turn& turn, const portfolio::QuestionKey& by, const Id& mark) {
  Model& model = turn.model;
  const auto cited = model.marks.cited.find(by);
  if (cited == model.marks.cited.end()) return;
  if (model.read_only) return say_read_only(model);
  if (std::erase_if(cited->second.list, [&](const Citation& one) { return one.mark == mark; }) > 0) keep_cited(turn, by);
}

}  // namespace

bool marks_unsaved(const Model& model) {
  return std::ranges::any_of(model.marks.cited, [](const auto& one) { return one.second.unsaved_since != 0; }) ||
         std::ranges::any_of(model.marks.of_case, [](const auto& one) {
           return std::ranges::any_of(one.second, [](const PlacedMark& placed) { return placed.unsaved_since != 0; });
         });
}

void marks_kept(Model& model, std::uint64_t number) {
  for (auto& [case_id, marks] : model.marks.of_case)
    for (auto& placed : marks) {
      if (placed.unsaved_since == 0 || placed.unsaved_since > number || (placed.kept && !file_is_known(model))) continue;
      placed.unsaved_since = 0;
      placed.kept = placed.mark;
    }
  for (auto& [by, cited] : model.marks.cited)
    if (cited.unsaved_since <= number && model.marks.read) cited.unsaved_since = 0;
}

void forget_kept_marks(Model& model) {
  for (auto& [case_id, marks] : model.marks.of_case)
    std::erase_if(marks, [](const PlacedMark& placed) { return placed.unsaved_since == 0; });
  std::erase_if(model.marks.cited, [](const auto& one) { return one.second.unsaved_since == 0; });
  model.marks.read = false;
}

void wipe(Marks& marks) {
  for (auto& [case_id, list] : marks.of_case)
    for (auto& placed : list) {
      wipe(placed.mark.note);
      if (placed.kept) wipe(placed.kept->note);
    }
  for (auto& [id, note] : marks.notes) wipe(note);
  marks = {};
}

void place_marks(Model& model) {
  for (auto& [case_id, marks] : model.marks.of_case) {
    const auto* open = find_case(model, case_id);
    if (!open || marks.empty()) continue;
    const Texts texts{joined(*open->document, Asides::left_out), joined(*open->document, Asides::too)};
    for (auto& placed : marks) place(placed, texts);
    put_in_order(marks);
  }
}

void keep_marks(Turn& turn) {
  for (const auto& [by, cited] : turn.model.marks.cited)
    if (cited.unsaved_since != 0) keep_cited(turn, by);
  for (auto& [case_id, marks] : turn.model.marks.of_case)
    for (auto& placed : marks)
      if (placed.unsaved_since != 0) hand_over(turn, placed);
}

void keep_note(Turn& turn) {
  Model& model = turn.model;
  PlacedMark* placed = find_mark(model, model.marks.chosen);
  if (!placed || !model.marks.noting) return;
  placed->mark.note = model.marks.notes[placed->mark.id].text;
  keep(turn, *placed);
}

void carry_out(Turn& turn, const intent::MarkSelection& wish) {
  const PlacedMark* placed = mark_selected(turn, wish.with_note ? Going::Then::mark_and_note : Going::Then::mark);
  if (!placed) return;
  if (wish.with_note)
    write_note(turn.model, *placed);
  else
    choose(turn.model, placed->mark.id);
  turn.model.selection = {};
}

void carry_out(Turn& turn, const intent::ChooseMark& wish) { choose(turn.model, find_mark(turn.model, wish.mark) ? wish.mark : Id()); }

void carry_out(Turn& turn, const intent::ChangeMeaning& wish) {
  PlacedMark* placed = find_mark(turn.model, wish.mark);
  if (!placed || placed->mark.meaning == wish.meaning) return;
  placed->mark.meaning = wish.meaning;
  keep(turn, *placed);
}

void carry_out(Turn& turn, const intent::WriteNote& wish) {
  if (const PlacedMark* placed = find_mark(turn.model, wish.mark)) write_note(turn.model, *placed);
}

void carry_out(Turn& turn, const intent::NoteDone&) { choose(turn.model, {}); }

void carry_out(Turn& turn, const intent::PutMarkAway& wish) {
  PlacedMark* placed = find_mark(turn.model, wish.mark);
  if (!placed || placed->mark.put_away) return;
  placed->mark.put_away = turn.outside.now.instant;
  if (turn.model.marks.chosen == wish.mark) choose(turn.model, {});
  keep(turn, *placed);
}

void carry_out(Turn& turn, const intent::BringMarkBack& wish) {
  PlacedMark* placed = find_mark(turn.model, wish.mark);
  if (!placed || !std::exchange(placed->mark.put_away, std::nullopt)) return;
  keep(turn, *placed);
}

void carry_out(Turn& turn, const intent::GoToMark& wish) {
  Model& model = turn.model;
  const PlacedMark* placed = find_mark(model, wish.mark);
  if (!placed || placed->stretch.empty()) return;
  const auto id = placed->mark.id;
  const Spot spot = placed->stretch.begin;
  if (model.screen == Screen::question) {
    model.beside = Beside::the_case;
    model.marks.followed = id;
  } else {
    auto back = model.back;
    const bool from_list = model.screen == Screen::marks;
    carry_out(turn, intent::ReadCase{});
    if (from_list && model.screen == Screen::reader) {  // one goes on through the list
      back.push_back(Screen::marks);
      model.back = std::move(back);
    }
  }
  choose(model, id);
  bring(model, spot);
}

void carry_out(Turn& turn, const intent::CiteMark& wish) {
  if (const PlacedMark* placed = find_mark(turn.model, wish.mark)) cite(turn, placed->mark);
}

void carry_out(Turn& turn, const intent::CiteSelection&) {
  if (turn.model.screen != Screen::question) return;
  const PlacedMark* placed = mark_selected(turn, Going::Then::cite);
  if (!placed) return;
  cite(turn, placed->mark);
  turn.model.selection = {};
}

void carry_out(Turn& turn, const intent::Uncite& wish) { uncite(turn, current_key(turn.model), wish.mark); }

void carry_out(Turn& turn, const intent::AttachMark& wish) {
  Model& model = turn.model;
  const auto* open = current_case(model);
  const PlacedMark* placed = find_mark(model, wish.mark);
  if (!open || !placed || placed->mark.case_id != model.case_id || wish.expectation < 1) return;
  const auto all = pack::expectations(*open->pack);
  if (std::cmp_greater(wish.expectation, all.size())) return;
  if (model.read_only) return say_read_only(model);
  model.marks.putting.clear();
  const auto place = static_cast<std::size_t>(wish.expectation) - 1;
  for (const auto& seen : seen_under_expectations(model, *open->pack))  // under older words of it too
    if (seen.place == place && std::ranges::find(*seen.passages, wish.mark, &Citation::mark) != seen.passages->end()) return;
  cite_by(turn, portfolio::expectation(model.case_id, all[place]), placed->mark);
}

void carry_out(Turn& turn, const intent::DetachMark& wish) {
  if (wish.from.case_id == turn.model.case_id && portfolio::expectation_of(wish.from)) uncite(turn, wish.from, wish.mark);
}

void carry_out(Turn& turn, const intent::FollowCitation& wish) {
  Model& model = turn.model;
  const PlacedMark* placed = find_mark(model, wish.mark);
  if (!placed || placed->stretch.empty()) return;
  model.beside = Beside::the_case;
  model.case_panel = true;
  model.show_case_instead = true;
  choose(model, {});  // one reads it: what can be done with it would stand in the way
  model.marks.followed = wish.mark;
  bring(model, placed->stretch.begin);
}

void carry_out(Turn& turn, const intent::ShowMarks&) {
  const auto& case_id = turn.model.case_id;
  if (current_case(turn.model) && !kept_out(turn, {Screen::marks, case_id, 0})) go(turn.model, Screen::marks);
}

void carry_out(Turn& turn, const intent::ShowBeside& wish) {
  if (turn.model.beside != wish.beside) choose(turn.model, {});
  turn.model.marks.putting.clear();
  if (wish.to_cite) ++turn.model.marks.to_cite;
  turn.model.beside = wish.beside;
  turn.model.case_panel = true;
  turn.model.show_case_instead = true;
}

}  // namespace vignette::app
