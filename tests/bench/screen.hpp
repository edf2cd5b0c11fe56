/// The window without a window: the real drawing with real letters into ImGui's draw lists, and no graphics card behind it.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/update.hpp"
#include "glyphs/library.hpp"
#include "shell/letters.hpp"
#include "ui/frame.hpp"

struct ImGuiContext;

namespace vignette::bench {

class Screen {
 public:
  explicit Screen(const glyphs::Library& library, float width = 1440, float height = 900, float density = 1);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  app::Model model;

  /// Carries out a wish, without drawing.
  void apply(const app::Intent& wish);
  /// Draws with these events until nothing asks to be drawn again, and carries out what was wished: what happens between an event and its
  /// picture, but for the graphics card's part.
  void send(std::vector<ui::Event> events);
  /// Milliseconds of processor time that `send` takes.
  double cost(std::vector<ui::Event> events);

  std::function<void(app::Effect&)> outside;  ///< carries out what `update` asks for; nobody does if it is left out
  double longest = 0;                         ///< milliseconds of processor time of the longest drawing since this was set to 0
  std::size_t drawings = 0;
  std::size_t vertices = 0;  ///< of the newest drawing
  ui::Outline outline;
  /// Heights and offsets of what scrolls.
  const ui::Memory& memory() const { return *memory_; }

 private:
  bool draw(const std::vector<ui::Event>& events);

  struct Context {
    Context();
    ~Context();
    ImGuiContext* made;
  };
  float width_, height_, density_;
  std::uint64_t chance_ = 0;
  std::unique_ptr<shell::Letters> letters_;  // made in the context, and must outlive its atlas
  Context context_;
  std::unique_ptr<ui::Memory> memory_;
};

}  // namespace vignette::bench
