#include "text/spelling_words.hpp"

#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace vignette::text {

namespace {

constexpr auto done = icu::BreakIterator::DONE;
constexpr std::size_t longest = 60;  ///< bytes; no word anybody writes is longer

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// What stands between spaces around a place.
Range token_at(std::string_view text, std::size_t at) {
  Range token{at, at};
  while (token.begin > 0 && !is_space(text[token.begin - 1])) --token.begin;
  while (token.end < text.size() && !is_space(text[token.end])) ++token.end;
  return token;
}

bool is_address(std::string_view token) {
  const auto has = [token](std::string_view part) { return token.find(part) != std::string_view::npos; };
  if (has("://") || has("@") || has("www.") || has("_") || has("#") || has("\\")) return true;
  // "page.html", "example.org/page": a dot or a slash between letters that no space follows.
  for (std::size_t i = 1; i + 1 < token.size(); ++i)
    if (token[i] == '.' && u_isalpha(static_cast<unsigned char>(token[i - 1])) && u_isalpha(static_cast<unsigned char>(token[i + 1])) &&
        token[i + 1] >= 'a' && i > 1)
      return true;
  return false;
}

/// A placeholder: the nearest bracket before, in its paragraph, opens and has not closed again.
bool in_brackets(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != '\n') {
    const char c = text[--at];
    if (c == '[' || c == '{') return true;
    if (c == ']' || c == '}') return false;
  }
  return false;
}

/// Whether a dictionary can judge it by its letters alone.
bool can_be_judged(std::string_view word) {
  if (word.size() > longest) return false;
  std::size_t letters = 0, capitals = 0;
  bool first = true, capital_within = false;
  for (std::size_t offset = 0; offset < word.size();) {
    const auto c = static_cast<UChar32>(next_character(word, offset));
    if (u_isdigit(c)) return false;
    if (!u_isalpha(c)) continue;
    const bool capital = u_isupper(c);
    ++letters;
    if (capital) ++capitals;
    if (capital && !first) capital_within = true;
    first = false;
  }
  return letters > 1 && !capital_within && capitals < letters;
}

std::string with_first(std::string_view word, UChar32 (*change)(UChar32)) {
  if (word.empty()) return {};
  std::size_t offset = 0;
  const auto first = static_cast<UChar32>(next_character(word, offset));
  std::string changed;
  append(changed, static_cast<char32_t>(change(first)));
  return changed + std::string(word.substr(offset));
}

}  // namespace

std::vector<Range> words_to_check(std::string_view text) {
  std::vector<Range> words;
  if (text.empty()) return words;
  auto& iterator = iterate(Unit::word, text);
  const bool brackets = text.find_first_of("[{") != std::string_view::npos;
  Range token;
  bool address = false;
  for (auto begin = iterator.first(), end = iterator.next(); end != done; begin = end, end = iterator.next()) {
    const auto status = iterator.getRuleStatus();
    if (status < UBRK_WORD_LETTER || status >= UBRK_WORD_LETTER_LIMIT) continue;
    const Range word{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
    if (word.begin >= token.end) {
      token = token_at(text, word.begin);
      address = is_address(part(text, token));
    }
    if (address || !can_be_judged(part(text, word)) || (brackets && in_brackets(text, word.begin))) continue;
    words.push_back(word);
  }
  return words;
}

std::string with_straight_apostrophe(std::string_view word) {
  constexpr std::string_view curly = "’";
  std::string straight;
  for (std::size_t i = 0; i < word.size();) {
    const bool here = word.substr(i, curly.size()) == curly;
    straight += here ? '\'' : word[i];
    i += here ? curly.size() : 1;
  }
  return straight;
}

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s"})
    if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

std::string decapitalised(std::string_view word) { return with_first(word, u_tolower); }
std::string capitalised(std::string_view word) { return with_first(word, u_toupper); }

bool begins_with_capital(std::string_view word) {
  std::size_t offset = 0;
  return !word.empty() && u_isupper(static_cast<UChar32>(next_character(word, offset)));
}

std::string language_name(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(std::string(tag), status);
  if (U_FAILURE(status)) return std::string(tag);
  icu::UnicodeString name;
  locale.getDisplayName(icu::Locale::getUK(), name);
  std::string said;
  name.toUTF8String(said);
  return said.empty() ? std::string(tag) : said;
}

}  // namespace vignette::text
