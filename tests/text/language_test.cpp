// Welsh and English told apart by their small words, however little is written; and nothing said where a text does not tell.
#include "text/language.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using vignette::text::language_of;
using namespace vignette::text;

TEST_CASE("a text shows itself to be in Welsh or in English by its small words") {
  CHECK(language_of("Diolch yn fawr iawn i’r teulu.") == "cy");
  CHECK(language_of("Mae'n rhaid gofyn iddo.") == "cy");
  CHECK(language_of("Dydy Sam ddim wedi siarad â neb.") == "cy");
  CHECK(language_of("DIOLCH YN FAWR") == "cy");
  CHECK(language_of("The plan was made without asking Sam.") == "en");
  CHECK(language_of("It’s what they’d do") == "en");
}

TEST_CASE("where a text does not tell, nothing is said of it") {
  CHECK(language_of("").empty());
  CHECK(language_of("Sam").empty());
  CHECK(language_of("Diolch").empty());
  CHECK(language_of("Zażółć gęślą jaźń").empty());
  CHECK(language_of("Plan, review, next steps").empty());
  CHECK(language_of("Beth is upset. Beth had a row at home.").empty());  // a name
  CHECK(language_of("Laws: EU. Funds: EU.").empty());
}

TEST_CASE("words of the other language within a text leave it what it is; half of each is neither") {
  CHECK(language_of("She said “diolch” to the worker and they went on with the visit.") == "en");
  CHECK(language_of("Roedd y “youth justice plan” wedi cael ei wneud heb ofyn iddo.") == "cy");
  CHECK(language_of("The plan was his. Mae hyn yn iawn.").empty());
}

TEST_CASE("only the beginning of a long text is looked at, and bytes that are no text are passed over") {
  std::string text = "The plan was made with him. ";
  while (text.size() < 13'000) text += "mae hyn wedi ";
  CHECK(language_of(text, 28) == "en");
  CHECK(language_of(text) == "cy");
  CHECK(language_of("\xFF\xC5 mae \xE2\x80 wedi").size() == 2);
}

TEST_CASE("a word tells by itself: one that only Welsh has, or English, and one made in the manner of Welsh") {
  for (const char* word : {"yn", "mae’n", "i'r", "Rhaid", "tŷ"}) CHECK(is_welsh_word(word));
  for (const char* word : {"the", "Sam", "gwrando", "plan", ""}) CHECK_FALSE(is_welsh_word(word));
  for (const char* word : {"the", "With", "was"}) CHECK(is_english_word(word));
  for (const char* word : {"yn", "Sam", "recieve", ""}) CHECK_FALSE(is_english_word(word));
  for (const char* word : {"gwrando", "gyntaf", "Byddwn", "cynllun", "symudodd"}) CHECK(looks_welsh(word));
  for (const char* word : {"recieve", "untill", "langauge", "diffrent", "askd", "wy"}) CHECK_FALSE(looks_welsh(word));
}
