#include "ui/hooks.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <utility>

namespace vignette::ui {
namespace {

std::vector<std::uint32_t> items;

}  // namespace

void list_items(bool on) { ImGui::GetCurrentContext()->TestEngineHookItems = on; }

std::vector<std::uint32_t> listed_items() { return std::exchange(items, {}); }

std::uint32_t imgui_id(Id id) {
  const auto small = static_cast<std::uint32_t>(id ^ (id >> 32));
  return small == 0 ? 1 : small;
}

}  // namespace vignette::ui

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& /*box*/, const ImGuiLastItemData* /*data*/) {
  // Of ImGui's windows ours alone has no title; its fallback and the debug panel are not for a reader.
  const ImGuiWindow* window = context->CurrentWindow;
  if (!window || (window->Flags & ImGuiWindowFlags_NoTitleBar) == 0 || id == window->ID || id == window->MoveId) return;
  vignette::ui::items.push_back(id);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* /*context*/, ImGuiID /*id*/, const char* /*label*/, ImGuiItemStatusFlags /*flags*/) {}

void ImGuiTestEngineHook_Log(ImGuiContext* /*context*/, const char* /*format*/, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext* /*context*/, ImGuiID /*id*/) { return nullptr; }
