/// A text without a passage that was in it.
#pragma once

#include <string>
#include <string_view>

namespace vignette::text {

/// Takes a passage out wherever it stands, letter by letter the same, until it is nowhere; the words around are closed up: one
/// space between them, none before a comma or at a line's ends, and no empty paragraph where it stood alone.
std::string without(std::string_view text, std::string_view passage);

}  // namespace vignette::text
