// The shelf, by name.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/stage.hpp"
#include "ui/hooks.hpp"

using namespace vignette;
using tests::Stage;
using ui::Role;

namespace {

constexpr const char* sam = "Sam. Reviewing to keep other people safe";
constexpr const char* wayne = "Wayne. Planning to keep other people safe";

void fill(Stage& stage) {
  stage.wish(app::intent::PortfolioOpened{});
  stage.wish(app::intent::PacksRead{tests::two_cases()});
}

bool near(page::Rect rect, float x, float y, float w, float h) {
  const auto close = [](float a, float b) { return std::abs(a - b) <= 1; };
  return close(rect.x, x) && close(rect.y, y) && close(rect.w, w) && close(rect.h, h);
}

/// Every stop by Tab, once round.
std::vector<ui::Id> tab_round(Stage& stage) {
  std::vector<ui::Id> stops;
  for (int i = 0; i < 200; ++i) {
    stage.press(app::Key::tab);
    if (!stops.empty() && stage.memory.focus == stops.front()) break;
    stops.push_back(stage.memory.focus);
  }
  return stops;
}

}  // namespace

TEST_CASE("the shelf stands on the grid of its picture") {
  Stage stage;
  fill(stage);
  CHECK(near(stage.item(Role::region, "Navigation").rect, 0, 0, 224, 900));
  CHECK(near(stage.item(Role::button, "Cases").rect, 0, 88, 223, 44));
  CHECK(near(stage.item(Role::heading, "Cases").rect, 288, 52, 110, 48));
  // Without anything to continue, the cards stand where the strip would be.
  const auto& first = stage.item(sam).rect;
  const auto& second = stage.item(wayne).rect;
  CHECK(near(first, 288, 52 + 48 + 32 + 20 + 14, 344, 528));
  CHECK(near(second, 288 + 344 + 28, first.y, 344, 528));
}

TEST_CASE("a card says what it is about before it is opened, and opens on a click") {
  Stage stage;
  fill(stage);
  CHECK(stage.has("Keeping other people safe"));
  CHECK(stage.has("Two case illustrations"));
  CHECK(stage.has("Reviewing"));
  CHECK(stage.has("About a child looked after away from home"));
  CHECK(stage.has("6 minutes to read, about 18 to reflect"));
  CHECK(stage.has("Not started, 4 questions"));
  CHECK(stage.has("Before you read. Sexual assault; sexualised behaviour at school."));
  stage.click(sam);
  REQUIRE(stage.last_intent<app::intent::OpenCase>());
  CHECK(stage.last_intent<app::intent::OpenCase>()->case_id == "made-up-Sam");
  CHECK(stage.model.screen != app::Screen::shelf);
}

TEST_CASE("a card opens by the keyboard alone") {
  Stage stage;
  fill(stage);
  stage.press({app::Key::f6});
  CHECK(stage.focused()->name == "Cases");
  stage.press({app::Key::f6});
  CHECK(stage.focused()->name == sam);
  stage.press(app::Key::tab);
  CHECK(stage.focused()->name == wayne);
  stage.press(app::Key::enter);
  REQUIRE(stage.last_intent<app::intent::OpenCase>());
  CHECK(stage.last_intent<app::intent::OpenCase>()->case_id == "made-up-Wayne");
}

TEST_CASE("reading times are hidden when they are not wanted, covers too") {
  Stage stage;
  fill(stage);
  app::Look look = stage.model.look;
  look.reading_times = false;
  look.covers = false;
  stage.wish(app::intent::ChangeLook{look});
  CHECK_FALSE(stage.has("6 minutes to read, about 18 to reflect"));
  CHECK(stage.item(sam).rect.h < 528);
}

