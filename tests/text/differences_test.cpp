#include "text/differences.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "text/without.hpp"

using namespace vignette;
using text::differences;

namespace {

using Told = std::vector<std::pair<std::string, std::string>>;

/// What went and what came, each as its words.
Told told(const std::string& from, const std::string& to) {
  Told told;
  for (const auto& [removed, inserted] : differences(from, to)) told.emplace_back(text::part(from, removed), text::part(to, inserted));
  return told;
}

/// Carries the differences out, and holds them to be in order and apart.
std::string carried_out(const std::string& from, const std::string& to) {
  std::string made;
  std::size_t at = 0, to_at = 0;
  bool first = true;
  for (const auto& [removed, inserted] : differences(from, to)) {
    CHECK(removed.begin >= at);
    CHECK((first || removed.begin > at));
    CHECK((!removed.empty() || !inserted.empty()));
    made += from.substr(at, removed.begin - at);
    CHECK(inserted.begin == made.size());
    made += text::part(to, inserted);
    at = removed.end;
    to_at = inserted.end;
    first = false;
  }
  made += from.substr(at);
  CHECK(to_at <= to.size());
  return made;
}

std::string words(std::size_t count, unsigned seed) {
  std::mt19937 chance(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "word" + std::to_string(chance() % 5000) + (i % 60 == 59 ? ".\n\n" : " ");
  return text;
}

}  // namespace

TEST_CASE("equal texts differ nowhere, and an empty one differs as a whole") {
  CHECK(told("", "").empty());
  CHECK(told("the plan", "the plan").empty());
  CHECK(told("", "the plan") == Told{{"", "the plan"}});
  CHECK(told("the plan", "") == Told{{"the plan", ""}});
}

TEST_CASE("a changed word is told whole, with its accents, apostrophes and hyphens") {
  CHECK(told("Sam’s plan was kept", "Sam’s plans were kept") == Told{{"plan was", "plans were"}});
  CHECK(told("y tŷ mawr yno", "y tŷ bach yno") == Told{{"mawr", "bach"}});
  CHECK(told("ei dŵr hi", "ei dwr hi") == Told{{"dŵr", "dwr"}});
  CHECK(told("it isn't so", "it is so") == Told{{"isn't", "is"}});
  CHECK(told("a well-being check", "a well-made check") == Told{{"well-being", "well-made"}});
  CHECK(told("cafe\u0301 now", "café now") == Told{{"cafe\u0301", "café"}});
}

TEST_CASE("punctuation and paragraphs are differences of their own") {
  CHECK(told("He asked, twice", "He asked twice") == Told{{",", ""}});
  CHECK(told("One. Two.", "One.\n\nTwo.") == Told{{" ", "\n\n"}});
  CHECK(told("“Why?”", "“Why not?”") == Told{{"", " not"}});
}

TEST_CASE("changes of words close together are told as one, those far apart are not") {
  CHECK(told("the plan was reviewed with Sam in May", "a plan was discussed with Sam in June") ==
        Told{{"the", "a"}, {"reviewed", "discussed"}, {"May", "June"}});
  CHECK(told("asked his mother and his aunt today", "asked her father and her uncle today") ==
        Told{{"his mother and his aunt", "her father and her uncle"}});
}

TEST_CASE("texts with nothing in common are told as one difference") {
  std::string from, to;
  for (int i = 0; i < 3000; ++i) from += "a" + std::to_string(i) + " ", to += "b" + std::to_string(i) + "\n";
  const auto all = differences(from, to);
  REQUIRE(all.size() == 1);
  CHECK(carried_out(from, to) == to);
}

TEST_CASE("differences carried out give the other text, whatever the texts are") {
  const auto five_thousand = words(5000, 1);
  CHECK(carried_out(five_thousand, words(5000, 2)) == words(5000, 2));
  std::mt19937 chance(3);
  const std::vector<std::string> pieces{"a",    "b",  "ŵ",     " ", "  ", "\n", "\n\n", ",", "’", "-", "👩‍👩‍👧",
                                        "\xff", "ab", "\u0301"};
  for (int round = 0; round < 2000; ++round) {
    std::string from, to;
    for (std::size_t i = chance() % 12; i > 0; --i) from += pieces[chance() % pieces.size()];
    for (std::size_t i = chance() % 12; i > 0; --i) to += pieces[chance() % pieces.size()];
    CAPTURE(from, to);
    CHECK(carried_out(from, to) == to);
  }
}

TEST_CASE("a few changed words in a long text are found among it") {
  auto to = words(5000, 1);
  const auto from = to;
  for (std::size_t at = 1000; at < to.size(); at += to.size() / 5) to.replace(to.find(' ', at) + 1, 4, "term");
  const auto all = differences(from, to);
  CHECK(all.size() == 5);
  CHECK(carried_out(from, to) == to);
}

TEST_CASE("the words around a passage that goes are closed up") {
  CHECK(text::without("He said her name and left.", "her name") == "He said and left.");
  CHECK(text::without("He said her name, and left.", "her name") == "He said, and left.");
  CHECK(text::without("He said her name.", "her name") == "He said.");
  CHECK(text::without("Her name is known.", "Her name") == "is known.");
  CHECK(text::without("He said ", "He said") == "");
  CHECK(text::without("one two three", " two ") == "one three");
  CHECK(text::without("one\n\ntwo\n\nthree", "\n\ntwo\n\n") == "one\n\nthree");
  CHECK(text::without("vignettes", "nette") == "vignettes");  // a part of a word is none
}

TEST_CASE("a paragraph that goes leaves no empty one") {
  CHECK(text::without("One.\n\nTwo.\n\nThree.", "Two.") == "One.\n\nThree.");
  CHECK(text::without("One.\nTwo.\n\nThree.", "Two.") == "One.\n\nThree.");
  CHECK(text::without("One.\n\nTwo.", "One.") == "Two.");
  CHECK(text::without("One.\n\nTwo.", "Two.") == "One.");
  CHECK(text::without("One.\n\n  Two.  \n\nThree.", "Two.") == "One.\n\nThree.");
  CHECK(text::without("Two.\n\nTwo.", "Two.") == "");
}

TEST_CASE("a passage is gone from wherever it stood, also where closing up would make it anew") {
  CHECK(text::without("a b a b", "a") == "b b");
  CHECK(text::without("aabb", "ab") == "aabb");
  CHECK(text::without("Anna, Annabel and Anna's aunt", "Anna") == ", Annabel and 's aunt");
  CHECK(text::holds("Siân’s", "Siân"));
  CHECK_FALSE(text::holds("Siâneth", "Siân"));
  CHECK_FALSE(text::holds("Only Annab", "Annabel"));  // it may be another word
  CHECK(text::to_whole_words("In Nottingham.", "Notting") == "Nottingham");
  CHECK(text::to_whole_words("In Nottingham.", "ttingham. ") == "ttingham. ");
  CHECK(text::to_whole_words("Annabel saw Anna.", "Anna") == "Anna");
  CHECK(text::without("as it was", "") == "as it was");
  CHECK(text::without("as it was", " ") == "as it was");
  CHECK(text::without("as it was", "other") == "as it was");
}

TEST_CASE("of two texts written apart, the words that only one of them has") {
  const auto said = [](std::string_view text, const std::vector<text::Range>& ranges) {
    std::vector<std::string> words;
    for (const auto& range : ranges) words.emplace_back(text::part(text, range));
    return words;
  };
  using Words = std::vector<std::string>;
  const std::string then = "The therapist was asked in writing, and I was late. Élan counts.";
  const std::string now = "I ring before, and the Therapist was asked. I was told.";
  const auto only = text::only_in(then, now);
  CHECK(said(then, only.from) == Words{"writing", "late", "Élan counts"});
  CHECK(said("It was really about that meeting, very much so.",
             text::only_in("It was really about that meeting, very much so.", "No.").from) == Words{"meeting"});
  CHECK(said(now, only.to) == Words{"ring before", "told"});
  CHECK(text::only_in(then, then) == text::OnlyIn{});
  CHECK(text::only_in("", "").from.empty());
  // Words as short as these say little by themselves.
  CHECK(text::only_in("so it is", "no we do").from.empty());
  // In another place is no difference.
  CHECK(text::only_in("first second third", "third second first") == text::OnlyIn{});
  CHECK(said("ŵyneb newydd", text::only_in("ŵyneb newydd", "Ŵyneb arall").from) == Words{"newydd"});
}

TEST_CASE("of two texts of which one was made from the other, all that changed, however short; of others nothing") {
  const auto said = [](std::string_view text, const std::vector<text::Range>& ranges) {
    std::vector<std::string> words;
    for (const auto& range : ranges) words.emplace_back(text::part(text, range));
    return words;
  };
  using Words = std::vector<std::string>;
  const std::string then = "The family is spoken of, not with, and Sam is there. We met.";
  const std::string now = "The family is spoken of, and with, and Sam is there. I would ask him. We met.";
  const auto changed = text::changed_in(then, now);
  REQUIRE(changed);
  CHECK(said(then, changed->from) == Words{"not"});
  CHECK(said(now, changed->to) == Words{"and", "I would ask him"});
  CHECK(text::changed_in(then, then) == text::OnlyIn{});
  CHECK_FALSE(text::changed_in("", ""));
  CHECK_FALSE(text::changed_in("The therapist was asked in writing, and I was late.", "I ring before, and nobody was there to ask."));
}

TEST_CASE("of a text written wholly anew the longest words are told, and no more than a reader takes in") {
  std::string then = "Nothing in common.", now;
  for (int i = 0; i < 40; ++i) now += std::string(4 + static_cast<std::size_t>(i) % 20, static_cast<char>('a' + i % 26)) + ", ";
  const auto only = text::only_in(then, now);
  CHECK(only.to.size() == text::most_only_in);
  CHECK(std::ranges::all_of(only.to, [](const text::Range& range) { return range.size() >= 14; }));
  CHECK(std::ranges::is_sorted(only.to, {}, &text::Range::begin));
  // The same word twice is one of them, and both are shown.
  CHECK(text::only_in("", "placement, placement").to.size() == 2);
}

TEST_CASE("to read, a sentence written anew is one that went and one that came; a word changed here and there is not") {
  const auto read = [](const std::string& from, const std::string& to) {
    Told told;
    for (const auto& [removed, inserted] : text::differences_to_read(from, to))
      told.emplace_back(text::part(from, removed), text::part(to, inserted));
    return told;
  };
  const std::string from = "My own reviews do bring other agencies in, but I hear from them in writing and mostly afterwards.";
  const std::string to = "Before each review I ring the other agencies in the area, and I ask what they hear from them at home.";
  CHECK(read(from, to).size() == 1);
  CHECK(differences(from, to).size() > 1);
  CHECK(read("the plan was reviewed with Sam in May", "a plan was discussed with Sam in June") ==
        Told{{"the", "a"}, {"reviewed", "discussed"}, {"May", "June"}});
  // Paragraphs stay apart.
  CHECK(read("One two three.\nFour five six.", "Seven eight nine.\nTen eleven twelve.").size() == 2);
  CHECK(read("same", "same").empty());
}

TEST_CASE("a passage that was half typed goes too, and what stays of one among other words is told") {
  const std::string passage = "His mother Joanne lives in Hill Street.";
  CHECK(text::holds("He said: His mother Joanne liv", passage));
  CHECK(text::without("He said: His mother Joanne liv", passage) == "He said:");
  CHECK(text::without("His mother Joanne lives in Hill Street. More.\nHis mother Joanne ", passage) == "More.");
  CHECK(text::without("Joanne", "Joanne Evans").empty());
  CHECK(text::without("Above.\n\nHis mother Joanne\n\nBelow.", passage) == "Above.\n\nBelow.");
  // What the writer would not call a part of it.
  CHECK_FALSE(text::holds("That was his.\nHis", passage));
  CHECK_FALSE(text::holds("This mother Joanne lives", "his mother Joanne lives on"));
  CHECK_FALSE(text::holds("His mother Joanne lives there.", passage));
  CHECK_FALSE(text::holds("anything", " \n"));
  CHECK(text::part_held("We heard that his mother Joanne lives there.", passage) == "is mother Joanne lives");
  CHECK(text::part_held("Joanne was there.", "Joanne") == "Joanne");
  CHECK(text::part_held("The plan was made.", passage).empty());
  CHECK(text::part_held("", passage).empty());
}
