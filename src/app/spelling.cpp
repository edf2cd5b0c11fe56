// Spelling: which words are asked about, what is offered for one, and what a person makes of it.

#include "app/spelling.hpp"

#include <algorithm>
#include <utility>

#include "app/own.hpp"
#include "app/spelling_paragraphs.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "app/words_of_the_work.hpp"
#include "text/breaks.hpp"
#include "text/language.hpp"
#include "text/spelling_words.hpp"
#include "words/words.hpp"

namespace vignette::app {

using text::Range;
using words::Word;

namespace {

constexpr std::size_t most_judged = 50'000;           ///< words remembered; then all are forgotten, and asked about anew
constexpr std::size_t most_looked_through = 400'000;  ///< bytes of a case; longer than any that is written by hand

/// As it stands, or as it would stand at the beginning of a sentence.
bool holds(const WordSet& words, std::string_view word) {
  if (words.empty()) return false;
  if (words.contains(word)) return true;
  return text::begins_with_capital(word) && words.contains(text::decapitalised(word));
}

bool known(const Spelling& spelling, std::string_view word) {
  const std::string_view name = text::without_possessive(word);
  return holds(spelling.own, name) || holds(spelling.names, name) || holds(spelling.ignored, name);
}

void gather(WordSet& into, std::string_view text, bool only_names) {
  for (const Range& range : text::words_to_check(text)) {
    const auto word = text::without_possessive(text::part(text, range));
    if (only_names && !text::begins_with_capital(word)) continue;
    into.emplace(word);
    if (!only_names) into.insert(text::decapitalised(word));
  }
}

/// Then and now may show another case than the one that was read last.
const std::string& case_written_about(const Model& model) {
  return model.screen == Screen::then_and_now ? model.practice.later.case_id : model.case_id;
}

/// The words of the work, words with a capital in the case, and every word of a person's name or a glossary entry's.
void gather_names(const Model& model, Spelling& spelling) {
  const std::string& case_id = case_written_about(model);
  if (spelling.gathered && spelling.names_of == case_id) return;
  spelling.gathered = true;
  spelling.names_of = case_id;
  spelling.names.clear();
  for (const std::string_view word : words_of_the_work) gather(spelling.names, word, false);
  for (const auto& term : model.terms) {
    gather(spelling.names, term.name, false);
    for (const auto& form : term.forms) gather(spelling.names, form, false);
  }
  if (const auto* open = find_case(model, case_id)) {
    gather(spelling.names, open->pack->subject.name, false);
    for (const auto& person : open->pack->people) gather(spelling.names, person.name, true);
    std::size_t looked = 0;
    for (const auto& piece : open->document->pieces) {
      looked += piece.block.text.size();
      if (looked > most_looked_through) break;
      gather(spelling.names, piece.block.text, true);
    }
  }
  ++spelling.changed;
}

void forget_judged(Spelling& spelling) {
  spelling.judged.clear();
  spelling.asked.clear();
  spelling.seeking.reset();
  ++spelling.changed;
}

bool touches(Range range, std::size_t at) { return at >= range.begin && at <= range.end; }
Range shifted(Range range, std::size_t by) { return {range.begin + by, range.end + by}; }

std::optional<Range> word_to_check_at(std::string_view text, std::size_t at) {
  const Range paragraph = text::paragraph_at(text, at);
  for (const Range& word : text::words_to_check(text::part(text, paragraph)))
    if (touches(shifted(word, paragraph.begin), at)) return shifted(word, paragraph.begin);
  return std::nullopt;
}

void say_once(Turn& turn, std::string what, std::string mend) {
  turn.model.notice = words::Problem{.severity = words::Severity::warning, .what = std::move(what), .mend = std::move(mend)};
}
void say_once(Turn& turn, std::string what, Word mend) { say_once(turn, std::move(what), std::string(words::say(mend))); }

/// Asks about words that nothing is known of yet.
void ask_about(Turn& turn, std::vector<std::string> words) {
  Spelling& spelling = turn.model.spelling;
  if (spelling.judged.size() > most_judged) forget_judged(spelling);
  std::erase_if(words, [&](const std::string& word) { return !spelling.asked.insert(word).second; });
  if (words.empty()) return;
  turn.ask(effect::CheckWords{++spelling.number, spelling.language, std::move(words)});
}

/// What the text being written shows itself to be in, found anew when it has changed.
void read_language(Model& model) {
  Spelling& spelling = model.spelling;
  const Editing* text = editing(model, Field::answer);
  const auto key = text ? current_key(model) : portfolio::QuestionKey();
  const std::uint64_t version = text ? text->version + 1 : 0;
  if (spelling.read == key && spelling.read_version == version) return;
  spelling.read = key;
  spelling.read_version = version;
  spelling.written_in = text ? text::language_of(text->text) : std::string_view();
}

/// What was found out holds for one dictionary, and one case's names.
void begin_checking(Model& model) {
  Spelling& spelling = model.spelling;
  const auto language = language_written(model);
  if (language != spelling.language) forget_judged(spelling);
  spelling.language = language;
  gather_names(model, spelling);
}

void offer(Turn& turn, Field field, Range range, std::string word) {
  Spelling& spelling = turn.model.spelling;
  carry_out(turn, intent::MoveCaret{field, range.end, range.begin, false, {}});
  spelling.offer = Spelling::Offer{field, range, word, ++spelling.number, false, {}};
  turn.ask(effect::SuggestWords{spelling.number, spelling.language, std::move(word)});
}

/// No misspelt word was found: in all of it, in what is checked of it, or because none of it is.
void say_none_found(Turn& turn, const std::vector<Paragraph>& paragraphs, std::optional<bool> answer) {
  const auto written = [](const Paragraph& one) { return !one.words.empty(); };
  const auto left_alone = [&](const Paragraph& one) { return written(one) && foreign(one, answer) == true; };
  const auto not_checked = std::ranges::count_if(paragraphs, left_alone);
  if (not_checked == 0) return say_once(turn, std::string(words::say(Word::spelling_all_well)), Word::spelling_all_well_mend);
  const auto language = text::language_name(turn.model.spelling.language);
  if (not_checked == std::ranges::count_if(paragraphs, written))
    return say_once(turn, words::say(Word::spelling_other_here, fmt::arg("language", language)), Word::spelling_other_here_mend);
  say_once(turn, std::string(words::say(Word::spelling_rest_well)),
           words::say(Word::spelling_rest_well_mend, fmt::arg("language", language)));
}

/// The first misspelt word from a place on, over the end of the text and round again, as they are underlined: none of a paragraph that is
/// taken for another language. Asks about those that nothing is known of.
void seek(Turn& turn) {
  Model& model = turn.model;
  Spelling& spelling = model.spelling;
  const auto at = *spelling.seeking;
  const Editing* text = editing(model, at.field);
  if (!text || text->version != at.version) return spelling.seeking.reset();
  const auto paragraphs = paragraphs_of(model, text->text);
  const auto answer = foreign(paragraphs);
  std::optional<Range> first;
  bool waits = false;
  const auto look = [&](std::size_t from, std::size_t to) {
    for (const Paragraph& paragraph : paragraphs) {
      const auto is_foreign = foreign(paragraph, answer);
      if (is_foreign == true) continue;
      for (const Range& word : paragraph.words) {
        if (word.begin < from || word.begin >= to || first || waits) continue;
        const Spelt is = spelt(model, text::part(text->text, word));
        if (is == Spelt::wrong && is_foreign) first = word;
        waits = is == Spelt::unknown || is == Spelt::asked || (is == Spelt::wrong && !is_foreign);
      }
    }
  };
  look(at.from, text->text.size());
  look(0, at.from);
  if (waits) {
    std::vector<std::string> unknown;
    for (const Paragraph& paragraph : paragraphs)
      for (const Range& word : paragraph.words)
        if (spelt(model, text::part(text->text, word)) == Spelt::unknown) unknown.emplace_back(text::part(text->text, word));
    return ask_about(turn, std::move(unknown));
  }
  spelling.seeking.reset();
  if (!first) return say_none_found(turn, paragraphs, answer);
  offer(turn, at.field, *first, std::string(text::part(text->text, *first)));
}

Draft& own_words(Model& model) {
  const auto key = own_words_key();
  const auto [found, made] = model.drafts.try_emplace(key);
  Draft& draft = found->second;
  if (made) draft.known = model.portfolio_open && model.answers_due == 0;
  draft.record.key = key;
  draft.record.case_title = words::say(Word::spelling_my_words);
  draft.record.wording = words::say(Word::spelling_my_words);
  return draft;
}

void keep_own_words(Turn& turn, const WordSet& words) {
  Draft& draft = own_words(turn.model);
  std::string text;
  for (const auto& word : words) text += word + "\n";
  become(draft.editing, text, turn.outside.now.instant);
  keep_draft(turn, draft);
}

}  // namespace

Spelt spelt(const Model& model, std::string_view word) {
  const Spelling& spelling = model.spelling;
  if (known(spelling, word)) return Spelt::right;
  const auto found = spelling.judged.find(word);
  if (found != spelling.judged.end()) return found->second ? Spelt::right : Spelt::wrong;
  return spelling.asked.contains(word) ? Spelt::asked : Spelt::unknown;
}

std::string language_written(const Model& model) {
  if (!model.habits.dictionary.empty()) return model.habits.dictionary;
  const bool of_case = model.screen == Screen::question || model.screen == Screen::end_of_case || model.screen == Screen::then_and_now ||
                       model.screen == Screen::reader || model.screen == Screen::marks;
  const auto* open = of_case ? find_case(model, case_written_about(model)) : nullptr;
  const auto& expected = open && !open->pack->lang.empty() ? open->pack->lang : model.look.language;
  const auto& shows = model.spelling.written_in;
  if (shows.empty() || primary(expected) == shows) return expected;
  if (primary(model.look.language) == shows) return model.look.language;
  return shows == "en" ? "en-GB" : shows;
}

std::string dictionary_for(const std::vector<std::string>& dictionaries, std::string_view language) {
  for (const auto& tag : dictionaries)
    if (tag == language) return tag;
  if (language != primary(language)) return {};
  for (const auto& tag : dictionaries)
    if (primary(tag) == language) return tag;
  return {};
}

bool checks_spelling(const Model& model) {
  if (!model.habits.spelling || model.vault.locked) return false;
  return !model.spelling.looked || !dictionary_for(model.spelling.dictionaries, language_written(model)).empty();
}

portfolio::QuestionKey own_words_key() { return portfolio::only_for_me({"own words", {}}); }

WordSet read_own_words(std::string_view text) {
  WordSet words;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) words.emplace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

void carry_out(Turn& turn, const intent::CheckWords& wish) {
  Model& model = turn.model;
  if (!checks_spelling(model)) return;
  begin_checking(model);
  std::vector<std::string> words;
  for (const auto& word : wish.words)
    if (spelt(model, word) == Spelt::unknown) words.push_back(word);
  ask_about(turn, std::move(words));
}

void carry_out(Turn& turn, const intent::AskForSpelling& wish) {
  Model& model = turn.model;
  Spelling& spelling = model.spelling;
  const Editing* text = editing(model, wish.field);
  if (!text || is_secret(wish.field)) return;
  spelling.offer.reset();
  spelling.seeking.reset();
  if (!checks_spelling(model)) {
    if (!wish.next) return;
    if (!model.habits.spelling) return say_once(turn, std::string(words::say(Word::spelling_is_off)), Word::spelling_is_off_mend);
    const auto language = text::language_name(language_written(model));
    return say_once(turn, words::say(Word::spelling_no_dictionary, fmt::arg("language", language)), Word::spelling_no_dictionary_mend);
  }
  begin_checking(model);
  const std::size_t at = std::min(wish.at, text->text.size());
  const auto range = word_to_check_at(text->text, at);
  const auto word = range ? std::string(text::part(text->text, *range)) : std::string();
  if (range && !wish.next && spelt(model, word) != Spelt::right) return offer(turn, wish.field, *range, word);
  if (!wish.next) return;
  // The next one from this word on: it may be this one, if it is underlined.
  spelling.seeking = Spelling::Seeking{wish.field, range ? range->begin : at, text->version};
  seek(turn);
}

void carry_out(Turn& turn, const intent::DictionariesFound& wish) {
  Spelling& spelling = turn.model.spelling;
  if (spelling.looked && spelling.dictionaries == wish.tags) return;
  const bool first = !std::exchange(spelling.looked, true);
  spelling.dictionaries = wish.tags;
  // What was asked before it was known which there are is being answered, if there is one for it.
  if (!first || dictionary_for(wish.tags, spelling.language).empty()) forget_judged(spelling);
}

void carry_out(Turn& turn, const intent::WordsChecked& wish) {
  Spelling& spelling = turn.model.spelling;
  if (wish.language != spelling.language || wish.number > spelling.number) return;
  for (const auto& [words, right] : {std::pair{&wish.right, true}, std::pair{&wish.wrong, false}})
    for (const auto& word : *words)
      if (spelling.asked.erase(word) > 0) spelling.judged.insert_or_assign(word, right);
  ++spelling.changed;
  if (spelling.seeking) seek(turn);
}

void carry_out(Turn& turn, const intent::WordsSuggested& wish) {
  Spelling& spelling = turn.model.spelling;
  if (!spelling.offer || spelling.offer->number != wish.number) return;
  auto& offer = *spelling.offer;
  spelling.judged.insert_or_assign(offer.word, wish.right);
  ++spelling.changed;
  if (!wish.right) {
    offer.come = true;
    offer.suggestions = wish.suggestions;
    return;
  }
  spelling.offer.reset();
}

void carry_out(Turn& turn, const intent::UseSuggestion& wish) {
  const auto offer = std::exchange(turn.model.spelling.offer, std::nullopt);
  if (!offer || wish.index >= offer->suggestions.size()) return;
  carry_out(turn, intent::Edit{offer->field, {offer->range.begin, offer->word, offer->suggestions[wish.index]}, EditKind::other});
}

void carry_out(Turn& turn, const intent::AddWord&) {
  Spelling& spelling = turn.model.spelling;
  const auto offer = std::exchange(spelling.offer, std::nullopt);
  if (!offer || turn.model.read_only) return;
  WordSet words = spelling.own;
  words.emplace(text::without_possessive(offer->word));
  keep_own_words(turn, words);
}

void carry_out(Turn& turn, const intent::ForgetWord& wish) {
  WordSet words = turn.model.spelling.own;
  if (turn.model.read_only || words.erase(wish.word) == 0) return;
  keep_own_words(turn, words);
}

void carry_out(Turn& turn, const intent::IgnoreWord&) {
  Spelling& spelling = turn.model.spelling;
  const auto offer = std::exchange(spelling.offer, std::nullopt);
  if (!offer) return;
  spelling.ignored.emplace(text::without_possessive(offer->word));
  ++spelling.changed;
}

void carry_out(Turn& turn, const intent::CloseSpelling&) { turn.model.spelling.offer.reset(); }

void carry_out(Turn& turn, const intent::CountWords&) {
  auto& counted = turn.model.spelling.counted;
  const auto here = current_key(turn.model);
  counted = counted == here ? std::nullopt : std::optional(here);
}

void carry_out(Turn& turn, const intent::LookForDictionaries&) { turn.ask(effect::FindDictionaries{}); }

void carry_out(Turn& turn, const intent::PolicyRead& wish) {
  turn.model.policy = wish.read.policy;
  if (wish.read.problems.empty()) return;
  words::Problem problem = wish.read.problems.front();
  problem.mend = words::describe(problem);
  problem.where.clear();
  problem.what = words::say(Word::policy_refused);
  turn.model.notice = std::move(problem);
}

void spelling_switched(Turn& turn) {
  const Model& model = turn.model;
  if (!model.habits.spelling && model.screen != Screen::settings)
    say_once(turn, std::string(words::say(Word::spelling_is_off)), Word::spelling_is_off_mend);
}

void mind_spelling(Turn& turn) {
  Model& model = turn.model;
  Spelling& spelling = model.spelling;
  if (spelling.offer) {
    const Editing* text = editing(model, spelling.offer->field);
    const Range range = spelling.offer->range;
    const bool there = text && text->text.compare(std::min(range.begin, text->text.size()), range.size(), spelling.offer->word) == 0;
    if (!there || !checks_spelling(model)) spelling.offer.reset();
  }
  read_language(model);
  // Before the first word is asked about, so that no paste waits for it.
  const bool writes = model.screen == Screen::question || reflection_shown(model) || model.screen == Screen::then_and_now;
  if (writes && checks_spelling(model)) begin_checking(model);
  if (spelling.counted && *spelling.counted != current_key(model)) spelling.counted.reset();
  const auto kept = model.drafts.find(own_words_key());
  static const std::string none;
  const std::string& text = kept == model.drafts.end() ? none : kept->second.editing.text;
  if (text == spelling.own_text) return;
  spelling.own_text = text;
  spelling.own = read_own_words(text);
  ++spelling.changed;
}

}  // namespace vignette::app
