/// The portfolio's list and its answers, by name and by key.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "found_support.hpp"

using namespace vignette;
using app::Key;
using tests::Kept;
using tests::Stage;

namespace {

/// A list of many answers, newest first, one an hour.
struct Many : Stage {
  explicit Many(std::size_t count) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::ShowPortfolio{});
    std::vector<portfolio::Head> heads;
    for (std::size_t i = 0; i < count; ++i) {
      heads.push_back({{"case-" + std::to_string(i), "question-1"},
                       "Case " + std::to_string(i),
                       1,
                       {now.instant.ms - static_cast<std::int64_t>(i) * 3'600'000},
                       "Words of number " + std::to_string(i)});
    }
    wish(app::intent::ListRead{std::move(heads)});
  }
  std::size_t rows() const { return static_cast<std::size_t>(std::ranges::count(outline.items, ui::Role::list_item, &ui::Item::role)); }
};

}  // namespace

TEST_CASE("the portfolio lists answers newest first and filters by case") {
  Kept stage;
  CHECK(stage.rows() == std::vector<std::string>{"Wayne, question 1", "Sam, question 2", "Sam, question 1"});
  CHECK(stage.shown() == "About Wayne and risk.");
  CHECK(stage.has("October 2026"));
  stage.click("Sam 2");
  CHECK(stage.rows() == std::vector<std::string>{"Sam, question 2", "Sam, question 1"});
  stage.click("All 3");
  stage.click("Sam, question 1");
  CHECK(stage.shown() == "About reviews and risk.");
}

TEST_CASE("months stand under the portfolio's title, whatever the width") {
  for (const float width : {360.0F, 640.0F, 900.0F, 1440.0F}) {
    Kept stage;
    stage.width = width;
    stage.wish(app::intent::ShowPortfolio{});
    INFO(width);
    CHECK(stage.item(ui::Role::heading, "October 2026").rect.x == stage.item(ui::Role::heading, "Portfolio").rect.x);
  }
}

TEST_CASE("a portfolio that could not be opened is said before a word is typed, and not taken for an empty one") {
  for (const app::Screen screen : {app::Screen::shelf, app::Screen::portfolio}) {
    Stage stage;
    stage.wish(app::intent::PacksRead{tests::two_cases()});
    stage.wish(app::intent::PortfolioFailed{
        {.where = "/home/a/portfolio.vignette", .what = "this file is not a portfolio", .mend = "choose another file"}});
    if (screen == app::Screen::portfolio) stage.wish(app::intent::ShowPortfolio{});
    CHECK(stage.has("Your portfolio could not be opened: this file is not a portfolio."));
    CHECK(stage.has("This is about /home/a/portfolio.vignette. Choose another file. What you write until then stays in this window."));
    CHECK_FALSE(stage.has("Nothing written yet"));
    stage.click("Try again now");
    CHECK(stage.last_intent<app::intent::TrySavingAgain>());
    // Once there are words, it is they that are not saved.
    stage.wish(app::intent::OpenQuestion{stage.model.cases.at(0).pack->id, 0});
    stage.type("Words");
    CHECK(stage.has("Save a copy elsewhere"));
    CHECK_FALSE(stage.has("Your portfolio could not be opened: this file is not a portfolio."));
  }
}

TEST_CASE("the field at the top of the portfolio leads to search") {
  Kept stage;
  stage.focus("Search your writing");
  stage.press(Key::enter);
  CHECK(stage.model.screen == app::Screen::search);
}

TEST_CASE("an empty portfolio says where answers will be and leads to the cases") {
  Stage stage;
  stage.wish(app::intent::PacksRead{tests::two_cases()});
  stage.wish(app::intent::PortfolioOpened{});
  stage.wish(app::intent::OpenQuestion{stage.model.cases.at(0).pack->id, 0});
  stage.type("  \n ");
  stage.wish(app::intent::ShowPortfolio{});
  CHECK_FALSE(stage.has("Nothing written yet"));  // still being read
  stage.wish(app::intent::ListRead{});
  CHECK(stage.has("Nothing written yet"));
  stage.click("See the cases");
  CHECK(stage.model.screen == app::Screen::shelf);
}

TEST_CASE("words in the portfolio can be chosen and copied, not changed") {
  Kept stage;
  stage.focus("What you wrote");
  stage.type("x");
  stage.press(Key::del);
  CHECK(stage.shown() == "About Wayne and risk.");
  stage.press(app::Chord{.key = Key::right, .ctrl = true, .shift = true});
  stage.press(app::Chord{.key = Key::c, .ctrl = true});
  REQUIRE(stage.last_intent<app::intent::CopyText>());
  CHECK(stage.last_intent<app::intent::CopyText>()->text == "About ");
}

TEST_CASE("an answer whose pack is gone is still shown, in the wording it answered") {
  Kept stage;
  const std::string wording = stage.model.cases.at(1).pack->questions.at(0).text.text;
  stage.model.cases.erase(stage.model.cases.begin() + 1);
  stage.settle();
  CHECK(stage.shown() == "About Wayne and risk.");
  CHECK(stage.has(wording));
  CHECK_FALSE(stage.has("Go on writing"));
}

