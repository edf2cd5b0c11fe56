/// The window, by GLFW: opens it with OpenGL 3.3, turns what happens to it into ui events, in order.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/team_room.hpp"
#include "ui/frame.hpp"
#include "words/problem.hpp"

struct GLFWwindow;

namespace vignette::shell {

class Window {
 public:
  struct Size {
    int width = 0, height = 0;  ///< of the framebuffer, pixels
    float scale = 1;            ///< pixels of one CSS pixel at 100 % text, as the system says now
  };

  /// Reaches the display. Best before the first thread: as long as there is one alone, the C library reads what X needs of its
  /// keyboard tables twice as fast. Problem: no display.
  static std::expected<void, words::Problem> connect();
  /// After `connect`, which it ends if it fails. `width` and `height` are CSS pixels. Problem: no OpenGL 3.3.
  static std::expected<std::unique_ptr<Window>, words::Problem> open(int width, int height, const std::string& title);
  /// Another window, which is given the same textures: filling a display of this name, or a plain one where it is empty. It never takes the
  /// keyboard by itself, and ends before this. Nothing: it could not be opened there.
  std::unique_ptr<Window> open_beside(const std::string& display, const std::string& title) const;
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Sleeps until something happens or so many seconds have passed; 0 only collects.
  void wait(std::optional<double> seconds);
  /// Ends a wait, from any thread.
  static void wake();

  Size size() const;
  bool closing() const;
  void stay_open();  ///< takes back a wish to close
  void name(const std::string& title);
  void pointer_shape(ui::Frame::Pointer shape);
  void copy(const std::string& text);
  std::string copied() const;  ///< what is on the clipboard now, whoever put it there
  void swap();
  /// What is drawn from now on is drawn in this window.
  void draw_here();

  /// Of this computer; no two have the same name.
  std::vector<app::Display> displays() const;
  /// True once if there may be others, or this window may be on another.
  bool take_display_news();
  /// It was to fill a display, which is gone.
  bool display_gone() const;

  /// Events since they were last taken, places in page units of `density`. Files dropped on the window are left out.
  std::vector<ui::Event> take_events(float density);
  /// Whether some are for the next drawing (ui::in_one_drawing).
  bool events_left() const;
  /// True once if anything happened that a new picture may be needed for (input, size, exposure, scale, focus).
  bool take_news();

 private:
  struct Inside;
  explicit Window(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// Pixels of one page unit (ui/frame.hpp): as the text is wished, and no more than leaves a narrow window its least width.
float density_of(const Window::Size& size, int text_size);

}  // namespace vignette::shell
