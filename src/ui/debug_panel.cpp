/// The debug panel (F12): the outline, the page as it is set, the model in a few lines, the cost of drawings. ImGui's own widgets and text,
/// for whoever builds Vignette; a learner's words are never in it.
#include <imgui.h>

#include <algorithm>
#include <numeric>

#include "app/model.hpp"
#include "ui/reader.hpp"

namespace vignette::ui {
namespace {

void show(const std::string& text) { ImGui::TextUnformatted(text.data(), text.data() + text.size()); }

/// The outline without what somebody wrote.
std::string outline_without_writing(Outline outline) {
  for (auto& item : outline.items) {
    if (!item.value.empty()) item.value = "…";
    if (item.role == Role::paragraph || item.role == Role::note) item.name = "…";
  }
  return print(outline);
}

}  // namespace

void draw_debug_panel(const app::Model& model, Frame& frame) {
  Memory& memory = frame.memory;
  ImGui::SetNextWindowSize({420, std::min(560.0F, frame.height - 32)}, ImGuiCond_FirstUseEver);
  ImGui::SetNextWindowPos({std::max(0.0F, frame.width - 436), 16}, ImGuiCond_FirstUseEver);
  if (ImGui::Begin("What the program is doing", nullptr,
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_HorizontalScrollbar)) {
    const float sum = std::accumulate(memory.costs.begin(), memory.costs.end(), 0.0F);
    const float worst = memory.costs.empty() ? 0 : *std::ranges::max_element(memory.costs);
    ImGui::Text("drawing %llu, %.2f ms on average, %.2f ms at worst of %zu", static_cast<unsigned long long>(memory.frames),
                static_cast<double>(memory.costs.empty() ? 0 : sum / static_cast<float>(memory.costs.size())), static_cast<double>(worst),
                memory.costs.size());
    if (!memory.costs.empty())
      ImGui::PlotLines("##costs", memory.costs.data(), static_cast<int>(memory.costs.size()), 0, nullptr, 0, worst, {0, 40});
    ImGui::Text("window %.0f × %.0f at density %.2f", static_cast<double>(frame.width), static_cast<double>(frame.height),
                static_cast<double>(frame.density));
    ImGui::Text("settings kept %zu, set anew %llu", memory.cache.size(), static_cast<unsigned long long>(memory.cache.misses()));
    ImGui::Text("outline items %zu, focus %016llx", memory.last.items.size(), static_cast<unsigned long long>(memory.focus));
    for (const auto& [id, scroll] : memory.scrolls) {
      ImGui::Text("pane %016llx at %.0f of %.0f, %.0f seen", static_cast<unsigned long long>(id), static_cast<double>(scroll.offset),
                  static_cast<double>(scroll.content), static_cast<double>(scroll.view));
    }
    if (ImGui::CollapsingHeader("Model", ImGuiTreeNodeFlags_DefaultOpen)) show(app::print(model));
    if (ImGui::CollapsingHeader("Page")) show(dump_page(model, memory));
    if (ImGui::CollapsingHeader("Outline")) show(outline_without_writing(memory.last));
  }
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  memory.debug_rect = {at.x, at.y, size.x, size.y};
  ImGui::End();
}

}  // namespace vignette::ui
