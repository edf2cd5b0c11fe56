#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>

#include "ui/editor_bench.hpp"

using namespace vignette;
using app::Key;
using tests::EditorBench;

namespace {

constexpr const char* two_lines = "aaaa bbbb cccc dddd eeee ffff";                     // a soft break at 20
constexpr const char* paragraphs = "aaaa bbbb cccc dddd eeee ffff\nshort\nhhhh iiii";  // begin at 0, 30, 36

}  // namespace

TEST_CASE("what is typed arrives, without control characters") {
  EditorBench bench;
  bench.type("One");
  bench.type("\x07\t two\r\n");
  bench.type("\xC5\xB5");
  CHECK(bench.text() == "One two\xC5\xB5");
  CHECK(bench.caret() == bench.text().size());
  bench.press(Key::enter);
  bench.type("x");
  CHECK(bench.text() == "One two\xC5\xB5\nx");
}

TEST_CASE("several keys in one drawing each meet the text the key before them left") {
  EditorBench bench;
  bench.draw({ui::Typed{"helo"}, EditorBench::key(Key::left), ui::Typed{"l"}, EditorBench::key(Key::end), ui::Typed{"!"},
              EditorBench::key(Key::enter), ui::Typed{"b"}, EditorBench::key(Key::up), ui::Typed{"-"}});
  CHECK(bench.text() == "h-ello!\nb");
  CHECK(bench.caret() == 2);
}

TEST_CASE("a key that prints is used up by the sheet, and its character comes as text") {
  EditorBench bench;
  bench.draw({EditorBench::key(Key::space), ui::Typed{" "}, EditorBench::key(Key::a), ui::Typed{"a"}});
  CHECK(bench.text() == " a");
  CHECK(bench.taken == std::vector<bool>(4, true));
}

TEST_CASE("Escape, Tab and unknown chords change nothing and are left to others") {
  EditorBench bench;
  bench.type("kept");
  bench.press(Key::a, true);
  for (const Key key : {Key::escape, Key::tab, Key::f6}) {
    bench.press(key);
    CHECK(bench.taken == std::vector<bool>{false});
    CHECK(bench.text() == "kept");
    CHECK(bench.chosen() == "kept");
  }
  bench.press(Key::page_down, true);
  CHECK(bench.taken == std::vector<bool>{false});
}

TEST_CASE("the caret goes by character, word, paragraph and the whole") {
  EditorBench bench;
  bench.write(paragraphs);
  bench.press(Key::right);
  CHECK(bench.caret() == 1);
  bench.press(Key::right, true);
  CHECK(bench.caret() == 5);
  bench.press(Key::left, true);
  CHECK(bench.caret() == 0);
  bench.press(Key::left);
  CHECK(bench.caret() == 0);
  bench.press(Key::down, true);
  CHECK(bench.caret() == 30);
  bench.press(Key::down, true);
  CHECK(bench.caret() == 36);
  bench.press(Key::up, true);
  CHECK(bench.caret() == 30);
  bench.press(Key::end, true);
  CHECK(bench.caret() == bench.text().size());
  bench.press(Key::home, true);
  CHECK(bench.caret() == 0);
}

TEST_CASE("Home and End keep to the line one sees") {
  EditorBench bench;
  bench.write(two_lines);
  bench.press(Key::end);
  CHECK(bench.caret() == 20);
  CHECK(bench.editing().upstream);
  bench.press(Key::home);
  CHECK(bench.caret() == 0);
  bench.put(22);
  bench.press(Key::home);
  CHECK(bench.caret() == 20);
  CHECK_FALSE(bench.editing().upstream);
  bench.press(Key::end, false, true);
  CHECK(bench.chosen() == "eeee ffff");
}

TEST_CASE("up and down keep the column they began with") {
  EditorBench bench;
  bench.write(paragraphs);
  bench.put(27);
  bench.press(Key::down);
  CHECK(bench.caret() == 35);  // the short line's end
  bench.press(Key::down);
  CHECK(bench.caret() == 36 + 7);
  bench.press(Key::up);
  bench.press(Key::up);
  CHECK(bench.caret() == 27);
  bench.press(Key::up);
  CHECK(bench.caret() == 7);
  bench.press(Key::up);
  CHECK(bench.caret() == 0);
  bench.press(Key::end, true);
  bench.press(Key::down);
  CHECK(bench.caret() == bench.text().size());
}

