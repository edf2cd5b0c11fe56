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

}  // namespace vignette::ui
