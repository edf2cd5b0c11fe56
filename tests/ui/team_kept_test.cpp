// Where the plan of a workshop is kept, and how one gets back to it, in the window.
#include <catch2/catch_test_macros.hpp>

#include "support/a_team.hpp"

using namespace vignette;
using tests::TeamStage;

namespace {

constexpr std::string_view in_portfolio =
    "This plan and your note are kept in your portfolio as you make them. The address and the Wi-Fi are not.";
constexpr std::string_view in_memory =
    "This plan and your note stay until the program ends: there is no portfolio yet that could keep them.";

}  // namespace

TEST_CASE("team plan: it says where it is kept, and without a portfolio one can have one made from there") {
  TeamStage stage;
  stage.plan();
  CHECK(stage.has(in_portfolio));
  CHECK_FALSE(stage.has("Keep them"));
  stage.model.vault.absent = true;
  stage.wishes(app::intent::PlanWorkshop{"made-up-Sam"});
  CHECK(stage.has(in_memory));
  CHECK_FALSE(stage.has(in_portfolio));
  stage.clicks("Keep them");
  CHECK(stage.model.screen == app::Screen::protect);
  CHECK(stage.model.vault.protecting == app::Protecting::first_words);
}

TEST_CASE("team plan: the usual plan again, and back, without leaving the button") {
  TeamStage stage;
  stage.plan();
  CHECK_FALSE(stage.has("The usual plan again"));
  stage.clicks("A minute more");
  REQUIRE(stage.team().plan.steps.front().minutes == 6);
  stage.focus("The usual plan again");
  stage.presses(app::Chord{app::Key::space});
  CHECK(stage.team().plan.steps.front().minutes == 5);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Back to the plan as it was");
  stage.presses(app::Chord{app::Key::space});
  CHECK(stage.team().plan.steps.front().minutes == 6);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "The usual plan again");
  stage.clicks("45 minutes");
  CHECK(stage.has("Ends at 10:45"));
  stage.clicks("Back to the plan as it was");
  CHECK(stage.has("Ends at 11:01"));
}

TEST_CASE("workshops: a case that is planned says so, and what is taken out of it for good names the plan") {
  TeamStage stage;
  stage.wishes(app::intent::ShowWorkshops{});
  CHECK(stage.printed().find("Planned: ") == std::string::npos);
  stage.clicks(ui::Role::link, "Sam");
  stage.clicks("A minute more");
  stage.clicks("Workshops");
  CHECK(stage.has("Planned: 61 minutes, at 10:00"));
  stage.wishes(app::intent::AskTakeOut{.what = portfolio::TakenOut::What::one_case, .key = {"made-up-Sam", "q1"}});
  CHECK(stage.printed().find("Your plan of a workshop on it goes too, and your note.") != std::string::npos);
}
