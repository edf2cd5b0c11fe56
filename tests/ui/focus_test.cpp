// Where the keyboard goes when what had it is gone: back to where it came from, to the answer or the case; and where it begins.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "reader_support.hpp"
#include "ui/focus.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using namespace vignette::tests;
using app::Key;
using ui::Role;

namespace {

std::string name_of_focus(const Stage& stage) { return stage.focused() ? stage.focused()->name : std::string("nothing"); }

std::size_t a_paragraph(const Stage& stage) {
  const auto& pieces = app::current_case(stage.model)->document->pieces;
  const auto is_text = [](const app::Piece& piece) {
    return piece.where == app::Piece::Where::body && piece.block.kind == pack::Block::Kind::paragraph && piece.block.text.size() > 12;
  };
  return static_cast<std::size_t>(std::ranges::find_if(pieces, is_text) - pieces.begin());
}

void select_some(Stage& stage) {
  const std::size_t piece = a_paragraph(stage);
  stage.wish(app::intent::Select{{{piece, 0}, {piece, 7}}});
}

struct Reading : Stage {
  explicit Reading(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PortfolioOpened{});
    read(*this, rich_case());
  }
  void write() { wish(app::intent::OpenQuestion{sam_id, 0}); }
  std::string answer() const {
    const auto* text = app::editing(model, app::Field::answer);
    return text ? text->text : std::string();
  }
};

}  // namespace

TEST_CASE("focus: Escape out of a note to a passage leads back to the case, where keys go on") {
  Reading stage;
  select_some(stage);
  stage.press({.key = Key::m, .ctrl = true, .shift = true});
  REQUIRE(name_of_focus(stage) == "Your note");
  stage.type("Who says so?");
  stage.press(Key::escape);
  CHECK(name_of_focus(stage) == "The case");
  // One and the same mark is written to again.
  stage.press({.key = Key::m, .ctrl = true, .shift = true});
  CHECK(name_of_focus(stage) == "Your note");
  stage.type(" And why?");
  CHECK(stage.model.marks.of_case.at(stage.model.case_id).size() == 1);
  CHECK(stage.model.marks.of_case.at(stage.model.case_id)[0].mark.note == "Who says so? And why?");
}

TEST_CASE("focus: Escape among what can be done with a mark leads back to the case, and its note is the next key away") {
  Reading stage;
  stage.focus("The case");
  stage.press({.key = Key::right, .ctrl = true, .shift = true});
  stage.press({.key = Key::m, .ctrl = true});
  stage.focus("Question");
  stage.press(Key::escape);
  CHECK(stage.model.marks.chosen.empty());
  CHECK(name_of_focus(stage) == "The case");
  stage.press({.key = Key::m, .ctrl = true, .shift = true});
  CHECK(name_of_focus(stage) == "Your note");
  stage.type("Why?");
  REQUIRE(stage.model.marks.of_case.at(stage.model.case_id).size() == 1);
  CHECK(stage.model.marks.of_case.at(stage.model.case_id)[0].mark.note == "Why?");
}

TEST_CASE("focus: Escape beside the answer leads back to it, and what is typed next stands in it") {
  Reading stage;
  select_some(stage);
  stage.press({.key = Key::m, .ctrl = true});
  stage.write();
  stage.type("One.");
  stage.press({.key = Key::k, .ctrl = true});
  REQUIRE(name_of_focus(stage) != "Your answer");
  stage.press(Key::escape);
  CHECK(name_of_focus(stage) == "Your answer");
  stage.type(" Two.");
  CHECK(stage.answer() == "One. Two.");
  stage.press({.key = Key::k, .ctrl = true});
  stage.press(Key::enter);  // cited
  stage.press(Key::escape);
  stage.type(" Three.");
  CHECK(stage.answer() == "One. Two. Three.");
  stage.click(Role::tab, "The case");
  stage.press(Key::escape);
  stage.type(" Four.");
  CHECK(stage.answer() == "One. Two. Three. Four.");
}

TEST_CASE("focus: hiding the panel from within it leads back to the answer") {
  Reading stage;
  stage.write();
  stage.type("One.");
  stage.focus("The case");
  stage.press({.key = Key::e, .ctrl = true});
  CHECK_FALSE(stage.model.case_panel);
  CHECK(name_of_focus(stage) == "Your answer");
  stage.type(" Two.");
  CHECK(stage.answer() == "One. Two.");
}

TEST_CASE("focus: each screen about a case begins somewhere, and none in a text that nobody meant to write in") {
  const auto begins = [](Stage& stage, const app::Intent& wish) {
    stage.press(Key::tab);  // by keys
    stage.wish(wish);
    INFO(stage.printed());
    REQUIRE(stage.focused());
    CHECK((stage.focused()->states & ui::editable) == 0);
    CHECK(stage.focused()->seen.h > 0);
  };
  Reading stage;
  stage.write();
  stage.type("One.");
  begins(stage, app::intent::ShowPictures{});
  begins(stage, app::intent::ShowCommitments{});
  begins(stage, app::intent::ShowShelf{});
  stage.write();
  for (int i = 0; i < 4 && stage.model.screen == app::Screen::question; ++i) stage.press({.key = Key::page_down, .ctrl = true});
  REQUIRE(stage.model.screen == app::Screen::end_of_case);
  CHECK(stage.focused());
  begins(stage, app::intent::ShowMarks{});
}

TEST_CASE("focus: where the panel stands in place of the answer, it has the keyboard") {
  Stage stage(720, 450);
  stage.wish(app::intent::PortfolioOpened{});
  pack::Shelf shelf;
  shelf.cases.push_back(rich_case());
  shelf.lenses = {{"kolb", "Learning cycle", "Kolb 1984", {{"Experience", "What did I see?"}}}};
  stage.wish(app::intent::PacksRead{shelf});
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.press({.key = Key::j, .ctrl = true});
  REQUIRE(stage.has("Learning cycle"));
  REQUIRE(stage.focused());
  stage.press(Key::escape);
  CHECK(name_of_focus(stage) == "Your answer");
}

TEST_CASE("focus: what is only scrolled out of sight keeps it") {
  Reading stage(1440, 500);
  stage.focus("guide");
  for (int i = 0; i < 6; ++i) stage.press(Key::page_down);
  stage.press(Key::home);
  CHECK(name_of_focus(stage) == "guide");
}
