// A case to think with, by keyboard alone, in the real window: what is kept is there after the program was killed, and what is only for
// the learner leaves by no way.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "journeys/desk.hpp"
#include "portfolio/practice.hpp"

using namespace vignette::journeys;

TEST_CASE("by keyboard alone: a lens, its heading, a commitment, a reflection of one's own and a note only for oneself; then killed") {
  Desk desk;
  desk.begin();
  const std::string only_mine = "Nobody else reads this.";
  {
    auto window = desk.start({"--open", sam + "/q1"});
    window.look({.name = sheet, .screen = "question"});
    window.press("ctrl+j");
    window.look({.name = named(Word::lens_title)});
    window.choose_by_keyboard("Who isn’t heard?", "radio button");
    window.look({.name = named(Word::lens_headings)});
    window.choose_by_keyboard(say(Word::lens_put_in, fmt::arg("heading", "The child")), "button");
    window.look({.name = sheet, .role = "text box"});
    window.type("Sam never speaks.");
    window.look({.value = "The child\nSam never speaks.", .saved = true});
    window.choose_by_keyboard(named(Word::commit_start));
    window.look({.name = named(Word::commit_name_when), .role = "text box"});
    window.type("a meeting is set");
    window.press("Tab");
    window.look();
    window.type("ring the therapist");
    window.look({.value = "ring the therapist", .saved = true});
    window.press("ctrl+n");
    window.look({.screen = "reflection"});
    window.type("A day of training");
    window.press("Return");
    window.look();
    window.type("It was about listening.");
    window.look({.value = "It was about listening.", .saved = true});
    window.choose_by_keyboard(named(Word::mine_title), "tab");
    window.reach_by_keyboard(named(Word::mine_own), "text box");
    window.type(only_mine);
    window.look({.value = only_mine, .saved = true});
    window.kill();
  }
  CHECK(desk.kept("q1") == "The child\nSam never speaks.");
  const auto reader = vignette::store::Reader::open(desk.portfolio);
  REQUIRE(reader);
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  REQUIRE(contents->commitments.size() == 1);
  CHECK(contents->commitments.front().when == "a meeting is set");
  CHECK(contents->commitments.front().will == "ring the therapist");
  REQUIRE(contents->reflections.size() == 1);
  CHECK(contents->reflections.front().title == "A day of training");
  const auto mine = std::ranges::find_if(contents->answers, [](const auto& one) { return vignette::portfolio::is_only_for_me(one.key); });
  REQUIRE(mine != contents->answers.end());
  CHECK(mine->text == only_mine);

  const auto document = desk.home / "writing.md";
  REQUIRE(std::system((program.string() + " export --portfolio " + desk.portfolio.string() + " --format md -o " + document.string() +
                       " > /dev/null 2>&1")
                          .c_str()) == 0);
  CHECK(bytes_of(document).find("It was about listening.") != std::string::npos);
  CHECK(bytes_of(document).find(only_mine) == std::string::npos);
}

namespace {

const std::string who = named(Word::figures_who), read_it = named(Word::figures_read_passage), door = named(Word::door_name);

bool any_calendar(const fs::path& folder) {
  return std::ranges::any_of(fs::directory_iterator(folder), [](const auto& one) { return one.path().extension() == ".ics"; });
}

}  // namespace

TEST_CASE("by mouse: a passage marked, cited and followed; a picture, its passage and back; the door; a file for the calendar") {
  Desk desk(1440, 900);
  desk.begin();
  auto window = desk.start({}, {"PATH=/nowhere"});
  window.click(beginning(window, "button", "Sam").name, "button");
  window.look({.screen = "content note"});
  window.click(named(Word::note_read), "button");
  window.look({.screen = "reader"});
  const Seen summary = beginning(window, "paragraph", "Sam is 17");
  window.drag(summary.x + 3, summary.y + 12, summary.x + summary.w * 0.6, summary.y + 14);
  window.click(named(Word::marks_mark), "button");
  window.look({.name = named(Word::marks_take_off), .saved = true});
  window.click(who, "link");
  window.look({.screen = "pictures"});
  window.click("Case manager", "button");
  window.click(beginning(window, "button", "The school is concerned").name, "button");
  window.click(read_it, "link");
  window.look({.screen = "reader"});
  window.click(who, "link");
  window.look({.screen = "pictures"});
  window.click(beginning(window, "link", "Question 1").name, "link");
  window.look({.name = sheet, .screen = "question"});
  window.click(say(Word::marks_tab, fmt::arg("count", 1)), "tab");
  window.look({.name = named(Word::marks_cite)});
  window.click(named(Word::marks_cite));
  window.look({.name = named(Word::marks_cited), .saved = true});
  window.click(beginning(window, "link", "“").name, "link");
  window.look({.name = named(Word::reader_case)});
  window.click(sheet, "text box");
  window.type("I will ask.");
  window.look({.value = "I will ask.", .saved = true});
  window.click(door, "button");
  window.look({.screen = "acting on"});
  window.click(named(Word::door_back));
  window.look({.value = "I will ask.", .screen = "question"});
  window.click(named(Word::commit_start));
  window.look({.name = named(Word::commit_name_when), .role = "text box"});
  window.type("we meet");
  window.press("Tab");
  window.look();
  window.type("ask first");
  window.look({.value = "ask first", .saved = true});
  window.press("ctrl+3");
  window.look({.name = "Ask first", .screen = "commitments"});
  window.click("Ask first", "button");
  window.look({.name = named(Word::commit_calendar)});
  window.click(named(Word::commit_calendar));
  const std::string saved = say(Word::commit_calendar_saved, fmt::arg("file", "|"));
  window.look({.begins = saved.substr(0, saved.find('|'))});
  CHECK(any_calendar(desk.home.path()));
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
}

