#include <catch2/catch_test_macros.hpp>

#include "ui/outline.hpp"

using namespace vignette;

TEST_CASE("an outline prints one line an item") {
  ui::Outline outline;
  ui::Item window{.role = ui::Role::window, .name = "Vignette", .value = {}, .rect = {0, 0, 1440, 900}, .seen = {0, 0, 1440, 900}};
  ui::Item heading{.role = ui::Role::heading,
                   .name = "Cases",
                   .value = {},
                   .rect = {64.4F, 51.6F, 120, 48},
                   .seen = {64, 52, 120, 48},
                   .depth = 1,
                   .level = 1};
  ui::Item box{.id = 7,
               .role = ui::Role::text_box,
               .name = "Your answer",
               .value = "One \"line\"\nand\tmore",
               .states = ui::focusable | ui::focused | ui::editable | ui::multi_line,
               .rect = {1, 2, 3, 4},
               .seen = {},
               .depth = 2};
  outline.items = {window, heading, box};
  CHECK(ui::print(outline) ==
        "window \"Vignette\" @0,0,1440,900\n"
        "  heading \"Cases\" [level 1] @64,52,120,48\n"
        "    text box \"Your answer\" value=\"One \\\"line\\\"\\nand\\tmore\" [focusable, focused, editable, multi-line, out of view] "
        "@1,2,3,4\n");
}

TEST_CASE("things are found by name, by role and name, and by id") {
  ui::Outline outline;
  outline.items.push_back({.role = ui::Role::heading, .name = "Cases", .value = {}});
  outline.items.push_back({.id = 3, .role = ui::Role::button, .name = "Cases", .value = {}});
  CHECK(outline.find("Cases")->role == ui::Role::heading);
  CHECK(outline.find(ui::Role::button, "Cases")->id == 3);
  CHECK(outline.find(ui::Id{3})->name == "Cases");
  CHECK(outline.find("Nothing") == nullptr);
}

TEST_CASE("ids differ by name, surroundings and number, and are never 0") {
  const auto id = ui::id_of("a");
  CHECK(id == ui::id_of("a"));
  CHECK(id != ui::id_of("b"));
  CHECK(id != ui::id_of("a", 1));
  CHECK(id != ui::id_of("a", 0, 1));
  CHECK(ui::id_of("a", 1, 0) != ui::id_of("a", 0, 1));
  CHECK(id != 0);
}
