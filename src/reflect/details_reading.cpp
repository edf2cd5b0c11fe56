#include "reflect/details_reading.hpp"

#include <algorithm>
#include <array>

#include "text/nfc.hpp"
#include "text/spelling_words.hpp"
#include "text/unicode.hpp"

namespace vignette::reflect::details {
namespace {

constexpr std::size_t gap = 3;

bool is_figure(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Letters, and what stands on them. Of what is beyond ASCII everything but marks, symbols and pictures.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || c >= 0x1F000) return false;
  constexpr std::array<std::pair<char32_t, char32_t>, 4> marks{{{0x2000, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x303F}, {0xFE00, 0xFFFF}}};
  return std::ranges::none_of(marks, [c](const auto& of) { return c >= of.first && c <= of.second; });
}

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0x202F || c == 0x2009; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2018; }
bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

/// One mark for those that say the same; empty for what is none.
std::string_view mark_of(char32_t c) {
  constexpr std::string_view own = ".,;:?!()\"@#/_&+*=[]{}<>|~^%$";
  if (c < 0x80) {
    if (c == U'\'') return "\"";
    if (c == U'-') return "-";
    const auto at = own.find(static_cast<char>(c));
    return at == std::string_view::npos ? std::string_view() : own.substr(at, 1);
  }
  if ((c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB) return "\"";
  if (c >= 0x2010 && c <= 0x2015) return "-";
  if (c == 0x2026) return ".";
  if (c == 0x2022 || c == 0x25E6 || c == 0xB7) return "*";
  return {};
}

std::string folded(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::next_character(word, at);
    if (is_apostrophe(c))
      out += '\'';
    else if (is_hyphen(c))
      out += '-';
    else if (c >= U'A' && c <= U'Z')
      out += static_cast<char>(c - U'A' + U'a');
    else
      text::append(out, c);
  }
  const bool ascii = std::ranges::all_of(out, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? out : text::decapitalised(text::nfc(out));
}

class Reader {
 public:
  explicit Reader(std::string_view paragraph, std::vector<Token>& tokens) : text_(paragraph), tokens_(tokens) {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const char32_t c = text::next_character(text_, at_);
      if (is_letter(c) || is_figure(c))
        word(begin, is_figure(c));
      else if (is_hyphen(c) && joins(begin))
        hyphen_ = true;
      else if (!mark_of(c).empty())
        mark(begin, c);
      else if (!is_blank(c))
        hyphen_ = false;
    }
  }

 private:
  bool joins(std::size_t hyphen) const {
    if (tokens_.empty() || tokens_.back().range.end != hyphen) return false;
    std::size_t after = hyphen;
    text::next_character(text_, after);
    return after < text_.size() && is_letter_at(after);
  }

  bool is_letter_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    const char32_t c = text::next_character(text_, at);
    return is_letter(c) || is_figure(c);
  }

  void word(std::size_t begin, bool figures) {
    Token token;
    token.kind = figures ? Token::Kind::number : Token::Kind::word;
    std::size_t letters = 0, capitals = 0, possessive = 0;
    at_ = begin;
    for (bool first = true; at_ < text_.size(); first = false) {
      std::size_t next = at_;
      const char32_t c = text::next_character(text_, next);
      const bool join = is_apostrophe(c) || (!figures && is_hyphen(c));
      if (join && !(is_letter_at(next))) break;
      if (join && is_apostrophe(c)) possessive = at_;
      if (!join && !is_letter(c) && !is_figure(c)) break;
      if (is_letter(c)) {
        const bool capital = text::begins_with_capital(text_.substr(at_, next - at_));
        ++letters;
        capitals += capital ? 1 : 0;
        token.capital = token.capital || (first && capital);
        token.within = token.within || (capital && !first && !after_join_ && c < 0x80);
      }
      after_join_ = join;
      at_ = next;
    }
    after_join_ = false;
    token.range = {begin, at_};
    if (possessive > begin) {
      const std::string_view rest = text_.substr(possessive, at_ - possessive);
      if (rest.back() == 's' && rest.size() <= 4 && (rest.front() == '\'' ? rest.size() == 2 : rest.size() == 4)) {
        token.owns = true;
        token.range.end = possessive;
      }
    }
    token.shouted = letters > 1 && capitals == letters - (token.owns && capitals + 1 == letters ? 1 : 0);
    token.word = folded(text::part(text_, token.range));
    const auto prefix = [&token](std::string_view of) { return token.word.starts_with(of) && token.word.size() > of.size() + 1; };
    if (token.shouted || prefix("mc") || prefix("mac") || prefix("fitz") || prefix("o'") || prefix("d'")) token.within = false;
    token.starts = starts_;
    token.sentence = sentence_;
    token.joined = hyphen_;
    hyphen_ = false;
    starts_ = false;
    tokens_.push_back(std::move(token));
  }

  /// Whether a full stop ends a sentence: not after "Mr", a single capital or within a number.
  bool ends(std::size_t after) const {
    if (after < text_.size()) {
      std::size_t next = after;
      const char32_t c = text::next_character(text_, next);
      if (!is_blank(c) && mark_of(c) != "\"" && mark_of(c) != ")" && mark_of(c) != ".") return false;
    }
    static const List& abbreviations = list("abbreviations");
    if (tokens_.empty()) return true;
    const Token& before = tokens_.back();
    const bool letter = before.is_word() && before.range.size() == 1 && before.capital && before.word != "i";
    return !letter && !abbreviations.contains(before.word);
  }

  void mark(std::size_t begin, char32_t c) {
    Token token;
    token.word = mark_of(c);
    token.range = {begin, at_};
    token.sentence = sentence_;
    const bool stop = token.is("?") || token.is("!") || (token.is(".") && ends(at_));
    const bool bullet = (token.is("-") || token.is("*")) && starts_;
    if (stop) ++sentence_;
    const bool opens = token.is("\"") || token.is(":") || bullet;
    const bool keeps = starts_ && (token.is("(") || token.is(")") || token.is("[") || token.is("\"") || token.is("."));
    // The dot of "1." at the beginning.
    const bool numbered = token.is(".") && tokens_.size() == 1 && tokens_.front().kind == Token::Kind::number;
    starts_ = stop || opens || keeps || numbered;
    hyphen_ = false;
    tokens_.push_back(std::move(token));
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::size_t at_ = 0, sentence_ = 0;
  bool starts_ = true, hyphen_ = false, after_join_ = false;
};

