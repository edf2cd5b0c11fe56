// All that was written, or what is chosen of it, as one document.
#include <algorithm>
#include <array>
#include <deque>
#include <optional>

#include "portfolio/again.hpp"
#include "reflect/expectations.hpp"
#include "share/chosen.hpp"
#include "share/exchange.hpp"
#include "share/telling.hpp"
#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

using Kind = Block::Kind;

std::string told_of(portfolio::Instant at, int offset_minutes, bool times) {
  return times ? moment(at, offset_minutes) : day_in_words(portfolio::day_of(at, offset_minutes));
}

/// When it was written; both ends if they lie on different days.
std::string when(const portfolio::Answer& answer, int offset_minutes, bool times) {
  const auto told = [&](portfolio::Instant at) { return told_of(at, offset_minutes, times); };
  auto last = told(answer.updated);
  if (portfolio::day_of(answer.created, offset_minutes) == portfolio::day_of(answer.updated, offset_minutes)) return last;
  return say(Word::export_begun, fmt::arg("first", told(answer.created)), fmt::arg("last", last));
}

/// An answer under its question; of a case answered again, each time by itself.
Word heading_of(const portfolio::QuestionKey& key) {
  if (portfolio::is_said_beside(key)) return Word::export_said_beside;
  return portfolio::time_of(key) > 1 ? Word::export_again : Word::export_question;
}

class Writing {
 public:
  Writing(const portfolio::Contents& contents, const Choice& choice, int offset_minutes)
      : all_(beneath_answers(contents, choice)), versions_(contents.versions), offset_minutes_(offset_minutes), times_(choice.times) {}

  void add_case(const OfCase& chosen, const pack::Case* known) {
    known_ = known;
    language_ = known && known->lang != words::language() ? known->lang : std::string();
    blocks_.push_back(heading(2, known && !known->title.empty() ? known->title : chosen.title()));
    if (known)
      if (const auto line = origin(*known); !line.empty()) blocks_.push_back(told(line));
    for (const auto* answer : chosen.answers) add_answer(*answer);
    if (!chosen.commitments.empty()) blocks_.push_back(heading(3, say(Word::export_commitments_heading)));
    for (const auto* one : chosen.commitments) {
      if (says_something(one->words)) add(Kind::asked, shown(one->words));
      append_promise(blocks_, *one);
    }
    if (!chosen.expectations.empty()) add_seen(chosen.expectations, known);
    if (!chosen.marks.empty()) add_marks(chosen.marks);
    language_.clear();
    known_ = nullptr;
  }

  void add_own(const std::vector<Own>& chosen) {
    constexpr std::array kinds{Word::own_practice, Word::own_supervision, Word::own_training, Word::own_workshop, Word::own_reading};
    if (!chosen.empty()) blocks_.push_back(heading(2, say(Word::export_own)));
    for (const auto& one : chosen) {
      blocks_.push_back(heading(3, says_something(one.title()) ? std::string_view(one.title()) : say(Word::own_untitled)));
      if (const auto* known = one.reflection)
        blocks_.push_back(told(say(Word::own_kind_and_day, fmt::arg("kind", say(kinds.at(static_cast<std::size_t>(known->kind)))),
                                   fmt::arg("day", day_in_words(known->day)))));
      else if (one.text)
        blocks_.push_back(told(when(*one.text, offset_minutes_, times_)));
      const std::string_view text = one.text ? std::string_view(one.text->text) : std::string_view();
      if (says_something(text)) add(Kind::prose, shown(text));
      add_versions(one.key(), text);
      add_beneath(one.key());
    }
  }

  void add(Kind kind, std::string text) { blocks_.push_back({.kind = kind, .text = std::move(text)}); }
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  void add_answer(const portfolio::Answer& answer) {
    // Of one that only cites, in a case that is not on the shelf, the number is not known.
    if (answer.question_number > 0) blocks_.push_back(heading(3, say(heading_of(answer.key), fmt::arg("number", answer.question_number))));
    if (!answer.wording.empty()) blocks_.push_back({.kind = Kind::asked, .text = shown(answer.wording), .language = language_});
    if (says_something(answer.text)) {
      blocks_.push_back(told(when(answer, offset_minutes_, times_)));
      add(Kind::prose, shown(answer.text));
    }
    add_versions(answer.key, answer.text);
    add_beneath(answer.key);
  }

  /// Those that the portfolio does not have yet, so that a copy made because of that has all there is; not one that says what stands now.
  void add_versions(const portfolio::QuestionKey& key, std::string_view now) {
    for (const auto& version : versions_) {
      if (version.key != key || !says_something(version.text) || version.text == now) continue;
      add(Kind::label, say(Word::export_version, fmt::arg("when", told_of(version.updated, offset_minutes_, times_))));
      add(Kind::prose, shown(version.text));
    }
  }

  /// Passages in the words they had.
  void add_passages(const std::vector<portfolio::Citation>& cited) {
    for (const auto& [mark, quote, section] : cited)
      blocks_.push_back(
          {.kind = Kind::passage, .text = shown(quote), .from = where_now(on_one_line(section), quote, known_), .language = language_});
  }

