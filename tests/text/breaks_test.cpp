#include "text/breaks.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace vignette;
using text::Range;

namespace {

std::vector<std::string> split(std::string_view whole) {
  std::vector<std::string> parts;
  const auto boundaries = text::graphemes(whole);
  for (std::size_t i = 0; i + 1 < boundaries.size(); ++i)
    parts.emplace_back(whole.substr(boundaries[i], boundaries[i + 1] - boundaries[i]));
  return parts;
}

std::string word(std::string_view whole, std::size_t offset) { return std::string(text::part(whole, text::word_at(whole, offset))); }

}  // namespace

TEST_CASE("lines break after spaces and hyphens, and must after a line feed") {
  const std::string s = "well-known to us\nnext";
  const auto breaks = text::line_breaks(s, "en-GB");
  REQUIRE(breaks.size() == 5);
  CHECK(breaks[0].offset == 5);
  CHECK(breaks[1].offset == 11);
  CHECK(breaks[2].offset == 14);
  CHECK(breaks[3].offset == 17);
  CHECK(breaks[3].mandatory);
  CHECK(breaks[4].offset == s.size());
  CHECK_FALSE(breaks[4].mandatory);
  CHECK_FALSE(breaks[2].mandatory);
}

TEST_CASE("lines do not break at no-break spaces or before punctuation") {
  CHECK(text::line_breaks("10\u00A0October", "en-GB").size() == 1);
  CHECK(text::line_breaks("(yes!)", "en-GB").size() == 1);
  CHECK(text::line_breaks("", "en-GB").empty());
  CHECK(text::line_breaks("a\n", "en-GB").back().mandatory);
}

TEST_CASE("offsets are bytes, whatever the characters") {
  const std::string s = "D\u0175r oer";
  const auto breaks = text::line_breaks(s, "cy");
  REQUIRE(breaks.size() == 2);
  CHECK(breaks[0].offset == 5);
}

TEST_CASE("a language nobody knows still breaks lines") { CHECK(text::line_breaks("one two", "not a language").size() == 2); }

TEST_CASE("text that is not UTF-8 still breaks, within its bytes") {
  const std::string s = "one \xFF\xFE two \xE2\x82";
  CHECK(text::line_breaks(s, "en").back().offset == s.size());
  CHECK(text::graphemes(s).back() == s.size());
  CHECK(text::next_grapheme(s, 4) == 5);
  CHECK(text::previous_grapheme(s, 6) == 5);
}

TEST_CASE("joined characters are one unit") {
  CHECK(split("e\u0301a") == std::vector<std::string>{"e\u0301", "a"});
  CHECK(split("\u0175y\u0302x") == std::vector<std::string>{"\u0175", "y\u0302", "x"});
  CHECK(split("👩‍👩‍👧!") == std::vector<std::string>{"👩‍👩‍👧", "!"});
  CHECK(split("👍🏽👍") == std::vector<std::string>{"👍🏽", "👍"});
  CHECK(split("🇬🇧🇫🇷x") == std::vector<std::string>{"🇬🇧", "🇫🇷", "x"});
  CHECK(split("🏴󠁧󠁢󠁷󠁬󠁳󠁿.") == std::vector<std::string>{"🏴󠁧󠁢󠁷󠁬󠁳󠁿", "."});
  CHECK(split("a\r\nb") == std::vector<std::string>{"a", "\r\n", "b"});
  CHECK(split("1\uFE0F\u20E3") == std::vector<std::string>{"1\uFE0F\u20E3"});
  CHECK(split("각ㄱ") == std::vector<std::string>{"각", "ㄱ"});
  CHECK(text::graphemes("") == std::vector<std::size_t>{0});
}