TEST_CASE("page keys go a windowful, and stop at the ends") {
  EditorBench bench;
  std::string many;
  for (int i = 0; i < 60; ++i) many += "line\n";
  bench.write(many);
  bench.press(Key::page_down);
  const std::size_t once = bench.caret();
  CHECK(once >= 5 * 10);
  CHECK(once <= 5 * 14);
  CHECK(once % 5 == 0);
  bench.press(Key::page_down, false, true);
  CHECK(bench.editing().anchor == once);
  CHECK(bench.caret() == 2 * once);
  for (int i = 0; i < 9; ++i) bench.press(Key::page_down);
  CHECK(bench.caret() == many.size());
  for (int i = 0; i < 9; ++i) bench.press(Key::page_up);
  CHECK(bench.caret() == 0);
}

TEST_CASE("Shift extends, and an arrow without it leaves to the selection's side") {
  EditorBench bench;
  bench.write("one two three");
  bench.press(Key::right, true, true);
  bench.press(Key::right, true, true);
  CHECK(bench.chosen() == "one two ");
  bench.press(Key::left, false, true);
  CHECK(bench.chosen() == "one two");
  bench.press(Key::right);
  CHECK(bench.caret() == 7);
  CHECK(bench.chosen().empty());
  bench.press(Key::home, false, true);
  bench.press(Key::left);
  CHECK(bench.caret() == 0);
  bench.press(Key::a, true);
  CHECK(bench.chosen() == "one two three");
  bench.type("x");
  CHECK(bench.text() == "x");
}

TEST_CASE("deleting keys take a character, a word, or what is chosen") {
  EditorBench bench;
  bench.write("one two three");
  bench.press(Key::del);
  CHECK(bench.text() == "ne two three");
  bench.press(Key::del, true);
  CHECK(bench.text() == "two three");
  bench.press(Key::end);
  bench.press(Key::backspace);
  CHECK(bench.text() == "two thre");
  bench.press(Key::backspace, true);
  CHECK(bench.text() == "two ");
  bench.press(Key::home, false, true);
  bench.press(Key::backspace);
  CHECK(bench.text().empty());
  bench.press(Key::backspace);
  bench.press(Key::del);
  CHECK(bench.text().empty());
}

TEST_CASE("what readers see as one character goes as one") {
  const std::string one =
      GENERATE(std::string("\xC3\xA9"), std::string("\xC5\xB5"), std::string("e\xCC\x81"), std::string("w\xCC\x82\xCC\xA3"),
               std::string("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"),  // woman, joiner, girl
               std::string("\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7"));             // a flag
  EditorBench bench;
  bench.write("a" + one + "b");
  bench.press(Key::right);
  bench.press(Key::right);
  CHECK(bench.caret() == 1 + one.size());
  bench.press(Key::left);
  CHECK(bench.caret() == 1);
  bench.press(Key::del);
  CHECK(bench.text() == "ab");
  bench.press(Key::z, true);
  bench.put(1 + one.size());
  bench.press(Key::backspace);
  CHECK(bench.text() == "ab");
}

TEST_CASE("a combining mark typed after its letter joins it") {
  EditorBench bench;
  bench.type("w");
  bench.type("\xCC\x82");
  bench.press(Key::left);
  CHECK(bench.caret() == 0);
  bench.press(Key::del);
  CHECK(bench.text().empty());
}

TEST_CASE("cut, copy and paste") {
  EditorBench bench;
  bench.write("one two three");
  bench.press(Key::right, true, true);
  bench.effects.clear();
  bench.press(Key::c, true);
  REQUIRE(bench.effects.size() == 1);
  CHECK(std::get<app::effect::CopyText>(bench.effects[0]).text == "one ");
  CHECK(bench.text() == "one two three");
  bench.effects.clear();
  SECTION("with letters") { bench.press(Key::x, true); }
  SECTION("with Delete") { bench.press(Key::del, false, true); }
  CHECK(bench.text() == "two three");
  CHECK(std::get<app::effect::CopyText>(bench.effects.at(0)).text == "one ");
  bench.press(Key::end);
  bench.paste("\r\na\rb\x01 c\r\n");
  CHECK(bench.text() == "two three\na\nb c\n");
  CHECK(bench.caret() == bench.text().size());
  bench.press(Key::z, true);
  CHECK(bench.text() == "two three");
}

TEST_CASE("a key in the same drawing as a paste meets the pasted text") {
  EditorBench bench;
  bench.draw({ui::Pasted{"a\r\nb"}, EditorBench::key(Key::backspace), ui::Typed{"c"}});
  CHECK(bench.text() == "a\nc");
}

TEST_CASE("undo and redo go all the way, and put the caret where it was") {
  EditorBench bench;
  bench.pause = 3000;
  bench.type("one");
  bench.type(" two");
  bench.press(Key::home);
  bench.type("x");
  CHECK(bench.text() == "xone two");
  bench.press(Key::z, true);
  CHECK(bench.text() == "one two");
  CHECK(bench.caret() == 0);
  bench.press(Key::z, true);
  CHECK(bench.text() == "one");
  bench.press(Key::z, true);
  bench.press(Key::z, true);
  CHECK(bench.text().empty());
  bench.press(Key::y, true);
  CHECK(bench.text() == "one");
  bench.press(Key::z, true, true);
  bench.press(Key::z, true, true);
  CHECK(bench.text() == "xone two");
}

