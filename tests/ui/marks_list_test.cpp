// A long list of marks: what is drawn is what is seen and its surroundings, and Tab reaches all of it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;

namespace {

std::size_t listed(const Stage& stage) {
  return static_cast<std::size_t>(
      std::ranges::count_if(stage.outline.items, [](const ui::Item& item) { return item.role == ui::Role::list_item; }));
}

/// On the page of marks, with so many whose passages are gone.
struct Listed : Stage {
  explicit Listed(std::size_t count) {
    wish(app::intent::PortfolioOpened{});
    read(*this, rich_case());
    std::vector<portfolio::Mark> marks;
    for (std::size_t i = 0; i < count; ++i) {
      portfolio::Mark mark;
      mark.id = "mark " + std::to_string(i);
      mark.case_id = model.case_id;
      mark.section = "Planning";
      mark.at.quote = "gone from here, number " + std::to_string(i);
      marks.push_back(std::move(mark));
    }
    wish(app::intent::AnswersRead{{.answers = {}, .places = {}, .marks = std::move(marks)}});
    wish(app::intent::ShowMarks{});
  }
};

}  // namespace

TEST_CASE("of a long list of marks only those near what is seen are drawn again") {
  Listed stage(200);
  stage.settle();
  const auto first = listed(stage);
  CHECK(first > 5);
  CHECK(first < 60);
  stage.wheel({720, 500}, -200);
  stage.settle();
  CHECK(listed(stage) < 60);
  CHECK(stage.printed().find("number 0”") == std::string::npos);
  CHECK(std::ranges::any_of(stage.outline.items, [](const ui::Item& item) { return item.role == ui::Role::list_item && item.seen.h > 0; }));
}

TEST_CASE("Tab goes through a long list of marks to its end") {
  Listed stage(60);
  stage.focus("Write a note");
  for (int i = 0; i < 60 * 7 && !stage.has("“gone from here, number 59”"); ++i) stage.press(app::Key::tab);
  CHECK(stage.has("“gone from here, number 59”"));
}
