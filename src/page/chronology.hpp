/// What happened when, as a picture: stretches of time in the order the case gives them, events on a line, what repeats as a
/// line with an open end, tracks as bars that fall. The order is the case's; the spacing says nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "page/ecomap.hpp"

namespace vignette::page {

struct Chronology {
  struct Event {
    std::size_t event = 0;  ///< index in the case's timeline
    Rect hit;
    Rect bar;  ///< of a track: where its bar falls
  };
  struct Phase {
    std::size_t event = 0;  ///< index in the case's timeline of the entry that names it
    float x = 0;
  };
  Figure figure;
  std::vector<Label> labels;
  std::vector<Event> events;  ///< in the order of the timeline
  std::vector<Phase> phases;
};

/// The picture at a width: side by side where there is room, else one below the other; its height follows. No size for a
/// case without a timeline.
Chronology chronology(const pack::Case& pack, float width, const Metrics& metrics);

/// Who took part, by the names the case gives them: "Case manager, Children’s social care".
std::string who_took_part(const pack::Case& pack, const pack::Event& event);

}  // namespace vignette::page
