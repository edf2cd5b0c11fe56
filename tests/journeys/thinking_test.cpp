// A case to think with, by keyboard alone, in the real window: what is kept is there after the program was killed, and what is only for
// the learner leaves by no way.
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
