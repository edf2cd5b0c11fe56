#include "reflect/cues.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "reflect/lists.hpp"
#include "text/breaks.hpp"

namespace vignette::reflect {
namespace {

constexpr std::size_t least_words = 40;
constexpr std::size_t longest_quotation = 600;  ///< bytes; a mark that is not closed by then opens none
constexpr std::size_t gap = 3;
constexpr std::size_t one_in = 20;  ///< words of English that every writing in it has, at the least

enum class List : std::uint8_t { english, me, i, left_out, other, they, mind, state, view, reason, doubt, next, thinking };

struct Token {
  std::string word;      ///< in small letters; "," and "." for marks within and at the end of a sentence, "?" of a question
  bool capital = false;  ///< began with a capital where no sentence begins
  bool quoted = false;

  bool ends_sentence() const { return word == "." || word == "?"; }
};

struct Element {
  enum class Kind : std::uint8_t { word, stem, any, some, list, begins, unless } kind = Kind::word;
  std::string word;
  List list = List::me;
};
using Phrase = std::vector<Element>;

/// The lists of cues_english.inc, read once.
struct Lists {
  struct Of {
    std::set<std::string, std::less<>> words;                        ///< single ones
    std::map<std::string, std::vector<Phrase>, std::less<>> begins;  ///< phrases, by their first word
    std::vector<Phrase> others;                                      ///< that begin with something else
  };
  std::map<List, Of> of;

  Lists() {
#define PHRASES(list, text) add(List::list, text);
#include "reflect/cues_english.inc"
#undef PHRASES
  }

 private:
  static List named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, List>, 6> names{
        {{"me", List::me}, {"i", List::i}, {"other", List::other}, {"they", List::they}, {"mind", List::mind}, {"state", List::state}}};
    return std::ranges::find(names, name, &std::pair<std::string_view, List>::first)->second;
  }

  static Element element(std::string_view written) {
    using Kind = Element::Kind;
    if (written == "_") return {Kind::any, {}, {}};
    if (written == "~") return {Kind::some, {}, {}};
    if (written == "^") return {Kind::begins, {}, {}};
    if (written.front() == '/') return {Kind::unless, std::string(written.substr(1)), {}};
    if (written.front() == '<') return {Kind::list, {}, named(written.substr(1, written.size() - 2))};
    if (written.back() == '*') return {Kind::stem, std::string(written.substr(0, written.size() - 1)), {}};
    return {Kind::word, std::string(written), {}};
  }

  void add(List list, std::string_view text) {
    for (const std::string_view written : split(text, '|')) {
      Phrase phrase;
      for (const std::string_view one : split(written, ' ')) phrase.push_back(element(one));
      const Element first = phrase.front();
      if (first.kind != Element::Kind::word)
        of[list].others.push_back(std::move(phrase));
      else if (phrase.size() == 1)
        of[list].words.insert(first.word);
      else
        of[list].begins[first.word].push_back(std::move(phrase));
    }
  }
};

const Lists& lists() {
  static const Lists all;
  return all;
}

bool is_word_of(List list, const std::string& word) { return lists().of.at(list).words.contains(word); }

bool is_letter(unsigned char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80; }
bool is_figure(unsigned char byte) { return byte >= '0' && byte <= '9'; }

/// Of U+2018, 2019, 201C, 201D, the dashes and the ellipsis, by their last byte: what stands for them here; 0 for others.
char straight(unsigned char last) {
  switch (last) {
    case 0x98:
    case 0x99:
      return '\'';
    case 0x9C:
    case 0x9D:
      return '"';
    case 0x93:
    case 0x94:
      return ',';
    case 0xA6:
      return '.';
    default:
      return '\0';
  }
}

/// Curly marks as straight ones, dashes as commas, so that one byte tells what stands there.
std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size();
    const char plain = mark ? straight(static_cast<unsigned char>(text[i + 2])) : '\0';
    out += plain != '\0' ? plain : text[i];
    if (plain != '\0') i += 2;
  }
  return out;
}

/// Words and marks, in order.
class Reading {
 public:
  explicit Reading(std::string_view text) : text_(plain(text)) {
    std::size_t at = 0;
    while (at < text_.size()) at = read(at);
  }
  std::vector<Token> tokens;

 private:
  std::size_t read(std::size_t at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (is_letter(byte) || is_figure(byte)) return word(at);
    const bool dash = byte == '-' && at > 0 && text_[at - 1] == ' ';
    if (byte == '"') {
      quote(at);
    } else if (byte == '.' || byte == '!' || byte == '\n') {
      mark(".");
    } else if (byte == '?') {
      mark("?");
    } else if (byte == ':') {
      mark(":");
    } else if (dash || byte == ',' || byte == ';' || byte == '(' || byte == ')') {
      mark(",");
    }
    return at + 1;
  }

  void mark(std::string_view which) { tokens.push_back({std::string(which), false, quoted_until_ != 0}); }

  void quote(std::size_t at) {
    if (quoted_until_ == at) {
      quoted_until_ = 0;
      return;
    }
    const std::size_t close = std::string_view(text_).substr(at + 1, longest_quotation).find_first_of("\"\n");
    if (close != std::string_view::npos && text_[at + 1 + close] == '"') quoted_until_ = at + 1 + close;
  }

