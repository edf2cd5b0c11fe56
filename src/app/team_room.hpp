/// Where the room's screen stands while a team is led: in place of the facilitator's window, on a display of its own, or in a window of its
/// own. The second window is opened and closed outside.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette::app {

/// A display of this computer. No two have the same name.
struct Display {
  std::string name;
  bool leads = false;  ///< the facilitator's window is on it
  bool operator==(const Display&) const = default;
};

struct RoomPlace {
  enum class Kind : std::uint8_t { here, display, window };
  Kind kind = Kind::here;
  std::string display = {};  ///< that it fills
  bool operator==(const RoomPlace&) const = default;
};

struct RoomWindow {
  std::vector<Display> displays;
  std::optional<RoomPlace> chosen;  ///< by whoever leads
  std::optional<RoomPlace> open;    ///< where the second window is; nothing: there is none
  int pages = 1;                    ///< of the wall, in whichever window it was drawn last
};

/// Where it is shown when it is next asked for: as was chosen while there is such a display; else on one that nobody leads on; else here.
inline RoomPlace room_place(const RoomWindow& room) {
  using Kind = RoomPlace::Kind;
  const auto there = [&](const RoomPlace& place) {
    return place.kind != Kind::display || std::ranges::find(room.displays, place.display, &Display::name) != room.displays.end();
  };
  if (room.chosen && there(*room.chosen)) return *room.chosen;
  const auto other = std::ranges::find(room.displays, false, &Display::leads);
  return other == room.displays.end() ? RoomPlace() : RoomPlace{Kind::display, other->name};
}

}  // namespace vignette::app