TEST_CASE("what was being written is offered first") {
  Stage stage;
  fill(stage);
  stage.wish(app::intent::OpenAt{"made-up-Sam", "question-3"});
  stage.wish(
      app::intent::Edit{app::Field::answer, {.at = 0, .removed = "", .inserted = "What stays with me is this."}, app::EditKind::typing});
  stage.now.instant.ms += 24LL * 60 * 60 * 1000;
  stage.wish(app::intent::ShowShelf{});
  stage.wish(app::intent::Saved{1'000'000});
  CHECK(stage.has("Continue where you left off"));
  CHECK(stage.has("Sam, question 3 of 4"));
  CHECK(std::ranges::any_of(stage.outline.items, [](const ui::Item& item) {
    return item.name.starts_with("You stopped ") && item.name.contains(", after 6 words.");
  }));
  CHECK(stage.has("1 of 4 questions answered"));
  CHECK(stage.item(sam).rect.y == 320);
  stage.click("Continue writing");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(stage.model.question == 2);
}

TEST_CASE("few cases need no search, many do, and it finds by title and summary") {
  Stage stage;
  fill(stage);
  CHECK_FALSE(stage.has("Search cases"));
  pack::Shelf shelf;
  for (const char* name : {"Ada", "Ben", "Cai", "Dot", "Eve", "Fay", "Gus"}) shelf.cases.push_back(tests::sample_case(name));
  stage.wish(app::intent::PacksRead{shelf});
  stage.click("Search cases");
  stage.type("caí");
  CHECK(stage.has("Cai. Reviewing to keep other people safe"));
  CHECK_FALSE(stage.has("Ada. Reviewing to keep other people safe"));
  stage.type("zzz");
  CHECK(stage.has("No case has these words in its title or summary."));
  stage.click("Show all cases");
  CHECK(stage.has("Ada. Reviewing to keep other people safe"));
}

TEST_CASE("an empty shelf says what to do") {
  Stage stage;
  stage.settle();
  CHECK_FALSE(stage.has("No cases here yet"));  // still looking
  stage.wish(app::intent::PacksRead{});
  CHECK(stage.has("No cases here yet"));
}

TEST_CASE("packs with problems are said so, with a way to them") {
  Stage stage;
  auto shelf = tests::two_cases();
  shelf.cases[1].problems.push_back({.where = "case.md", .line = 3, .what = "this footnote is used nowhere"});
  stage.wish(app::intent::PacksRead{shelf});
  stage.click("See what was found in Wayne");
  REQUIRE(stage.last_intent<app::intent::ShowProblems>());
  CHECK(stage.last_intent<app::intent::ShowProblems>()->case_id == "made-up-Wayne");
}

TEST_CASE("a narrow window has one card, and the places in a menu") {
  Stage stage(720, 450, 2);
  fill(stage);
  const auto& card = stage.item(sam).rect;
  CHECK(near(card, 66, 136, 588, card.h));  // as high as its words
  CHECK_FALSE(stage.has("Portfolio"));
  stage.click("Menu");
  stage.click("Portfolio");
  CHECK(stage.model.screen == app::Screen::portfolio);
}

TEST_CASE("nothing lies outside a narrow window") {
  for (const float width : {320.0F, 400.0F, 640.0F, 859.0F, 860.0F, 1000.0F, 1179.0F, 1180.0F, 1440.0F, 2400.0F}) {
    INFO(width);
    Stage stage(width, 800);
    fill(stage);
    stage.wish(app::intent::OpenAt{"made-up-Sam", "question-3"});
    stage.wish(app::intent::ShowShelf{});
    for (const auto& item : stage.outline.items) {
      INFO(item.name);
      CHECK(item.rect.x >= 0);
      CHECK(item.rect.right() <= width + 0.5F);
    }
  }
}

TEST_CASE("Tab walks the shelf in the outline's order and leaves nothing out") {
  Stage stage;
  fill(stage);
  std::vector<ui::Id> expected;
  for (const auto& item : stage.outline.items) {
    if (item.interactive && (item.states & ui::disabled) == 0) expected.push_back(item.id);
  }
  CHECK(expected.size() >= 6);
  CHECK(tab_round(stage) == expected);
}

