// What we agreed: written together, made into a page, and what each adds to their own copy afterwards.
#include "app/agreeing.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using portfolio::AgreedLine;
using portfolio::Agreement;
using portfolio::PageKind;

bool blank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }
bool says_nothing(const AgreedLine& line) { return blank(line.words) && blank(line.owner) && blank(line.by); }

/// The text of a field becomes another, without a step that could be undone.
void put(Editing& field, const std::string& text) {
  if (field.text == text) return;
  wipe(field);
  field.text = text;
  move_caret(field, text.size(), false);
}

/// The draft to be written in: none while a page that was made is shown, or one is made of it, which would not have what is written then.
Agreement* draft_here(Review& review) {
  if (review.replying || !writes_agreement(review)) return nullptr;
  const auto found = review.agreements.find(review.chosen);
  return found == review.agreements.end() ? nullptr : &found->second.record;
}

void keep_here(Turn& turn) {
  Review& review = turn.model.review;
  keep(turn, review.agreements[review.chosen]);
}

void open_line(Review& review) {
  Agreeing& agreeing = review.agreeing;
  const Agreement* draft = agreement_draft(review);
  if (!draft || draft->lines.empty()) {
    for (auto* field : {&agreeing.words, &agreeing.owner, &agreeing.by}) put(*field, {});
    agreeing.line = 0;
    return;
  }
  agreeing.line = std::min(agreeing.line, draft->lines.size() - 1);
  const AgreedLine& line = draft->lines[agreeing.line];
  put(agreeing.words, line.words);
  put(agreeing.owner, line.owner);
  put(agreeing.by, line.by);
}

/// A line in which nothing was said goes when another is written.
void close_line(Review& review) {
  Agreement* draft = draft_here(review);
  const auto at = review.agreeing.line;
  if (!draft || draft->lines.size() < 2 || at >= draft->lines.size() || !says_nothing(draft->lines[at])) return;
  draft->lines.erase(draft->lines.begin() + static_cast<std::ptrdiff_t>(at));
}

portfolio::Exchange* record_here(Review& review) {
  auto* exchange = exchange_here(review);
  return exchange ? &exchange->record : nullptr;
}

void keep_record(Turn& turn) {
  if (auto* exchange = exchange_here(turn.model.review)) keep(turn, *exchange);
}

/// It is not being written any more.
void drop_draft(Turn& turn, std::map<std::string, Kept<Agreement>>::iterator draft) {
  Review& review = turn.model.review;
  const auto number = ++turn.model.saving.handed_over;
  if (may_hand_over(turn)) turn.ask(effect::SaveAgreementDraft{number, draft->second.record, turn.outside.now.instant, true});
  wipe(draft->second.record);
  review.agreements.erase(draft);
  review.agreeing.removed.reset();
  review.agreeing.writing = review.agreeing.making = false;
  review.agreeing.page.clear();
  open_agreement_fields(turn.model);
}

void keep_note_draft(Turn& turn) {
  Review& review = turn.model.review;
  auto& draft = review.notes[review.chosen];
  draft.record = {review.chosen, review.agreeing.note.text};
  keep(turn, draft);
}

}  // namespace

bool says_nothing(const Agreement& agreement) {
  return !agreement.elsewhere && blank(agreement.learner_sees) && blank(agreement.supervisor_sees) &&
         std::ranges::all_of(agreement.lines, [](const auto& line) { return says_nothing(line); });
}

const Agreement* agreement_draft(const Review& review) {
  const auto found = review.agreements.find(review.chosen);
  return found == review.agreements.end() ? nullptr : &found->second.record;
}

