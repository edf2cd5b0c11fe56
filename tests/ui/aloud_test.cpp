/// Reading aloud: how fast and by which voice is chosen among the settings too, where a narrow bar has no room for it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "support/stage.hpp"
#include "ui/aloud.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;

namespace {

struct Settings : Stage {
  explicit Settings(float wide = 1440, float high = 900, float dense = 1) : Stage(wide, high, dense) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::ShowSettings{"reading"});
  }
};

const std::string later = "The voices of this computer stand here once something has been read aloud.";

}  // namespace

TEST_CASE("the speed of reading aloud is chosen among the settings, by key, in windows of every width") {
  for (const float wide : {1440.0F, 720.0F, 360.0F}) {
    Settings stage(wide, 640);
    CAPTURE(wide);
    const int before = stage.model.look.speech_speed;
    stage.focus("Speed");
    stage.press(Key::right);
    CHECK(stage.model.look.speech_speed > before);
    const ui::Item& speed = stage.item("Speed");
    CHECK(speed.rect.x >= 0);
    CHECK(speed.rect.right() <= wide);
  }
}

TEST_CASE("the voice is chosen among the settings, one after the other and back to the computer's own") {
  Settings stage(360, 640);
  CHECK(stage.has(later));
  stage.wish(app::intent::SpeechFound{{"Amy", "Brian"}});
  CHECK_FALSE(stage.has(later));
  for (const char* next : {"The computer’s own voice", "Amy", "Brian"}) {
    stage.focus(next);
    stage.press(Key::enter);
  }
  CHECK(stage.has("The computer’s own voice"));
  CHECK(stage.model.look.voice.empty());
  stage.wish(app::intent::SpeechFound{{"Amy"}});
  CHECK(stage.has("Amy"));  // there is nothing to choose
}

namespace {

/// At a question, or at a reflection of one's own.
struct Writing : Stage {
  Writing(bool question, float wide, float high, float dense = 1) : Stage(wide, high, dense) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    const auto& pack = *model.cases.at(0).pack;
    if (question)
      wish(app::intent::OpenAt{pack.id, pack.questions.at(0).id});
    else
      wish(app::intent::StartReflection{});
    wish(app::intent::Paste{app::Field::answer, "One."});
  }
};

const std::string aloud = "Read aloud";

}  // namespace

TEST_CASE("while a case is read aloud, its rail says how long is left to hear; with reading times hidden it does not") {
  Stage stage;
  pack::Shelf shelf = tests::two_cases();
  std::string long_text;
  for (int i = 0; i < 700; ++i) long_text += i % 10 == 9 ? "word. " : "word ";
  shelf.cases.at(0).sections.at(1).blocks.at(0).text = long_text;
  shelf.cases.at(0).sections.at(1).blocks.at(0).spans.clear();
  shelf.cases.at(0).warnings.clear();
  shelf.cases.at(0).minutes_to_read = 4;
  stage.wish(app::intent::PacksRead{shelf});
  stage.wish(app::intent::PortfolioOpened{});
  stage.wish(app::intent::OpenCase{shelf.cases.at(0).id});
  const auto left = [&](const char* how) {
    return std::ranges::any_of(stage.outline.items, [&](const ui::Item& item) { return item.name.ends_with(how); });
  };
  CHECK(left("left to read"));
  CHECK_FALSE(left("left to hear"));
  stage.wish(app::intent::ReadAloud{});
  const auto left_to_hear = [&] {
    return "About " + std::to_string(std::lround(app::minutes_to_hear(stage.model))) + " minutes left to hear";
  };
  CHECK(app::minutes_to_hear(stage.model) > 4);
  const std::string usual = left_to_hear();
  CHECK(stage.has(usual));
  CHECK_FALSE(left("left to read"));
  app::Look look = stage.model.look;
  look.speech_speed = 200;
  stage.wish(app::intent::ChangeLook{look});
  CHECK(left_to_hear() != usual);
  CHECK(stage.has(left_to_hear()));
  look.reading_times = false;
  stage.wish(app::intent::ChangeLook{look});
  CHECK_FALSE(left("left to hear"));
  look.reading_times = true;
  stage.wish(app::intent::ChangeLook{look});
  stage.wish(app::intent::StopReading{});
  CHECK(left("left to read"));
}

