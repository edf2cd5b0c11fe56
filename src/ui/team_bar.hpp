/// The bar at the top of the facilitator's window: filled with tint, so that this window is never mistaken for the room's
/// (look/07-workshop-presenter, 37-workshop-plan, 38-workshop-close).
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

struct TeamBar {
  std::string_view back;  ///< the way back; empty: none
  std::string_view act;   ///< what can be done here above all; empty: nothing
  bool main = true;       ///< it is the main action of the screen
  bool available = true;
  bool title_leads = true;  ///< what stands under the bar has no title of its own
  std::string now = {};     ///< said after the title where there is room: where one is in the plan, while that is folded away
};
struct TeamBarUsed {
  float height = 0;  ///< what is under it begins there
  bool back = false, act = false;
  bool told_now = false;  ///< there was room for `now`
};
/// Draws it over the window's whole width; in as many lines as it needs where that is narrow.
TeamBarUsed team_bar(const app::Model& model, Frame& frame, const TeamBar& bar);

/// "Sam, with the team": the case that is planned or led.
std::string team_title(const app::Model& model);

/// What went wrong, in clay, and what to do. Answers the height; nothing, and no height, if nothing did.
float say_team_problem(const app::Model& model, Frame& frame, page::Point at, float width);

}  // namespace vignette::ui
