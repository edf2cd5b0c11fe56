/// The settings' tabs and choices, at any width.
#include <catch2/catch_test_macros.hpp>

#include "support/stage.hpp"

using namespace vignette;
using tests::Stage;
using ui::Role;

TEST_CASE("every tab of the settings stands in the window, at any width, and can be pressed") {
  for (const float width : {320.0F, 360.0F, 480.0F, 700.0F, 1024.0F, 1440.0F}) {
    Stage stage(width, 600);
    stage.wish(app::intent::ShowSettings{});
    INFO(width);
    std::vector<page::Rect> placed;
    for (const std::string_view name : {"Reading", "Keeping", "Language", "About"}) {
      const auto rect = stage.item(Role::tab, name).rect;
      CHECK(rect.x >= 0);
      CHECK(rect.right() <= width);
      for (const auto& other : placed) CHECK((rect.y >= other.bottom() || rect.x >= other.right()));
      placed.push_back(rect);
    }
    stage.click(Role::tab, "About");
    CHECK(stage.model.settings_tab == "about");
    CHECK((stage.item(Role::tab, "About").states & ui::selected) != 0);
    CHECK((stage.item(Role::tab, "Reading").states & ui::selected) == 0);
    // What is about the program begins under the last row of tabs.
    for (const ui::Item& item : stage.outline.items)
      if (item.role == Role::paragraph && item.name.find("MIT") != std::string::npos) CHECK(item.rect.y >= placed.back().bottom());
  }
}
