// F6 from region to region, on every screen that has more than one.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;

namespace {

/// Where F6 comes to, until it comes round.
std::vector<std::string> walked(Stage& stage, bool back = false) {
  std::vector<std::string> names;
  std::vector<ui::Id> ids;
  for (int i = 0; i < 30; ++i) {
    stage.press({app::Key::f6, false, back});
    REQUIRE(stage.focused());
    if (std::ranges::find(ids, stage.focused()->id) != ids.end()) {
      CHECK(ids.front() == stage.focused()->id);  // none of them holds it
      return names;
    }
    ids.push_back(stage.focused()->id);
    names.push_back(stage.focused()->name);
  }
  return names;
}

/// Every region that has something to stop at is come to, and there is nothing to stop at outside of them.
void all_reached(Stage& stage) {
  std::set<int> regions, reached;
  for (const ui::Item& item : stage.outline.items) {
    if ((item.states & ui::focusable) == 0) continue;
    INFO(item.name);
    CHECK(item.region != 0);
    regions.insert(item.region);
  }
  stage.press(app::Key::f6);
  for (std::size_t i = 0; i < 2 * regions.size() + 4; ++i) {
    if (stage.focused()) reached.insert(stage.focused()->region);
    stage.press(app::Key::f6);
  }
  for (const int region : regions) CHECK(reached.contains(region));
}

bool has(const std::vector<std::string>& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

void begin(Stage& stage) {
  pack::Case made = rich_case();
  made.people = {{"sam", "Sam", "child", {}, {}, {}}, {"school", "School", "education", "steady", {}, "told of concerns"}};
  made.timeline = {{.phase = {}, .when = "At first", .what = "Concern", .track = {}, .who = {}, .steps = {}}};
  pack::Shelf shelf;
  shelf.cases = {made};
  shelf.lenses = {{"kolb", "Learning cycle", "Kolb 1984", {{"Experience", "What did I see?"}}}};
  shelf.terms = {{}};
  shelf.terms[0].id = "guide";
  shelf.terms[0].name = "guide";
  stage.wish(app::intent::PacksRead{shelf});
  stage.wish(app::intent::PortfolioOpened{});
  stage.wish(app::intent::AnswersRead{});
  stage.wish(app::intent::OpenCase{made.id});
}

}  // namespace

TEST_CASE("F6 in the reader goes from the rail to the bar and the page, and round") {
  Stage stage;
  begin(stage);
  const auto names = walked(stage);
  CHECK(names.size() == 3);
  CHECK(has(names, "The case"));
  CHECK(walked(stage, true).size() == 3);
  all_reached(stage);
}

TEST_CASE("F6 on a question comes to the sheet and to what stands beside it, whatever that is") {
  for (const auto beside : {app::Beside::the_case, app::Beside::marks, app::Beside::glossary, app::Beside::lenses}) {
    Stage stage;
    begin(stage);
    stage.wish(app::intent::Select{{{5, 0}, {5, 6}}});
    stage.wish(app::intent::MarkSelection{});
    stage.wish(app::intent::OpenQuestion{sam_id, 1});
    stage.wish(app::intent::ShowBeside{beside});
    INFO(static_cast<int>(beside));
    const auto names = walked(stage);
    CHECK(has(names, "The case"));
    CHECK(names.size() == 5);
    all_reached(stage);
    for (int i = 0; i < 5 && stage.focused()->role != ui::Role::text_box; ++i) stage.press(app::Key::f6);
    CHECK(stage.focused()->name == "Your answer");  // and not what stands above it
  }
}

TEST_CASE("F6 on the pictures comes to the figure") {
  Stage stage;
  begin(stage);
  stage.wish(app::intent::ShowPictures{});
  CHECK(has(walked(stage), "School"));
  all_reached(stage);
}

TEST_CASE("F6 in a reflection comes to the panel, whatever it shows") {
  for (const auto beside : {app::Beside::lenses, app::Beside::earlier, app::Beside::only_for_me}) {
    Stage stage;
    begin(stage);
    stage.wish(app::intent::StartReflection{});
    stage.wish(app::intent::ShowBeside{beside});
    INFO(static_cast<int>(beside));
    CHECK(walked(stage).size() == 5);
    all_reached(stage);
  }
}

TEST_CASE("F6 on the other screens about a case reaches every region") {
  for (const bool marks : {false, true}) {
    Stage stage;
    begin(stage);
    if (marks)
      stage.wish(app::intent::ShowMarks{});
    else
      stage.wish(app::intent::ShowEnd{});
    all_reached(stage);
  }
}
