/// What stands on the bar at the top of a screen: quiet tools, and the way back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// A tool: an icon or "Aa", and a word.
struct Tool {
  std::string_view name;
  std::optional<page::Icon> icon;  ///< none: "Aa"
  bool accent = false;
  float height = 32;
  std::uint32_t states = 0;
  std::string off = {};  ///< why it does nothing: it is faint then, and can be tried all the same
};

inline constexpr float tool_padding = 12;    ///< from a tool's edge to its icon
inline constexpr float narrow_bar_side = 8;  ///< from the window's edge to the first tool: its icon stands on the grid's edge
float tool_width(Frame& frame, const Tool& tool, bool with_icon = true);
/// Answers whether it was used.
bool bar_tool(Frame& frame, const Tool& tool, page::Point left_middle, bool with_icon = true);

/// The way back to a screen, in accent: its padding is the space from its edge to the arrow.
ButtonLook back_link();

/// The ground of a narrow window's bar, and its rule.
void fill_narrow_bar(Frame& frame, page::Rect bar);

/// Another window has the portfolio, and nothing waits here to be kept.
bool open_elsewhere(const app::Model& model);

}  // namespace vignette::ui
