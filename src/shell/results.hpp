/// What comes back from other threads: a queue of intents, and one call that wakes the window.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "app/intent.hpp"

namespace vignette::shell {

class Results {
 public:
  /// Made on the window's thread, when its turn has come; nothing if the model need not know.
  using Made = std::function<std::optional<app::Intent>()>;

  /// `wake` may be called on any thread.
  explicit Results(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(app::Intent intent) {
    hand([intent = std::move(intent)]() mutable { return std::optional(std::move(intent)); });
  }

  void hand(Made made) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(made));
    }
    wake_();
  }

  std::vector<Made> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<Made> waiting_;
};

}  // namespace vignette::shell
