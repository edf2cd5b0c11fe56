#include "words/words.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <set>

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

TEST_CASE("counts are words up to ninety-nine, in each language") {
  CHECK(words::count_in_words(0) == "no");
  CHECK(words::count_in_words(4) == "four");
  CHECK(words::count_in_words(12) == "twelve");
  CHECK(words::count_in_words(20) == "twenty");
  CHECK(words::count_in_words(21) == "twenty-one");
  CHECK(words::count_in_words(40) == "forty");
  CHECK(words::count_in_words(99) == "ninety-nine");
  CHECK(words::count_in_words(100) == "100");
  const words::In welsh("cy");
  CHECK(words::count_in_words(20) == "ugain");
  CHECK(words::count_in_words(21) == "dau ddeg un");
  CHECK(words::count_in_words(40) == "pedwar deg");
  CHECK(words::count_in_words(99) == "naw deg naw");
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

TEST_CASE("within another language its sentences are said, and the program's own where it has none") {
  {
    const words::In welsh("cy");
    CHECK(words::say(Word::phone_send) == "Anfon");
    CHECK(words::count_in_words(3) == "tri");
    CHECK(words::language() == "cy");
    CHECK(words::say(Word::lead_full) == catalogue[static_cast<std::size_t>(Word::lead_full)].sentence);
    {
      const words::In unknown("xx");
      CHECK(words::language() == "cy");
      const words::In english("en-GB");
      CHECK(words::say(Word::phone_send) == "Send");
    }
    CHECK(words::say(Word::phone_send) == "Anfon");
  }
  CHECK(words::say(Word::phone_send) == "Send");
  CHECK(words::language() == "en-GB");
}

TEST_CASE("Welsh sentences are as calm and whole as the others, and fill the same places") {
  const auto places = [](std::string_view sentence) {
    std::set<std::string_view> all;
    for (auto at = sentence.find('{'); at != std::string_view::npos; at = sentence.find('{', at + 1))
      all.insert(sentence.substr(at, sentence.find('}', at) - at));
    return all;
  };
  std::size_t count = 0;
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (!words::has("cy", static_cast<Word>(i))) continue;
    const words::In in("cy");
    const auto sentence = words::say(static_cast<Word>(i));
    CAPTURE(catalogue[i].key, sentence);
    ++count;
    CHECK(well_formed(sentence));
    CHECK(places(sentence) == places(catalogue[i].sentence));
    CHECK(sentence.find_first_of("!'") == std::string_view::npos);
    CHECK(sentence.find("...") == std::string_view::npos);
  }
  CHECK(count > 150);
}

TEST_CASE("what a room, its phones and its slips are told is there in Welsh") {
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    const auto key = catalogue[i].key;
    const auto begins = [&](std::string_view with) { return key.starts_with(with); };
    if (!begins("room_") && !begins("phone_") && !begins("screen_") && !begins("ordinal_") && !begins("papers_agree") &&
        !begins("papers_slip") && !begins("wiped_") && !begins("kept_"))
      continue;
    CAPTURE(key);
    CHECK(words::has("cy", static_cast<Word>(i)));
  }
}
