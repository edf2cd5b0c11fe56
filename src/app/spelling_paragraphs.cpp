#include "app/spelling_paragraphs.hpp"

#include <algorithm>
#include <utility>

#include "app/model.hpp"
#include "app/spelling_left_alone.hpp"
#include "text/language.hpp"
#include "text/spelling_words.hpp"

namespace vignette::app {

using text::Range;

namespace {

constexpr std::size_t enough_to_tell = 8;       ///< words: a language
constexpr std::size_t most_of_answer = 12'000;  ///< bytes that tell its language
constexpr std::size_t at_once = 1'000;          ///< bytes looked through in one drawing, to the end of a paragraph

std::optional<bool> if_both(bool at_least, bool at_most) { return at_least == at_most ? std::optional(at_least) : std::nullopt; }

void add(WordCount& to, const WordCount& more) {
  to.words += more.words;
  to.wrong += more.wrong;
  to.welsh += more.welsh;
  to.english += more.english;
}

Paragraph paragraph_of(const Model& model, std::string_view text, Range at) {
  Paragraph one;
  one.another = reads_as_another_language(model, text::part(text, at));
  for (const Range& word : text::words_to_check(text::part(text, at))) {
    one.words.push_back({word.begin + at.begin, word.end + at.begin});
    const auto letters = text::part(text, one.words.back());
    const Spelt is = spelt(model, letters);
    count_word(model, one.least, letters, is);
    count_word(model, one.most, letters, is == Spelt::right ? Spelt::right : Spelt::wrong);
  }
  return one;
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
    all.push_back(paragraph_of(model, text, {begin, end}));
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

bool LeftAlone::look(const Model& model, const portfolio::QuestionKey& of, std::string_view text, std::uint64_t version) {
  if (of_ != of || version_ != version + 1 || judged_ != model.spelling.changed + 1) {
    if (of_ != of) any_ = false;
    of_ = of;
    version_ = version + 1;
    judged_ = model.spelling.changed + 1;
    next_ = 0;
    tell_.clear();
    later_ = false;
  } else if (next_ >= text.size()) {
    return true;
  }
  for (const std::size_t until = next_ + at_once; next_ < std::min(until, text.size());) {
    const Range paragraph{next_, std::min(text.find('\n', next_), text.size())};
    if (next_ < most_of_answer)
      tell_.push_back(paragraph_of(model, text, paragraph));
    else
      later_ = later_ || reads_as_another_language(model, text::part(text, paragraph));
    next_ = paragraph.end + 1;
  }
  if (next_ < text.size()) return false;
  const auto answer = foreign(tell_);
  any_ = later_ || std::ranges::any_of(tell_, [&](const Paragraph& one) { return !one.words.empty() && foreign(one, answer) == true; });
  return true;
}

}  // namespace vignette::app