  std::size_t word(std::size_t at) {
    Token token;
    token.quoted = quoted_until_ != 0;
    token.capital = text_[at] >= 'A' && text_[at] <= 'Z' && !tokens.empty() && !tokens.back().ends_sentence();
    const auto goes_on = [this](std::size_t i) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (is_letter(byte) || is_figure(byte)) return true;
      const bool joins = byte == '\'' || byte == '-';
      return joins && i + 1 < text_.size() && is_letter(static_cast<unsigned char>(text_[i + 1]));
    };
    for (; at < text_.size() && goes_on(at); ++at) {
      const char byte = text_[at];
      token.word += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    }
    tokens.push_back(std::move(token));
    return at;
  }

  std::string text_;
  std::size_t quoted_until_ = 0;  ///< where the quotation is closed that one is in; 0 outside
};

class Rules {
 public:
  Rules(std::string_view text, std::span<const std::string> names) : all_(Reading(text).tokens) {
    for (const std::string& name : names)
      for (const Token& token : Reading(name).tokens)
        if (!is_word_of(List::english, token.word) && !is_word_of(List::mind, token.word)) names_.insert(token.word);
    for (const Token& token : all_)
      if (!token.quoted) own_.push_back(token);
  }

  bool in_english() const {
    const auto english = std::ranges::count_if(all_, [](const Token& token) { return is_word_of(List::english, token.word); });
    return static_cast<std::size_t>(english) * one_in >= all_.size();
  }

  bool catches(Cue cue) const {
    switch (cue) {
      case Cue::only_description:
        return !any(own_, List::thinking) && !any(own_, List::doubt) && !any(own_, List::next) && !asks();
      case Cue::no_first_person:
        return !any(own_, List::me) && !any(own_, List::left_out);
      case Cue::no_other_view:
        return !any(all_, List::view);
      case Cue::no_reason:
        return !any(own_, List::reason);
      case Cue::no_doubt:
        return !any(own_, List::doubt) && !asks();
      case Cue::no_next_step:
        return !any(own_, List::next);
    }
    return false;
  }

 private:
  using Tokens = std::vector<Token>;

  bool asks() const { return std::ranges::find(own_, "?", &Token::word) != own_.end(); }

  bool is_in(const Token& token, List list) const {
    if (list == List::other && (names_.contains(token.word) || names_.contains(without_s(token.word)))) return true;
    if (is_word_of(list, token.word)) return true;
    // A capital within a sentence is most often somebody's name.
    return list == List::they && token.capital && !is_word_of(List::me, token.word);
  }

  static std::string without_s(std::string_view word) {
    if (word.ends_with("'s")) word.remove_suffix(2);
    return std::string(word);
  }

  bool fits(const Tokens& tokens, std::size_t at, const Phrase& phrase, std::size_t from) const {
    using Kind = Element::Kind;
    for (; from < phrase.size(); ++from) {
      const Element& element = phrase[from];
      if (element.kind == Kind::begins) {
        if (at > 0 && !tokens[at - 1].ends_sentence()) return false;
        continue;
      }
      if (element.kind == Kind::unless) {
        if (at < tokens.size() && tokens[at].word == element.word) return false;
        continue;
      }
      if (element.kind == Kind::some) {
        for (std::size_t skipped = 0; skipped <= gap; ++skipped) {
          if (fits(tokens, at + skipped, phrase, from + 1)) return true;
          if (at + skipped >= tokens.size() || tokens[at + skipped].ends_sentence()) return false;
        }
        return false;
      }
      if (at >= tokens.size()) return false;
      const Token& token = tokens[at++];
      if (element.kind == Kind::word && token.word != element.word) return false;
      if (element.kind == Kind::stem && !token.word.starts_with(element.word)) return false;
      if (element.kind == Kind::list && !is_in(token, element.list)) return false;
      if (element.kind == Kind::any && (token.ends_sentence() || token.word == ",")) return false;
    }
    return true;
  }

  bool any(const Tokens& tokens, List list) const {
    const Lists::Of& of = lists().of.at(list);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const auto one_fits = [&](const Phrase& phrase) { return fits(tokens, at, phrase, 0); };
      if (of.words.contains(tokens[at].word) || std::ranges::any_of(of.others, one_fits)) return true;
      const auto begins = of.begins.find(tokens[at].word);
      if (begins != of.begins.end() && std::ranges::any_of(begins->second, one_fits)) return true;
    }
    return false;
  }

  Tokens all_, own_;  ///< with quoted speech, and without
  std::set<std::string, std::less<>> names_;
};

}  // namespace

bool catches(Cue cue, std::string_view text, std::span<const std::string> names) { return Rules(text, names).catches(cue); }

std::optional<Cue> cue_for(std::string_view text, std::span<const std::string> names) {
  if (text::count_words(text) < least_words) return std::nullopt;
  constexpr std::array by_use{Cue::only_description, Cue::no_other_view, Cue::no_first_person,
                              Cue::no_doubt,         Cue::no_next_step,  Cue::no_reason};
  const Rules rules(text, names);
  if (!rules.in_english()) return std::nullopt;
  const auto* const found = std::ranges::find_if(by_use, [&](Cue cue) { return rules.catches(cue); });
  if (found == by_use.end()) return std::nullopt;
  return *found;
}

}  // namespace vignette::reflect
