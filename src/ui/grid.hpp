/// Where a page's column stands, in one place for all screens, so that nothing jumps from one to the next (look.md, section 5).
#pragma once

#include <algorithm>
#include <cmath>

#include "page/setting.hpp"
#include "ui/theme.hpp"

namespace vignette::ui::grid {

inline constexpr float folds = 860;         ///< narrower windows have the navigation in a bar at the top
inline constexpr float narrow_below = 900;  ///< narrower windows have smaller titles
inline constexpr float narrow_column = 588;
inline constexpr float folds_list = 960;  ///< narrower windows show the portfolio's list or an answer, not both
inline constexpr float least_edge = 20;
inline constexpr float bar = 56, narrow_bar = 44;  ///< heights of the bar at the top
inline constexpr float narrow_top = 16;            ///< from the bar to a title, in narrow windows

struct Column {
  float x = 0, w = 0;
};

/// The column of a narrow window: in the middle of the area, with the least edges beside it.
inline Column narrow(page::Rect area, float most = narrow_column) {
  const float width = std::max(1.0F, std::min(most, area.w - 2 * least_edge));
  return {std::round(area.x + (area.w - width) / 2), width};
}

/// The column of a page beside the navigation that one turns to and back from.
inline Column turned_to(page::Rect area, float window_width) {
  if (window_width < folds) return narrow(area);
  constexpr float edge = 64, widest = 720;
  return {area.x + edge, std::min(widest, area.w - 2 * edge)};
}

inline constexpr float two_columns = 1180;  ///< narrower windows have what stands at the right of a page under it

/// Both columns of a page beside the navigation, in the middle of the area; in narrower windows that of the left one.
inline Column both(page::Rect area, float window_width, float left, float apart, float right) {
  constexpr float edge = 64;
  if (window_width < two_columns) return window_width < folds ? narrow(area) : Column{area.x + edge, std::min(left, area.w - 2 * edge)};
  const float whole = std::min(left + apart + right, area.w - 2 * edge);
  return {std::round(area.x + std::max(edge, (area.w - whole) / 2)), whole};
}

inline float top(float window_width) { return window_width < folds ? narrow_top : 52; }
inline Type title(float window_width) { return window_width < narrow_below ? type::title_narrow : type::title; }
inline Type lead(float window_width) { return window_width < narrow_below ? type::beside : type::lead; }

}  // namespace vignette::ui::grid
