/// The versions of an answer: the slider, what came in, bringing one back.
#include <catch2/catch_test_macros.hpp>

#include "found_support.hpp"

using namespace vignette;
using app::Key;
using tests::Kept;
using tests::revision;

namespace {

struct Versions : Kept {
  explicit Versions(float wide = 1440, float high = 900) : Kept(wide, high) {
    click("Sam, question 1");
    versions_are(key(sam, 1), {revision("a", 30, "About reviews."), revision("b", 20, "About reviews, and late."),
                               revision("c", 10, "About reviews, and how late I notice.")});
  }
  const ui::Item& slider() const { return item(ui::Role::slider, "Versions"); }
};

}  // namespace

TEST_CASE("an answer without versions has no slider, and says that nothing is lost") {
  Kept stage;
  CHECK(stage.outline.find(ui::Role::slider, "Versions") == nullptr);
  CHECK(stage.has("Nothing is lost unless you take it out for good."));
}

TEST_CASE("the present text is the last version, and arrow keys step from one to the next") {
  Versions stage;
  CHECK(stage.slider().value == "Version 4 of 4, now");
  CHECK(stage.shown() == "About reviews and risk.");
  stage.focus("Versions");
  stage.press(Key::left);
  CHECK(stage.shown() == "About reviews, and how late I notice.");
  CHECK(stage.has("Version 3 of 4"));
  CHECK(stage.has("New since version 2"));
  stage.press(Key::left);
  stage.press(Key::left);
  CHECK(stage.shown() == "About reviews.");
  CHECK_FALSE(stage.has("New since version 0"));
  stage.press(Key::left);
  CHECK(stage.shown() == "About reviews.");
  stage.press(Key::end);
  CHECK(stage.shown() == "About reviews and risk.");
}

TEST_CASE("the slider follows the pointer to the nearest version") {
  Versions stage;
  const page::Rect line = stage.slider().rect;
  stage.drag({line.right() - 14, line.y + line.h / 2}, {line.x + line.w * 0.34F, line.y + line.h / 2});
  CHECK(stage.shown() == "About reviews, and late.");
}

TEST_CASE("a text that is the newest version counts once") {
  Kept stage;
  stage.click("Sam, question 1");
  stage.versions_are(stage.key(stage.sam, 1), {revision("a", 30, "About."), revision("b", 20, "About reviews and risk.")});
  CHECK(stage.item(ui::Role::slider, "Versions").value == "Version 2 of 2, now");
  CHECK((stage.item(ui::Role::button, "Bring this version back").states & ui::disabled) != 0);
  CHECK(stage.has("This is how it stands now."));
}

TEST_CASE("an earlier version is brought back by name") {
  Versions stage;
  stage.wish(app::intent::ShowVersion{1});
  stage.click("Bring this version back");
  REQUIRE(stage.last_intent<app::intent::BringBack>());
  CHECK(stage.last_intent<app::intent::BringBack>()->index == 1);
  CHECK(app::find_draft(stage.model, stage.key(stage.sam, 1))->editing.text == "About reviews, and late.");
}

TEST_CASE("of a version that was taken out only the marker is shown") {
  Versions stage;
  stage.model.versions.list[1].text.clear();
  stage.model.versions.list[1].taken_out = stage.now.instant;
  stage.wish(app::intent::ShowVersion{1});
  CHECK(stage.has("Taken out on 14 October."));
  CHECK(stage.outline.find(ui::Role::text_box, "What you wrote") == nullptr);
  CHECK((stage.item(ui::Role::button, "Bring this version back").states & ui::disabled) != 0);
  stage.wish(app::intent::ShowVersion{2});
  CHECK_FALSE(stage.has("New since version 2"));
}

TEST_CASE("words chosen in the text are the passage that is asked about; without any it is the version or the answer") {
  using What = portfolio::TakenOut::What;
  Versions stage;
  stage.click("Take out for good");
  REQUIRE(stage.last_intent<app::intent::AskTakeOut>());
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::answer);
  stage.wish(app::intent::ShowPortfolio{});
  stage.wish(app::intent::ShowVersion{0});
  stage.click("Take out for good");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::version);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->version == 0);
  stage.wish(app::intent::ShowPortfolio{});
  stage.focus("What you wrote");
  stage.press(app::Chord{.key = Key::home, .ctrl = true});
  stage.press(app::Chord{.key = Key::right, .ctrl = true, .shift = true});
  stage.click("Take out for good");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::passage);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->passage == "About ");
}

TEST_CASE("in a low window the versions follow the text") {
  Versions low(1100, 480);
  CHECK(low.slider().rect.y > low.item(ui::Role::text_box, "What you wrote").rect.bottom());
  Versions high(1440, 900);
  CHECK(high.slider().rect.y > 700);
}
