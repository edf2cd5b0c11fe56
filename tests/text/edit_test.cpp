#include "text/edit.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace vignette;

TEST_CASE("an edit and its inverse leave the text as it was") {
  std::string s = "He was late.";
  const std::string before = s;
  const auto edit = text::replace(s, {3, 6}, "seemed");
  CHECK(edit.removed == "was");
  REQUIRE(text::apply(s, edit));
  CHECK(s == "He seemed late.");
  REQUIRE(text::apply(s, text::inverse(edit)));
  CHECK(s == before);
}

TEST_CASE("an edit that does not fit changes nothing") {
  std::string s = "abc";
  CHECK_FALSE(text::apply(s, {1, "x", "y"}));
  CHECK_FALSE(text::apply(s, {4, "", "y"}));
  CHECK_FALSE(text::apply(s, {2, "cd", ""}));
  CHECK(s == "abc");
}

TEST_CASE("a range past the end is cut to the text") {
  CHECK(text::replace("abc", {2, 9}, "") == text::Edit{2, "c", ""});
  CHECK(text::replace("abc", {7, 9}, "d") == text::Edit{3, "", "d"});
}

TEST_CASE("the difference is the smallest edit, cut between characters") {
  CHECK(text::difference("one two three", "one 2 three") == text::Edit{4, "two", "2"});
  CHECK(text::difference("aaa", "aa") == text::Edit{2, "a", ""});
  CHECK(text::difference("same", "same") == text::Edit{4, "", ""});
  CHECK(text::difference("é", "è") == text::Edit{0, "é", "è"});                        // they share their first byte
  CHECK(text::difference("x\u0175", "x\u4175") == text::Edit{1, "\u0175", "\u4175"});  // and these their last
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"", "new"}, {"old", ""}, {"abab", "ab"}, {"ŵŵ", "ŵŷŵ"}}) {
    std::string s = from;
    REQUIRE(text::apply(s, text::difference(from, to)));
    CHECK(s == to);
  }
}