TEST_CASE("by keyboard alone: a passage marked; a picture and its passage; the glossary; a question about what one wrote; the door") {
  Desk desk;
  desk.begin();
  auto window = desk.start({}, {"PATH=/nowhere"});
  window.choose_by_keyboard(beginning(window, "button", "Sam").name, "button");
  window.look({.screen = "content note"});
  window.choose_by_keyboard(named(Word::note_read), "button");
  window.look({.screen = "reader"});
  window.reach_by_keyboard(named(Word::reader_case), "region");
  for (int i = 0; i < 12; ++i) window.press("ctrl+shift+Right");
  window.press("ctrl+m");
  window.look({.name = named(Word::marks_take_off), .saved = true});
  window.press("Escape");
  window.choose_by_keyboard(who, "link");
  window.look({.screen = "pictures"});
  window.reach_by_keyboard("Case manager", "button");
  window.press("Right");
  window.press("Return");
  window.choose_by_keyboard(beginning(window, "button", "The school is concerned").name, "button");
  window.choose_by_keyboard(read_it, "link");
  window.look({.screen = "reader"});
  window.press("ctrl+d");
  window.look({.screen = "glossary"});
  window.press("alt+Left");
  window.look({.screen = "reader"});
  window.press("ctrl+Return");
  window.look({.name = sheet, .screen = "question"});
  window.type(told);
  window.look({.value = told, .saved = true});
  window.press("ctrl+shift+a");
  window.look({.name = named(Word::cue_why)});
  window.choose_by_keyboard(named(Word::cue_why), "button");
  window.look({.name = named(Word::cue_what_it_is)});
  window.choose_by_keyboard(named(Word::cue_not_now), "button");
  window.look({.name = named(Word::cue_why), .gone = true});
  window.choose_by_keyboard(door, "button");
  window.look({.screen = "acting on"});
  window.press("alt+Left");
  window.look({.value = told, .screen = "question"});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(desk.kept("q1") == told);
}

TEST_CASE("a case is read aloud by key: sentence by sentence, paused, and stopped with Escape") {
  Desk desk;
  desk.begin();
  // It stands in for espeak-ng, says nothing, and takes its time: it ends when it is interrupted.
  const auto programs = desk.home / "bin", heard = desk.home / "heard";
  fs::create_directories(programs);
  put_bytes(programs / "espeak-ng",
            "#!/bin/sh\ncase \"$1\" in --voices=*)\necho 'Pty Language Age/Gender VoiceName File Other'\n"
            "echo ' 5  en-gb --/M English_(Great_Britain) gmw/en (en 2)'\nexit;;\nesac\ncat >> " +
                heard.string() + "\nexec sleep 1000\n");
  fs::permissions(programs / "espeak-ng", fs::perms::owner_all);
  put_bytes(programs / "speech-dispatcher", "#!/bin/sh\nexit 1\n");
  fs::permissions(programs / "speech-dispatcher", fs::perms::owner_all);
  auto window = desk.start({"--open", sam}, {"PATH=" + programs.string() + ":/usr/bin:/bin", "SPEECHD_ADDRESS=unix_socket:/nowhere"});
  window.look({.screen = "reader"});
  window.press("ctrl+r");
  window.look({.name = named(Word::aloud_pause), .role = "button"});
  // The voice is a process of its own: the first sentence has come to it before one goes on.
  for (int looks = 0; looks < 5'000 && bytes_of(heard).find('\n') == std::string::npos; ++looks) window.look();
  window.press("alt+Down");
  window.press("alt+Down");
  window.press("ctrl+r");
  window.look({.name = named(Word::aloud_go_on), .role = "button"});
  window.press("Escape");
  window.look({.name = named(Word::aloud_go_on), .gone = true});
  CHECK(window.look().find(named(Word::aloud_read), "button") != nullptr);
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(bytes_of(heard).find('\n') != std::string::npos);
}
