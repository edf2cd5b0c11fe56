// The door out of the writing: what comes closest, what to do, and that nothing of it is kept.
#include <catch2/catch_test_macros.hpp>

#include "ui/term_words.hpp"
#include "ui/words_support.hpp"

using namespace vignette;
using app::Key;
using tests::Explained;
using ui::Role;

namespace {

constexpr const char* door = "Something here needs acting on";

std::size_t steps(const Explained& stage) {
  std::size_t count = 0;
  for (const ui::Item& item : stage.outline.items) count += item.role == Role::list_item ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("the door stands on the writing bar between the ways on") {
  Explained stage;
  stage.write();
  const page::Rect at = stage.item(Role::button, door).rect, next = stage.item(Role::button, "Question 2").rect;
  CHECK(at.y == next.y);
  CHECK(at.right() < next.x);
  stage.click(door);
  CHECK(stage.model.screen == app::Screen::acting_on);
  CHECK(stage.item(Role::heading, door).level == 1);
  CHECK(stage.has("That you opened this is not recorded"));
  CHECK(stage.has("If anyone is in danger this minute, ring 999."));
  CHECK(stage.has("It hasn’t set a text of its own. Its procedures come before this page."));
  stage.click("Back to your writing");
  CHECK(stage.model.screen == app::Screen::question);
}

TEST_CASE("four ways through, by arrow keys, each with what to do and somebody to talk to") {
  Explained stage;
  stage.write();
  stage.focus(door);
  stage.press(Key::enter);
  const char* const names[] = {"A child may be at risk now", "A worry about a child", "A worry about practice", "Me"};
  for (const char* name : names) {
    INFO(name);
    REQUIRE(stage.focused());
    CHECK(stage.focused()->name == name);
    CHECK((stage.focused()->states & ui::checked) != 0);
    CHECK(stage.item(Role::heading, name).level == 2);
    CHECK(steps(stage) >= 4);
    CHECK(stage.has("To talk it through"));
    stage.press(Key::down);
  }
  CHECK(stage.focused()->name == "A child may be at risk now");
  stage.press(Key::up);
  CHECK(stage.model.door == app::Door::me);
  CHECK(stage.has("Samaritans, 116 123"));
  CHECK_FALSE(stage.has("In England"));
  stage.press(Key::escape);
  CHECK(stage.model.screen == app::Screen::question);
}

TEST_CASE("the nation one works in comes first behind the door") {
  Explained stage;
  stage.write();
  stage.click(door);
  CHECK(stage.item(Role::heading, "In England").rect.x < stage.item(Role::heading, "In Wales").rect.x);
  CHECK_FALSE(stage.has("Where you work"));  // nobody has said so
  stage.in_wales();
  CHECK(stage.has("Where you work"));
  CHECK(stage.item(Role::heading, "In Wales").rect.x < stage.item(Role::heading, "In England").rect.x);
}

TEST_CASE("the title of a work is italic among the words about it, and only that") {
  Explained stage;
  const std::string words = "Apply it, under Working together, now.";
  std::string italic, upright;
  stage.parts = [&](ui::Frame& frame) {
    italic.clear(), upright.clear();
    const auto setting = ui::set_with_title(frame, words, "Working together", ui::type::text, page::Ink::ink, 600);
    for (const page::Run& run : setting->runs) (run.face.italic ? italic : upright) += text::part(words, run.range);
  };
  stage.settle();
  CHECK(italic == "Working together");
  CHECK(upright == "Apply it, under , now.");
}

TEST_CASE("what was written is untouched, and can be taken out from here") {
  Explained stage;
  stage.write();
  stage.type("Something I saw.");
  stage.click(door);
  const auto before = stage.effects.size();
  stage.click("A worry about a child");
  CHECK(stage.effects.size() == before);
  stage.click("Take out for good");
  CHECK(stage.model.screen == app::Screen::take_out);
  CHECK(stage.model.taking_out.what.key.case_id == stage.case_id);
  CHECK(stage.model.taking_out.what.what == portfolio::TakenOut::What::answer);
}

TEST_CASE("nothing is offered to be taken out where nothing was written") {
  Explained stage;
  stage.write();
  stage.click(door);
  CHECK_FALSE(stage.has("Take out for good"));
  CHECK(stage.has("What you wrote stays where it is."));
}

TEST_CASE("the door is there in any window, and what stands behind it fits") {
  for (const auto& [wide, high] :
       {std::pair{320.0F, 480.0F}, std::pair{480.0F, 320.0F}, std::pair{640.0F, 480.0F}, std::pair{720.0F, 450.0F},
        std::pair{1000.0F, 700.0F}, std::pair{1024.0F, 640.0F}, std::pair{1180.0F, 800.0F}, std::pair{1440.0F, 900.0F}}) {
    INFO(wide);
    Explained stage(wide, high);
    stage.write();
    CHECK(stage.fits());
    CHECK(stage.item(Role::button, door).rect.w > 220);  // with its sign
    stage.click(door);
    REQUIRE(stage.model.screen == app::Screen::acting_on);
    CHECK(stage.fits());
    CHECK(stage.has("That you opened this is not recorded"));
    stage.click("Me");
    CHECK(stage.fits());
  }
}