TEST_CASE("narrow, the portfolio is a list, then an answer with a way back") {
  Kept stage(700, 600);
  CHECK_FALSE(stage.has("What you wrote"));
  stage.click("Sam, question 2");
  CHECK(stage.shown() == "About agencies.");
  CHECK_FALSE(stage.has("Sam, question 1"));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Your writing");  // the way back, which is first on what was opened
  stage.press(app::Key::enter);
  CHECK(stage.rows().size() == 3);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Sam, question 2");  // where one was
  stage.press(app::Key::enter);
  CHECK(stage.shown() == "About agencies.");
  stage.press(app::Key::escape);
  CHECK(stage.rows().size() == 3);
}

TEST_CASE("an answer that is not in memory is asked for and shown when it comes") {
  Many stage(3);
  CHECK(stage.has("Reading what you wrote."));
  REQUIRE(stage.model.chosen_answer);
  CHECK(stage.model.chosen_answer->case_id == "case-0");
  portfolio::Contents contents;
  contents.answers.push_back({"id", {"case-0", "question-1"}, "Case 0", 1, "What now?", "All of its words.", {1}, stage.now.instant, 0});
  stage.wish(app::intent::AnswersRead{contents});
  CHECK(stage.item(ui::Role::text_box, "What you wrote").value == "All of its words.");
}

TEST_CASE("of a long list only what is in view is described, and the keys walk all of it") {
  Many stage(5000);
  CHECK(stage.has("All 5000"));
  CHECK(stage.rows() < 20);
  stage.focus("Case 0, question 1");
  stage.press(Key::down);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Case 1, question 1");
  stage.press(Key::end);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Case 4999, question 1");
  CHECK(stage.focused()->seen.h > 60);
  CHECK(stage.rows() < 20);
  stage.press(Key::up);
  CHECK(stage.focused()->name == "Case 4998, question 1");
  stage.press(Key::page_up);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name != "Case 4998, question 1");
  CHECK(stage.focused()->seen.h > 60);
  stage.press(Key::enter);
  REQUIRE(stage.last_intent<app::intent::ChooseAnswer>());
  const std::string chosen = stage.last_intent<app::intent::ChooseAnswer>()->key.case_id;
  CHECK(stage.focused()->name == "Case " + chosen.substr(std::string("case-").size()) + ", question 1");
  stage.press(Key::home);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Case 0, question 1");
  CHECK(stage.item(ui::Role::heading, "Portfolio").seen.h > 0);
  // Tab leaves the list for the answer at once.
  stage.press(Key::tab);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role != ui::Role::list_item);
}

TEST_CASE("a row that has the focus keeps it when it is scrolled out of view") {
  Many stage(500);
  stage.focus("Case 0, question 1");
  stage.wheel({300, 500}, -60);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->seen.h == 0);
  stage.press(Key::down);
  CHECK(stage.focused()->name == "Case 1, question 1");
  CHECK(stage.focused()->seen.h > 60);
}

TEST_CASE("what was taken out stands in the list with its day and without a word") {
  Kept stage;
  stage.model.taken_out.push_back({portfolio::TakenOut::What::answer, stage.key(stage.sam, 3), "Sam", 3, {stage.now.instant.ms + 1000}});
  stage.settle();
  const ui::Item& marker = stage.item(ui::Role::list_item, "Sam, question 3");
  CHECK(marker.value == "Taken out on 14 October.");
  CHECK_FALSE(marker.interactive);
  CHECK(stage.rows().front() == "Sam, question 3");
  CHECK(stage.has("All 3"));
}

TEST_CASE("the portfolio stands within any window") {
  for (const auto& [wide, high] :
       {std::pair{320.0F, 500.0F}, std::pair{640.0F, 480.0F}, std::pair{720.0F, 450.0F}, std::pair{900.0F, 700.0F},
        std::pair{1000.0F, 700.0F}, std::pair{1260.0F, 800.0F}, std::pair{2000.0F, 1200.0F}}) {
    INFO(wide);
    Kept stage(wide, high);
    CHECK(stage.fits());
    stage.click("Sam, question 1");
    stage.versions_are(stage.key(stage.sam, 1), {tests::revision("a", 9, "About."), tests::revision("b", 5, "About reviews.")});
    CHECK(stage.has("Version 3 of 3"));
    CHECK(stage.fits());
  }
}

TEST_CASE("a reader of an answer sees the passages it cites, whole, each with its section") {
  Kept stage;
  const std::string quote(300, 'q');
  app::intent::AnswersRead read;
  read.contents.cited = {{.by = stage.key(stage.sam, 1),
                          .list = {{.mark = "one", .quote = quote, .section = "Case summary"},
                                   {.mark = "two", .quote = "He moved away.", .section = "Planning"}}}};
  stage.wish(read);
  stage.wish(app::intent::ChooseAnswer{stage.key(stage.sam, 1)});
  CHECK(stage.has("You cite"));
  const ui::Item& first = stage.item(ui::Role::list_item, "“" + quote + "”");
  CHECK(first.value == "Case summary");
  CHECK(stage.item(ui::Role::list_item, "“He moved away.”").value == "Planning");
  CHECK(first.rect.y >= stage.item(ui::Role::text_box, "What you wrote").rect.bottom());
  CHECK(stage.fits());
  stage.wish(app::intent::ChooseAnswer{stage.key(stage.sam, 2)});
  CHECK_FALSE(stage.has("You cite"));
}
