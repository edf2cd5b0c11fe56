// "Try this room" on the plan: where one's own phone goes, and what is said of it.
#include <catch2/catch_test_macros.hpp>

#include "support/a_team.hpp"

using namespace vignette;
using app::Key;
using tests::TeamStage;
using How = workshop::Tried::Stage;

namespace {

struct Trying : TeamStage {
  explicit Trying(float wide = 1440, float high = 900) : TeamStage(wide, high) { plan(); }

  void stands(How how) {
    wishes(app::intent::RoomTried{{.stage = how,
                                   .address = "192.168.0.24:7420",
                                   .code = "K7PQ2",
                                   .squares = std::vector<std::string>(21, std::string(21, '1')),
                                   .network = "192.168.0."}});
  }
  void begin() {
    clicks("Try it now");
    stands(How::waiting);
  }
  bool has_picture() const {
    for (const auto& item : outline.items)
      if (item.role == ui::Role::image && item.name == "Scan, or go to") return true;
    return false;
  }
};

}  // namespace

TEST_CASE("team try: before anybody comes there is where to go, as a picture and in words; by keys as well") {
  Trying stage;
  CHECK(stage.has("Try this room"));
  CHECK_FALSE(stage.has("Stop trying"));
  for (int i = 0; i < 200 && !(stage.focused() && stage.focused()->name == "Try it now"); ++i) stage.press(Key::tab);
  stage.presses(app::Chord{Key::space});
  REQUIRE(stage.team().trial);
  CHECK(stage.has("Making ready for your phone"));
  CHECK(stage.focused()->name == "Stop trying");  // the keyboard stays here
  stage.stands(How::waiting);
  CHECK(stage.has("Or go to 192.168.0.24:7420 and type K7PQ2"));
  CHECK(stage.has("Waiting for your phone."));
  CHECK(stage.has_picture());
  CHECK_FALSE(stage.has("Try it now"));
  stage.clicks("Stop trying");
  CHECK_FALSE(stage.team().trial);
  CHECK(stage.has("Try it now"));
}

TEST_CASE("team try: a phone that came is said, and there is nothing to scan any more") {
  Trying stage;
  stage.begin();
  stage.stands(How::opened);
  CHECK(stage.has("A phone has the page, so it reaches this computer. Type K7PQ2 on it."));
  stage.stands(How::works);
  CHECK(stage.has("It works: a phone on this network reaches this computer at 192.168.0.24:7420."));
  CHECK_FALSE(stage.has_picture());
  CHECK_FALSE(stage.has("Stop trying"));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Try again");  // and not whatever happens to stand before it
  stage.clicks("Try again");
  CHECK(stage.has("Making ready for your phone"));
}

TEST_CASE("team try: after a minute without a phone it is said what to do, and a late one is still waited for") {
  Trying stage;
  stage.begin();
  stage.now.instant.ms += 60'000;
  stage.wishes(app::intent::Tick{});
  stage.stands(How::nobody);
  CHECK(stage.has("No phone has come so far."));
  CHECK(stage.has_picture());
  CHECK(stage.has("Try again"));
  CHECK(stage.has("Stop trying"));
  stage.stands(How::works);
  CHECK_FALSE(stage.has("No phone has come so far."));
}

TEST_CASE("team try: a room that cannot be tried says why, and all of it is there in a narrow window") {
  Trying stage;
  stage.clicks("Try it now");
  stage.wishes(
      app::intent::RoomNotTried{{.what = "This computer is on no network that phones could join", .mend = "Put it on the room’s Wi-Fi"}});
  CHECK(stage.has("This computer is on no network that phones could join. Put it on the room’s Wi-Fi."));
  CHECK(stage.has("Try again"));
  Trying narrow(420, 4000);
  narrow.clicks("Try it now");
  narrow.stands(How::kept_out);
  CHECK(narrow.has("Have port 7420 (TCP) opened for what comes in from this network, or use paper."));
  for (const auto& item : narrow.outline.items) CHECK(item.rect.right() <= 420 + 0.5F);
}
