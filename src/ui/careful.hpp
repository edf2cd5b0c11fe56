/// A choice that can't be undone: words in clay, never the focused one, after the way out of it (look.md, section 9).
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

struct CarefulLook {
  bool outlined = true;  ///< else quiet: clay words alone
  bool available = true;
  float height = 40;
  float padding = 18;
  Type type = type::control;
};
float careful_width(Frame& frame, std::string_view name, const CarefulLook& look = {});
/// Answers whether it was chosen.
bool careful_button(Frame& frame, std::string_view name, page::Point at, const CarefulLook& look = {});

}  // namespace vignette::ui
