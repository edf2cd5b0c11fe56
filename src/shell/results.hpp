/// What comes back from other threads: a queue of intents, and one call that wakes the window.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "app/intent.hpp"

namespace vignette::shell {

class Results {
 public:
  /// `wake` may be called on any thread.
  explicit Results(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(app::Intent intent) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(intent));
    }
    wake_();
  }

  std::vector<app::Intent> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<app::Intent> waiting_;
};

}  // namespace vignette::shell
