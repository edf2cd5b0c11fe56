/// One editor alone on a bench: events go in, its intents go through `update`, and the next drawing shows what came of them.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/update.hpp"
#include "support/square_metrics.hpp"
#include "ui/widgets.hpp"

namespace vignette::tests {

struct EditorBench {
  app::Model model;
  SquareMetrics metrics;
  ui::Memory memory{metrics};
  std::vector<app::Effect> effects;
  ui::Edited edited;
  ui::Outline outline;
  page::Rect rect{0, 0, 270, 100};  ///< twenty letters a line
  float window = 600;
  std::int64_t now = 1'700'000'000'000;
  std::int64_t pause = 100;  ///< milliseconds between two drawings
  app::Field field = app::Field::answer;
  bool single = false;

  EditorBench() {
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    pack::Case pack;
    pack.id = "sam";
    pack.title = "Sam";
    pack.basis = "published";
    pack.questions.resize(1);
    pack.questions[0].id = "one";
    pack.questions[0].number = 1;
    app::OpenCase open;
    open.document = std::make_shared<app::Document>();
    open.pack = std::make_shared<const pack::Case>(std::move(pack));
    model.cases.push_back(std::move(open));
    model.portfolio_open = true;
    apply(app::intent::OpenQuestion{"sam", 0});
    memory.focus = ui::id_of(field);
    draw({});
  }
  ~EditorBench() { ImGui::DestroyContext(context_); }
  EditorBench(const EditorBench&) = delete;
  EditorBench& operator=(const EditorBench&) = delete;

  const app::Editing& editing() const { return *app::editing(model, field); }
  const std::string& text() const { return editing().text; }
  std::size_t caret() const { return editing().caret; }
  std::string chosen() const { return std::string(text::part(text(), editing().selection())); }

  void apply(const app::Intent& intent) {
    for (app::Effect& effect : app::update(model, intent, {{{now}, 0}, 1, 2})) effects.push_back(std::move(effect));
  }

  double seconds = 0;  ///< one goes by with each drawing

  /// One drawing with these events; answers the intents it made, after `update` has carried them out.
  std::vector<app::Intent> draw(std::vector<ui::Event> events) {
    now += pause;
    ImGui::GetIO().DisplaySize = {600, window};
    ImGui::GetIO().DeltaTime = 0.01F;
    ImGui::NewFrame();
    ImGui::Begin("page");
    ui::Frame frame(memory, 600, window, 1);
    frame.events = events;
    frame.seconds = ++seconds;
    frame.taken.assign(events.size(), false);
    frame.colours = &ui::colours(app::Theme::paper, app::Tint::none);
    frame.list = ImGui::GetWindowDrawList();
    for (const ui::Event& event : events) {
      if (const auto* moved = std::get_if<ui::PointerMoved>(&event)) memory.pointer = moved->at;
      if (const auto* pressed = std::get_if<ui::PointerPressed>(&event)) memory.pointer = pressed->at;
    }
    ui::push_clip(frame, {0, 0, 600, window});
    if (single) {
      ui::field(frame, field, editing(), "Search", "Search", {0, 0, 224, 40});
    } else {
      edited = ui::editor(frame, field, editing(), "Your answer", rect, {});
    }
    ui::pop_clip(frame);
    ImGui::End();
    ImGui::Render();
    outline = frame.outline;
    taken = frame.taken;
    for (const app::Intent& intent : frame.intents) apply(intent);
    return frame.intents;
  }

  static ui::Event key(app::Key key, bool ctrl = false, bool shift = false) {
    return ui::KeyPressed{{.key = key, .ctrl = ctrl, .shift = shift}};
  }
  void press(app::Key which, bool ctrl = false, bool shift = false) { draw({key(which, ctrl, shift)}); }
  void type(std::string words) { draw({ui::Typed{std::move(words)}}); }
  void paste(std::string words) { draw({key(app::Key::v, true), ui::Pasted{std::move(words)}}); }
  void put(std::size_t caret) { apply(app::intent::MoveCaret{field, caret, caret, false, {}}); }
  /// Clears the text and writes this one.
  void write(const std::string& words) {
    press(app::Key::a, true);
    press(app::Key::del);
    paste(words);
    put(0);
  }
  /// Where the middle of a letter of a line stands, in the window.
  page::Point letter(std::size_t line, std::size_t column) const {
    return {rect.x + 37 + (static_cast<float>(column) + 0.2F) * 10, rect.y + 25 + (static_cast<float>(line) + 0.5F) * 30};
  }
  void click(page::Point at, int clicks = 1, bool shift = false) {
    draw({ui::PointerPressed{at, ui::Button::left, clicks, shift}});
    draw({ui::PointerReleased{at}});
  }

  std::vector<bool> taken;

 private:
  ImGuiContext* context_ = nullptr;
};

}  // namespace vignette::tests
