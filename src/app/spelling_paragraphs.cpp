#include "app/spelling_paragraphs.hpp"

#include <algorithm>
#include <utility>

#include "app/model.hpp"
#include "text/language.hpp"
#include "text/spelling_words.hpp"

namespace vignette::app {

using text::Range;

namespace {

constexpr std::size_t enough_to_tell = 8;       ///< words: a language
constexpr std::size_t most_of_answer = 12'000;  ///< bytes that tell its language

std::optional<bool> if_both(bool at_least, bool at_most) { return at_least == at_most ? std::optional(at_least) : std::nullopt; }

void add(WordCount& to, const WordCount& more) {
  to.words += more.words;
  to.wrong += more.wrong;
  to.welsh += more.welsh;
  to.english += more.english;
}

}  // namespace

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

std::optional<bool> foreign(const Paragraph& paragraph, std::optional<bool> answer) {
  if (paragraph.another) return true;
  return if_both(in_another_language(paragraph.least, answer.value_or(false)), in_another_language(paragraph.most, answer.value_or(true)));
}

std::optional<bool> foreign(const std::vector<Paragraph>& answer) {
  std::size_t tell = 0, are = 0, may_be = 0;
  Paragraph together;
  for (const Paragraph& one : answer) {
    together.words.insert(together.words.end(), one.words.begin(), one.words.end());
    add(together.least, one.least);
    add(together.most, one.most);
    if (one.words.size() < enough_to_tell) continue;
    const auto is = foreign(one, false);
    ++tell;
    are += is == true ? 1 : 0;
    may_be += is ? 0 : 1;
  }
  return tell == 0 ? foreign(together, false) : if_both(are * 2 > tell, (are + may_be) * 2 > tell);
}

std::vector<Paragraph> paragraphs_of(const Model& model, std::string_view text, std::size_t most) {
  std::vector<Paragraph> all;
  for (std::size_t begin = 0; begin < std::min(text.size(), most);) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Paragraph& one = all.emplace_back();
    one.another = reads_as_another_language(model, text.substr(begin, end - begin));
    for (const Range& word : text::words_to_check(text.substr(begin, end - begin))) {
      one.words.push_back({word.begin + begin, word.end + begin});
      const auto letters = text::part(text, one.words.back());
      const Spelt is = spelt(model, letters);
      count_word(model, one.least, letters, is);
      count_word(model, one.most, letters, is == Spelt::right ? Spelt::right : Spelt::wrong);
    }
    begin = end + 1;
  }
  return all;
}

bool reads_as_another_language(const Model& model, std::string_view paragraph) {
  const auto shows = text::language_of(paragraph);
  const auto& language = model.spelling.language;
  return !shows.empty() && !language.empty() && shows != primary(language);
}

void count_word(const Model& model, WordCount& count, std::string_view word, Spelt is) {
  const bool tells = count.words == 0 || !text::begins_with_capital(word);
  ++count.words;
  count.wrong += is == Spelt::wrong ? 1 : 0;
  if (!tells) return;
  count.english += text::is_english_word(word) ? 1 : 0;
  if (primary(model.spelling.language) == "cy") return;
  if (text::is_welsh_word(word))
    count.welsh += 2;
  else if (is == Spelt::wrong && text::looks_welsh(word))
    ++count.welsh;
}

bool in_another_language(const WordCount& count, bool answer) {
  const bool most = count.wrong * 2 > count.words, some = count.wrong * 3 >= count.words;
  if (most && (count.words >= enough_to_tell || answer || count.welsh >= 2)) return true;
  return some && count.welsh >= 3 && count.welsh > 3 * count.english;
}

std::optional<bool> answer_in_another_language(const Model& model, std::string_view text, std::vector<Range>* unknown) {
  const auto paragraphs = paragraphs_of(model, text, most_of_answer);
  for (const Paragraph& paragraph : paragraphs)
    for (const Range& word : paragraph.words)
      if (unknown != nullptr && spelt(model, text::part(text, word)) == Spelt::unknown) unknown->push_back(word);
  return foreign(paragraphs);
}

bool leaves_some_unchecked(const Model& model, std::string_view text) {
  const auto paragraphs = paragraphs_of(model, text, most_of_answer);
  const auto answer = foreign(paragraphs);
  return std::ranges::any_of(paragraphs, [&](const Paragraph& one) { return !one.words.empty() && foreign(one, answer) == true; });
}

}  // namespace vignette::app
