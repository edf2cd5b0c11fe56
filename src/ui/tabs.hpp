/// Tabs in as many rows as a width needs.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "ui/frame.hpp"

namespace vignette::ui {

inline constexpr float tab_high = 42;  ///< the chosen one's line is its foot

struct Tabs {
  std::optional<std::size_t> pressed;
  float bottom = 0;  ///< of the last row: where the rule goes
};

/// How far tabs reach that stand in one row.
float tabs_width(Frame& frame, std::span<const std::string_view> names, float gap);
/// `chosen` is the index of the one whose page is shown. `high`: in one row, for a bar that is higher than tabs.
Tabs tabs(Frame& frame, std::span<const std::string_view> names, std::size_t chosen, page::Point from, float width, float gap,
          float high = tab_high);
bool tab_button(Frame& frame, std::string_view name, page::Point at, bool chosen, float high);

}  // namespace vignette::ui