TEST_CASE("wherever the pointer is a hand, the outline has something to use") {
  Stage stage;
  fill(stage);
  std::size_t hands = 0;
  for (float y = 4; y < 900; y += 24) {
    for (float x = 4; x < 1440; x += 24) {
      stage.draw({ui::PointerMoved{{x, y}}});
      if (stage.pointer_shape != ui::Frame::Pointer::hand) continue;
      ++hands;
      INFO(x << ", " << y);
      CHECK(std::ranges::any_of(stage.outline.items, [&](const ui::Item& item) { return item.interactive && item.seen.contains({x, y}); }));
    }
  }
  CHECK(hands > 100);
}

TEST_CASE("a shelf that has settled asks for nothing more") {
  Stage stage;
  fill(stage);
  const auto before = stage.printed();
  stage.draw();
  CHECK_FALSE(stage.again);
  CHECK_FALSE(stage.wake_after.has_value());
  CHECK(stage.printed() == before);
  CHECK(stage.intents.size() == 2);
}

TEST_CASE("a notice stands at the foot until it is closed, and the screen makes room for it") {
  Stage stage;
  fill(stage);
  stage.wish(app::intent::LinkFailed{{.where = {}, .what = "no browser could be opened", .mend = "copy the address instead"}});
  CHECK(stage.item(Role::status, "No browser could be opened. Copy the address instead.").rect.y > 800);
  CHECK(stage.item(Role::region, "Navigation").rect.h < 900);
  stage.click("Close this");
  CHECK_FALSE(stage.model.notice.has_value());
  CHECK(stage.item(Role::region, "Navigation").rect.h == 900);
}

TEST_CASE("the debug panel opens with F12, and clicks on it press nothing under it") {
  Stage stage;
  fill(stage);
  stage.press(app::Key::f12);
  CHECK(stage.model.debug_panel);
  stage.settle();
  const auto panel = stage.memory.debug_rect;
  REQUIRE(panel.w > 0);
  const auto wished = stage.intents.size();
  stage.click_at({panel.x + panel.w / 2, panel.y + panel.h / 2});
  CHECK(stage.intents.size() == wished);
  stage.press(app::Key::f12);
  CHECK_FALSE(stage.model.debug_panel);
}

TEST_CASE("Ctrl and the wheel change the text size") {
  Stage stage;
  fill(stage);
  stage.wheel({700, 400}, 1, true);
  CHECK(stage.model.look.text_size == 110);
  stage.wheel({700, 400}, -1, true);
  CHECK(stage.model.look.text_size == 100);
}

TEST_CASE("two packs with one id have a card each, which opens its own and says where both lie") {
  Stage stage;
  stage.wish(app::intent::PortfolioOpened{});
  pack::Shelf shelf = tests::two_cases();
  pack::Case other = shelf.cases[0];
  shelf.cases[0].file = "/packs/sam/case.md";
  other.file = "/more/sam/case.md";
  other.title = "A later telling: Sam";
  shelf.cases.insert(shelf.cases.begin() + 1, other);
  stage.wish(app::intent::PacksRead{shelf});
  CHECK(stage.has("Three case illustrations"));
  const auto says = [&](std::string_view here, std::string_view there) {
    return std::ranges::any_of(stage.outline.items, [&](const ui::Item& item) {
      const auto at = item.name.find(here);
      return item.role == Role::note && at != std::string::npos && item.name.find(there, at) != std::string::npos;
    });
  };
  CHECK(says("/packs/sam", "/more/sam"));
  CHECK(says("/more/sam", "/packs/sam"));
  stage.click("Sam. A later telling");
  CHECK(app::current_case(stage.model)->pack->title == other.title);
  stage.wish(app::intent::ShowShelf{});
  stage.click(sam);
  CHECK(app::current_case(stage.model)->pack->file == "/packs/sam/case.md");
}

TEST_CASE("what could not be read while looking for cases is a click away") {
  Stage stage;
  pack::Shelf shelf = tests::two_cases();
  shelf.problems.push_back({.where = "/packs/closed", .what = "This folder cannot be opened", .mend = "Check that you may read it"});
  stage.wish(app::intent::PacksRead{shelf});
  stage.click("See what could not be read");
  CHECK(stage.has("This folder cannot be opened"));
}
