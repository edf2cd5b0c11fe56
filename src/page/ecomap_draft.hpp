/// What both ways to lay out an ecomap share: its measures, whether a try holds, and what makes it a picture. Only
/// page/ecomap*.cpp include this.
#pragma once

#include <optional>
#include <string_view>

#include "page/ecomap.hpp"
#include "page/planar.hpp"

namespace vignette::page::draft {

constexpr Face name_face{Family::sans, 600, false};
constexpr float name_size = 14, name_line = 18;
constexpr float child_radius = 47, ring_radius = 7, off_radius = 6, steady_radius = 8;
constexpr float ring_around = 4;   ///< from a node's edge to the ring around it, where the ring is not one line
constexpr float beside = 10;       ///< from a node's edge to its label
constexpr float label_most = 150;  ///< a label wider than this takes another line
constexpr float narrowest_label = 56;
constexpr float narrowest = child_radius + 45;

std::size_t index_of(const pack::Case& pack, const pack::Person& person);
float radius_of(const pack::Person& person);

/// That nothing stands on anything else, and no tie crosses another.
bool holds(const pack::Case& pack, const Ecomap& made);
/// A word too long for its label's room stands on two lines.
bool breaks_words(const Ecomap& made);
/// Names the child, moves all of it below the top, and draws it. What has been placed is around y = 0, `half` at least above
/// and below.
Ecomap finish(const pack::Case& pack, Ecomap made, float half, const Metrics& metrics);

/// Whatever the ties, and however many: those tied to the child in columns at both sides, and theirs fanned out above and below
/// them, farther out, so that no tie can cross another. Each whom reviews reach has a ring around their own sign. Nothing where
/// the width has no room for it, or, unless `breaks`, where a word would stand on two lines.
std::optional<Ecomap> in_columns(const pack::Case& pack, float width, bool breaks, const Metrics& metrics);

}  // namespace vignette::page::draft
