/// One thread for work that would hold the window up: tasks run in the order they were given.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace vignette::shell {

class Worker {
 public:
  Worker();
  /// Ends after the task under way; tasks not begun are dropped.
  ~Worker();
  void give(std::function<void()> task);
  /// Blocks until every task given so far has been done. Not from a task.
  void finish();

 private:
  void work();
  std::mutex mutex_;
  std::condition_variable wake_, done_;
  std::deque<std::function<void()>> tasks_;
  bool busy_ = false, stop_ = false;
  std::thread thread_;  // last, so that it sees the rest made
};

}  // namespace vignette::shell
