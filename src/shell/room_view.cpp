#include "shell/room_view.hpp"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/wipe.hpp"
#include "ui/room_window.hpp"
#include "ui/team_told.hpp"
#include "words/words.hpp"

namespace vignette::shell {

using Clock = std::chrono::steady_clock;

RoomView::RoomView(Window& beside, const glyphs::Library& library, Letters& letters, Renderer& renderer)
    : beside_(beside), library_(library), letters_(letters), renderer_(renderer) {}

RoomView::~RoomView() { close(); }

bool RoomView::open(const app::RoomPlace& place) {
  close();
  window_ = beside_.open_beside(place.display, std::string(words::say(words::Word::team_room_title)));
  if (window_) forget();
  return is_open();
}

void RoomView::close() {
  window_.reset();
  forget();
  memory_.reset();
}

void RoomView::forget() {
  if (shown_) app::wipe(shown_->told);
  shown_.reset();
  memory_ = std::make_unique<ui::Memory>(library_);
}

bool RoomView::news() {
  const bool any = window_ && window_->take_news();
  happened_ = happened_ || any;
  return any;
}

RoomView::Shown RoomView::shown(const app::Model& model) {
  const auto room = ui::room_of(model);
  return {room.told, room.left, room.way ? std::optional(*room.way) : std::nullopt, model.team.page, model.look, app::theme_in_use(model)};
}

std::vector<app::Intent> RoomView::draw(const app::Model& model, double seconds, Watch* watch) {
  if (!window_) return {};
  auto now = shown(model);
  const bool happened = std::exchange(happened_, false) || window_->events_left();
  if (!again_ && !happened && !watch && shown_ == now) {
    app::wipe(now.told);
    return {};
  }
  const auto began = Clock::now();
  if (shown_) app::wipe(shown_->told);
  shown_ = std::move(now);
  const auto size = window_->size();
  const int width = std::max(size.width, 1), height = std::max(size.height, 1);
  const float density = density_of(size, model.look.text_size);
  const auto events = window_->take_events(density);
  ui::Frame frame(*memory_, static_cast<float>(width) / density, static_cast<float>(height) / density, density);
  frame.events = events;
  frame.seconds = seconds;
  frame.letters = &letters_;
  frame.debug_panel_available = false;
  letters_.scale(density);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {frame.width, frame.height};
  io.DisplayFramebufferScale = {density, density};
  io.DeltaTime = 1e-4F;
  window_->draw_here();
  ImGui::NewFrame();
  ui::draw_room_window(model, frame);
  ImGui::Render();
  renderer_.draw(width, height, frame.colours->paper);
  ++frames_;
  ms_ += std::chrono::duration<double, std::milli>(Clock::now() - began).count();
  again_ = !frame.intents.empty() || frame.again || window_->events_left();
  if (watch && !again_) {
    const Sight sight{model, frame.outline, density, frames_, ms_, width, height, [&] { return renderer_.picture(width, height); }};
    watch->settled(sight, Watch::Of::room);
  }
  window_->pointer_shape(frame.pointer_shape);
  window_->swap();
  beside_.draw_here();
  return std::move(frame.intents);
}

}  // namespace vignette::shell