const Editing* agreed_field(const Review& review, Field field) {
  const Agreeing& agreeing = review.agreeing;
  const auto here = [&](const Editing& one) { return chosen_exchange(review) ? &one : nullptr; };
  const auto in_draft = [&](const Editing& one) { return writes_agreement(review) && !review.replying ? &one : nullptr; };
  switch (field) {
    case Field::agreed_words:
      return in_draft(agreeing.words);
    case Field::agreed_owner:
      return in_draft(agreeing.owner);
    case Field::agreed_by:
      return in_draft(agreeing.by);
    case Field::agreed_learner:
      return in_draft(agreeing.learner);
    case Field::agreed_supervisor:
      return in_draft(agreeing.supervisor);
    case Field::agreed_until:
      return here(agreeing.keep_until);
    case Field::agreed_note:
      return here(agreeing.note);
    default:
      return nullptr;
  }
}

bool writes_agreement(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  if (!exchange || !agreement_draft(review)) return false;
  return review.agreeing.writing || !portfolio::newest(exchange->record, PageKind::agreement);
}

AgreementShown agreement_shown(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  if (!exchange) return {};
  const auto& pages = exchange->record.pages;
  const auto& number = review.agreeing.page;
  const auto* stands = portfolio::newest(exchange->record, PageKind::agreement);
  const auto earlier =
      std::ranges::find_if(pages, [&](const auto& one) { return one.kind == PageKind::agreement && one.number == number; });
  AgreementShown shown{.page = earlier == pages.end() ? stands : &*earlier};
  shown.stands = shown.page == stands;
  const auto at = static_cast<std::size_t>(shown.page ? shown.page - pages.data() : pages.size());
  if (at < exchange->read.size() && exchange->read[at].agreement) shown.words = &*exchange->read[at].agreement;
  return shown;
}

bool may_agree(const Review& review) {
  const auto* exchange = chosen_exchange(review);
  if (!exchange || review.replying) return false;
  const auto* share = portfolio::newest(exchange->record, PageKind::share);
  return share && !share->taken_out;
}

void open_agreement_fields(Model& model) {
  Review& review = model.review;
  const Agreement* draft = agreement_draft(review);
  open_line(review);
  put(review.agreeing.learner, draft ? draft->learner_sees : std::string());
  put(review.agreeing.supervisor, draft ? draft->supervisor_sees : std::string());
  const auto note = review.notes.find(review.chosen);
  put(review.agreeing.note, note == review.notes.end() ? std::string() : note->second.record.words);
  const auto* record = record_here(review);
  const auto typed = day_typed(review.agreeing.keep_until.text, model.now);
  if (record && typed != record->keep_until)
    put(review.agreeing.keep_until, record->keep_until ? day_to_type(*record->keep_until) : std::string());
}

void keep_agreed_field(Turn& turn, Field field) {
  Model& model = turn.model;
  Review& review = model.review;
  Agreeing& agreeing = review.agreeing;
  if (field == Field::agreed_note) return keep_note_draft(turn);
  if (field == Field::agreed_until) {
    auto* record = record_here(review);
    const auto day = day_typed(agreeing.keep_until.text, model.now);
    agreeing.odd_day = !day && !blank(agreeing.keep_until.text);  // what is no day yet may still be being typed
    if (!record || record->keep_until == day || agreeing.odd_day) return;
    record->keep_until = day;
    return keep_record(turn);
  }
  Agreement* draft = draft_here(review);
  if (!draft) return;
  draft->learner_sees = agreeing.learner.text;
  draft->supervisor_sees = agreeing.supervisor.text;
  if (agreeing.line < draft->lines.size()) {
    AgreedLine& line = draft->lines[agreeing.line];
    line.words = agreeing.words.text;
    line.owner = agreeing.owner.text;
    line.by = agreeing.by.text;
  }
  keep_here(turn);
}

void carry_out(Turn& turn, const intent::ShowAgreement&) {
  Model& model = turn.model;
  Review& review = model.review;
  const auto* exchange = chosen_exchange(review);
  if (!exchange) return;
  review.problem.reset();
  choose_no_form(review);
  look_before_it_goes(turn);
  review.agreeing.page.clear();
  // What stands is shown first, if anything does: a draft beside it could be taken for it.
  const bool agreed = portfolio::newest(exchange->record, PageKind::agreement);
  review.agreeing.writing = !agreed && agreement_draft(review);
  if (!agreed && may_agree(review) && !model.read_only) carry_out(turn, intent::WriteAgreement{});
  open_agreement_fields(model);
  go(model, Screen::agreement);
}

