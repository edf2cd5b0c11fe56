/// ImGui's four hooks (IMGUI_ENABLE_TEST_ENGINE), ours: they list every interactive item ImGui knows, so that a test can hold the
/// outline against them. They do nothing until `list_items` is switched on.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/outline.hpp"

namespace vignette::ui {

/// Starts or ends listing in the current ImGui context.
void list_items(bool on);
/// ImGui's ids of the items since the last call.
std::vector<std::uint32_t> listed_items();
/// ImGui's id of an outline item's.
std::uint32_t imgui_id(Id id);

}  // namespace vignette::ui
