/// Lets a parent process that drives the real window (the tour, a journey's test) see what a person would see.
///
/// The parent hands down one end of a socket pair and its number in VIGNETTE_WATCH. It writes one JSON object a line:
///   {"png": FILE?, "outline": FILE?, "until": {"name": "…"?, "begins": "…"?, "role": "…"?, "value": "…"?, "gone": true?}?, "screen": "…"?,
///   "saved": true?, "searched": true?, "window": "room"?, "room": true or false?}
/// With "window" it is of the room's own window, once there is one; "room" waits until there is one, or none.
/// and gets one line back when the window has settled, the condition holds, and what it saw has been shown:
///   {"frames": N, "ms": M, "screen": "…", "width": W, "height": H, "items": [{"role", "name", "value", "states", "x", "y", "w", "h"}]}
/// Rectangles are window pixels. Only reading is possible this way: every wish goes through real keys and pointer.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/model.hpp"
#include "shell/picture_file.hpp"
#include "ui/outline.hpp"

namespace vignette::shell {

/// What has settled on the screen.
struct Sight {
  const app::Model& model;
  const ui::Outline& outline;
  float density;
  std::uint64_t frames;  ///< drawn since the program began
  double ms;             ///< spent drawing them
  int width, height;     ///< framebuffer pixels
  std::function<Pixels()> picture;
};

class Watch {
 public:
  /// Watches if VIGNETTE_WATCH is set; nothing otherwise. `wake` may be called on another thread.
  static std::unique_ptr<Watch> from_environment(std::function<void()> wake);
  Watch(int socket, std::function<void()> wake);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// Takes up requests that have come; true if there were any. Call before the window's events are collected: a request is
  /// answered only when what was sent before it has been drawn.
  bool take_up();
  /// Looks, for requests whose condition holds now. A picture can only be taken before the frame is shown.
  enum class Of : std::uint8_t { program, room };  ///< which window
  void settled(const Sight& sight, Of of = Of::program);
  /// Answers them, the frame having been shown.
  void shown();
  /// True while a request that was taken up waits: a picture may be wanted.
  bool waiting(Of of = Of::program) const { return !requests_[static_cast<std::size_t>(of)].empty(); }

 private:
  void listen();
  int socket_;
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<std::string> arrived_;
  // Of the window's thread:
  std::array<std::vector<std::string>, 2> requests_;  ///< by window
  std::string answers_;
  std::thread thread_;  // last, so that it sees the rest made
};

}  // namespace vignette::shell
