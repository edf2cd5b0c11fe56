// Panes, the slider, segments and the switch.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/stage.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using tests::Stage;

namespace {

struct Scrolling {
  Stage stage{800, 400};
  float content = 2000;
  float offset = -1;
  int clicked = 0;

  Scrolling() {
    stage.parts = [this](ui::Frame& frame) {
      const ui::Region region(frame, "Page", {0, 0, 800, 400});
      if (ui::button(frame, "Bar", {400, 10, 0, 0})) ++clicked;
      ui::Pane pane(frame, "pane", {0, 60, 800, 300}, content);
      offset = pane.offset();
      for (int i = 0; i < 20; ++i) {
        if (ui::button(frame, "Row " + std::to_string(i), {20, pane.top() + static_cast<float>(i) * 100 + 10, 0, 0})) ++clicked;
      }
      pane.fits(content);
    };
    stage.settle();
  }
};

}  // namespace

TEST_CASE("the wheel scrolls a pane and stops at its ends") {
  Scrolling table;
  CHECK(table.offset == 0);
  table.stage.wheel({100, 200}, -1);
  CHECK(table.offset > 0);
  table.stage.wheel({100, 200}, -1000);
  CHECK(table.offset == 1700);
  table.stage.wheel({100, 200}, 1000);
  CHECK(table.offset == 0);
  table.stage.wheel({100, 20}, -1);  // above the pane
  CHECK(table.offset == 0);
}

TEST_CASE("keys scroll a pane while nothing in it takes them") {
  Scrolling table;
  table.stage.press(app::Key::down);
  CHECK(table.offset > 0);
  table.stage.press(app::Key::end);
  CHECK(table.offset == 1700);
  table.stage.press(app::Key::page_up);
  CHECK(table.offset < 1700);
  table.stage.press(app::Key::home);
  CHECK(table.offset == 0);
  table.stage.press(app::Key::space);
  CHECK(table.offset > 0);
  CHECK(table.clicked == 0);
}

TEST_CASE("what is scrolled away cannot be clicked") {
  Scrolling table;
  // Row 3 stands at y 370, under the pane's foot at 360; the point lies within its rectangle.
  table.stage.click_at({30, 380});
  CHECK(table.clicked == 0);
  table.stage.wheel({100, 200}, -1000);
  const auto& first = table.stage.item("Row 0");
  CHECK(first.seen.w == 0);
  CHECK(table.stage.printed().find("button \"Row 0\" [focusable, out of view]") != std::string::npos);
}

TEST_CASE("focus that moves out of view is brought into view, 16 clear") {
  Scrolling table;
  for (int i = 0; i < 9; ++i) table.stage.press(app::Key::tab);
  const auto* focus = table.stage.focused();
  REQUIRE(focus);
  CHECK(focus->name == "Row 7");
  CHECK(focus->rect.y >= 60 + 16);
  CHECK(focus->rect.bottom() <= 360 - 16);
  for (int i = 0; i < 6; ++i) table.stage.press({app::Key::tab, false, true});
  focus = table.stage.focused();
  CHECK(focus->name == "Row 1");
  CHECK(focus->rect.y >= 60 + 16);
  CHECK(focus->rect.bottom() <= 360 - 16);
}

TEST_CASE("a click on what is out of view brings it there first") {
  Scrolling table;
  table.stage.click("Row 15");
  CHECK(table.clicked == 1);
}

TEST_CASE("a pane that grows shorter keeps within itself") {
  Scrolling table;
  table.stage.press(app::Key::end);
  table.content = 500;
  table.stage.settle();
  CHECK(table.offset == 200);
}

TEST_CASE("the bar of a pane is dragged, and pressed beside its thumb") {
  Scrolling table;
  table.stage.drag({793, 70}, {793, 110});
  const float dragged = table.offset;
  CHECK(dragged > 100);
  table.stage.click_at({793, 350});
  CHECK(table.offset > dragged);
}

