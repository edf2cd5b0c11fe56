// Search over everything: what was written, the cases, the glossary. Looking is the store's; what is looked for is settled here.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "app/again.hpp"
#include "app/own.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

constexpr std::int64_t day = std::int64_t{24} * 60 * 60 * 1000;

portfolio::Instant beginning_of(Search::Since since, portfolio::Instant now) {
  switch (since) {
    case Search::Since::ever:
      return {};
    case Search::Since::month:
      return {now.ms - 31 * day};
    case Search::Since::half_year:
      return {now.ms - 183 * day};
    case Search::Since::year:
      return {now.ms - 366 * day};
  }
  return {};
}

bool fits(const Search& search, const pack::Case& pack) {
  return (search.theme.empty() || pack.theme == search.theme) && (search.stage.empty() || pack.stage == search.stage);
}

/// The cases that theme and stage leave; empty for all of them, one without a name where they leave none.
std::vector<std::string> cases_left(const Model& model) {
  const Search& search = model.search;
  if (search.theme.empty() && search.stage.empty()) return {};
  std::vector<std::string> left;
  for (const auto& open : model.cases)
    if (fits(search, *open.pack)) left.push_back(open.pack->id);
  if (left.empty()) left.emplace_back();
  return left;
}

/// FNV-1a, 64 bits: tells a text that has changed from one that has not.
class Hash {
 public:
  explicit Hash(std::uint64_t basis) : value_(basis) {}
  void add(std::string_view text) {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0x1FF);  // no byte: where a text ends
  }
  std::uint64_t value() const { return value_; }

 private:
  void step(std::uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001B3ULL; }
  std::uint64_t value_;
};

std::string hash_of(const portfolio::CaseText& text) {
  Hash one(0xCBF29CE484222325ULL), other(0x9AE16A3B2F90404FULL);
  for (Hash* hash : {&one, &other}) {
    hash->add(text.title);
    for (const auto& piece : text.pieces) {
      hash->add(piece.heading);
      hash->add(piece.text);
    }
  }
  return fmt::format("{:016x}{:016x}", one.value(), other.value());
}

portfolio::CaseText text_of(const OpenCase& open) {
  const auto& pack = *open.pack;
  portfolio::CaseText text{pack.id, pack.subject.name.empty() ? pack.title : pack.subject.name, {}, {}};
  const auto& pieces = open.document->pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.where == Piece::Where::closing || piece.block.text.empty()) continue;
    text.pieces.push_back({i, piece.section < pack.sections.size() ? pack.sections[piece.section].title : std::string(), piece.block.text});
  }
  text.hash = hash_of(text);
  return text;
}

portfolio::CaseText text_of(const std::vector<pack::Term>& terms) {
  portfolio::CaseText text;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto& term = terms[i];
    std::string meaning = term.meaning;
    for (const auto* more : {&term.england, &term.wales})
      if (!more->empty()) meaning += "\n" + *more;
    text.pieces.push_back({i, term.name, std::move(meaning)});
  }
  text.hash = hash_of(text);
  return text;
}

/// The answer found, with the caret at the first word found; false if its question is not on the shelf.
bool open_found(Turn& turn, const portfolio::Hit& hit) {
  Model& model = turn.model;
  if (!open_answer(turn, hit.key)) return false;
  if (Draft* draft = draft_here(model); draft && draft->record.key == hit.key) move_caret(draft->editing, hit.offset, false);
  return true;
}

/// The caret goes to the first word found, in what is only for the learner too.
void show_found(Model& model, const portfolio::Hit& hit) {
  for (Draft* draft : {draft_here(model), draft_only_for_me(model)})
    if (draft && draft->record.key == hit.key) move_caret(draft->editing, hit.offset, false);
}

void open_case_at(Turn& turn, const portfolio::Hit& hit) {
  Model& model = turn.model;
  const auto* open = find_case(model, hit.key.case_id);
  if (!open || hit.piece >= open->document->pieces.size()) return;
  carry_out(turn, intent::OpenCase{hit.key.case_id});
  if (model.screen == Screen::content_note) {  // the page is brought to where one stopped reading, once the note is passed
    auto& place = model.places.try_emplace(hit.key.case_id, place_of(model, hit.key.case_id)).first->second;
    place.block = hit.piece;
    place.offset = hit.offset;
  } else if (model.screen == Screen::reader) {
    bring(model, {static_cast<std::size_t>(hit.piece), hit.offset});
  }
}

