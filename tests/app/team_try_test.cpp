// "Try this room": when a trial begins and ends, and when it is looked at why nobody came.
#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using Stage = workshop::Tried::Stage;

namespace {

constexpr std::int64_t minute = 60'000;

struct Planned {
  Story story = Story::begun();

  Planned() { story.tell(intent::PlanWorkshop{"sam"}); }
  void choose_phones(const std::string& address) {
    auto choice = story.model.team.choice;
    choice.phones = true;
    story.tell(intent::ChangeTeam{choice});
    story.tell(intent::AddressesFound{{"192.168.0.24", "10.0.0.3"}});
    choice.address = address;
    story.tell(intent::ChangeTeam{choice});
  }
  void stands(Stage stage) { story.tell(intent::RoomTried{{.stage = stage, .address = "192.168.0.24:7420", .code = "K7PQ2"}}); }
  void begin() {
    story.tell(intent::TryRoom{});
    stands(Stage::waiting);
  }
  const std::optional<RoomTrial>& trial() const { return story.model.team.trial; }
};

}  // namespace

TEST_CASE("a room is tried where the plan lets phones in; else where they could reach this computer first") {
  Planned planned;
  planned.story.tell(intent::TryRoom{});
  REQUIRE(planned.story.asked<effect::TryRoom>().size() == 1);
  CHECK(planned.story.asked<effect::TryRoom>()[0].address.empty());
  CHECK(planned.trial());
  planned.choose_phones("10.0.0.3");
  planned.story.tell(intent::TryRoom{});
  REQUIRE(planned.story.asked<effect::TryRoom>().size() == 1);
  CHECK(planned.story.asked<effect::TryRoom>()[0].address == "10.0.0.3");
  CHECK(planned.story.asked<effect::StopTrying>().size() == 1);  // the one before
}

TEST_CASE("where phones are to reach this computer nowhere, nothing listens, and it is said where to choose") {
  Planned planned;
  planned.choose_phones("");
  planned.story.tell(intent::TryRoom{});
  CHECK(planned.story.asked<effect::TryRoom>().empty());
  REQUIRE(planned.trial());
  REQUIRE(planned.trial()->problem);
  CHECK(planned.trial()->problem->mend.find("Where phones reach this computer") != std::string::npos);
}

TEST_CASE("after a minute without a phone the network is looked at, once; a phone that comes later is told of all the same") {
  Planned planned;
  planned.begin();
  CHECK(due(planned.story.model) == portfolio::Instant{planned.story.outside.now.instant.ms + minute});
  planned.story.wait(minute - 200).tell(intent::Tick{});  // each wish takes a tenth of a second
  CHECK(planned.story.asked<effect::LookAround>().empty());
  planned.story.wait(100).tell(intent::Tick{});
  CHECK(planned.story.asked<effect::LookAround>().size() == 1);
  planned.story.wait(minute).tell(intent::Tick{});
  CHECK(planned.story.asked<effect::LookAround>().empty());
  planned.stands(Stage::nobody);
  planned.story.wait(minute).tell(intent::Tick{});
  CHECK(planned.story.ever_asked<effect::LookAround>().size() == 1);
  planned.stands(Stage::works);
  CHECK(planned.trial()->stands->stage == Stage::works);
}

TEST_CASE("this computer opening the page itself is no phone; one that has the page is waited for, and one that came in is enough") {
  for (const auto& [stage, looks] : {std::pair{Stage::here, 1}, {Stage::opened, 0}, {Stage::works, 0}}) {
    Planned planned;
    planned.begin();
    planned.stands(stage);
    planned.story.wait(minute).tell(intent::Tick{});
    CHECK(planned.story.asked<effect::LookAround>().size() == static_cast<std::size_t>(looks));
  }
}

TEST_CASE("a trial ends where its plan is left, or locked, or the room is opened: nothing goes on listening") {
  Planned planned;
  planned.begin();
  SECTION("by itself") { planned.story.tell(intent::StopTrying{}); }
  SECTION("left") { planned.story.tell(intent::ShowShelf{}); }
  SECTION("locked") {
    planned.story.model.vault.is_protected = true;
    planned.story.tell(intent::Lock{});
  }
  CHECK_FALSE(planned.trial());
  CHECK(planned.story.asked<effect::StopTrying>().size() == 1);
  planned.stands(Stage::works);  // was on its way
  CHECK_FALSE(planned.trial());
  CHECK_FALSE(due(planned.story.model) == portfolio::Instant{planned.story.outside.now.instant.ms + minute});
}

TEST_CASE("the room opens where the trial listened: that has stopped before") {
  Planned planned;
  planned.begin();
  planned.story.tell(intent::OpenRoom{});
  std::vector<std::size_t> order;
  for (const auto& effect : planned.story.effects)
    if (std::holds_alternative<effect::StopTrying>(effect))
      order.push_back(0);
    else if (std::holds_alternative<effect::OpenRoom>(effect))
      order.push_back(1);
  CHECK(order == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a room that could not be tried says so, and can be tried again; the network may be another by then") {
  Planned planned;
  auto choice = planned.story.model.team.choice;
  choice.phones = true;
  planned.story.tell(intent::ChangeTeam{choice});
  planned.story.tell(intent::AddressesFound{{}});
  planned.story.tell(intent::TryRoom{});
  CHECK(planned.story.asked<effect::FindAddresses>().size() == 1);
  CHECK(planned.story.asked<effect::TryRoom>().size() == 1);
  planned.story.tell(intent::RoomNotTried{{.what = "This computer is on no network that phones could join"}});
  REQUIRE(planned.trial()->problem);
  CHECK_FALSE(planned.trial()->stands);
  planned.story.tell(intent::AddressesFound{{"192.168.0.24"}});
  CHECK(planned.story.model.team.choice.address == "192.168.0.24");
  planned.begin();
  CHECK_FALSE(planned.trial()->problem);
}