void carry_out(Turn& turn, const intent::WriteAgreement&) {
  Model& model = turn.model;
  Review& review = model.review;
  if (!may_agree(review) || model.read_only) return;
  choose_no_form(review);
  preview_before_it_goes(turn);
  review.agreeing.writing = true;
  review.agreeing.page.clear();
  if (agreement_draft(review)) return open_agreement_fields(model);
  Agreement draft;
  if (const auto* before = agreement_of(*chosen_exchange(review))) draft = *before;  // a correction begins with what it corrects
  draft.about = review.chosen;
  if (draft.lines.empty()) draft.lines.push_back({});
  review.agreements[review.chosen].record = std::move(draft);
  review.agreeing.line = 0;
  open_agreement_fields(model);
}

void carry_out(Turn& turn, const intent::ReadAgreement& wish) {
  Review& review = turn.model.review;
  const auto* exchange = chosen_exchange(review);
  if (!exchange || review.replying) return;
  const auto* stands = portfolio::newest(exchange->record, PageKind::agreement);
  if (!stands) return;
  choose_no_form(review);
  review.agreeing.writing = false;
  look_before_it_goes(turn);
  review.agreeing.page = wish.number == stands->number ? std::string() : wish.number;
}

void carry_out(Turn& turn, const intent::PutAgreementAway&) {
  Review& review = turn.model.review;
  const auto draft = review.agreements.find(review.chosen);
  auto* exchange = exchange_here(review);
  if (!exchange || turn.model.read_only || review.replying || draft == review.agreements.end()) return;
  auto words = as_a_note(draft->second.record, *exchange);
  const auto* stands = agreement_of(*exchange);
  if (stands && words == as_a_note(*stands, *exchange)) words.clear();  // it says what stands, and no more
  stay_as_a_note(turn, *exchange, std::move(words), words::Word::agreed_kept_as_note);
  drop_draft(turn, draft);
  look_before_it_goes(turn);
}

void carry_out(Turn& turn, const intent::AddAgreedLine& wish) {
  Review& review = turn.model.review;
  if (!draft_here(review)) return;
  close_line(review);
  auto& lines = draft_here(review)->lines;
  if (lines.size() >= portfolio::most_lines_agreed) return;
  const bool begin_here = lines.size() == 1 && says_nothing(lines.front());
  if (!begin_here) lines.push_back({});
  lines.back().kind = wish.kind;
  review.agreeing.line = lines.size() - 1;
  open_line(review);
  keep_here(turn);
}

void carry_out(Turn& turn, const intent::ChooseAgreedLine& wish) {
  Review& review = turn.model.review;
  const Agreement* draft = draft_here(review);
  if (!draft || wish.line >= draft->lines.size() || wish.line == review.agreeing.line) return;
  const auto before = draft->lines.size();
  close_line(review);
  const bool gone = draft->lines.size() < before && review.agreeing.line < wish.line;
  review.agreeing.line = wish.line - (gone ? 1 : 0);
  open_line(review);
}

void carry_out(Turn& turn, const intent::ChangeAgreedKind& wish) {
  Review& review = turn.model.review;
  Agreement* draft = draft_here(review);
  if (!draft || review.agreeing.line >= draft->lines.size()) return;
  draft->lines[review.agreeing.line].kind = wish.kind;
  keep_here(turn);
}

void carry_out(Turn& turn, const intent::RemoveAgreedLine&) {
  Review& review = turn.model.review;
  Agreement* draft = draft_here(review);
  const auto at = review.agreeing.line;
  if (!draft || at >= draft->lines.size()) return;
  if (!says_nothing(draft->lines[at])) review.agreeing.removed = draft->lines[at];
  draft->lines.erase(draft->lines.begin() + static_cast<std::ptrdiff_t>(at));
  if (draft->lines.empty()) draft->lines.push_back({});
  open_line(review);
  keep_here(turn);
}

