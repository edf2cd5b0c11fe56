// The room's screen in a window of its own: where it stands, what it shows behind the lock, and when it goes.
#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"
#include "workshop/workshop.hpp"

using namespace vignette;
using namespace vignette::app;
using Kind = RoomPlace::Kind;

namespace {

constexpr Chord to_room{.key = Key::r, .ctrl = true, .shift = true};
const std::vector<Display> two{{"eDP-1", true}, {"HDMI-1", false}};
const RoomPlace other{Kind::display, "HDMI-1"}, own{Kind::window};

struct Led {
  Story story;
  explicit Led(std::vector<Display> displays = {}, Story begun = Story::begun()) : story(std::move(begun)) {
    story.tell(intent::PlanWorkshop{"sam"});
    const workshop::Workshop all(story.model.team.plan);
    story.tell(intent::OpenRoom{});
    Leading now{.plan = all.plan()};
    now.told = workshop::told(all, {});
    story.tell(intent::TeamChanged{now});
    story.tell(intent::DisplaysFound{std::move(displays)});
  }
  const Team& team() const { return story.model.team; }
  void open() {
    story.press(to_room);
    REQUIRE(story.asked<effect::OpenRoomWindow>().size() == 1);
    const auto place = story.asked<effect::OpenRoomWindow>()[0].place;
    story.tell(intent::RoomWindowOpened{place});
  }
};

}  // namespace

TEST_CASE("with one display the room's screen takes this window's place; with two it fills the one that nobody leads on", "[team]") {
  Led one({{"eDP-1", true}});
  one.story.press(to_room);
  CHECK(one.story.model.screen == Screen::room);
  CHECK(one.story.ever_asked<effect::OpenRoomWindow>().empty());

  Led more(two);
  more.open();
  CHECK(more.team().room.open == other);
  CHECK(more.story.model.screen == Screen::leading);
  more.story.press(to_room);
  CHECK_FALSE(more.team().room.open);
  CHECK(more.story.asked<effect::CloseRoomWindow>().size() == 1);
  CHECK_FALSE(more.team().covered);  // nobody but whoever leads has seen this window
}

TEST_CASE("where it stands can be chosen, also while it is open", "[team]") {
  Led led(two);
  led.story.tell(intent::ChooseRoomPlace{own});
  led.open();
  CHECK(led.team().room.open == own);
  led.story.tell(intent::ChooseRoomPlace{other});
  REQUIRE(led.story.asked<effect::OpenRoomWindow>().size() == 1);
  CHECK(led.story.asked<effect::OpenRoomWindow>()[0].place == other);
  led.story.tell(intent::RoomWindowOpened{other});
  led.story.tell(intent::ChooseRoomPlace{{Kind::here}});
  CHECK(led.story.asked<effect::CloseRoomWindow>().size() == 1);
  led.story.press(to_room);
  CHECK(led.story.model.screen == Screen::room);

  led.story.press(to_room);
  led.story.tell(intent::ChooseRoomPlace{other});
  led.story.tell(intent::DisplaysFound{{{"eDP-1", true}}});  // what was chosen is not there any more
  led.story.press(to_room);
  CHECK(led.story.model.screen == Screen::room);
}

TEST_CASE("a display that is gone takes the room's screen with it, and that is said; nothing else is lost", "[team]") {
  Led led(two);
  led.open();
  led.story.tell(intent::RoomWindowClosed{true});
  CHECK_FALSE(led.team().room.open);
  REQUIRE(led.team().problem);
  CHECK(led.team().problem->what == words::say(words::Word::team_room_lost));
  CHECK(led.team().open);

  led.open();
  CHECK_FALSE(led.team().problem);
  led.story.tell(intent::RoomWindowClosed{});  // closed by its own button
  CHECK_FALSE(led.team().room.open);
  CHECK_FALSE(led.team().problem);
  led.story.press(to_room);
  led.story.tell(intent::RoomWindowNotOpened{});
  CHECK(led.team().problem);
}

TEST_CASE("behind the lock the room's own window goes on with what the room sees, and its time in words", "[team]") {
  auto begun = Story::begun();
  begun.model.vault.is_protected = true;
  Led led(two, std::move(begun));
  led.open();
  const auto title = led.team().leading.told.title;
  REQUIRE_FALSE(title.empty());
  led.story.tell(intent::Lock{});
  REQUIRE(led.story.model.vault.locked);
  CHECK(led.team().leading.told.title == title);
  CHECK(due(led.story.model));

  Led unseen(two, [] {
    auto story = Story::begun();
    story.model.vault.is_protected = true;
    return story;
  }());
  unseen.story.tell(intent::Lock{});
  CHECK(unseen.team().leading.told.title.empty());
}

TEST_CASE("how it ended stays before the room until whoever leads goes on; then its window closes", "[team]") {
  Led led(two);
  led.open();
  led.story.tell(intent::ShowEnding{});
  led.story.tell(intent::EndWorkshop{});
  TeamEnded ended{.time = "11:02"};
  ended.told.title = "Wiped at 11:02";
  led.story.tell(intent::TeamHasEnded{ended});
  CHECK(led.team().room.open);
  CHECK(led.story.asked<effect::CloseRoomWindow>().empty());
  led.story.tell(intent::ShowWorkshops{});
  CHECK(led.story.asked<effect::CloseRoomWindow>().size() == 1);
  CHECK_FALSE(led.team().room.open);
}
