/// What stands around a screen about a case that is not its page: the rail, and the way back to the case.
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/reader.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

float draw_rail_beside(const app::Model& model, Frame& frame, const app::OpenCase& open) {
  constexpr float wide = 264;
  if (frame.width < 1260) return 0;
  const std::string name = "rail beside";
  const auto held = frame.memory.slots.find(name);
  if (held != frame.memory.slots.end() && static_cast<CaseView&>(*held->second).text.shared_document() != open.document) {
    frame.memory.slots.erase(held);
  }
  auto& view = frame.memory.slot<CaseView>(name);
  view.id = id_of(name);
  view.here = Part::npos;  // past them all
  view.text.follow(open, {}, frame.memory.cache, {});
  const std::size_t before = frame.intents.size();
  draw_rail(model, frame, view, {0, 0, wide, frame.height});
  // A section is on another page: there first.
  if (frame.intents.size() > before && frame.intents.back().is<app::intent::GoToSection>()) {
    frame.intents.insert(frame.intents.end() - 1, app::intent::ReadCase{});
  }
  return wide;
}

page::Rect draw_way_back(const app::Model& model, Frame& frame, const pack::Case& pack, float left) {
  const bool narrow = frame.width < grid::narrow_below;
  const float high = narrow ? grid::narrow_bar : grid::bar;
  const float edge = narrow ? grid::least_edge : 32;
  const page::Rect bar{left, 0, frame.width - left, high};
  const std::string name = subject_or_title(pack);
  const Region region(frame, name, bar);
  bool leaves = false;
  if (narrow) {
    fill_narrow_bar(frame, bar);
    leaves = bar_tool(frame, {name, page::Icon::back}, {narrow_bar_side, (high - 1) / 2});
  } else {
    const ButtonLook back = back_link();
    leaves = button(frame, name, {left + edge - back.padding, 8, 0, 40}, back);
    rule(frame, left, high - 1, bar.w, frame.colours->rule);
  }
  if (leaves) frame.wish(app::intent::ReadCase{});
  save_state(model, frame, {frame.width - edge, high / 2});
  return {left, high, bar.w, frame.height - high};
}

}  // namespace vignette::ui