TEST_CASE("the pointer puts the caret, drags, and takes words and paragraphs") {
  EditorBench bench;
  bench.write(paragraphs);
  bench.click(bench.letter(0, 7));
  CHECK(bench.caret() == 7);
  bench.click(bench.letter(1, 2), 1, true);
  CHECK(bench.chosen() == std::string(paragraphs).substr(7, 15));
  bench.click(bench.letter(0, 7), 2);
  CHECK(bench.chosen() == "bbbb");
  bench.click(bench.letter(0, 7), 3);
  CHECK(bench.chosen() == two_lines);

  // Dragging by words, forth and back over where it began.
  bench.draw({ui::PointerPressed{bench.letter(0, 7), ui::Button::left, 2}});
  bench.draw({ui::PointerMoved{bench.letter(0, 11)}});
  CHECK(bench.chosen() == "bbbb cccc");
  bench.draw({ui::PointerMoved{bench.letter(0, 1)}});
  CHECK(bench.chosen() == "aaaa bbbb");
  bench.draw({ui::PointerReleased{bench.letter(0, 1)}});
  bench.draw({ui::PointerMoved{bench.letter(1, 1)}});
  CHECK(bench.chosen() == "aaaa bbbb");

  bench.draw({ui::PointerPressed{bench.letter(0, 2)}, ui::PointerMoved{bench.letter(0, 12)}, ui::PointerReleased{bench.letter(0, 12)}});
  CHECK(bench.chosen() == "aa bbbb cc");
}

TEST_CASE("a drag beyond the edge goes on while the pointer rests") {
  EditorBench bench;
  std::string many;
  for (int i = 0; i < 60; ++i) many += "line\n";
  bench.write(many);
  bench.draw({ui::PointerPressed{bench.letter(0, 0)}});
  bench.draw({ui::PointerMoved{{100, 640}}});
  const std::size_t there = bench.caret();
  CHECK(there > 0);
  bench.rect.y -= 90;  // as the pane scrolls
  bench.draw({});
  CHECK(bench.caret() > there);
  CHECK(bench.edited.caret_moved);
}

TEST_CASE("the sheet grows with its text and tells where the caret is") {
  EditorBench bench;
  CHECK(bench.edited.height == 100);
  bench.type("x");
  CHECK(bench.edited.height == 100);
  bench.paste(std::string(paragraphs) + "\n" + paragraphs);
  bench.draw({});
  // Eight lines, five gaps between six paragraphs, and the sheet's own margins.
  CHECK(bench.edited.height == 8 * 30 + 5 * 14 + 25 + 29);
  REQUIRE(bench.edited.caret);
  CHECK(bench.edited.caret->x == 37 + 90);
  CHECK(bench.edited.caret->y >= 25 + 7 * 30 + 5 * 14);
  CHECK_FALSE(bench.edited.caret_moved);
  bench.press(Key::left);
  CHECK(bench.edited.caret_moved);
}

TEST_CASE("the outline has the text") {
  EditorBench bench;
  bench.type("Words");
  const ui::Item* box = bench.outline.find(ui::Role::text_box, "Your answer");
  REQUIRE(box);
  CHECK(box->value == "Words");
  CHECK((box->states & ui::editable) != 0);
  CHECK((box->states & ui::multi_line) != 0);
  CHECK((box->states & ui::focused) != 0);
}

TEST_CASE("without the focus the sheet takes no keys") {
  EditorBench bench;
  bench.memory.focus = 0;
  bench.draw({ui::Typed{"x"}, EditorBench::key(Key::enter)});
  CHECK(bench.text().empty());
  CHECK(bench.taken == std::vector<bool>(2, false));
}

TEST_CASE("a field of one line leaves Enter, up and down to others and takes no line feeds") {
  EditorBench bench;
  bench.field = app::Field::shelf_search;
  bench.single = true;
  bench.memory.focus = ui::id_of(bench.field);
  bench.type("one");
  bench.paste(" two\r\nthree");
  CHECK(bench.text() == "one two three");
  for (const Key key : {Key::enter, Key::up, Key::down, Key::page_down, Key::escape}) {
    bench.press(key);
    CHECK(bench.taken == std::vector<bool>{false});
  }
  bench.press(Key::home);
  CHECK(bench.caret() == 0);
  bench.press(Key::del, true);
  CHECK(bench.text() == "two three");
}
