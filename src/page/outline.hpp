/// Reads the path language of SVG into straight pieces, so that icons stay as their designer wrote them.
#pragma once

#include <string_view>
#include <vector>

#include "page/figure.hpp"

namespace vignette::page {

/// The outlines of an SVG path's `d` (M, L, H, V, C, A, Z and their relative forms), without fill or stroke. Curves become
/// pieces short enough to look round at several times the size. Anything else in it ends the reading.
std::vector<Path> outlines(std::string_view d);

}  // namespace vignette::page
