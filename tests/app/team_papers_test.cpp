// What is printed for a workshop: set anew with the plan, and only what is ticked is written.
#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

struct Planned {
  Story story = Story::begun();
  Planned() { story.tell(intent::PlanWorkshop{"sam"}); }
  const TeamPapers& papers() const { return story.model.team.papers; }
  std::size_t set_anew() const { return story.asked<effect::SetPapers>().size(); }
  void set(std::uint64_t number) {
    std::vector<PaperSet> all;
    for (const Paper one : papers_of(story.model.team.choice)) all.push_back({one, 2, "words"});
    story.tell(intent::PapersSet{number, all});
  }
};

}  // namespace

TEST_CASE("what is printed is set when a workshop is planned, and anew whenever its plan is another", "[team]") {
  Planned planned;
  CHECK(planned.set_anew() == 1);
  planned.set(1);
  CHECK(planned.papers().set.size() == 5);

  auto choice = planned.story.model.team.choice;
  choice.keep = workshop::Keep::titles;
  planned.story.tell(intent::ChangeTeam{choice});
  REQUIRE(planned.set_anew() == 1);
  CHECK(planned.story.asked<effect::SetPapers>()[0].choice.keep == workshop::Keep::titles);
  planned.story.tell(intent::ChangeStep{1, 12});
  CHECK(planned.set_anew() == 1);
  planned.story.tell(intent::ChangeStep{1, 0});  // no such step can be made: the plan is as it was
  CHECK(planned.set_anew() == 0);
  planned.story.tell(intent::PutStep{1, 2});
  CHECK(planned.set_anew() == 1);
  planned.story.tell(intent::ChooseStepQuestion{3, 2});
  CHECK(planned.set_anew() == 1);
  planned.story.tell(intent::ChooseStep{1});
  CHECK(planned.set_anew() == 0);
}

TEST_CASE("pages of a plan that is no more are not taken for those of the plan that is", "[team]") {
  Planned planned;
  planned.set(1);
  auto choice = planned.story.model.team.choice;
  choice.paper = false;
  planned.story.tell(intent::ChangeTeam{choice});
  planned.story.tell(intent::PapersSet{1, {{Paper::walls, 9, "of before"}}});
  CHECK(planned.papers().set.size() == 5);
  planned.set(2);
  CHECK(planned.papers().set.size() == 4);
  planned.story.tell(intent::PapersNotSet{1, {.what = "of before"}});
  CHECK_FALSE(planned.papers().problem);
}

TEST_CASE("what is ticked is written, and slips only where people write on paper", "[team]") {
  Planned planned;
  planned.set(1);
  auto wanted = planned.papers().choice;
  wanted.ticked[static_cast<std::size_t>(Paper::hand_out)] = false;
  planned.story.tell(intent::ChangePapers{wanted});
  CHECK(planned.set_anew() == 0);
  planned.story.tell(intent::WritePapers{});
  REQUIRE(planned.story.asked<effect::WritePapers>().size() == 1);
  CHECK(planned.story.asked<effect::WritePapers>()[0].which ==
        std::vector<Paper>{Paper::invitation, Paper::slips, Paper::agreement, Paper::walls});
  planned.story.tell(intent::WritePapers{true});
  CHECK(planned.story.asked<effect::WritePapers>().empty());  // a place is being asked for already
  planned.story.tell(intent::PapersUnderWay{2});
  CHECK(planned.papers().under_way == 2);
  planned.story.tell(intent::PapersWritten{"/somewhere/Sam.pdf"});
  CHECK(planned.papers().written_to == "/somewhere/Sam.pdf");

  auto choice = planned.story.model.team.choice;
  choice.paper = false;
  planned.story.tell(intent::ChangeTeam{choice});
  CHECK(planned.papers().written_to.empty());  // it was another plan's
  planned.story.tell(intent::WritePapers{true});
  REQUIRE(planned.story.asked<effect::WritePapers>().size() == 1);
  CHECK(planned.story.asked<effect::WritePapers>()[0].which == std::vector<Paper>{Paper::invitation, Paper::agreement, Paper::walls});
  CHECK(planned.story.asked<effect::WritePapers>()[0].each);
  planned.story.tell(intent::PapersWritten{});  // thought better of
  CHECK_FALSE(planned.papers().writing);

  for (auto& tick : wanted.ticked) tick = false;
  planned.story.tell(intent::ChangePapers{wanted});
  planned.story.tell(intent::WritePapers{});
  CHECK(planned.story.asked<effect::WritePapers>().empty());
}

TEST_CASE("slips are for four at least and forty at most, and another number sets them anew", "[team]") {
  Planned planned;
  auto wanted = planned.papers().choice;
  wanted.people = 12;
  planned.story.tell(intent::ChangePapers{wanted});
  REQUIRE(planned.set_anew() == 1);
  CHECK(planned.story.asked<effect::SetPapers>()[0].wanted.people == 12);
  wanted.people = 0;
  planned.story.tell(intent::ChangePapers{wanted});
  CHECK(planned.papers().choice.people == 4);
  wanted.people = 400;
  planned.story.tell(intent::ChangePapers{wanted});
  CHECK(planned.papers().choice.people == 40);
}

TEST_CASE("Escape goes from the pages that are looked at back to the plan, and no further", "[team]") {
  Planned planned;
  planned.story.tell(intent::LookAtPapers{});
  REQUIRE(planned.papers().looking);
  planned.story.press({Key::escape});
  CHECK_FALSE(planned.papers().looking);
  CHECK(planned.story.model.screen == Screen::team_plan);
}