TEST_CASE("next and previous agree with all the boundaries, from every byte") {
  const std::string s = "Sam’s e\u0301 \u0175\n👩‍👩‍👧🇬🇧🇫🇷👍🏽\r\ncafé \u0301x \xFF y각각 \u0600a 漢字";
  const auto all = text::graphemes(s);
  for (std::size_t offset = 0; offset <= s.size(); ++offset) {
    std::size_t next = s.size(), previous = 0;
    for (const auto boundary : all) {
      if (boundary > offset) {
        next = boundary;
        break;
      }
    }
    for (const auto boundary : all) {
      if (boundary < offset) previous = boundary;
    }
    CAPTURE(offset);
    CHECK(text::next_grapheme(s, offset) == next);
    CHECK(text::previous_grapheme(s, offset) == previous);
  }
  CHECK(text::next_grapheme(s, s.size() + 5) == s.size());
}

TEST_CASE("Ctrl+Right goes to the start of the next word, over paragraphs") {
  const std::string s = "Don’t stop, Sam…\n\n  now";
  CHECK(s.substr(text::next_word(s, 0)).starts_with("stop"));
  CHECK(s.substr(text::next_word(s, 3)).starts_with("stop"));
  const auto sam = text::next_word(s, s.find("stop"));
  CHECK(s.substr(sam).starts_with("Sam"));
  const auto now = text::next_word(s, sam);
  CHECK(s.substr(now) == "now");
  CHECK(text::next_word(s, now) == s.size());
}

TEST_CASE("Ctrl+Left goes to the start of this word or of the one before") {
  const std::string s = "  one, two\nthree";
  CHECK(text::previous_word(s, s.size()) == s.find("three"));
  CHECK(text::previous_word(s, s.find("three")) == s.find("two"));
  CHECK(text::previous_word(s, s.find("two") + 1) == s.find("two"));
  CHECK(text::previous_word(s, s.find("two")) == s.find("one"));
  CHECK(text::previous_word(s, s.find("one")) == 0);
  CHECK(text::previous_word(s, 0) == 0);
}

TEST_CASE("a double click takes a word, or a run of spaces or punctuation") {
  const std::string s = "Sam’s café...   ‘yes’\nend";
  CHECK(word(s, 1) == "Sam’s");
  CHECK(word(s, s.find("caf")) == "café");
  CHECK(word(s, s.find("...") + 1) == "...");
  CHECK(word(s, s.find("   ") + 1) == "   ");
  CHECK(word(s, s.find("yes") + 2) == "yes");
  CHECK(word(s, s.size()) == "end");
  CHECK(word(s, s.find('\n')) == "’");
  CHECK(text::word_at("a\n\nb", 2) == Range{2, 2});
  CHECK(text::word_at("", 0) == Range{0, 0});
}

TEST_CASE("a sentence keeps its trailing spaces and is not ended by a title") {
  const std::string s = "Mr. Hall came. He spoke to Sam’s mother.  Then he left";
  CHECK(text::part(s, text::sentence_at(s, 1, "en-GB")) == "Mr. Hall came. ");
  CHECK(text::part(s, text::sentence_at(s, s.find("spoke"), "en-GB")) == "He spoke to Sam’s mother.  ");
  CHECK(text::part(s, text::sentence_at(s, s.size(), "en-GB")) == "Then he left");
  CHECK(text::sentence_at("One.\nTwo.", 5, "en") == Range{5, 9});
}

TEST_CASE("a paragraph lies between line feeds") {
  CHECK(text::paragraph_at("ab\ncd\n", 0) == Range{0, 2});
  CHECK(text::paragraph_at("ab\ncd\n", 2) == Range{0, 2});
  CHECK(text::paragraph_at("ab\ncd\n", 3) == Range{3, 5});
  CHECK(text::paragraph_at("ab\ncd\n", 6) == Range{6, 6});
  CHECK(text::paragraph_at("", 9) == Range{0, 0});
}

TEST_CASE("words are counted as a reader counts them") {
  CHECK(text::count_words("") == 0);
  CHECK(text::count_words(" … – ") == 0);
  CHECK(text::count_words("Sam’s well-being, at 15.") == 4);
  CHECK(text::count_words("trust—or not\u00A0yet\nD\u0175r") == 5);
}
