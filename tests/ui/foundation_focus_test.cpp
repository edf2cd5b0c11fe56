// Focus, pointer and keys, on parts by themselves.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "support/stage.hpp"
#include "ui/hooks.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using tests::Stage;

namespace {

/// Buttons that count how often they were activated.
struct Counting {
  Stage stage{800, 600};
  std::map<std::string, int> counts;

  explicit Counting(std::vector<std::string> names) {
    stage.parts = [this, names](ui::Frame& frame) {
      float y = 20;
      for (const auto& name : names) {
        if (ui::button(frame, name, {20, y, 0, 0})) ++counts[name];
        y += 60;
      }
    };
    stage.settle();
  }
};

std::vector<std::string> tab_order(Stage& stage) {
  std::vector<std::string> order;
  for (;;) {
    stage.press(app::Key::tab);
    const auto* item = stage.focused();
    if (!item || (!order.empty() && order.front() == item->name)) return order;
    order.push_back(item->name);
  }
}

}  // namespace

TEST_CASE("a press and a release in one frame are one click") {
  Counting table({"One", "Two"});
  table.stage.click("Two");
  CHECK(table.counts["Two"] == 1);
  CHECK(table.counts["One"] == 0);
}

TEST_CASE("a press in one frame and a release in a later one are one click") {
  Counting table({"One"});
  table.stage.send({ui::PointerPressed{.at = {30, 30}}});
  CHECK(table.counts["One"] == 0);
  table.stage.send({ui::PointerMoved{{32, 32}}});
  table.stage.send({ui::PointerReleased{.at = {32, 32}}});
  CHECK(table.counts["One"] == 1);
}

TEST_CASE("two clicks that arrive together are two") {
  Counting table({"One"});
  table.stage.send({ui::PointerPressed{.at = {30, 30}}, ui::PointerReleased{.at = {30, 30}},
                    ui::PointerPressed{.at = {30, 30}, .clicks = 2}, ui::PointerReleased{.at = {30, 30}}});
  CHECK(table.counts["One"] == 2);
}

TEST_CASE("letting go elsewhere is no click, nor is the right button") {
  Counting table({"One", "Two"});
  table.stage.send({ui::PointerPressed{.at = {30, 30}}, ui::PointerReleased{.at = {30, 90}}});
  table.stage.send(
      {ui::PointerPressed{.at = {30, 30}, .button = ui::Button::right}, ui::PointerReleased{.at = {30, 30}, .button = ui::Button::right}});
  CHECK(table.counts.empty());
  table.stage.click("One");
  CHECK(table.counts["One"] == 1);
}

TEST_CASE("Enter and Space activate what has the focus, once each, and not while they repeat") {
  Counting table({"One", "Two"});
  table.stage.press(app::Key::tab);
  table.stage.press(app::Key::enter);
  table.stage.type(" ");
  CHECK(table.counts["One"] == 2);
  table.stage.send({ui::KeyPressed{{app::Key::enter}, true}});
  CHECK(table.counts["One"] == 2);
}

TEST_CASE("keys that arrive together each meet what the one before left") {
  Counting table({"One", "Two", "Three"});
  using ui::KeyPressed;
  table.stage.send({KeyPressed{{app::Key::tab}}, KeyPressed{{app::Key::enter}}, KeyPressed{{app::Key::tab}}, KeyPressed{{app::Key::tab}},
                    KeyPressed{{app::Key::enter}}});
  CHECK(table.counts["One"] == 1);
  CHECK(table.counts["Two"] == 0);
  CHECK(table.counts["Three"] == 1);
}

TEST_CASE("Tab goes round in the outline's order, Shift+Tab back") {
  Counting table({"One", "Two", "Three"});
  CHECK(tab_order(table.stage) == std::vector<std::string>{"One", "Two", "Three"});
  table.stage.press({app::Key::tab, false, true});
  CHECK(table.stage.focused()->name == "Three");
}

