/// What the screens one writes on share: where the sheet and what stands beside it go, and the tabs over that.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/model.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

inline constexpr float writing_bar = 64;
inline constexpr float room_for_saved = 68;       ///< "Saved" with its sign
inline constexpr float room_for_not_saved = 132;  ///< what is said when something is wrong; where there is no room, the banner says it

struct WritingLayout {
  float writing = 0;  ///< width of the part one writes in
  float panel = 0;    ///< width of what stands beside it; 0 if nothing does
  float left = 0, column = 0;
  bool narrow = false;      ///< what stands beside takes the sheet's place
  bool low = false;         ///< bar and ways on scroll with the sheet
  bool door_apart = false;  ///< the door has a line of its own above the ways on
  float bar = writing_bar;
  float edge = 40;  ///< of the bars
  float foot = 88;  ///< height of the foot, where it stands still
};
WritingLayout writing_layout(const app::Model& model, const Frame& frame);

/// The tools of reading aloud, in place of what else the bar holds, while something is read; answers whether they were drawn.
bool aloud_in_bar(const app::Model& model, Frame& frame, const WritingLayout& layout);
/// "Read aloud" between two places of the bar: with its sign, as its word alone, or not at all where there is no room (a key does it).
void draw_aloud_tool(const app::Model& model, Frame& frame, const WritingLayout& layout, float from, float to);
/// The way back at the left of the bar, whatever its height.
struct WayBack {
  bool pressed = false;
  float end = 0;  ///< its right edge
};
float way_back_end(Frame& frame, const WritingLayout& layout, std::string_view name);
WayBack way_back(Frame& frame, const WritingLayout& layout, std::string_view name);

/// True while words are on no disk: the way on is then not the main action.
bool not_saved(const app::Model& model);
EditorLook sheet_look(const app::Model& model, const WritingLayout& layout);
/// Takes what a height turned out to be, and answers whether it is another than was reckoned with. Less than half a unit is the
/// rounding of where it stands, which goes on for ever if it is drawn for.
bool other_height(float& reckoned, float now);
/// "Only you, in this program." with the way to what that means, the way to ask for a cue, the count of words, and what is not checked for
/// spelling. Answers the height.
float draw_who_reads(const app::Model& model, Frame& frame, page::Point at, float width);

struct SideTab {
  std::string name;
  app::Beside beside;
};
/// What stands beside the sheet, or in its place: its tabs, the way to hide it, and the panel.
void draw_side(Frame& frame, page::Rect rect, bool beside, const std::vector<SideTab>& tabs, app::Beside chosen,
               const std::function<void(page::Rect)>& panel);
/// Beside a question.
void draw_question_side(const app::Model& model, Frame& frame, page::Rect rect, bool beside);
/// Beside a reflection of one's own.
void draw_reflection_side(const app::Model& model, Frame& frame, page::Rect rect, bool beside);

}  // namespace vignette::ui
