/// A box to tick, with its words (look.md, section 9: 20 × 20, corner 4, accent when on).
#pragma once

#include <cstdint>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Answers whether it was used. Words that don't fit a width (0: any) go on in further lines.
bool tick(Frame& frame, std::string_view name, bool on, page::Point at, float width = 0, std::uint64_t id_hint = 0);
/// How high it is.
float tick_height(Frame& frame, std::string_view name, float width);

/// The same with larger words, and a line in ink 3 under them.
struct LinedTick {
  float height = 0;
  bool used = false;
};
LinedTick tick_with_line(Frame& frame, std::string_view name, std::string_view line, bool on, page::Point at, float width);

}  // namespace vignette::ui
