// Which words of a text a dictionary is asked about.
#include "text/spelling_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace vignette;
using Words = std::vector<std::string>;

namespace {

Words words_of(std::string_view text) {
  Words words;
  for (const auto& range : text::words_to_check(text)) words.emplace_back(text::part(text, range));
  return words;
}

}  // namespace

TEST_CASE("words are taken whole, with their apostrophes; what a hyphen joins is two") {
  CHECK(words_of("He didn't say; she’s well-being.") == Words{"He", "didn't", "say", "she’s", "well", "being"});
  CHECK(words_of("").empty());
  CHECK(words_of("Ŵyn a’r tŷ") == Words{"Ŵyn", "a’r", "tŷ"});
}

TEST_CASE("what no dictionary knows is left out") {
  CHECK(words_of("AIM2 and AIM, 2021, 3rd, x and iPhone") == Words{"and", "and"});
  CHECK(words_of("see https://example.org/teh/page or www.teh.uk or a@teh.uk now") == Words{"see", "or", "or", "now"});
  CHECK(words_of("case_notes #teh plan") == Words{"plan"});
  CHECK(words_of("in case.md and example.org") == Words{"in", "and"});
  CHECK(words_of("with [name of wroker] and {sobmething} there") == Words{"with", "and", "there"});
}

TEST_CASE("two sentences without a space between them might be an address: their words at the seam are left out") {
  CHECK(words_of("It ended.Then more (and more).") == Words{"It", "more", "and", "more"});
}

TEST_CASE("a bracket closes; one that is left open counts to the end of its line") {
  CHECK(words_of("[gone] here\n[gone gone\nhere") == Words{"here", "here"});
}

TEST_CASE("letters and endings") {
  CHECK(text::with_straight_apostrophe("she’s") == "she's");
  CHECK(text::without_possessive("Sam’s") == "Sam");
  CHECK(text::without_possessive("Sam's") == "Sam");
  CHECK(text::without_possessive("’s") == "’s");
  CHECK(text::decapitalised("Ŵyn") == "ŵyn");
  CHECK(text::capitalised("ŵyn") == "Ŵyn");
  CHECK(text::begins_with_capital("Sam"));
  CHECK_FALSE(text::begins_with_capital("sam"));
}

TEST_CASE("languages have names") {
  CHECK(text::language_name("en-GB") == "English (United Kingdom)");
  CHECK(text::language_name("cy") == "Welsh");
}