void carry_out(Turn& turn, const intent::BringAgreedLineBack&) {
  Review& review = turn.model.review;
  if (!draft_here(review) || !review.agreeing.removed) return;
  close_line(review);
  auto& lines = draft_here(review)->lines;
  if (lines.size() == 1 && says_nothing(lines.front())) lines.clear();
  if (lines.size() >= portfolio::most_lines_agreed) return;
  lines.push_back(*std::exchange(review.agreeing.removed, std::nullopt));
  review.agreeing.line = lines.size() - 1;
  open_line(review);
  keep_here(turn);
}

void carry_out(Turn& turn, const intent::ChangeAgreedElsewhere& wish) {
  Agreement* draft = draft_here(turn.model.review);
  if (!draft || std::exchange(draft->elsewhere, wish.elsewhere) == wish.elsewhere) return;
  keep_here(turn);
}

void carry_out(Turn& turn, const intent::AskForAgreement& wish) {
  Review& review = turn.model.review;
  review.problem.reset();
  choose_no_form(review);
  review.agreeing.making = wish.ask && draft_here(review);
  look_before_it_goes(turn);
}

std::expected<Agreement, words::Problem> agreement_to_go(const Model& model) {
  const auto stopped = [](words::Word what, words::Word mend) {
    return std::unexpected(words::Problem{.what = std::string(words::say(what)), .mend = std::string(words::say(mend))});
  };
  const Agreement* draft = agreement_draft(model.review);
  if (!draft || says_nothing(*draft)) return stopped(words::Word::agreed_empty, words::Word::agreed_empty_how);
  Agreement agreement = *draft;
  std::erase_if(agreement.lines, [](const auto& line) { return says_nothing(line); });
  if (std::ranges::any_of(agreement.lines, [](const auto& line) { return blank(line.words); }))
    return stopped(words::Word::agreed_words_missing, words::Word::agreed_words_missing_how);
  agreement.made = portfolio::day_of(model.now.instant, model.now.offset_minutes);
  return agreement;
}

void carry_out(Turn& turn, const intent::MakeAgreement& wish) {
  Review& review = turn.model.review;
  if (!draft_here(review) || !may_agree(review) || review.busy) return;
  if (review.previewing.making) return;  // what goes was seen
  auto agreement = agreement_to_go(turn.model);
  if (!agreement) {
    review.problem = std::move(agreement.error());
    return;
  }
  review.problem.reset();
  review.saved_to.clear();
  review.busy = review.replying = true;
  turn.ask(effect::MakeAgreement{*chosen_exchange(review), std::move(*agreement), wish.form});
}

void carry_out(Turn& turn, const intent::AgreementMade& wish) {
  Model& model = turn.model;
  Review& review = model.review;
  if (model.vault.locked) return keep_made_behind_lock(turn, wish.exchange.record, PageKind::agreement);
  review.busy = review.replying = review.agreeing.making = false;
  say_saved(review, Review::Saved::agreement, wish.exchange.record.number, wish.file);
  keep_exchange(turn, wish.exchange);
  const auto draft = review.agreements.find(wish.exchange.record.number);
  if (draft != review.agreements.end()) drop_draft(turn, draft);
  look_before_it_goes(turn);
}

void carry_out(Turn& turn, const intent::BothHave&) {
  auto* record = record_here(turn.model.review);
  if (!record || turn.model.read_only || record->both_have || !portfolio::newest(*record, PageKind::agreement)) return;
  record->both_have = portfolio::day_of(turn.outside.now.instant, turn.outside.now.offset_minutes);
  keep_record(turn);
}

void carry_out(Turn& turn, const intent::AddNote&) {
  Review& review = turn.model.review;
  auto* exchange = exchange_here(review);
  const auto& typed = review.agreeing.note.text;
  if (!exchange || turn.model.read_only || blank(typed)) return;
  add_note(turn, *exchange, typed);
  wipe(review.agreeing.note);
  keep_note_draft(turn);
}

}  // namespace vignette::app
