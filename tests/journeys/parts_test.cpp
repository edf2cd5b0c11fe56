// What a case is thought with, part by part, where the other journeys do not go: the glossary, what inspectors looked for, citing and
// reading aloud, each by mouse and by keyboard alone; and by mouse what those do by keyboard.
#include <fmt/format.h>

#include <algorithm>

#include "journeys/desk.hpp"
#include "portfolio/again.hpp"

using namespace vignette::journeys;

namespace {

std::ptrdiff_t how_many(const View& view, Word name) { return std::ranges::count(view.items, named(name), &Seen::name); }

void select_by_mouse(Driver& window, std::string_view paragraph_begins) {
  const Seen words = beginning(window, "paragraph", paragraph_begins);
  window.drag(words.x + 3, words.y + 12, words.x + words.w * 0.6, words.y + 14);
}

void is_program(const fs::path& file, const std::string& script) {
  fs::create_directories(file.parent_path());
  put_bytes(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
  fs::permissions(file, fs::perms::owner_all);
}

}  // namespace

TEST_CASE(
    "by mouse: a word explained and looked up; a passage put under what inspectors looked for; a lens; a question about one's words") {
  Desk desk(1440, 900);
  desk.begin();
  auto window = desk.start({"--open", sam}, {"PATH=/nowhere"});
  window.look({.screen = "reader"});
  window.click("Looked after child", "link");
  window.look({.name = named(Word::term_in_glossary)});
  window.click(named(Word::term_in_glossary), "link");
  window.look({.name = "Looked after child", .role = "heading", .screen = "glossary"});
  window.click(named(Word::glossary_find), "text box");
  window.type("AIM");
  window.look({.name = "Autism", .gone = true});
  window.click("AIM2", "list item");
  window.look({.name = "AIM2", .role = "heading"});
  window.click(beginning(window, "link", "Sam, ").name, "link");
  window.look({.screen = "content note"});  // it was opened past that before
  window.click(named(Word::note_read), "button");
  window.look({.screen = "reader"});
  window.click(beginning(window, "link", "Case summary").name, "link");

  select_by_mouse(window, "It was his first offence");
  window.click(named(Word::marks_note), "button");
  window.look({.name = named(Word::marks_your_note), .role = "text box"});
  window.type("Ask her.");
  window.look({.name = named(Word::marks_your_note), .value = "Ask her.", .saved = true});
  window.click(named(Word::marks_note_done), "button");
  window.look({.name = named(Word::marks_your_note), .role = "text box", .gone = true});
  select_by_mouse(window, "Sam is 17");
  window.click(named(Word::marks_mark), "button");
  window.look({.name = named(Word::marks_take_off), .saved = true});
  window.click(named(Word::expect_put_under), "button");
  window.look({.name = named(Word::expect_putting), .screen = "question"});
  window.click(named(Word::expect_put), "link");
  const View put = window.look({.name = named(Word::expect_take_off), .saved = true});
  CHECK(how_many(put, Word::expect_not_yet) == 3);
  CHECK(how_many(put, Word::expect_take_off) == 1);

  window.click("Who isn’t heard?", "radio button");
  const std::string heading = say(Word::lens_put_in, fmt::arg("heading", "The child"));
  window.look({.name = heading});
  window.click(heading, "button");
  window.look({.value = "The child\n", .saved = true});
  window.type(told);
  window.look({.value = "The child\n" + told, .saved = true});
  window.click("Learning cycle", "radio button");
  window.look({.value = "The child\n" + told, .saved = true});
  window.click("Question 2", "button");
  window.look({.name = named(Word::cue_why)});
  window.click(named(Word::cue_why), "button");
  window.look({.name = named(Word::cue_what_it_is)});
  window.click(named(Word::cue_not_now), "button");
  window.look({.name = named(Word::cue_why), .gone = true});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(desk.kept("q1") == "The child\n" + told);
}

TEST_CASE(
    "by keyboard alone: a word explained and looked up; a note to a passage, cited, followed and put under what inspectors looked for") {
  Desk desk;
  desk.begin();
  auto window = desk.start({"--open", sam}, {"PATH=/nowhere"});
  window.look({.screen = "reader"});
  window.choose_by_keyboard("Looked after child", "link");
  window.look({.name = named(Word::term_in_glossary)});
  window.press("Escape");
  window.look({.name = named(Word::term_in_glossary), .gone = true});
  window.press("ctrl+d");
  window.look({.screen = "glossary"});
  window.type("AIM");
  window.look({.name = "Autism", .gone = true});
  window.look({.name = "AIM2", .role = "heading"});
  window.press("alt+Left");
  window.look({.screen = "reader"});

  window.choose_by_keyboard(beginning(window, "link", "Case summary").name, "link");
  window.reach_by_keyboard(named(Word::reader_case), "region");
  for (int i = 0; i < 12; ++i) window.press("ctrl+shift+Right");
  window.press("ctrl+shift+m");
  window.look({.name = named(Word::marks_your_note), .role = "text box"});
  window.type("Ask him.");
  window.look({.name = named(Word::marks_your_note), .value = "Ask him.", .saved = true});
  window.press("Escape");
  window.look({.name = named(Word::marks_your_note), .role = "text box", .gone = true});
  window.press("ctrl+shift+m");  // the keyboard is in the case again, at that mark
  window.look({.name = named(Word::marks_your_note), .role = "text box", .value = "Ask him."});
  window.type(" Soon.");
  window.look({.name = named(Word::marks_your_note), .value = "Ask him. Soon.", .saved = true});
  window.press("Escape");
  window.look({.name = named(Word::marks_your_note), .role = "text box", .gone = true});
  window.press("ctrl+Return");
  window.look({.name = sheet, .screen = "question"});
  window.type("I would");
  window.press("ctrl+k");
  window.look({.name = named(Word::marks_cite)});
  window.press("Return");
  window.look({.name = named(Word::marks_cited), .saved = true});
  window.press("Escape");  // back to the answer, where one goes on writing
  window.type(" ask.");
  window.look({.name = sheet, .value = "I would ask.", .saved = true});
  window.press("ctrl+k");
  window.look({.name = named(Word::marks_cited)});
  window.choose_by_keyboard(beginning(window, "link", "“").name, "link");
  window.look({.name = named(Word::reader_case)});
  window.press("Escape");
  window.press("ctrl+j");
  window.look({.name = named(Word::lens_title)});
  window.choose_by_keyboard(named(Word::expect_name), "radio button");
  window.look({.name = named(Word::expect_ask)});
  window.choose_by_keyboard(named(Word::expect_add), "link");
  window.look({.name = named(Word::expect_choose)});
  window.press("Return");
  window.look({.name = named(Word::expect_take_off), .saved = true});
  for (int i = 0; i < 4; ++i) window.press("ctrl+Next");
  const View end = window.look({.name = named(Word::end_not_marked), .screen = "end of case"});
  CHECK(std::ranges::count_if(end.items, [](const Seen& one) { return one.role == "list item" && !one.name.starts_with("Question"); }) ==
        3);
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(desk.kept("q1") == "I would ask.");
}

TEST_CASE("by keyboard alone: read on by screenfuls, one marks where one is, and a sentence without selecting it") {
  Desk desk(1440, 900);
  desk.begin();
  auto window = desk.start({"--open", sam}, {"PATH=/nowhere"});
  window.look({.screen = "reader"});
  window.reach_by_keyboard(named(Word::reader_case), "region");
  for (int i = 0; i < 2; ++i) window.press("Next");
  window.press("ctrl+shift+Right");
  window.look({.name = named(Word::marks_mark), .role = "button"});
  window.press("ctrl+m");
  window.look({.name = named(Word::marks_take_off), .saved = true});
  const double first = beginning(window, "link", "Marked").y;
  CHECK(first > 0);
  window.press("Escape");
  window.look({.name = named(Word::marks_take_off), .gone = true});
  window.press("Next");
  window.press("ctrl+shift+m");
  window.look({.name = named(Word::marks_your_note), .role = "text box"});
  window.type("Why then?");
  window.look({.name = named(Word::marks_your_note), .value = "Why then?", .saved = true});
  const View noted = window.look({.name = named(Word::marks_your_note), .role = "text box"});
  const Seen* note = noted.find(named(Word::marks_your_note), "text box");
  REQUIRE(note);
  CHECK(note->y > 0);
  CHECK(note->y + note->h <= 900);
  window.press("Escape");
  window.look({.name = named(Word::marks_your_note), .role = "text box", .gone = true});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  const auto reader = vignette::store::Reader::open(desk.portfolio);
  REQUIRE(reader);
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  REQUIRE(contents->marks.size() == 2);
  CHECK(contents->marks[1].note == "Why then?");
  CHECK(contents->marks[1].at.quote.size() > contents->marks[0].at.quote.size());
}

TEST_CASE("by mouse: a case answered again before it is offered, both side by side; a reflection of one's own; a note only for oneself") {
  Desk desk(1440, 900);
  desk.begin();
  auto window = desk.start({"--open", sam + "/q4"}, {"PATH=/nowhere"});
  window.look({.name = sheet, .screen = "question"});
  window.type("The zither was asked.");
  window.look({.value = "The zither was asked.", .saved = true});
  window.click(named(Word::question_to_end), "button");
  window.look({.screen = "end of case"});
  window.click(named(Word::mine_case), "text box");
  window.type("Only mine.");
  window.look({.value = "Only mine.", .saved = true});
  window.move(600, 500);
  window.wheel(-30);
  window.click(named(Word::again_start), "link");
  window.look({.name = named(Word::again_stop), .screen = "question"});
  window.look({.value = "The zither was asked.", .gone = true});
  window.click(sheet, "text box");
  window.type("Somebody rang.");
  window.look({.value = "Somebody rang.", .saved = true});
  window.click(named(Word::then_title), "link");
  window.look({.name = named(Word::then_text), .value = "The zither was asked.", .screen = "then and now"});
  window.look({.name = named(Word::now_text), .value = "Somebody rang."});
  window.click(named(Word::then_back), "button");
  window.look({.screen = "question"});
  window.press("ctrl+2");
  window.look({.screen = "portfolio"});
  window.click(named(Word::own_start), "button");
  window.look({.name = named(Word::own_title), .role = "text box", .screen = "reflection"});
  window.type("A day of training");
  window.click(named(Word::own_text), "text box");
  window.type("It was about listening.");
  window.look({.value = "It was about listening.", .saved = true});
  window.click(named(Word::own_done), "button");
  window.look({.screen = "portfolio"});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(desk.kept("q4") == "The zither was asked.");
  CHECK(desk.kept(vignette::portfolio::again({sam, "q4"}, 2).question_id) == "Somebody rang.");
}

TEST_CASE(
    "by mouse: an answer is read aloud and paused; by keyboard alone from the bar; tried in vain before, the way to it is open again") {
  Desk desk(1440, 900);
  desk.begin();
  const auto programs = desk.home / "bin";
  is_program(programs / "speech-dispatcher", "exit 1");
  auto window = desk.start({"--open", sam + "/q1"}, {"PATH=" + programs.string(), "SPEECHD_ADDRESS=unix_socket:/nowhere"});
  window.look({.name = sheet, .screen = "question"});
  window.type("I would ask.");
  window.look({.value = "I would ask.", .saved = true});
  const std::string aloud = named(Word::aloud_read);
  window.click(aloud, "button");
  const View failed = window.look({.begins = named(Word::aloud_none)});
  REQUIRE(failed.find(aloud, "button"));
  CHECK(failed.find(aloud, "button")->value.find(named(Word::aloud_none)) != std::string::npos);
  // It stands in for espeak-ng, says nothing, and takes its time: it ends when it is interrupted,
  // and by itself after what is too short to tell by.
  is_program(programs / "espeak-ng",
             "case \"$1\" in --voices=*)\necho the names of the columns\n"
             "echo ' 5  en-gb --/M English_(Great_Britain) gmw/en (en 2)'\nexit;;\nesac\nread -r line\n"
             "case \"$line\" in 'I would'*) exit;;\nesac\nexec sleep 1000");
  window.click(aloud, "button");
  window.look({.name = named(Word::aloud_pause), .role = "button"});
  window.click(named(Word::aloud_pause), "button");
  window.look({.name = named(Word::aloud_go_on), .role = "button"});
  window.click(named(Word::aloud_go_on), "button");
  window.look({.name = named(Word::aloud_pause), .role = "button"});
  window.click(named(Word::aloud_on), "button");
  const View heard = window.look({.name = aloud, .role = "button"});  // the answer's sentence was the last
  CHECK(heard.find(aloud, "button")->value.empty());
  window.choose_by_keyboard(aloud, "button");
  window.look({.name = named(Word::aloud_pause), .role = "button"});
  window.press("Escape");
  window.look({.name = named(Word::aloud_pause), .gone = true});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
}
