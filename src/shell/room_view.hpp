/// The room's screen in a window of its own: its drawing, which is done only where it shows something else than before.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "glyphs/library.hpp"
#include "shell/letters.hpp"
#include "shell/renderer.hpp"
#include "shell/watch.hpp"
#include "shell/window.hpp"
#include "ui/frame.hpp"

namespace vignette::shell {

class RoomView {
 public:
  /// All of them outlive it. Letters and renderer are the program's own: both windows draw from one atlas of glyphs.
  RoomView(Window& beside, const glyphs::Library& library, Letters& letters, Renderer& renderer);
  ~RoomView();
  RoomView(const RoomView&) = delete;
  RoomView& operator=(const RoomView&) = delete;

  /// There, in place of where it was. False: it could not be opened there, and is not open.
  bool open(const app::RoomPlace& place);
  void close();
  bool is_open() const { return window_ != nullptr; }
  /// True once if something happened to its window.
  bool news();
  bool closing() const { return window_ && window_->closing(); }
  bool display_gone() const { return window_ && window_->display_gone(); }
  /// What it showed and laid out is forgotten: it is drawn anew.
  void forget();

  /// Draws and shows it if it would be another picture; what was wished there is answered. Afterwards the program's own window is drawn in
  /// again. With `watch`, which waits for it, it is drawn in any case, and looked at once it has settled.
  std::vector<app::Intent> draw(const app::Model& model, double seconds, Watch* watch = nullptr);
  /// Whether it is to be drawn again at once, so that things settle.
  bool again() const { return again_ && window_; }

 private:
  /// All that it depends on, but for what happens in its window.
  struct Shown {
    workshop::Told told;
    std::string left;
    std::optional<app::PhoneWay> way;
    int page = 0;
    app::Look look;
    app::Theme theme;
    bool operator==(const Shown&) const = default;
  };
  static Shown shown(const app::Model& model);

  Window& beside_;
  const glyphs::Library& library_;
  Letters& letters_;
  Renderer& renderer_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<ui::Memory> memory_;
  std::optional<Shown> shown_;
  bool happened_ = false;  ///< something, to its window
  bool again_ = false;
  std::uint64_t frames_ = 0;
  double ms_ = 0;
};

}  // namespace vignette::shell