/// The passage that the note is about, in its case; among the case's marks where it is no longer in the text.
void open_note(Turn& turn, const portfolio::Hit& hit) {
  Model& model = turn.model;
  if (!find_case(model, hit.key.case_id)) return;
  const auto* placed = find_mark(model, hit.mark);
  carry_out(turn, intent::OpenCase{hit.key.case_id});
  if (model.screen == Screen::content_note && placed && !placed->stretch.empty()) {
    auto& place = model.places.try_emplace(hit.key.case_id, place_of(model, hit.key.case_id)).first->second;
    place.block = placed->stretch.begin.piece;
    place.offset = placed->stretch.begin.offset;
  } else if (model.screen == Screen::reader) {
    if (placed && !placed->stretch.empty()) return carry_out(turn, intent::GoToMark{hit.mark});
    carry_out(turn, intent::ShowMarks{});
  }
}

}  // namespace

std::vector<portfolio::CaseText> texts_to_find(const Model& model) {
  std::vector<portfolio::CaseText> texts;
  for (const auto& open : model.cases) texts.push_back(text_of(open));
  texts.push_back(text_of(model.terms));
  return texts;
}

void search_again(Turn& turn) {
  Model& model = turn.model;
  Search& search = model.search;
  ++search.asked;
  search.what.words = model.search_words.text;
  search.what.since = beginning_of(search.since, turn.outside.now.instant);
  search.what.until = {};
  search.what.cases = cases_left(model);
  if (search.what.words.find_first_not_of(" \t\"") == std::string::npos || !model.portfolio_open) {
    search.answered = search.asked;
    search.hits.clear();
    search.chosen = 0;
    return;
  }
  turn.ask(effect::Find{search.asked, search.what});
}

void carry_out(Turn& turn, const intent::ShowSearch&) {
  Model& model = turn.model;
  if (kept_out(turn, {Screen::search, {}, 0})) return;
  move_caret(model.search_words, 0, false);
  move_caret(model.search_words, model.search_words.text.size(), true);
  go(model, Screen::search);
}

void carry_out(Turn& turn, const intent::ChangeSearch& wish) {
  Search& search = turn.model.search;
  search.what.case_id = wish.search.what.case_id;
  search.what.in = wish.search.what.in;
  search.theme = wish.search.theme;
  search.stage = wish.search.stage;
  search.since = wish.search.since;
  search.what.state = wish.search.what.state;
  search_again(turn);
}

void carry_out(Turn& turn, const intent::SearchAnswered& wish) {
  Search& search = turn.model.search;
  if (turn.model.vault.locked || wish.number != search.asked) return;
  search.answered = wish.number;
  search.hits = wish.hits;
  std::erase_if(search.hits, [&](const auto& hit) {
    return hit.kind == portfolio::Hit::Kind::answer && (hit.key == own_words_key() || withheld(turn.model, hit.key));
  });
  search.chosen = 0;
  if (!search.hits.empty()) carry_out(turn, intent::ChooseHit{0});
}

void carry_out(Turn& turn, const intent::ChooseHit& wish) {
  Model& model = turn.model;
  if (wish.hit >= model.search.hits.size()) return;
  model.search.chosen = wish.hit;
  const auto& hit = model.search.hits[wish.hit];
  if (hit.kind == portfolio::Hit::Kind::answer && !find_draft(model, hit.key)) read_answers(turn, {hit.key.case_id});
}

void carry_out(Turn& turn, const intent::GoToHit& wish) {
  Model& model = turn.model;
  if (wish.hit >= model.search.hits.size()) return;
  model.search.chosen = wish.hit;
  const portfolio::Hit hit = model.search.hits[wish.hit];
  if (hit.kind == portfolio::Hit::Kind::case_text) return open_case_at(turn, hit);
  if (hit.kind == portfolio::Hit::Kind::term) {
    if (hit.piece < model.terms.size()) carry_out(turn, intent::ShowGlossary{model.terms[hit.piece].id});
    return;
  }
  if (hit.kind == portfolio::Hit::Kind::note) return open_note(turn, hit);
  if (answers_no_question(hit.key) && open_own(turn, hit.key)) return show_found(model, hit);
  if (open_found(turn, hit)) return;
  carry_out(turn, intent::ShowPortfolio{});
  carry_out(turn, intent::ChooseAnswer{hit.key});
}

}  // namespace vignette::app
