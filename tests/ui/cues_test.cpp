/// The line about what was written: it says where it belongs, why it is asked, and goes in one click; by pointer and by key.
#include <catch2/catch_test_macros.hpp>

#include "support/stage.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;

namespace {

const std::string told =
    "On Monday I visited the placement and saw the key worker. We went through the papers and I updated the contact details. On Wednesday "
    "I rang the school and left a message. On Friday I wrote up the minutes and sent them to the panel.";
const std::string elsewhere = "In question 1 you describe what happened. What do you make of it?";
const std::string here = "In this answer you describe what happened. What do you make of it?";
const std::string settings_switch = "Ask me one thing about what I wrote when I leave it";

/// The second question, after the first was left.
struct Left : Stage {
  explicit Left(float wide = 1440, float high = 900, float dense = 1) : Stage(wide, high, dense) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    const auto& pack = *model.cases.at(0).pack;
    wish(app::intent::OpenAt{pack.id, pack.questions.at(0).id});
    paste(told);
    press(app::Chord{.key = Key::page_down, .ctrl = true});
  }
  const ui::Item& line() const { return item(ui::Role::paragraph, elsewhere); }
};

/// Everything of the line lies in the column, one thing below or beside the other.
void check_fits(const Left& stage) {
  for (const char* name : {"Why this?", "Go back to it", "Not now", "Don’t show these"}) {
    INFO(name);
    const ui::Item& item = stage.item(ui::Role::button, name);
    CHECK(item.rect.x >= 0);
    CHECK(item.rect.right() <= stage.width);
    CHECK(item.rect.y >= stage.line().rect.bottom());
  }
  CHECK(stage.item(ui::Role::text_box, "Your answer").rect.y > stage.item("Don’t show these").rect.bottom());
}

}  // namespace

TEST_CASE("the question that was left is asked about at the head of the next one; the sheet keeps the caret") {
  Left stage;
  CHECK(stage.model.question == 1);
  REQUIRE(stage.has(elsewhere));
  check_fits(stage);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Your answer");
}

TEST_CASE("one is asked for beside the answer too, quietly, as long as none is shown") {
  Stage stage;
  stage.wish(app::intent::PacksRead{tests::two_cases()});
  stage.wish(app::intent::PortfolioOpened{});
  const auto& pack = *stage.model.cases.at(0).pack;
  stage.wish(app::intent::OpenAt{pack.id, pack.questions.at(0).id});
  CHECK_FALSE(stage.has("Ask me one thing about this"));  // nothing is written yet
  stage.paste(told);
  stage.click(ui::Role::link, "Ask me one thing about this");
  CHECK(stage.has(here));
  CHECK_FALSE(stage.has("Ask me one thing about this"));
  stage.click("Not now");
  CHECK(stage.has("Ask me one thing about this"));
  for (const float wide : {320.0F, 480.0F, 720.0F, 1024.0F}) {
    INFO(wide);
    Stage narrow(wide, 700);
    narrow.wish(app::intent::PacksRead{tests::two_cases()});
    narrow.wish(app::intent::PortfolioOpened{});
    narrow.wish(app::intent::OpenAt{pack.id, pack.questions.at(0).id});
    narrow.paste("Short.");
    const page::Rect ask = narrow.item(ui::Role::link, "Ask me one thing about this").rect, count = narrow.item("Count words").rect;
    CHECK(ask.right() <= wide);
    CHECK((ask.right() <= count.x || ask.bottom() <= count.y || ask.y >= count.bottom()));
  }
}

TEST_CASE("why it is asked unfolds, with how to be rid of it, and folds again") {
  Left stage;
  const float before = stage.item("Your answer").rect.y;
  stage.click("Why this?");
  const bool says_why = stage.printed().find("The rule looks for words of thinking") != std::string::npos;
  const bool says_how = stage.printed().find("Only you see it, and it is kept nowhere") != std::string::npos;
  CHECK(says_why);
  CHECK(says_how);
  CHECK((stage.item("Why this?").states & ui::expanded) != 0);
  CHECK(stage.item("Your answer").rect.y > before);
  stage.click("Why this?");
  CHECK(stage.item("Your answer").rect.y == before);
}

TEST_CASE("going back to it keeps the line there, without the way to where one is") {
  Left stage;
  stage.click("Go back to it");
  CHECK(stage.model.question == 0);
  CHECK(stage.has(here));
  CHECK_FALSE(stage.has("Go back to it"));
  stage.click("Not now");
  CHECK_FALSE(stage.has(here));
}

TEST_CASE("by keyboard alone: to the line, and away with all of them") {
  Left stage;
  stage.focus("Don’t show these");
  stage.press(Key::enter);
  CHECK_FALSE(stage.has(elsewhere));
  CHECK_FALSE(stage.model.habits.cues);
  CHECK(stage.printed().find("The switch is in Settings, under Reading") != std::string::npos);
}

TEST_CASE("the switch in the settings, both ways") {
  Left stage;
  stage.wish(app::intent::ShowSettings{});
  REQUIRE((stage.item(settings_switch).states & ui::checked) != 0);
  stage.click(settings_switch);
  CHECK_FALSE(stage.model.habits.cues);
  CHECK_FALSE(stage.model.notice);
  stage.click(settings_switch);
  CHECK(stage.model.habits.cues);
}

TEST_CASE("the words beside the switch stand in two lines where there is room for one only") {
  Left stage(360, 225, 4);
  stage.wish(app::intent::ShowSettings{});
  CHECK(stage.item(settings_switch).rect.right() <= 360);
  CHECK(stage.item(settings_switch).rect.h > 40);
}

TEST_CASE("the line fits at 200 per cent, and in small windows") {
  for (const auto& [wide, high, dense] : {std::tuple{720.0F, 450.0F, 2.0F}, {640.0F, 480.0F, 1.0F}, {320.0F, 240.0F, 2.0F}}) {
    INFO(wide << " by " << high);
    Left stage(wide, high, dense);
    REQUIRE(stage.has(elsewhere));
    check_fits(stage);
  }
}

TEST_CASE("of the last question it is asked at the end of the case, with the way back to it") {
  Left stage;
  const auto& pack = *stage.model.cases.at(0).pack;
  const auto last = pack.questions.size() - 1;
  stage.wish(app::intent::OpenQuestion{pack.id, last});
  stage.paste(told);
  const std::string line = "In question " + std::to_string(last + 1) + " you describe what happened. What do you make of it?";
  CHECK_FALSE(stage.has(line));  // not under what is being written
  stage.press(app::Chord{.key = Key::page_down, .ctrl = true});
  REQUIRE(stage.model.screen == app::Screen::end_of_case);
  REQUIRE(stage.has(line));
  stage.click("Go back to it");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(stage.model.question == last);
  stage.press(app::Chord{.key = Key::page_down, .ctrl = true});
  stage.click("Not now");
  CHECK_FALSE(stage.has(line));
}

TEST_CASE("whoever goes to what can be done with it by key sees all of its sentence") {
  Left stage(720, 450, 2);
  for (int i = 0; i < 6; ++i) stage.press(Key::page_down);
  stage.focus("Why this?");
  const ui::Item& sentence = stage.line();
  CHECK(sentence.seen.h >= sentence.rect.h);
  CHECK(stage.item("Why this?").seen.h >= stage.item("Why this?").rect.h);
}
