/// Waits, draws until things have settled, shows the result, waits again. No events, no frames.
#pragma once

#include <optional>

namespace vignette::shell {

/// What the loop needs of a window; tests give one with a clock of their own.
class Stage {
 public:
  virtual ~Stage() = default;
  /// Sleeps until something happens or, if given, so many seconds have passed; 0 only collects what has happened.
  virtual void wait(std::optional<double> seconds) = 0;
  /// True once if something happened since it was last asked: input, a result, a new size.
  virtual bool news() = 0;
  /// Draws one frame without showing it; true if the next should follow at once, because something changed.
  virtual bool draw() = 0;
  /// Shows the frame drawn last.
  virtual void present() = 0;
  /// Seconds from now until a widget wants to be drawn again; nothing if none does.
  virtual std::optional<double> wake_after() = 0;
  virtual double seconds() = 0;
};

class Loop {
 public:
  explicit Loop(Stage& stage) : stage_(stage) {}
  /// One round of waiting and, if there is reason to, drawing.
  void turn();
  /// True when nothing more will be drawn before something happens.
  bool settled() const { return !due_; }

 private:
  static constexpr int most_frames = 4;  ///< drawn in one turn before one is shown, so that a page that never settles is still seen
  Stage& stage_;
  bool due_ = true;
  std::optional<double> deadline_;
};

}  // namespace vignette::shell