  /// Citations and commitments of one answer.
  void add_beneath(const portfolio::QuestionKey& key) {
    if (const auto cited = all_.cited.find(key); cited != all_.cited.end()) {
      add(Kind::label, std::string(say(Word::export_cited)));
      add_passages(*cited->second);
    }
    if (const auto made = all_.commitments.find(key); made != all_.commitments.end()) {
      add(Kind::label, std::string(say(Word::export_commitments)));
      for (const auto* one : made->second) append_promise(blocks_, *one);
    }
  }

  /// For each thing inspectors looked for, where the learner saw it: what nobody marked is no part of it.
  void add_seen(const std::vector<const portfolio::Cited*>& kept, const pack::Case* known) {
    const auto now = known ? pack::expectations(*known) : std::vector<std::string>();
    std::vector<std::string_view> wordings;
    for (const auto* one : kept) wordings.push_back(portfolio::expectation_of(one->by).value_or(std::string_view()));
    const auto places = reflect::find_expectations(now, wordings);
    blocks_.push_back(heading(3, say(Word::export_expectations)));
    for (std::size_t place = 0; place < now.size(); ++place) {
      if (std::ranges::find(places, std::optional(place)) == places.end()) continue;
      add(Kind::name, on_one_line(now[place]));
      for (std::size_t i = 0; i < kept.size(); ++i)
        if (places[i] == place) add_passages(kept[i]->list);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (places[i]) continue;
      const auto number = reflect::number_of_expectation(wordings[i]);
      const auto was = number ? say(Word::export_expectation, fmt::arg("number", *number)) : on_one_line(wordings[i]);
      add(Kind::name, known ? say(Word::export_expectation_gone, fmt::arg("wording", was)) : was);
      add_passages(kept[i]->list);
    }
  }

  /// Passages marked in a case, with what was noted to them; those whose mark was taken off are left out.
  void add_marks(const std::vector<const portfolio::Mark*>& marks) {
    constexpr std::array meanings{Word::export_stood_out, Word::export_question_mark, Word::export_like_mine, Word::export_differently};
    blocks_.push_back(heading(3, say(Word::export_marks)));
    for (const auto* mark : marks) {
      blocks_.push_back({.kind = Kind::passage,
                         .text = shown(mark->at.quote),
                         .from = where_now(std::string(say(meanings.at(static_cast<std::size_t>(mark->meaning)))), mark->at.quote, known_),
                         .language = language_});
      if (!mark->note.empty()) add(Kind::prose, shown(mark->note));
    }
  }

  Beneath all_;
  const std::vector<portfolio::Answer>& versions_;
  int offset_minutes_;
  bool times_;
  const pack::Case* known_ = nullptr;  ///< the case being told, where it is on the shelf
  std::string language_;               ///< of the case being told, where it is not the document's
  std::vector<Block> blocks_;
};

/// Oldest first, as they came about, with what is unfinished of each.
void add_exchanges(Document& page, const portfolio::Contents& contents, portfolio::Now now) {
  std::vector<const portfolio::Exchange*> in_order;
  for (const auto& one : contents.exchanges) in_order.push_back(&one);
  std::ranges::stable_sort(in_order, {},
                           [](const auto* one) { return one->pages.empty() ? portfolio::Instant() : one->pages.front().kept; });
  for (const auto* one : in_order) append_exchange(page, *one, contents.unfinished, now);
}

}  // namespace

bool is_everything(const Choice& choice) { return !choice.case_id && !choice.since && !choice.until && !choice.answers; }

Document everything_written(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Choice& choice,
                            portfolio::Now now) {
  const auto& contents = leaving.contents();
  const auto made = portfolio::day_of(now.instant, now.offset_minutes);
  std::deque<portfolio::Answer> bare;
  auto chosen = by_case(contents, cases, choice, bare);
  const auto own = own_reflections(contents, choice);
  Writing writing(contents, choice, now.offset_minutes);
  const bool everything = is_everything(choice);
  const bool begun = std::ranges::any_of(
      contents.unfinished, [](const auto& one) { return portfolio::is_before_a_share(one.about) && says_something(one.body); });
  if (chosen.empty() && own.empty() && !(everything && (begun || !contents.exchanges.empty())))
    writing.add(Kind::nothing, std::string(say(everything ? Word::export_nothing : Word::export_nothing_chosen)));
  for (const auto& known : cases) {
    const auto found = chosen.find(known.id);
    if (found == chosen.end()) continue;
    writing.add_case(found->second, &known);
    chosen.erase(found);
  }
  std::vector<OfCase> others;
  for (auto& [id, of_case] : chosen) others.push_back(std::move(of_case));
  std::ranges::stable_sort(others, {}, &OfCase::title);
  for (const auto& of_case : others) writing.add_case(of_case, nullptr);
  writing.add_own(own);
  Document page{.title = std::string(say(Word::export_title)),
                .byline = {},
                .language = std::string(words::language()),
                .made = made,
                .blocks = writing.take(),
                .notes = {},
                .notes_title = std::string(say(Word::document_notes)),
                .foot = {},
                .page_of = std::string(say(Word::document_page_of))};
  if (everything) {
    add_exchanges(page, contents, now);
    append_before_a_share(page, contents.unfinished, now);
  }
  page.blocks.push_back({.kind = Kind::rule});
  page.blocks.push_back(
      told(say(Word::export_made, fmt::arg("moment", choice.times ? moment(now.instant, now.offset_minutes) : day_in_words(made)))));
  return page;
}

}  // namespace vignette::share
