#include "app/editing.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace vignette;
using namespace vignette::app;

namespace {

struct Typist {
  Editing text;
  std::int64_t ms = 0;

  void type(std::string_view words, std::int64_t each = 100) {
    for (const char letter : words) {
      ms += each;
      REQUIRE(edit(text, insertion(text, std::string(1, letter)), EditKind::typing, {ms}));
    }
  }
  void erase(Deletion how, int times = 1) {
    for (int i = 0; i < times; ++i) {
      ms += 100;
      const auto change = deletion(text, how);
      REQUIRE(change);
      REQUIRE(edit(text, *change, EditKind::deleting, {ms}));
    }
  }
};

}  // namespace

TEST_CASE("undo takes back a word at a time, redo brings it back") {
  Typist typist;
  typist.type("one two three");
  CHECK(typist.text.history.size() == 3);
  REQUIRE(undo(typist.text));
  CHECK(typist.text.text == "one two");
  CHECK(typist.text.caret == 7);
  REQUIRE(undo(typist.text));
  CHECK(typist.text.text == "one");
  REQUIRE(redo(typist.text));
  CHECK(typist.text.text == "one two");
  REQUIRE(undo(typist.text));
  REQUIRE(undo(typist.text));
  CHECK(typist.text.text.empty());
  CHECK_FALSE(undo(typist.text));
  while (redo(typist.text)) {
  }
  CHECK(typist.text.text == "one two three");
}

TEST_CASE("a pause, a line feed and a moved caret each begin a new step") {
  Typist typist;
  typist.type("ab");
  typist.ms += 2000;
  typist.type("c");
  CHECK(typist.text.history.size() == 2);
  typist.type("\nd");
  CHECK(typist.text.history.size() == 3);
  move_caret(typist.text, 0, false);
  move_caret(typist.text, 5, false);
  typist.type("e");
  CHECK(typist.text.history.size() == 4);
  move_caret(typist.text, 6, false);  // it stood there: typing goes on
  typist.type("f");
  CHECK(typist.text.text == "abc\ndef");
  CHECK(typist.text.history.size() == 4 + 0);
}

TEST_CASE("deleting joins in either direction, and never with typing") {
  Typist typist;
  typist.type("hello");
  typist.erase(Deletion::backward, 3);
  CHECK(typist.text.text == "he");
  CHECK(typist.text.history.size() == 2);
  REQUIRE(undo(typist.text));
  CHECK(typist.text.text == "hello");
  move_caret(typist.text, 0, false);
  typist.erase(Deletion::forward, 2);
  CHECK(typist.text.text == "llo");
  REQUIRE(undo(typist.text));
  CHECK(typist.text.text == "hello");
  CHECK(typist.text.caret == 0);
}

TEST_CASE("undo puts back what was selected, and the selection") {
  Typist typist;
  typist.type("keep this");
  move_caret(typist.text, 5, false);
  move_caret(typist.text, 9, true);
  typist.type("that");
  CHECK(typist.text.text == "keep that");
  REQUIRE(undo(typist.text));
  CHECK(typist.text.text == "keep this");
  CHECK(typist.text.selection() == text::Range{5, 9});
}

TEST_CASE("an edit that does not fit, or would cut a character, changes nothing") {
  Editing text;
  text.text = "aŵb";
  CHECK_FALSE(edit(text, {0, "x", "y"}, EditKind::typing, {}));
  CHECK_FALSE(edit(text, {9, "", "y"}, EditKind::typing, {}));
  CHECK_FALSE(edit(text, {2, "", "y"}, EditKind::typing, {}));
  CHECK_FALSE(edit(text, {1, "\xC5", ""}, EditKind::deleting, {}));
  CHECK(text.text == "aŵb");
  CHECK(text.history.empty());
  CHECK(text.version == 0);
}

TEST_CASE("the caret stands between characters as people see them") {
  Editing text;
  text.text = "e\u0301👩‍👧x";
  const std::size_t family = std::string("e\u0301").size();
  move_caret(text, 1, false);
  CHECK(text.caret == 0);
  move_caret(text, family + 5, false);
  CHECK(text.caret == family);
  CHECK(moved(text.text, family, Motion::right) == text.text.size() - 1);
  move_caret(text, text.text.size() - 1, false);
  const auto change = deletion(text, Deletion::backward);
  REQUIRE(change);
  REQUIRE(edit(text, *change, EditKind::deleting, {}));
  CHECK(text.text == "e\u0301x");
  move_caret(text, 99, false);
  CHECK(text.caret == text.text.size());
}

TEST_CASE("going by paragraphs") {
  const std::string text = "one\n\nthree";
  CHECK(moved(text, 2, Motion::paragraph_up) == 0);
  CHECK(moved(text, 0, Motion::paragraph_down) == 4);
  CHECK(moved(text, 4, Motion::paragraph_down) == 5);
  CHECK(moved(text, 5, Motion::paragraph_down) == text.size());
  CHECK(moved(text, 8, Motion::paragraph_up) == 5);
  CHECK(moved(text, 5, Motion::paragraph_up) == 4);
  CHECK(moved(text, 4, Motion::paragraph_up) == 0);
  CHECK(moved(text, 3, Motion::text_end) == text.size());
}

TEST_CASE("deleting to the start of a line, and at it the line feed") {
  Editing text;
  text.text = "one\ntwo";
  move_caret(text, 6, false);
  CHECK(deletion(text, Deletion::line_backward) == text::Edit{4, "tw", ""});
  move_caret(text, 4, false);
  CHECK(deletion(text, Deletion::line_backward) == text::Edit{3, "\n", ""});
  move_caret(text, 0, false);
  CHECK_FALSE(deletion(text, Deletion::line_backward));
  CHECK_FALSE(deletion(text, Deletion::backward));
}

TEST_CASE("ten thousand steps can be taken back and done again") {
  Editing text;
  for (int i = 0; i < 10'000; ++i) REQUIRE(edit(text, insertion(text, "a "), EditKind::pasting, {i}));
  CHECK(text.history.size() == 10'000);
  const std::string whole = text.text;
  int undone = 0;
  while (undo(text)) ++undone;
  CHECK(undone == 10'000);
  CHECK(text.text.empty());
  while (redo(text)) {
  }
  CHECK(text.text == whole);
}
