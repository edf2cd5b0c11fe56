/// What stands around a screen about a case that is not its page: the rail, and the way back to the case.
#include <array>
#include <string>

#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/reader.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

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

namespace {

struct Bar {
  Bar(const Frame& frame, float left)
      : narrow(frame.width < grid::narrow_below),
        edge(narrow ? grid::least_edge : 32),
        rect{left, 0, frame.width - left, narrow ? grid::narrow_bar : grid::bar} {}
  bool narrow;
  float edge;  ///< from the bar's sides to what stands on it
  page::Rect rect;
};

/// Answers where it ends.
float draw_way(Frame& frame, const Bar& bar, const std::string& name) {
  bool leaves = false;
  float end = 0;
  if (bar.narrow) {
    const Tool back{name, page::Icon::back};
    fill_narrow_bar(frame, bar.rect);
    leaves = bar_tool(frame, back, {narrow_bar_side, (bar.rect.h - 1) / 2});
    end = narrow_bar_side + tool_width(frame, back);
  } else {
    const ButtonLook back = back_link();
    leaves = button(frame, name, {bar.rect.x + bar.edge - back.padding, 8, 0, 40}, back);
    rule(frame, bar.rect.x, bar.rect.h - 1, bar.rect.w, frame.colours->rule);
    end = bar.rect.x + bar.edge + button_width(frame, name, back);
  }
  if (leaves) frame.wish(app::intent::ReadCase{});
  return end;
}

page::Rect below(const Frame& frame, const Bar& bar) { return {bar.rect.x, bar.rect.h, bar.rect.w, frame.height - bar.rect.h}; }

/// On the right of the bar, as on the case's own. What has no room is reached by its key.
void draw_tools(Frame& frame, const Bar& bar, float from) {
  using words::say;
  using words::Word;
  const float height = bar.narrow ? 32 : 36, side = bar.narrow ? narrow_bar_side : bar.edge;
  const std::array tools{Tool{say(Word::reader_text), {}, false, height}, Tool{say(Word::marks_title), page::Icon::pen, false, height},
                         Tool{say(Word::reader_find), page::Icon::search, false, height}};
  const float room = bar.rect.right() - side - from;
  std::size_t first = 0;
  const auto wide = [&](bool icons) {
    float all = 0;
    for (std::size_t i = first; i < tools.size(); ++i) all += tool_width(frame, tools.at(i), icons);
    return all;
  };
  const bool icons = wide(true) <= room;
  while (first < tools.size() && wide(icons) > room) ++first;
  float x = bar.rect.right() - side - wide(icons);
  for (std::size_t i = first; i < tools.size(); ++i) {
    const bool used = bar_tool(frame, tools.at(i), {x, (bar.rect.h - 1) / 2}, icons);
    x += tool_width(frame, tools.at(i), icons);
    if (!used) continue;
    if (i == 0) frame.wish(app::intent::ShowSettings{});
    if (i == 1) frame.wish(app::intent::ShowMarks{});
    if (i < 2) continue;
    frame.wish(app::intent::ReadCase{});  // its words stand there
    frame.wish(app::intent::OpenFind{});
  }
}

}  // namespace

page::Rect draw_way_back(const app::Model& model, Frame& frame, const pack::Case& pack, float left) {
  const Bar bar(frame, left);
  const std::string name = subject_or_title(pack);
  const Region region(frame, name, bar.rect);
  draw_way(frame, bar, name);
  save_state(model, frame, {frame.width - bar.edge, bar.rect.h / 2});
  return below(frame, bar);
}

page::Rect draw_page_bar(Frame& frame, const pack::Case& pack, float left) {
  const Bar bar(frame, left);
  const std::string name = subject_or_title(pack);
  const Region region(frame, name, bar.rect);
  draw_tools(frame, bar, draw_way(frame, bar, name));
  return below(frame, bar);
}

}  // namespace vignette::ui
