/// Two versions beside one another, in the text and in words.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "found_support.hpp"

using namespace vignette;
using app::Key;
using tests::Kept;
using tests::revision;

namespace {

struct Compare : Kept {
  explicit Compare(float wide = 1440, float high = 900) : Kept(wide, high) {
    click("Sam, question 1");
    versions_are(key(sam, 1), {revision("a", 30, "I hear from them usually late. I had never thought of it."),
                               revision("b", 20, "I hear from them mostly afterwards. I had never thought of it."),
                               revision("c", 10, "I hear from them.")});
    wish(app::intent::Compare{0, 1});
  }
  std::vector<std::string> changes() const {
    std::vector<std::string> all;
    for (const ui::Item& item : outline.items)
      if (item.role == ui::Role::list_item) all.push_back(item.name + ": " + item.value);
    return all;
  }
};

}  // namespace

TEST_CASE("what went and what came is told in words too") {
  Compare stage;
  CHECK(stage.changes() == std::vector<std::string>{"Became: usually late; then: mostly afterwards"});
  CHECK(std::ranges::any_of(stage.outline.items, [](const ui::Item& item) {
    return item.role == ui::Role::paragraph && item.name.find("usually late mostly afterwards") != std::string::npos;
  }));
  stage.wish(app::intent::Compare{1, 2});
  REQUIRE_FALSE(stage.changes().empty());
  CHECK(stage.changes().front().starts_with("Went: "));
}

TEST_CASE("either end steps with the arrow keys and never passes the other") {
  Compare stage;
  CHECK(stage.item(ui::Role::slider, "Older version").value.starts_with("Version 1, "));
  CHECK(stage.item(ui::Role::slider, "Newer version").value.starts_with("Version 2, "));
  stage.focus("Newer version");
  stage.press(Key::right);
  CHECK(stage.model.versions.newer == 2);
  stage.press(Key::end);
  CHECK(stage.model.versions.newer == 3);
  CHECK(stage.item(ui::Role::slider, "Newer version").value == "Version 4, now");
  stage.press(Key::home);
  CHECK(stage.model.versions.newer == 1);
  stage.focus("Older version");
  stage.press(Key::right);
  CHECK(stage.model.versions.older == 0);
}

TEST_CASE("an end of the line is dragged by the pointer") {
  Compare stage;
  const page::Rect newer = stage.item(ui::Role::slider, "Newer version").rect;
  const page::Rect older = stage.item(ui::Role::slider, "Older version").rect;
  const float width = newer.right() - older.x;
  stage.drag({older.x + 12 + (width - 24) / 3, newer.y + 12}, {older.x + width - 14, newer.y + 12});
  CHECK(stage.model.versions.newer == 3);
  CHECK(stage.model.versions.older == 0);
}

TEST_CASE("the older one is brought back, and the page says which number it gets") {
  Compare stage;
  CHECK(stage.has("It becomes version 5. Nothing is lost unless you take it out for good."));
  stage.click("Bring version 1 back");
  REQUIRE(stage.last_intent<app::intent::BringBack>());
  CHECK(stage.last_intent<app::intent::BringBack>()->index == 0);
}

TEST_CASE("a change in the list leads to its place in a long text, by arrow keys too") {
  Kept stage(1440, 900);
  stage.click("Sam, question 1");
  std::string first, second;
  for (int i = 0; i < 60; ++i) {
    first += "Paragraph number " + std::to_string(i) + " stays as it was, whatever else there may be.\n";
    second += i == 3 || i == 50 ? "Paragraph " + std::to_string(i) + " is quite another one now.\n"
                                : "Paragraph number " + std::to_string(i) + " stays as it was, whatever else there may be.\n";
  }
  stage.versions_are(stage.key(stage.sam, 1), {revision("a", 30, first), revision("b", 20, second)});
  stage.wish(app::intent::Compare{0, 1});
  const ui::Item* row = nullptr;
  for (const ui::Item& item : stage.outline.items)
    if (item.role == ui::Role::list_item && (item.states & ui::focusable)) row = &item;
  REQUIRE(row);
  stage.focus(row->name);
  stage.press(Key::end);
  CHECK(std::ranges::any_of(stage.outline.items, [](const ui::Item& item) {
    return item.role == ui::Role::paragraph && item.name.find("another") != std::string::npos &&
           item.name.find("50") != std::string::npos && item.seen.h > 0;
  }));
}

TEST_CASE("two versions with the same words say so") {
  Compare stage;
  stage.model.versions.list[1].text = stage.model.versions.list[0].text;
  stage.settle();
  CHECK(stage.has("These two versions hold the same words."));
}

TEST_CASE("comparing stands within any window, and the list comes under the text in narrow ones") {
  for (const auto& [wide, high] :
       {std::pair{320.0F, 480.0F}, std::pair{640.0F, 480.0F}, std::pair{720.0F, 450.0F}, std::pair{899.0F, 700.0F},
        std::pair{900.0F, 700.0F}, std::pair{1100.0F, 700.0F}, std::pair{1440.0F, 900.0F}}) {
    INFO(wide);
    Compare stage(wide, high);
    CHECK(stage.fits());
    const float text = stage.item(ui::Role::heading, "The same, in words").rect.x;
    CHECK((text > wide / 2) == (wide >= 900));
  }
}
