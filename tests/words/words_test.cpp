#include "words/words.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>

#include "words/problem.hpp"

using namespace vignette;
using words::Word;

namespace {

struct Entry {
  std::string_view key;
  std::string_view sentence;
};

constexpr std::array catalogue{
#define WORD(key, sentence) Entry{#key, sentence},
#include "words/english/all.inc"
#undef WORD
};

/// True when every brace is doubled or encloses a name.
bool well_formed(std::string_view sentence) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence[i] == '}') {
      if (i + 1 >= sentence.size() || sentence[i + 1] != '}') return false;
      ++i;
    } else if (sentence[i] == '{') {
      if (i + 1 < sentence.size() && sentence[i + 1] == '{') {
        ++i;
        continue;
      }
      const auto end = sentence.find('}', i);
      if (end == std::string_view::npos || end == i + 1) return false;
      const auto place = sentence.substr(i + 1, end - i - 1);  // a name, and how a number is written: {month:02}
      const auto name = place.substr(0, place.find(':'));
      if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string_view::npos) return false;
      if (place.find('{') != std::string_view::npos) return false;
      i = end;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("the check of named places knows good from bad") {
  CHECK(well_formed("{count} words of {total:02}, {{so}}"));
  for (const auto* bad : {"{count words", "count} words", "{} words", "{0} words", "{:02}", "{"}) CHECK_FALSE(well_formed(bad));
}

TEST_CASE("every sentence says something, calmly, and its places are named and whole") {
  CHECK(catalogue.size() > 20);
  for (const auto& [key, sentence] : catalogue) {
    CAPTURE(key, sentence);
    CHECK_FALSE(sentence.empty());
    CHECK(sentence.find('!') == std::string_view::npos);
    CHECK(well_formed(sentence));
    CHECK_FALSE((sentence.starts_with('\n') || sentence.ends_with('\n')));
    CHECK(sentence.find('\'') == std::string_view::npos);  // the typographic apostrophe is used throughout
    CHECK(sentence.find("...") == std::string_view::npos);
  }
}

TEST_CASE("every key gives its own sentence") {
  std::size_t index = 0;
  for (const auto& [key, sentence] : catalogue) CHECK(words::say(static_cast<Word>(index++)) == sentence);
}

TEST_CASE("named places are filled") {
  CHECK(words::say(Word::store_unexpected, fmt::arg("code", 7)) == "something unexpected happened (number 7)");
}

TEST_CASE("small counts are words") {
  CHECK(words::count_in_words(0) == "no");
  CHECK(words::count_in_words(4) == "four");
  CHECK(words::count_in_words(12) == "twelve");
  CHECK(words::count_in_words(13) == "13");
}

TEST_CASE("a language the catalogue lacks is refused and changes nothing") {
  CHECK(words::choose_language("en-GB"));
  CHECK(words::choose_language("en"));
  CHECK_FALSE(words::choose_language("cy"));
  CHECK(words::language() == "en-GB");
}

TEST_CASE("a problem is one line: where, how bad, what, how to mend") {
  CHECK(words::describe({.where = "case.md", .line = 3, .column = 7, .what = "a title is missing", .mend = "add one"}) ==
        "case.md:3:7: error: a title is missing (add one)");
  CHECK(words::describe({.where = "case.md", .line = 3, .severity = words::Severity::warning, .what = "odd", .mend = ""}) ==
        "case.md:3: warning: odd");
  CHECK(words::describe({.where = "", .what = "nothing to do", .mend = ""}) == "error: nothing to do");
}
