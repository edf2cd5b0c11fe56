// What is printed for a workshop, beside its plan: by name and by keys.
#include <catch2/catch_test_macros.hpp>

#include "support/a_team.hpp"
#include "words/words.hpp"

using namespace vignette;
using app::Key;
using app::Paper;
using tests::TeamStage;
using words::Word;

namespace {

struct Printing : TeamStage {
  explicit Printing(float wide = 1440, float high = 900) : TeamStage(wide, high) {
    plan();
    set();
  }
  const app::TeamPapers& papers() { return team().papers; }
  void set() {
    std::vector<app::PaperSet> sets;
    for (const Paper one : app::papers_of(team().choice)) sets.push_back({one, static_cast<std::size_t>(one) + 1, "Words of it"});
    wish(app::intent::PapersSet{papers().asked, sets});
  }
};

}  // namespace

TEST_CASE("team papers: each stands with its pages, is ticked, and is left out when it is not") {
  Printing stage;
  CHECK(stage.item(ui::Role::check_box, "Invitation").value == "1 page");
  CHECK(stage.item(ui::Role::check_box, "The case, to hand out").value == "2 pages");
  CHECK((stage.item(ui::Role::check_box, "Slips").states & ui::checked) != 0);
  REQUIRE(stage.has("Print all"));
  stage.click("The case, to hand out");
  CHECK((stage.item(ui::Role::check_box, "The case, to hand out").states & ui::checked) == 0);
  CHECK_FALSE(stage.has("Print all"));
  stage.click("Print what is ticked");
  REQUIRE(stage.last_intent<app::intent::WritePapers>());
  CHECK_FALSE(stage.last_intent<app::intent::WritePapers>()->each);
  CHECK((stage.item(ui::Role::button, "Save each as a file").states & ui::disabled) != 0);
  stage.wish(app::intent::PapersUnderWay{1});
  CHECK(stage.has("Writing 1 of 1."));
  stage.wish(app::intent::PapersWritten{"/home/m/Sam.pdf"});
  CHECK(stage.has("Saved as /home/m/Sam.pdf. Print it from the program that opens it."));
  stage.click("Save each as a file");
  CHECK(stage.last_intent<app::intent::WritePapers>()->each);
  stage.wish(app::intent::PapersUnderWay{3});
  CHECK(stage.has("Writing 3 of 4."));
  stage.wish(app::intent::PapersNotWritten{{.what = "this disk is full", .mend = "make room on it"}});
  CHECK(stage.has("This disk is full. Make room on it."));
}

TEST_CASE("team papers: slips are for as many as come, four to a page, and not there where nobody writes on paper") {
  Printing stage;
  REQUIRE(stage.has("Slips for 4 people"));
  stage.click("More");
  CHECK(stage.has("Slips for 8 people"));
  CHECK(stage.papers().asked == 2);
  stage.click("Fewer");
  CHECK(stage.has("Slips for 4 people"));
  stage.click("Fewer");
  CHECK(stage.has("Slips for 4 people"));
  stage.clicks("Paper slips");
  CHECK_FALSE(stage.outline.find(ui::Role::check_box, "Slips"));
  CHECK_FALSE(stage.has("Slips for 4 people"));
  CHECK(stage.has("Print all"));
}

TEST_CASE("team papers: what is ticked can be looked at first, page by page, in every window, and one comes back by Escape") {
  for (const auto size : {page::Rect{0, 0, 1440, 900}, {0, 0, 1100, 800}, {0, 0, 640, 480}}) {
    INFO(size.w);
    Printing stage(size.w, size.h);
    stage.click("Invitation");
    stage.click("Look first");
    REQUIRE(stage.papers().looking);
    CHECK_FALSE(stage.has("What is kept"));
    CHECK(stage.item(ui::Role::image, "The case, to hand out, page 1 of 2").value == "Words of it");
    stage.click("Next page");
    stage.click("Next page");
    CHECK(stage.has("Slips, page 1 of 3"));
    stage.click("Previous");
    CHECK(stage.has("The case, to hand out, page 2 of 2"));
    stage.press(Key::escape);
    CHECK_FALSE(stage.papers().looking);
    CHECK(stage.has("What is kept"));
    stage.click("Look first");
    stage.click("Letter");
    CHECK(stage.papers().choice.letter);
    stage.click("Back to the plan");
    CHECK_FALSE(stage.papers().looking);
    CHECK(stage.model.screen == app::Screen::team_plan);
  }
}

TEST_CASE("team papers: by keys alone, and the keyboard stays with what it is at") {
  Printing stage;
  stage.focus("Look first");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Back to the plan");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Look first");
}

TEST_CASE("team papers: until they are set, and where they can't be, that is said") {
  TeamStage stage;
  stage.plan();
  CHECK(stage.has("The pages are being set."));
  stage.wish(app::intent::PapersNotSet{stage.team().papers.asked, {.what = "the library is not there", .mend = "install it"}});
  CHECK(stage.has("The library is not there. Install it."));
}
