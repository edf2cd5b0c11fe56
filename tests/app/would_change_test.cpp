// After the end of a workshop, two minutes for whoever led: what they would change, and what is only for them. It is a reflection of their
// own, and kept as any other is.
#include <catch2/catch_test_macros.hpp>

#include "app/team.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

/// The screen after the end of a workshop on Sam.
Story after_the_end(Story story = Story::begun()) {
  story.tell(intent::PlanWorkshop{"sam"}).tell(intent::OpenRoom{});
  const workshop::Workshop all(story.model.team.plan);
  story.tell(intent::TeamChanged{{.plan = all.plan(), .at = all.at(), .told = workshop::told(all, {})}});
  story.tell(intent::ShowEnding{}).tell(intent::EndWorkshop{}).tell(intent::TeamHasEnded{{.time = "11:02"}});
  REQUIRE(story.model.screen == Screen::team_end);
  return story;
}

/// What is only for the learner has no draft until something is written.
Story& write_mine(Story& story, std::string_view words) {
  for (const char letter : words) {
    const Editing* text = editing(story.model, Field::only_for_me);
    const Editing none;
    story.tell(intent::Edit{Field::only_for_me, insertion(text ? *text : none, std::string(1, letter)), EditKind::typing});
  }
  return story;
}

const std::vector<Kept<portfolio::Reflection>>& reflections(const Story& story) { return story.model.practice.reflections; }

}  // namespace

TEST_CASE("what whoever led would change is a reflection of their own from the first letter, of the kind workshop", "[team]") {
  auto story = after_the_end();
  REQUIRE(editing(story.model, Field::answer));
  CHECK(story.ever_asked<effect::SaveReflection>().empty());
  story.type("L");
  const auto kept = story.ever_asked<effect::SaveReflection>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].save.reflection.kind == portfolio::Reflection::Kind::workshop);
  CHECK(kept[0].save.reflection.title.ends_with(", with the team"));
  const auto drafts = story.asked<effect::SaveAnswer>();
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].save.answer.text == "L");
  write_mine(story.type("ess talk"), "It was late");
  const auto mine = story.asked<effect::SaveAnswer>();
  REQUIRE(mine.size() == 1);
  CHECK(portfolio::is_only_for_me(mine[0].save.answer.key));
  CHECK(mine[0].save.answer.text == "It was late");

  story.press({.key = Key::escape});
  CHECK(find_draft(story.model, current_key(story.model)) != nullptr);
  story.tell(intent::ShowWorkshops{});
  REQUIRE(reflections(story).size() == 1);
  const auto id = reflections(story).front().record.id;
  CHECK(find_draft(story.model, portfolio::own_reflection(id))->editing.text == "Less talk");
  // It is gone on with where every reflection is.
  story.tell(intent::OpenReflection{id});
  CHECK(story.model.screen == Screen::reflection);
  CHECK(story.answer() == "Less talk");
  CHECK(editing(story.model, Field::only_for_me)->text == "It was late");
}

TEST_CASE("where nothing is written after the end, nothing is left behind", "[team]") {
  auto story = after_the_end();
  story.tell(intent::ShowWorkshops{});
  CHECK(reflections(story).empty());
  CHECK(story.model.practice.reflection.empty());
  CHECK(story.ever_asked<effect::SaveReflection>().empty());
  CHECK(story.ever_asked<effect::SaveAnswer>().empty());
}

TEST_CASE("what is only for oneself can be all that is written after the end", "[team]") {
  auto story = after_the_end();
  write_mine(story, "It was late").tell(intent::ShowWorkshops{});
  CHECK(story.ever_asked<effect::SaveReflection>().size() == 1);
  CHECK(reflections(story).size() == 1);
}

TEST_CASE("behind the lock nothing of it is shown, and one goes on with it where it stands", "[team]") {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  story = after_the_end(std::move(story));
  write_mine(story.type("Less talk"), "It was late");
  const auto record = reflections(story).front().record;
  story.tell(intent::Lock{});
  CHECK(story.model.screen == Screen::unlock);
  CHECK(editing(story.model, Field::answer) == nullptr);
  CHECK(editing(story.model, Field::only_for_me) == nullptr);
  CHECK(reflections(story).empty());
  portfolio::Contents contents;
  contents.reflections = {record};
  story.tell(intent::PortfolioOpened{contents});
  CHECK(story.model.screen == Screen::reflection);
  CHECK(story.model.practice.reflection == record.id);
}

TEST_CASE("while another window keeps the portfolio, or nobody said how it is kept, nothing is begun after the end", "[team]") {
  auto story = Story::begun();
  SECTION("another window") { story.model.read_only = true; }
  SECTION("nobody was asked") {
    story.model.portfolio_open = false;
    story.model.vault.absent = story.model.vault.unasked = true;
  }
  story.model.screen = Screen::team_end;
  story.model.team.ended = TeamEnded{.time = "11:02"};
  story.tell(intent::Tick{});
  CHECK(reflections(story).empty());
  CHECK(editing(story.model, Field::answer) == nullptr);
}

TEST_CASE("where one works in Wales a room is in both languages, Welsh first, until somebody chooses another", "[team]") {
  using workshop::RoomLanguage;
  auto story = Story::begun();
  const auto language = [&] { return story.model.team.choice.language; };
  story.tell(intent::PlanWorkshop{"sam"});
  CHECK(language() == RoomLanguage::english);
  auto look = story.model.look;
  look.nation = Nation::wales;
  story.tell(intent::ShowShelf{}).tell(intent::ChangeLook{look}).tell(intent::PlanWorkshop{"sam"});
  CHECK(language() == RoomLanguage::both);
  auto choice = story.model.team.choice;
  choice.language = RoomLanguage::english;
  story.tell(intent::ChangeTeam{choice}).tell(intent::ShowShelf{}).tell(intent::PlanWorkshop{"sam"});
  CHECK(language() == RoomLanguage::english);
}
