/// A paragraph as the look for identifying details reads it: words, numbers and marks, with where sentences begin. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reflect/details.hpp"
#include "reflect/details_tables.hpp"
#include "text/range.hpp"

namespace vignette::reflect::details {

struct Token {
  enum class Kind : std::uint8_t { word, number, mark } kind = Kind::mark;
  text::Range range;     ///< of the paragraph, a possessive left out
  std::string word;      ///< in small letters with straight apostrophes, a possessive left out; a mark as itself
  bool capital = false;  ///< begins with one
  bool shouted = false;  ///< two letters or more, all capitals
  bool within = false;   ///< a capital further on, as in "TikTok"
  bool starts = false;   ///< a sentence begins here, or a quotation
  bool owns = false;     ///< had a possessive
  bool joined = false;   ///< nothing but a hyphen before it
  std::size_t sentence = 0;

  bool is(std::string_view mark) const { return word == mark; }
  bool is_word() const { return kind == Kind::word; }
  bool is_name_like() const { return kind == Kind::word && capital && !shouted && !within; }
};

struct Reading {
  explicit Reading(std::string_view paragraph);

  std::string_view text;
  std::vector<Token> tokens;

  /// How many tokens a phrase takes at one of them; 0 where it does not stand there.
  std::size_t fits(std::size_t at, const Phrase& phrase) const;
  /// The longest phrase for a purpose that stands at a token, in tokens.
  std::size_t longest(std::size_t at, const Phrases& phrases) const;
  const Token* at(std::size_t index) const { return index < tokens.size() ? &tokens[index] : nullptr; }
  bool is_in(std::size_t index, const List& list) const { return index < tokens.size() && list.contains(tokens[index].word); }
};

/// What a rule found, before it is weighed against the others.
struct Found {
  text::Range range;
  Detail kind = Detail::name;
  std::size_t first = 0;  ///< its first token, where it begins with one
};

/// Numbers, references, plates, postcodes and dates of birth: what has a shape.
std::vector<Found> numbers(const Reading& reading);
/// Addresses of e-mail and of the web, and handles.
std::vector<Found> online(const Reading& reading);
/// Streets and houses.
std::vector<Found> addresses(const Reading& reading);
/// Names, places, schools, initials: what has a capital.
std::vector<Found> names(const Reading& reading, const Known& known);
/// What is said in words: somebody of the case who is one's own, small teams, what is true of one only; and ages, which count beside
/// `others`.
std::vector<Found> said(const Reading& reading, const Known& known, const std::vector<Found>& others);

}  // namespace vignette::reflect::details
