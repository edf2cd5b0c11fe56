/// The tables of the look for identifying details, read once. Private to this room.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reflect/details.hpp"

namespace vignette::reflect::details {

using List = std::set<std::string, std::less<>>;

/// A list by its name in the tables.
const List& list(std::string_view name);

struct Element {
  enum class Kind : std::uint8_t { word, stem, any, some, list, age, number, capital, unless } kind = Kind::word;
  std::string word;
  const List* list = nullptr;
};
using Phrase = std::vector<Element>;

/// The phrases for one purpose, by their first word; those that begin with something else under "".
using Phrases = std::map<std::string, std::vector<Phrase>, std::less<>>;
const Phrases& phrases(std::string_view purpose);

struct Shape {
  Detail kind;
  std::string_view shape;
};
std::span<const Shape> shapes();

/// Towns of Wales with their first letter changed as Welsh changes it (soft, nasal, aspirate), and unchanged.
const List& towns_of_wales();
/// Every form a Welsh word takes: "caerdydd", "gaerdydd", "nghaerdydd", "chaerdydd". In small letters.
std::vector<std::string> mutated(std::string_view word);

/// Whether a word in small letters is an ordinary one, or formed from one by a common ending.
bool is_ordinary(std::string_view word);

/// Nothing where `word` is not an age in figures or words.
std::optional<int> age_of(std::string_view word);

}  // namespace vignette::reflect::details