TEST_CASE("where one writes, reading aloud begins from the bar as well") {
  for (const bool question : {true, false}) {
    Writing stage(question, 1440, 900);
    CAPTURE(question);
    stage.click(aloud);
    CHECK(stage.model.aloud.on);
    CHECK(stage.has("Pause"));
  }
}

TEST_CASE("its tool has its sign wherever that leaves a question's steps clear") {
  Writing usual(true, 1440, 900), tight(true, 688, 450, 2);
  const page::Rect tool = tight.item(aloud).rect, steps = tight.item("Question 1, this one").rect;
  CHECK(tool.w == usual.item(aloud).rect.w);
  CHECK(tool.right() <= steps.x - 4);
  CHECK(tool.right() > steps.x - 12);  // else this would say nothing
}

TEST_CASE(
    "where one writes, its tool stands clear of what else is on the bar, and is left out where there is no room; a key does it then") {
  for (const bool question : {true, false})
    for (const float high : {240.0F, 480.0F, 900.0F})
      for (float wide = 320; wide <= 1440; wide += 40) {
        Writing stage(question, wide, high);
        INFO(question << " " << wide << " by " << high << "\n" << stage.printed());
        const ui::Item* tool = stage.outline.find(aloud);
        if (tool == nullptr) {
          stage.press(app::Chord{.key = Key::r, .ctrl = true});
          CHECK(stage.model.aloud.on);
          continue;
        }
        CHECK(tool->rect.right() <= wide);
        for (const ui::Item& other : stage.outline.items) {
          const bool thing = other.interactive || other.role == ui::Role::status || other.role == ui::Role::paragraph;
          if (&other == tool || !thing || other.seen.w <= 0 || other.seen.y >= tool->rect.bottom() || other.seen.bottom() <= tool->rect.y)
            continue;
          CHECK((other.seen.x >= tool->rect.right() || other.seen.right() <= tool->rect.x));
        }
      }
}

TEST_CASE("where nothing can be read the tool is faint, says why, and can be tried again; heard once, it is as it was") {
  for (const bool question : {true, false}) {
    Writing stage(question, 1440, 900);
    CAPTURE(question);
    CHECK((stage.item(aloud).states & ui::disabled) == 0);
    stage.click(aloud);
    stage.wish(app::intent::SpeechFailed{words::Problem{.what = "No voice", .mend = "Install one"}});
    CHECK((stage.item(aloud).states & ui::disabled) != 0);
    CHECK(stage.item(aloud).value.find("No voice") != std::string::npos);
    CHECK(stage.item(aloud).value.find("Install one") != std::string::npos);
    stage.focus(aloud);
    stage.press(Key::enter);
    REQUIRE(stage.model.aloud.on);
    CHECK(ui::aloud_tool(stage.model, 36).off.empty());  // it reads, as far as is known
    stage.press(Key::escape);
    CHECK((stage.item(aloud).states & ui::disabled) != 0);  // given up before a word was heard
    stage.click(aloud);
    stage.wish(app::intent::SpeechFound{{"Amy"}});
    stage.press(Key::escape);
    CHECK((stage.item(aloud).states & ui::disabled) == 0);
    CHECK(stage.item(aloud).value.empty());
  }
}

TEST_CASE("what is read stays where it was when reading begins and ends, in windows of every width") {
  for (const float high : {768.0F, 900.0F})
    for (float wide = 640; wide <= 1440; wide += 64) {
      Writing stage(true, wide, high);
      CAPTURE(wide, high);
      const page::Rect before = stage.item("Your answer").rect;
      stage.press(app::Chord{.key = Key::r, .ctrl = true});
      REQUIRE(stage.model.aloud.on);
      CHECK(stage.item("Your answer").rect.y == before.y);
      stage.press(Key::escape);
      CHECK(stage.item("Your answer").rect.y == before.y);
    }
}

TEST_CASE("on the bar over a question the way to be read to has its word, at 200 per cent too") {
  for (const auto& [wide, high] :
       {std::pair{640.0F, 400.0F}, std::pair{720.0F, 450.0F}, std::pair{1024.0F, 640.0F}, std::pair{1440.0F, 900.0F}}) {
    Writing stage(true, wide, high);
    CAPTURE(wide);
    CHECK(stage.item(ui::Role::button, aloud).rect.w > 70);
  }
}
