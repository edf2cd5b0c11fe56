/// What breaking into lines shares with shortening: the first lines of a text, and shaped text cut into parts.
/// Only files of the typesetter include this.
#pragma once

#include "page/setting.hpp"

namespace vignette::page {

inline constexpr double slack = 0.01;  ///< what adding up floats may lose

/// The first `most` lines.
Setting typeset_lines(const Paragraph& paragraph, float width, std::size_t most, const Metrics& metrics);

/// Whether a glyph begins at this offset, so that shaped text can be cut there.
bool is_start(const Shaped& shaped, std::size_t offset);
Shaped slice(const Shaped& whole, text::Range range);

}  // namespace vignette::page
