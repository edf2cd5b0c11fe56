// Somebody's first ten minutes with Sam, by mouse, and what they would do next.
#include "journeys/desk.hpp"

using namespace vignette::journeys;

namespace {

/// Words of a paragraph, from its first line on.
void select_in(Driver& window, std::string_view paragraph_begins) {
  const Seen words = beginning(window, "paragraph", paragraph_begins);
  window.drag(words.x + words.w * 0.1, words.y + 12, words.x + words.w * 0.7, words.y + 14);
}

void mark_in(Driver& window, std::string_view paragraph_begins) {
  select_in(window, paragraph_begins);
  window.click(named(Word::marks_mark), "button");
  window.look({.name = named(Word::marks_take_off), .saved = true});
  window.press("Escape");
  window.look({.name = named(Word::marks_take_off), .gone = true});
}

}  // namespace

TEST_CASE("a newcomer marks four passages of Sam, sees who was involved, cites two of them, makes a commitment, and goes on to Wayne") {
  Desk desk(1440, 900);
  {
    auto window = desk.start({}, {"PATH=/nowhere"});
    window.click(beginning(window, "button", "Sam").name, "button");
    window.look({.screen = "content note"});
    window.click(named(Word::note_read), "button");
    window.look({.screen = "reader"});
    select_in(window, "Sam is 17");
    window.click(named(Word::marks_mark), "button");
    window.look({.screen = "protect"});  // before the first thing is kept
    window.click(named(Word::protect_with_sign_in), "radio button");
    window.click(named(Word::protect_continue), "button");
    window.look({.name = named(Word::marks_take_off), .screen = "reader", .saved = true});
    window.press("Escape");
    mark_in(window, "It was his first offence");
    window.wheel(-12);
    mark_in(window, "At first, staff");
    select_in(window, "Every three months");
    window.click(named(Word::marks_note), "button");
    window.look({.name = named(Word::marks_your_note), .role = "text box"});
    window.type("Every three?");
    window.look({.value = "Every three?", .saved = true});
    window.click(named(Word::marks_note_done), "button");

    window.click(named(Word::figures_who), "link");
    window.look({.screen = "pictures"});
    window.click("Case manager", "button");
    window.click(beginning(window, "link", "Question 1").name, "link");
    window.look({.name = sheet, .screen = "question"});
    window.type("Their reviews kept pace with him.");
    window.look({.value = "Their reviews kept pace with him.", .saved = true});
    window.click(say(Word::marks_tab, fmt::arg("count", 4)), "tab");
    for (int cited = 0; cited < 2; ++cited) {
      window.look({.name = named(Word::marks_cite)});
      window.click(named(Word::marks_cite), "link");
      window.look({.name = named(Word::marks_cited), .saved = true});
    }
    window.click(named(Word::commit_start), "link");
    window.look({.name = named(Word::commit_name_when), .role = "text box"});
    window.type("a review is due");
    window.press("Tab");
    window.look();
    window.type("ask the child first");
    window.look({.value = "ask the child first", .saved = true});
    for (const char* step : {"Question 2", "Question 3", "Question 4"}) {
      window.click(step, "button");
      window.look({.name = std::string(step) + ", this one"});
    }
    window.click(named(Word::question_to_end), "button");
    window.look({.name = named(Word::end_said), .screen = "end of case"});
    window.click(say(Word::end_read_next, fmt::arg("name", "Wayne")), "link");
    window.look({.screen = "content note"});
    window.kill();
  }
  CHECK(desk.kept("q1") == "Their reviews kept pace with him.");
  const auto reader = vignette::store::Reader::open(desk.portfolio);
  REQUIRE(reader);
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  CHECK(contents->marks.size() == 4);
  CHECK(contents->commitments.size() == 1);
  REQUIRE(contents->cited.size() == 1);
  CHECK(contents->cited.front().list.size() == 2);
}