bool fits_one(const Token& token, const Element& element) {
  using Kind = Element::Kind;
  static const List& number_words = list("number_words");
  switch (element.kind) {
    case Kind::word:
      return token.word == element.word;
    case Kind::stem:
      return token.is_word() && token.word.starts_with(element.word);
    case Kind::any:
      return token.kind != Token::Kind::mark;
    case Kind::list:
      return element.list->contains(token.word);
    case Kind::age:
      return age_of(token.word).has_value();
    case Kind::number: {
      constexpr int most = 12;
      return number_words.contains(token.word) || age_of(token.word).value_or(most + 1) <= most;
    }
    case Kind::capital:
      return token.is_name_like();
    case Kind::some:
    case Kind::unless:
      break;
  }
  return false;
}

}  // namespace

Reading::Reading(std::string_view paragraph) : text(paragraph) { Reader(paragraph, tokens); }

std::size_t Reading::fits(std::size_t begin, const Phrase& phrase) const {
  const auto from = [this](const auto& self, std::size_t index, std::span<const Element> rest) -> std::size_t {
    using Kind = Element::Kind;
    for (; !rest.empty(); rest = rest.subspan(1)) {
      const Element& element = rest.front();
      if (element.kind == Kind::unless) {
        if (index < tokens.size() && tokens[index].word == element.word) return 0;
        continue;
      }
      if (element.kind == Kind::some) {
        for (std::size_t skipped = 0; skipped <= gap && index + skipped < tokens.size(); ++skipped) {
          if (skipped > 0 && tokens[index + skipped - 1].kind == Token::Kind::mark) return 0;
          if (const std::size_t end = self(self, index + skipped, rest.subspan(1)); end != 0) return end;
        }
        return 0;
      }
      if (index >= tokens.size() || !fits_one(tokens[index], element)) return 0;
      ++index;
    }
    return index;
  };
  const std::size_t end = from(from, begin, phrase);
  return end == 0 ? 0 : end - begin;
}

std::size_t Reading::longest(std::size_t begin, const Phrases& phrases) const {
  std::size_t most = 0;
  for (const std::string_view first : {std::string_view(tokens[begin].word), std::string_view()}) {
    const auto found = phrases.find(first);
    if (found == phrases.end()) continue;
    for (const Phrase& phrase : found->second) most = std::max(most, fits(begin, phrase));
  }
  return most;
}

}  // namespace vignette::reflect::details