namespace {

struct Sliding {
  Stage stage{800, 400};
  int value = 4;
  Sliding() {
    stage.parts = [this](ui::Frame& frame) {
      if (const auto chosen = ui::slider(frame, "Text size", value, 20, std::to_string(value), {100, 100, 488, 40})) value = *chosen;
    };
    stage.settle();
  }
  // The track is 400 long: 20 a step.
};

}  // namespace

TEST_CASE("a slider steps by arrows, and says its value in words") {
  Sliding table;
  table.stage.press(app::Key::tab);
  table.stage.press(app::Key::right);
  CHECK(table.value == 5);
  table.stage.press(app::Key::left);
  table.stage.press(app::Key::down);
  CHECK(table.value == 3);
  table.stage.settle();
  CHECK(table.stage.item(ui::Role::slider, "Text size").value == "3");
  table.stage.press(app::Key::end);
  CHECK(table.value == 20);
  table.stage.press(app::Key::right);
  CHECK(table.value == 20);
  table.stage.press(app::Key::home);
  CHECK(table.value == 0);
}

TEST_CASE("a slider follows the pointer from where it was taken, and comes to where its track is pressed") {
  Sliding table;
  table.stage.drag({180 + 5, 120}, {180 + 5 + 60, 120});  // by its thumb
  CHECK(table.value == 7);
  table.stage.click_at({100 + 300, 120});  // on its track
  CHECK(table.value == 15);
}

TEST_CASE("a slider that changes the page's unit under the hand stays with the hand") {
  Sliding table;
  // In framebuffer pixels the pointer goes 60 to the right, while the density doubles on the way: 3 steps all the same.
  table.stage.send({ui::PointerPressed{.at = {180, 120}}});
  table.stage.density = 2;
  table.stage.send({ui::PointerMoved{{(180 + 60) / 2.0F, 60}}});
  table.stage.send({ui::PointerReleased{.at = {(180 + 60) / 2.0F, 60}}});
  CHECK(table.value == 7);
}

TEST_CASE("segments are chosen by click and by arrow, a switch by Space") {
  Stage stage(800, 400);
  int chosen = 1;
  bool on = false;
  stage.parts = [&](ui::Frame& frame) {
    if (const auto wish = ui::segments(frame, "Line spacing", {"Close", "Normal", "Open"}, chosen, {100, 100, 300, 40})) chosen = *wish;
    if (const auto wish = ui::toggle(frame, "Keep everything still", on, {100, 200})) on = *wish;
  };
  stage.settle();
  stage.click("Open");
  CHECK(chosen == 2);
  stage.click("Close");
  CHECK(chosen == 0);
  stage.press(app::Key::right);
  CHECK(chosen == 1);
  CHECK(stage.focused()->name == "Normal");
  stage.settle();
  CHECK((stage.item("Normal").states & ui::checked) != 0);
  stage.focus("Keep everything still");
  stage.press(app::Key::space);
  CHECK(on);
  stage.settle();
  CHECK((stage.item("Keep everything still").states & ui::checked) != 0);
}

TEST_CASE("step dots name their steps and answer the one chosen") {
  Stage stage(800, 400);
  const std::vector<ui::StepState> states{ui::StepState::answered, ui::StepState::here, ui::StepState::open};
  const std::vector<std::string> names{"Question 1, answered", "Question 2, here", "Question 3"};
  std::optional<std::size_t> chosen;
  stage.parts = [&](ui::Frame& frame) {
    if (const auto wish = ui::step_dots(frame, states, names, {400, 40})) chosen = wish;
  };
  stage.settle();
  stage.click("Question 3");
  CHECK(chosen == 2U);
  CHECK((stage.item("Question 2, here").states & ui::current) != 0);
}

TEST_CASE("hovering shows a hand over what can be used, and asks for no further drawing") {
  Scrolling table;
  table.stage.draw({ui::PointerMoved{{40, 90}}});
  CHECK(table.stage.pointer_shape == ui::Frame::Pointer::hand);
  CHECK_FALSE(table.stage.again);
  table.stage.draw({ui::PointerMoved{{700, 200}}});
  CHECK(table.stage.pointer_shape == ui::Frame::Pointer::arrow);
  CHECK_FALSE(table.stage.again);
}
