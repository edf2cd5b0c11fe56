/// What comes back from another thread, waited for one kind at a time.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "shell/results.hpp"

namespace vignette::support {

class CameBack {
 public:
  /// The next thing that came back of one kind; others before it are passed over.
  template <typename Kind>
  Kind next() {
    std::unique_lock lock(mutex_);
    while (true) {
      for (auto& made : results->take())
        if (auto one = made()) came_.push_back(std::move(*one));
      while (!came_.empty()) {
        const app::Intent one = came_.front();
        came_.erase(came_.begin());
        if (const auto* found = one.get_if<Kind>()) return *found;
      }
      woken_.wait(lock);
    }
  }
  std::shared_ptr<shell::Results> results = std::make_shared<shell::Results>([this] {
    const std::lock_guard lock(mutex_);
    woken_.notify_all();
  });

 private:
  std::mutex mutex_;
  std::condition_variable woken_;
  std::vector<app::Intent> came_;
};

}  // namespace vignette::support
