// Commitments: made from an answer, and answered when they come back.

#include "app/commitments.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "text/breaks.hpp"

namespace vignette::app {
namespace {

using portfolio::Commitment;
using portfolio::Instant;
using Outcome = Commitment::Outcome;

constexpr std::size_t most_words = 160;  // bytes of the answer that go along

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view spaces = " \t\n";
  const auto begin = text.find_first_not_of(spaces);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(spaces) + 1 - begin);
}

/// Whole words from the beginning of a text, on one line.
std::string shortened(std::string_view text) {
  std::string words(trimmed(text));
  const bool whole = words.size() <= most_words;
  if (!whole) {
    std::size_t end = words.find_last_of(" \t\n", most_words);
    if (end == std::string::npos) end = text::previous_grapheme(words, most_words + 1);  // one word, as long as that
    words = std::string(trimmed(std::string_view(words).substr(0, end))) + "…";
  }
  std::ranges::replace(words, '\n', ' ');
  return words;
}

/// What of the answer the commitment came from: what is selected, else the paragraph at the caret or, where that is long, its
/// sentence there; else the beginning.
std::string words_it_came_from(const Model& model) {
  const Editing* answer = editing(model, Field::answer);
  if (!answer) return {};
  const std::string_view text = answer->text;
  const auto in = [text](text::Range range) { return trimmed(text.substr(range.begin, range.end - range.begin)); };
  if (const auto chosen = in(answer->selection()); !chosen.empty()) return shortened(chosen);
  auto found = in(text::paragraph_at(text, answer->caret));
  if (found.size() > most_words) found = in(text::sentence_at(text, answer->caret, model.look.language));
  return shortened(found.empty() ? text : found);
}

Kept<Commitment>* chosen(Model& model) {
  Kept<Commitment>* one = find_commitment(model, model.practice.commitment);
  return one && !one->record.put_away ? one : nullptr;
}

void choose(Model& model, const portfolio::Id& id) {
  Practice& practice = model.practice;
  if (practice.commitment == id) return;
  // Each has a history of its own: undo must not bring the words of another, and goes on when one comes back.
  const std::array fields{&practice.when, &practice.will, &practice.by, &practice.with, &practice.why};
  std::array<Editing, 5> none;
  auto& left = practice.commitment.empty() ? none : practice.commitments_before[practice.commitment];
  for (std::size_t i = 0; i < fields.size(); ++i) {
    left.at(i) = *fields.at(i);
    wipe(*fields.at(i));
  }
  practice.commitment = id;
  practice.calendar.clear();
  if (const auto before = practice.commitments_before.find(id); before != practice.commitments_before.end()) {
    for (std::size_t i = 0; i < fields.size(); ++i) go_on_with(*fields.at(i), std::move(before->second.at(i)));
    practice.commitments_before.erase(before);
  }
  open_fields(practice);
}

void choose_what_is_back(Model& model) {
  const auto back = commitments_back(model);
  choose(model, back.empty() ? portfolio::Id() : back.front()->id);
}

/// What was said is kept as it is, and what is said from now on is said anew, in a field without its steps.
void begin_anew(Turn& turn, Commitment& commitment) {
  if (commitment.outcome == Outcome::open) return;
  const auto now = turn.outside.now;
  commitment.said.push_back(
      {now.instant, now.offset_minutes, std::exchange(commitment.outcome, Outcome::open), std::exchange(commitment.why, {})});
  wipe(turn.model.practice.why);
}

/// Of what is back, nothing more stands on the start page today.
void leave_for_today(Turn& turn, Commitment& commitment) { commitment.later = reflect::tomorrow(turn.outside.now); }

}  // namespace

void leave_commitment(Turn& turn) {
  Model& model = turn.model;
  std::erase_if(model.practice.commitments, [](const auto& one) {
    return one.unsaved_since == 0 && one.record.changed == Instant{} && reflect::says_nothing(one.record);
  });
  Kept<Commitment>* one = chosen(model);
  if (!one) {
    if (!find_commitment(model, model.practice.commitment)) choose(model, {});
  } else if (reflect::says_nothing(one->record)) {  // its words were taken out again
    one->record.put_away = turn.outside.now.instant;
    keep(turn, *one);
    choose(model, {});
  }
}

std::optional<Instant> next_return_at(const Model& model) {
  std::optional<Instant> first;
  const Instant now = model.now.instant;
  const auto consider = [&](Instant at) {
    if (at > now && (!first || at < *first)) first = at;
  };
  for (const auto& one : model.practice.commitments) {
    const int offset = model.now.offset_minutes;
    if (reflect::put_off(one.record, model.now)) consider(reflect::start_of(portfolio::day_of(*one.record.later, offset), offset));
    if (const auto which = reflect::next_return(one.record)) consider(reflect::start_of(reflect::return_day(one.record, *which), offset));
  }
  return first;
}

const Commitment* chosen_commitment(const Model& model) {
  const auto* one = find_commitment(model.practice, model.practice.commitment);
  return one ? &one->record : nullptr;
}

std::vector<const Commitment*> commitments(const Model& model) {
  std::vector<const Commitment*> found;
  for (const auto& one : model.practice.commitments)
    if (!reflect::says_nothing(one.record)) found.push_back(&one.record);
  return found;
}

std::vector<const Commitment*> commitments_of(const Model& model, const portfolio::QuestionKey& key) {
  auto found = commitments(model);
  std::erase_if(found, [&](const Commitment* one) { return one->from != key || one->put_away; });
  return found;
}

