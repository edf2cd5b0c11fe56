// What a case is thought with, part by part, where the other journeys do not go: the glossary, what inspectors looked for, citing and
// reading aloud, each by mouse and by keyboard alone; and by mouse what those do by keyboard.
#include <fmt/format.h>

#include <algorithm>

#include "journeys/desk.hpp"
#include "portfolio/again.hpp"

using namespace vignette::journeys;
using vignette::cli::Seen;

namespace {

const std::string told =
    "The plan was finished on Tuesday and it was eleven pages long. It went to the team and to the placement. The meeting was on "
    "Thursday at ten. The school came, and the social worker. The plan was on the table. The meeting ended at eleven.";

/// The first item of a role whose name begins so.
Seen beginning(Driver& window, std::string_view role, std::string_view begins) {
  const View view = window.look({.begins = std::string(begins)});
  const auto found = std::ranges::find_if(view.items, [&](const Seen& item) { return item.role == role && item.name.starts_with(begins); });
  REQUIRE(found != view.items.end());
  return *found;
}

std::ptrdiff_t how_many(const View& view, Word name) { return std::ranges::count(view.items, named(name), &Seen::name); }

/// Marks words of the first paragraph with the mouse.
void mark_by_mouse(Driver& window) {
  const Seen summary = beginning(window, "paragraph", "Sam is 17");
  window.drag(summary.x + 3, summary.y + 12, summary.x + summary.w * 0.6, summary.y + 14);
  window.click(named(Word::marks_mark), "button");
  window.look({.name = named(Word::marks_take_off), .saved = true});
}

void mark_by_keyboard(Driver& window, std::string_view chord) {
  window.reach_by_keyboard(named(Word::reader_case), "region");
  for (int i = 0; i < 12; ++i) window.press("ctrl+shift+Right");
  window.press(chord);
}

/// A voice that says nothing and takes its time: it ends when it is interrupted. The variables that lead to it.
std::vector<std::string> with_a_voice(const Desk& desk) {
  const auto programs = desk.home / "bin";
  fs::create_directories(programs);
  put_bytes(programs / "espeak-ng",
            "#!/bin/sh\ncase \"$1\" in --voices=*)\necho 'Pty Language Age/Gender VoiceName File Other'\n"
            "echo ' 5  en-gb --/M English_(Great_Britain) gmw/en (en 2)'\nexit;;\nesac\ncat > /dev/null\nexec sleep 1000\n");
  put_bytes(programs / "speech-dispatcher", "#!/bin/sh\nexit 1\n");
  for (const char* name : {"espeak-ng", "speech-dispatcher"}) fs::permissions(programs / name, fs::perms::owner_all);
  return {"PATH=" + programs.string() + ":/usr/bin:/bin", "SPEECHD_ADDRESS=unix_socket:/nowhere"};
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

  mark_by_mouse(window);
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

TEST_CASE("by keyboard alone: a word explained and looked up; a passage cited, followed and put under what inspectors looked for") {
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
  mark_by_keyboard(window, "ctrl+m");
  window.look({.name = named(Word::marks_take_off), .saved = true});
  window.press("Escape");
  window.press("ctrl+Return");
  window.look({.name = sheet, .screen = "question"});
  window.type("I would ask.");
  window.press("ctrl+k");
  window.look({.name = named(Word::marks_cite)});
  window.press("Return");
  window.look({.name = named(Word::marks_cited), .saved = true});
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
  const auto variables = with_a_voice(desk);
  const auto voice = desk.home / "bin" / "espeak-ng", away = desk.home / "away";
  fs::rename(voice, away);
  auto window = desk.start({"--open", sam + "/q1"}, {"PATH=" + (desk.home / "bin").string(), variables.at(1)});
  window.look({.name = sheet, .screen = "question"});
  window.type("I would ask.");
  window.look({.value = "I would ask.", .saved = true});
  const std::string aloud = named(Word::aloud_read);
  window.click(aloud, "button");
  const View failed = window.look({.begins = named(Word::aloud_none)});
  REQUIRE(failed.find(aloud, "button"));
  CHECK(failed.find(aloud, "button")->value.find(named(Word::aloud_none)) != std::string::npos);
  put_bytes(voice,
            "#!/bin/sh\ncase \"$1\" in --voices=*)\necho one\necho ' 5  en-gb --/M English_(Great_Britain) gmw/en (en 2)'\nexit;;\nesac\n"
            "PATH=/usr/bin:/bin\nexec sleep 1000\n");
  fs::permissions(voice, fs::perms::owner_all);
  window.click(aloud, "button");
  window.look({.name = named(Word::aloud_pause), .role = "button"});
  window.click(named(Word::aloud_on), "button");
  window.click(named(Word::aloud_pause), "button");
  window.look({.name = named(Word::aloud_go_on), .role = "button"});
  window.click(named(Word::aloud_stop), "button");
  window.look({.name = aloud, .role = "button"});
  window.choose_by_keyboard(aloud, "button");
  window.look({.name = named(Word::aloud_pause), .role = "button"});
  window.press("Escape");
  window.look({.name = named(Word::aloud_pause), .gone = true});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
}
