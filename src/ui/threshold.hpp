/// Screens one passes before what is kept: the art at the left, a form at the right, and what such forms are made of (look/15, 21, 22).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/care.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// Where the form goes once the art is painted: 520 wide at the left, or a band of 12 above in narrow windows.
struct Threshold {
  page::Rect area;
  float x = 0, width = 0;
  float top = 0;        ///< from the area's top to the form
  bool narrow = false;  ///< smaller titles
};
Threshold threshold(const app::Model& model, Frame& frame, float top);

/// A title and the words under it; answers the height used.
float say_head(Frame& frame, const Threshold& at, float y, std::string_view title, std::string_view lead, float between = 8);

/// One row of facts under a hairline: a bold label, words at its right or, when narrow, below. Answers its height, without a rule after it.
float fact(Frame& frame, std::string_view label, std::string_view words, page::Point at, float width, float label_width = 168,
           float padding = 14);
/// The same with a link before the words, which follow it on the same line where they fit.
struct FactLink {
  bool used = false;
  float height = 0;
};
FactLink fact_with_link(Frame& frame, std::string_view label, std::string_view link, std::string_view words, page::Point at, float width,
                        float label_width = 200, float padding = 14);

/// A line of warning: a clay bar at the left. Answers its height.
float warn(Frame& frame, std::string_view words, page::Point at, float width);

/// "Show the words" with an eye, "Hide the words" with it struck through; its words end at `right` or begin at `left`.
void show_words(const app::Model& model, Frame& frame, std::string_view show, std::string_view hide, page::Point at, bool ends_there);

/// What went wrong, in clay. Nothing, and no height, if nothing did.
float say_problem(Frame& frame, const std::optional<words::Problem>& problem, page::Point at, float width);

/// Wrong tries are slowed: seconds until the next is taken, 0 when it is now; sees to it that the frame is drawn again by then.
double seconds_to_wait(const app::Model& model, Frame& frame);
/// How long one has to wait, in words. Answers the height.
float say_wait(Frame& frame, double seconds, page::Point at, float width);
/// Who copies a folder: by name, or "something".
std::string by_whom(const portfolio::Folder& folder);

/// Backups out of reach, each with the day it goes by itself; a few, then how many more. Answers the height.
float say_out_of_reach(const app::Model& model, Frame& frame, const std::vector<portfolio::Backup>& copies, page::Point at, float width);

}  // namespace vignette::ui