TEST_CASE("the ring shows for the keyboard and not for the pointer") {
  Counting table({"One", "Two"});
  table.stage.click("One");
  CHECK(table.stage.focused()->name == "One");
  CHECK_FALSE(table.stage.memory.ring);
  table.stage.press(app::Key::tab);
  CHECK(table.stage.focused()->name == "Two");
  CHECK(table.stage.memory.ring);
}

TEST_CASE("what is not available takes neither focus nor clicks") {
  Stage stage(800, 600);
  int count = 0;
  stage.parts = [&](ui::Frame& frame) {
    if (ui::button(frame, "Off", {20, 20, 0, 0}, {.available = false})) ++count;
    if (ui::button(frame, "On", {20, 80, 0, 0})) ++count;
  };
  stage.settle();
  stage.click("Off");
  CHECK(count == 0);
  stage.press(app::Key::tab);
  CHECK(stage.focused()->name == "On");
  CHECK((stage.item("Off").states & ui::disabled) != 0);
}

TEST_CASE("F6 walks the regions and comes round") {
  Stage stage(800, 600);
  stage.parts = [&](ui::Frame& frame) {
    {
      const ui::Region rail(frame, "Rail", {0, 0, 200, 600});
      ui::button(frame, "First", {20, 20, 0, 0});
      ui::button(frame, "Second", {20, 80, 0, 0});
    }
    {
      const ui::Region page(frame, "Page", {200, 0, 400, 600});
      ui::say(frame, "Only words.", ui::type::body, {220, 20});
    }
    const ui::Region margin(frame, "Margin", {600, 0, 200, 600});
    ui::button(frame, "Third", {620, 20, 0, 0});
  };
  stage.settle();
  const app::Chord f6{app::Key::f6};
  stage.press(f6);
  CHECK(stage.focused()->name == "First");
  stage.press(f6);
  CHECK(stage.focused()->name == "Page");
  stage.press(f6);
  CHECK(stage.focused()->name == "Third");
  stage.press(f6);
  CHECK(stage.focused()->name == "First");
  stage.press({app::Key::f6, false, true});
  CHECK(stage.focused()->name == "Third");
  // From a region's own ground Tab goes on to what follows it.
  stage.press({app::Key::f6, false, true});
  CHECK(stage.focused()->name == "Page");
  stage.press(app::Key::tab);
  CHECK(stage.focused()->name == "Third");
}

TEST_CASE("two things of one name are two stops") {
  Stage stage(800, 600);
  int second = 0;
  stage.parts = [&](ui::Frame& frame) {
    ui::button(frame, "Read it", {20, 20, 0, 0});
    if (ui::button(frame, "Read it", {20, 80, 0, 0})) ++second;
  };
  stage.settle();
  stage.press(app::Key::tab);
  stage.press(app::Key::tab);
  stage.press(app::Key::enter);
  CHECK(second == 1);
}

TEST_CASE("words that are typed press nothing, and Space is not typed on the next screen") {
  Counting table({"One"});
  table.stage.press(app::Key::tab);
  table.stage.type("abc");
  CHECK(table.counts.empty());
  table.stage.memory.waiting.clear();
  table.stage.draw({ui::KeyPressed{{app::Key::space}}, ui::Typed{" "}, ui::Typed{"x"}});
  CHECK(table.counts["One"] == 1);
  REQUIRE(table.stage.memory.waiting.size() == 1);
  CHECK(std::get<ui::Typed>(table.stage.memory.waiting.front()).text == "x");
}

TEST_CASE("everything ImGui holds to be interactive stands in the outline") {
  Counting table({"One", "Two"});
  ui::list_items(true);
  (void)ui::listed_items();
  table.stage.draw();
  const auto listed = ui::listed_items();
  ui::list_items(false);
  CHECK(listed.size() == 2);
  for (const auto id : listed) {
    CHECK(std::ranges::any_of(table.stage.outline.items,
                              [&](const ui::Item& item) { return item.interactive && ui::imgui_id(item.id) == id; }));
  }
}
