#include "reflect/details_tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "reflect/lists.hpp"

namespace vignette::reflect::details {
namespace {

constexpr int oldest = 25;

struct Tables {
  std::map<std::string, List, std::less<>> lists;
  std::map<std::string, Phrases, std::less<>> phrases;

  Tables() {
#define LIST(name, text) add_list(#name, text);
#define PHRASES(purpose, text)
#include "reflect/details_english.inc"
#include "reflect/details_names.inc"
#include "reflect/details_places.inc"
#include "reflect/details_vocabulary.inc"
#include "reflect/details_welsh.inc"
#undef LIST
#undef PHRASES
#define LIST(name, text)
#define PHRASES(purpose, text) add_phrases(#purpose, text);
#include "reflect/details_english.inc"
#include "reflect/details_welsh.inc"
#undef LIST
#undef PHRASES
  }

 private:
  void add_list(const char* name, std::string_view text) {
    for (const std::string_view word : split(text, '|')) lists[name].emplace(word);
  }

  Element element(std::string_view written) const {
    using Kind = Element::Kind;
    if (written == "_") return {Kind::any, {}, nullptr};
    if (written == "~") return {Kind::some, {}, nullptr};
    if (written == "<age>") return {Kind::age, {}, nullptr};
    if (written == "<number>") return {Kind::number, {}, nullptr};
    if (written == "<Name>") return {Kind::capital, {}, nullptr};
    if (written.front() == '/') return {Kind::unless, std::string(written.substr(1)), nullptr};
    if (written.front() == '<') return {Kind::list, {}, &lists.at(std::string(written.substr(1, written.size() - 2)))};
    if (written.size() > 1 && written.back() == '*') return {Kind::stem, std::string(written.substr(0, written.size() - 1)), nullptr};
    return {Kind::word, std::string(written), nullptr};
  }

  void add_phrases(const char* purpose, std::string_view text) {
    for (const std::string_view written : split(text, '|')) {
      Phrase phrase;
      for (const std::string_view one : split(written, ' ')) phrase.push_back(element(one));
      const Element& first = phrase.front();
      phrases[purpose][first.kind == Element::Kind::word ? first.word : std::string()].push_back(phrase);
    }
  }
};

const Tables& tables() {
  static const Tables all;
  return all;
}

struct Change {
  std::string_view first;
  std::array<std::string_view, 3> instead;
  std::size_t count;
};

}  // namespace

const List& list(std::string_view name) { return tables().lists.at(std::string(name)); }
const Phrases& phrases(std::string_view purpose) { return tables().phrases.at(std::string(purpose)); }

std::span<const Shape> shapes() {
  static constexpr std::array all{
#define SHAPE(kind, shape) Shape{Detail::kind, shape},
#include "reflect/details_shapes.inc"
#undef SHAPE
  };
  return all;
}

std::vector<std::string> mutated(std::string_view word) {
  // Soft, nasal and aspirate; digraphs before their first letters.
  static constexpr std::array changes{Change{"ll", {"l"}, 1},
                                      Change{"rh", {"r"}, 1},
                                      Change{"c", {"g", "ngh", "ch"}, 3},
                                      Change{"p", {"b", "mh", "ph"}, 3},
                                      Change{"t", {"d", "nh", "th"}, 3},
                                      Change{"g", {"", "ng"}, 2},
                                      Change{"b", {"f", "m"}, 2},
                                      Change{"d", {"dd", "n"}, 2},
                                      Change{"m", {"f"}, 1}};
  std::vector<std::string> forms{std::string(word)};
  const bool changes_not = std::ranges::any_of(std::array<std::string_view, 4>{"ch", "ph", "th", "dd"},
                                               [word](std::string_view digraph) { return word.starts_with(digraph); });
  if (changes_not) return forms;
  const auto* const found = std::ranges::find_if(changes, [word](const Change& change) { return word.starts_with(change.first); });
  if (found == changes.end()) return forms;
  for (std::size_t i = 0; i < found->count; ++i)
    forms.push_back(std::string(found->instead.at(i)).append(word.substr(found->first.size())));
  return forms;
}

const List& towns_of_wales() {
  static const List all = [] {
    List forms;
    for (const std::string& town : list("towns_welsh"))
      for (std::string& form : mutated(town))
        if (form == town || !is_ordinary(form)) forms.insert(std::move(form));
    return forms;
  }();
  return all;
}

bool is_ordinary(std::string_view word) {
  constexpr std::size_t shortest = 3;
  static const List& ordinary = list("ordinary");
  if (ordinary.contains(word)) return true;
  const auto with = [word](std::string_view ending, std::string_view instead) {
    if (word.size() < ending.size() + shortest || !word.ends_with(ending)) return false;
    return ordinary.contains(std::string(word.substr(0, word.size() - ending.size())).append(instead));
  };
  for (const std::string_view ending : {"s", "es", "ed", "d", "ing", "ly", "n't", "'s", "'d", "'ve", "'ll", "'re"})
    if (with(ending, "")) return true;
  if (word.size() > shortest + 1 && word.back() == 's' && word[word.size() - 2] != 's' && is_ordinary(word.substr(0, word.size() - 1)))
    return true;
  if (with("ing", "e") || with("ed", "e") || with("ies", "y") || with("ied", "y") || with("ily", "y")) return true;
  for (const std::string_view ending : {"ing", "ed"}) {  // "stopped", "planning"
    if (word.size() < ending.size() + shortest + 1 || !word.ends_with(ending)) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    if (stem.back() == stem[stem.size() - 2] && ordinary.contains(stem.substr(0, stem.size() - 1))) return true;
  }
  // Of several parts, such as "trauma-informed".
  const std::size_t hyphen = word.find('-');
  return hyphen != std::string_view::npos && hyphen > 0 && is_ordinary(word.substr(0, hyphen)) && is_ordinary(word.substr(hyphen + 1));
}

std::optional<int> age_of(std::string_view word) {
  constexpr std::array<std::string_view, 20> named{"one",     "two",     "three",     "four",     "five",     "six",      "seven",
                                                   "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
                                                   "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  const auto* const found = std::ranges::find(named, word);
  if (found != named.end()) return static_cast<int>(found - named.begin()) + 1;
  int years = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), years);
  if (read.ec != std::errc() || read.ptr != word.data() + word.size() || years < 1 || years > oldest || word.front() == '0')
    return std::nullopt;
  return years;
}

}  // namespace vignette::reflect::details

namespace vignette::reflect {

std::vector<std::string> given_names() {
  const details::List& names = details::list("given");
  return {names.begin(), names.end()};
}

}  // namespace vignette::reflect
