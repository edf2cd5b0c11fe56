/// One's own words from a workshop through the real way: a file on the command line, from the window, into the portfolio, once.
#include <catch2/catch_test_macros.hpp>

#include "dialog.hpp"
#include "running.hpp"
#include "words/words.hpp"

using namespace vignette;
using namespace vignette::support;
using words::Word;

namespace {

constexpr std::string_view file =
    "Vignette workshop words 1. Somebody’s own words.\ncase: Sam\nday: 2026-10-14\n\nquestion: What stood out?\n> The wait.\n>\n> And the "
    "letter.\n\nend: 1\n";

std::string kept(const std::filesystem::path& portfolio) {
  const auto reader = store::Reader::open(portfolio, nullptr);
  REQUIRE(reader);
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  REQUIRE(contents->reflections.size() <= 1);
  if (contents->reflections.empty()) return {};
  const auto& one = contents->reflections.front();
  CHECK(one.kind == portfolio::Reflection::Kind::workshop);
  CHECK(one.day == portfolio::Day{2026, 10, 14});
  REQUIRE(contents->answers.size() == 1);
  CHECK(contents->answers.front().key == portfolio::own_reflection(one.id));
  return one.title + ": " + contents->answers.front().text;
}

}  // namespace

TEST_CASE("a file of words given to the program becomes a reflection in the portfolio, and only once", "[words]") {
  const Desk desk;
  const auto words = desk.scratch / "my-workshop-words.txt";
  put_bytes(words, file);
  auto options = desk.options();
  options.words = words.string();
  {
    Running running(options);
    running.until_open();
    running.until_screen(app::Screen::reflection);
    running.until_saved();
  }
  const std::string whole = "Team workshop: Sam: What stood out?\n\nThe wait.\n\nAnd the letter.";
  CHECK(kept(desk.file()) == whole);
  {
    Running running(options);
    running.until_open();
    running.until_screen(app::Screen::reflection);
    REQUIRE(running.model().notice);
    CHECK(running.model().notice->what == words::say(Word::words_here, fmt::arg("day", "14 October 2026")));
    running.until_saved();
  }
  CHECK(kept(desk.file()) == whole);
}

TEST_CASE("a file of words asks first how a portfolio is kept, where there is none yet", "[words]") {
  const Desk desk(Desk::Portfolio::none);
  const auto words = desk.scratch / "my-workshop-words.txt";
  put_bytes(words, file);
  auto options = desk.options();
  options.words = words.string();
  Running running(options);
  running.until_screen(app::Screen::protect);
  CHECK_FALSE(std::filesystem::exists(desk.file()));
  running.apply(intent::ChooseProtection{false});
  running.apply(intent::Protect{});
  running.until_screen(app::Screen::reflection);
  running.until_saved();
  CHECK(kept(desk.file()).starts_with("Team workshop: Sam: What stood out?"));
}

TEST_CASE("a file of words can be chosen in the window; what is none, or is changed, is refused and named with its line", "[words]") {
  const Desk desk;
  const auto words = desk.scratch / "words.txt";
  Running running(desk.options());
  running.until_open();
  const auto told = [&] {
    running.apply(intent::OpenWords{words.string()});
    running.until([](const app::Model& m) { return m.notice.has_value(); });
    auto notice = *running.model().notice;
    running.apply(intent::DismissNotice{});
    return notice;
  };
  CHECK(told().where == words.string());  // it is not there
  put_bytes(words, "Dear all,\n");
  CHECK(told().what == words::say(Word::words_not_ours));
  put_bytes(words, std::string(file).replace(file.find("> The"), 2, ""));
  const auto odd = told();
  CHECK(odd.what == words::say(Word::words_odd));
  CHECK(odd.line == 6);
  CHECK(running.model().practice.reflections.empty());

  put_bytes(words, file);
  const Dialog dialog(desk);
  dialog.chooses(words);
  running.apply(intent::OpenWords{});
  running.until_screen(app::Screen::reflection);
  running.until_saved();
  CHECK(kept(desk.file()).starts_with("Team workshop: Sam: What stood out?"));
}