std::vector<const Commitment*> commitments_back(const Model& model) {
  auto found = commitments(model);
  std::erase_if(found, [&](const Commitment* one) { return !reflect::is_back(*one, model.now); });
  std::ranges::stable_sort(found, {}, [&](const Commitment* one) { return comes_back(model, *one); });
  return found;
}

const Commitment* commitment_on_start(const Model& model) {
  if (!model.habits.commitments_on_start) return nullptr;
  const auto& all = model.practice.commitments;
  if (std::ranges::any_of(all, [&](const auto& one) { return reflect::put_off(one.record, model.now); })) return nullptr;
  const auto back = commitments_back(model);
  return back.empty() ? nullptr : back.front();
}

std::optional<Instant> comes_back(const Model& model, const Commitment& commitment) {
  const auto which = reflect::next_return(commitment);
  if (!which) return std::nullopt;
  const int offset = model.now.offset_minutes;
  auto day = reflect::return_day(commitment, *which);
  if (reflect::put_off(commitment, model.now)) day = std::max(day, portfolio::day_of(*commitment.later, offset));
  return reflect::start_of(day, offset);
}

void carry_out(Turn& turn, const intent::ShowCommitments& wish) {
  Model& model = turn.model;
  leave_commitment(turn);
  if (wish.commitment.empty())
    choose_what_is_back(model);
  else if (find_commitment(model, wish.commitment))
    choose(model, wish.commitment);
  if (!kept_out(turn, {Screen::commitments, {}, 0})) go(model, Screen::commitments);
}

void carry_out(Turn& turn, const intent::StartCommitment&) {
  Model& model = turn.model;
  const auto key = current_key(model);
  if (key.question_id.empty() || model.vault.locked) return;
  leave_commitment(turn);
  Commitment made;
  made.id = portfolio::make_id(turn.outside.now.instant, turn.outside.chance_a, turn.outside.chance_b);
  made.from = key;
  if (const auto* reflection = find_reflection(model.practice, model.practice.reflection)) {
    made.title = reflection->record.title;
  } else if (const auto* open = current_case(model)) {
    made.title = open->pack->title;
    made.question_number = current_question(model)->number;
  }
  made.words = words_it_came_from(model);
  made.made = turn.outside.now.instant;
  made.made_offset = turn.outside.now.offset_minutes;
  model.practice.commitments.push_back({made, 0});  // kept from its first letter on
  choose(model, made.id);
}

void carry_out(Turn& turn, const intent::ChooseCommitment& wish) {
  leave_commitment(turn);
  choose(turn.model, find_commitment(turn.model, wish.commitment) ? wish.commitment : portfolio::Id());
}

void carry_out(Turn& turn, const intent::ChangeOutcome& wish) {
  Kept<Commitment>* one = chosen(turn.model);
  if (!one || one->record.outcome == wish.outcome) return;
  one->record.outcome = wish.outcome;
  keep(turn, *one);
}

void carry_out(Turn& turn, const intent::KeepOutcome&) {
  Kept<Commitment>* one = chosen(turn.model);
  if (!one || one->record.outcome == Outcome::open) return;
  Commitment& record = one->record;
  const portfolio::Now now = turn.outside.now;
  const auto today = portfolio::day_of(now.instant, now.offset_minutes);
  // What is said before it is back leaves its returns as they are.
  if (const auto which = reflect::next_return(record); which && reflect::is_back(record, now)) {
    // One answer does for every return that has come by now.
    record.came_back = *which + 1;
    while (record.came_back < reflect::returns && reflect::return_day(record, record.came_back) <= today) ++record.came_back;
    leave_for_today(turn, record);
  }
  record.at_rest = record.at_rest || record.outcome != Outcome::changed || record.came_back >= reflect::returns;
  if (!record.at_rest) begin_anew(turn, record);
  keep(turn, *one);
  choose_what_is_back(turn.model);
}

void carry_out(Turn& turn, const intent::BringBackTomorrow&) {
  Kept<Commitment>* one = chosen(turn.model);
  if (!one || one->record.came_back >= reflect::returns) return;
  if (std::exchange(one->record.at_rest, false)) begin_anew(turn, one->record);
  leave_for_today(turn, one->record);
  keep(turn, *one);
  choose_what_is_back(turn.model);
}

void carry_out(Turn& turn, const intent::LetItRest&) {
  Kept<Commitment>* one = chosen(turn.model);
  if (!one || one->record.at_rest) return;
  one->record.at_rest = true;
  leave_for_today(turn, one->record);
  keep(turn, *one);
  choose_what_is_back(turn.model);
}

// One that was put away is brought back: as the same wish, so that one key does both.
void carry_out(Turn& turn, const intent::PutCommitmentAway& wish) {
  Model& model = turn.model;
  Kept<Commitment>* one = find_commitment(model, wish.commitment);
  if (!one) return;
  if (reflect::says_nothing(one->record)) {
    choose(model, wish.commitment);
    return leave_commitment(turn);
  }
  if (one->record.put_away)
    one->record.put_away.reset();
  else
    one->record.put_away = turn.outside.now.instant;
  keep(turn, *one);
}

void carry_out(Turn& turn, const intent::PutIntoCalendar& wish) {
  const Kept<Commitment>* one = chosen(turn.model);
  if (one && reflect::next_return(one->record)) turn.ask(effect::SaveCalendar{one->record, wish.with_words});
}

void carry_out(Turn& turn, const intent::CalendarSaved& wish) {
  if (wish.commitment == turn.model.practice.commitment) turn.model.practice.calendar = wish.file;
}

}  // namespace vignette::app
