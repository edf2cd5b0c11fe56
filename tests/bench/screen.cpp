#include "bench/screen.hpp"

#include <imgui.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "bench/bench.hpp"

namespace vignette::bench {

Screen::Context::Context() : made(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(made);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

Screen::Context::~Context() {
  ImGui::SetCurrentContext(made);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(made);
}

Screen::Screen(const glyphs::Library& library, float width, float height, float density)
    : width_(width), height_(height), density_(density), memory_(std::make_unique<ui::Memory>(library)) {
  letters_ = std::make_unique<shell::Letters>(library);
  letters_->scale(density);
  model.now = {{1'792'000'000'000}, 60};
  model.look.theme = app::Theme::paper;
}

Screen::~Screen() = default;

void Screen::apply(const app::Intent& wish) {
  ++chance_;
  for (auto& asked : app::update(model, wish, {model.now, chance_, static_cast<std::uint16_t>(chance_)}))
    if (outside) outside(asked);
}

bool Screen::draw(const std::vector<ui::Event>& events) {
  const double before = processor_ms();
  ImGui::SetCurrentContext(context_.made);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width_, height_};
  io.DisplayFramebufferScale = {density_, density_};
  io.DeltaTime = 1.0f / 60;
  ImGui::NewFrame();
  ui::Frame frame(*memory_, width_, height_, density_);
  frame.events = events;
  frame.letters = letters_.get();
  ui::draw(model, frame);
  ImGui::Render();
  vertices = static_cast<std::size_t>(ImGui::GetDrawData()->TotalVtxCount);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
  ++drawings;
  for (const auto& wish : frame.intents) apply(wish);
  outline = std::move(frame.outline);
  longest = std::max(longest, processor_ms() - before);
  return frame.again || !frame.intents.empty();
}

void Screen::send(std::vector<ui::Event> events) {
  constexpr int most = 1000;
  bool again = draw(events);
  for (int i = 0; again; ++i) {
    if (i == most) throw std::runtime_error("the page never settles");
    again = draw({});
  }
}

double Screen::cost(std::vector<ui::Event> events) {
  const double before = processor_ms();
  send(std::move(events));
  return processor_ms() - before;
}

}  // namespace vignette::bench
