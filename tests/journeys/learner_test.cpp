// A learner's journeys through the real window: real keys, real files, killed and opened again.
#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "journeys/desk.hpp"

using namespace vignette::journeys;

TEST_CASE("the tour: seven questions answered, the program ended and started again, every word read back") {
  const Scratch out;
  const std::string command =
      program.string() + " tour --size 1280x800 --out " + out.path().string() + " > " + (out.path() / "said").string() + " 2>&1";
  const int status = std::system(command.c_str());
  INFO(bytes_of(out.path() / "said"));
  CHECK(status == 0);
  CHECK(fs::exists(out.path() / "tour.json"));
  CHECK(fs::exists(out.path() / "writing.md"));
}

TEST_CASE("what the page called saved is there after the program is killed") {
  Desk desk;
  const std::string first = "What stood out was the first review.", more = " And that nobody treated the risk as fixed.";
  {
    auto window = desk.start({"--open", sam + "/q1"});
    window.look({.name = sheet, .screen = "question"});
    window.type(first);
    window.look({.value = first, .saved = true});
    window.type(more);
    window.look({.value = first + more, .saved = true});
    window.kill();
  }
  CHECK(desk.kept("q1") == first + more);
  auto window = desk.start({"--open", sam + "/q1"});
  CHECK(window.look({.value = first + more, .screen = "question"}).find(sheet, "text box") != nullptr);
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
}

TEST_CASE("from the shelf to an answer and back by keyboard alone") {
  Desk desk;
  const std::string words = "Written without a mouse.";
  auto window = desk.start();
  const View shelf = window.look({.screen = "shelf"});
  const auto card = std::find_if(shelf.items.begin(), shelf.items.end(),
                                 [](const auto& item) { return item.role == "button" && item.name.starts_with("Sam"); });
  REQUIRE(card != shelf.items.end());
  window.choose_by_keyboard(card->name);
  window.look({.screen = "content note"});
  window.choose_by_keyboard(named(Word::note_read));
  window.look({.screen = "reader"});
  window.press("ctrl+f");
  window.type("safe");
  window.press("Return");
  window.look({.name = named(Word::find_field), .value = "safe"});
  window.press("Escape");
  window.look({.name = named(Word::find_field), .gone = true});
  window.press("ctrl+Return");
  window.look({.screen = "protect"});
  window.choose_by_keyboard(named(Word::protect_with_sign_in));
  window.choose_by_keyboard(named(Word::protect_continue));
  window.look({.name = sheet, .screen = "question"});
  window.type(words);
  window.look({.value = words, .saved = true});
  window.press("Escape");
  window.press("ctrl+z");
  window.press("ctrl+y");
  window.look({.value = words, .saved = true});
  window.press("ctrl+2");
  window.look({.screen = "portfolio"});
  window.choose_by_keyboard(named(Word::portfolio_go_on));
  window.look({.value = words, .screen = "question"});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(desk.kept("q1") == words);
}

TEST_CASE("a portfolio that cannot be used costs no word: it stays as it was, and a copy is kept elsewhere") {
  Desk desk;
  const std::string strange = "This is somebody's shopping list, not a portfolio.";
  put_bytes(desk.portfolio, strange);
  const std::string words = "Still here.";
  auto window = desk.start({"--open", sam + "/q2"}, {"PATH=/nowhere"});
  window.look({.name = sheet, .screen = "question"});
  window.type(words);
  window.look({.value = words});
  window.click(named(Word::banner_save_copy), "button");
  const std::string copied = vignette::words::say(Word::banner_copied, fmt::arg("path", "|"));
  window.look({.begins = copied.substr(0, copied.find('|'))});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(bytes_of(desk.portfolio) == strange);
  std::string copy;
  for (const auto& file : fs::directory_iterator(desk.home.path()))
    if (file.path().extension() == ".md") copy = bytes_of(file.path());
  CHECK(copy.find(words) != std::string::npos);
}

TEST_CASE("accented letters arrive without a locale and without a window manager") {
  Desk desk;
  const std::string words = "Tŷ, tŵr, café – “naïve”.";
  auto window = desk.start({"--open", sam + "/q1"}, {"LC_ALL=", "LANG=", "LC_CTYPE="}, words);
  window.look({.name = sheet, .screen = "question"});
  window.type(words);
  window.look({.value = words, .saved = true});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(desk.kept("q1") == words);
}

TEST_CASE("what is copied in the case can be pasted into an answer") {
  Desk desk;
  desk.begin();
  auto window = desk.start({"--open", sam});
  window.look({.screen = "reader"});
  window.press("ctrl+a");
  window.press("ctrl+c");
  window.press("ctrl+Return");
  window.look({.name = sheet, .screen = "question"});
  window.press("ctrl+v");
  const View pasted = window.look({.name = sheet, .saved = true});
  const auto* text = pasted.find(sheet, "text box");
  REQUIRE(text);
  CHECK(text->value.find("looked after") != std::string::npos);
  window.press("ctrl+z");
  window.look({.name = sheet, .saved = true});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK(desk.kept("q1").empty());
}

TEST_CASE("a small window and very large text still hold a whole journey") {
  const Scratch out;
  for (const std::string how : {"--size 640x480", "--size 1280x800 --text-size 400 --theme contrast"}) {
    const fs::path said = out / "said";
    const std::string command =
        program.string() + " tour " + how + " --case " + sam + " --out " + (out / "tour").string() + " > " + said.string() + " 2>&1";
    const int status = std::system(command.c_str());
    INFO(how << ": " << bytes_of(said));
    CHECK(status == 0);
  }
}

TEST_CASE("a computer without OpenGL 3.3, or without a display, is told what to do") {
  Desk desk;
  auto window = desk.start({}, {"MESA_GL_VERSION_OVERRIDE=2.1"});
  CHECK(window.wait() == 2);
  const Scratch out;
  const fs::path said = out / "said";
  const int status = std::system(("env -u DISPLAY -u WAYLAND_DISPLAY " + program.string() + " 2> " + said.string()).c_str());
  CHECK(WEXITSTATUS(status) == 2);
  CHECK(bytes_of(said).find(say(Word::no_display)) != std::string::npos);
}
