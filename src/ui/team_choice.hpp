/// One of a few, each on a line of its own with a ring and a dot: as cards, or as plain lines. Arrow keys choose.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

struct ChoiceMade {
  float height = 0;
  std::optional<int> chosen;  ///< now, if it is another than before
};
/// `label` is what is chosen; it is described, and drawn by whoever calls.
ChoiceMade one_of_cards(Frame& frame, std::string_view label, std::span<const std::string> names, int chosen, page::Point at, float width);
ChoiceMade one_of_lines(Frame& frame, std::string_view label, std::span<const std::string> names, int chosen, page::Point at, float width);

}  // namespace vignette::ui
