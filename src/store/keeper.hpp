/// The thread that keeps. Changes are coalesced, never skipped: while one commit runs, the newest text of each answer waits and goes next.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace vignette::store {

/// What happened to a change: `number` is the highest number given to `keep` that is now on disk, or that failed.
struct Kept {
  std::uint64_t number = 0;
  std::optional<words::Problem> problem;  ///< set when it failed; the change is held and tried again with the next, or by `retry`
};

class Keeper {
 public:
  /// `report` is called on the keeper's thread after every attempt.
  Keeper(std::unique_ptr<Keeping> keeping, std::function<void(Kept)> report);
  /// The same with a Store, which can then be used for more than keeping (`with`).
  Keeper(std::unique_ptr<Store> store, std::function<void(Kept)> report);
  /// Waits until everything handed over has been tried. Work that waits behind changes that could not be kept is not begun.
  ~Keeper();

  /// Hands a change over. Numbers grow; a later change of the same answer or place takes the earlier one's seat,
  /// unless the earlier asks for a revision. Never blocks.
  void keep(std::uint64_t number, Change change);
  /// Does something else with the Store, on the keeper's thread, after all that was handed over before it is kept and before
  /// all that comes later: taking out for good, say, meets every word typed until then. It waits behind changes that fail.
  /// Never blocks. Only for a Keeper made with a Store.
  void with(std::function<void(Store&)> work);
  /// Tries what failed once more. Never blocks.
  void retry();
  /// Writes no more: the file is damaged. What waits stays with whoever handed it over. A change that fails because of damage does the
  /// same.
  void abandon();
  bool abandoned() {
    const std::lock_guard lock(mutex_);
    return abandoned_;
  }
  /// Blocks until all that was handed over has been tried once and reported. For closing and for tests; not from `report`.
  void drain();
  /// Whether nothing waits: all that was handed over is on the disk, or is being put there now.
  bool all_kept() {
    const std::lock_guard lock(mutex_);
    return waiting_.empty() && after_.empty();
  }

 private:
  using Numbered = std::pair<std::uint64_t, Change>;
  using Work = std::function<void(Store&)>;

  void work();
  void seat(Numbered next);
  void attempt(std::unique_lock<std::mutex>& lock);
  bool to_do() const { return due_ && !abandoned_ && !(waiting_.empty() && after_.empty()); }

  std::unique_ptr<Keeping> keeping_;
  Store* store_ = nullptr;
  std::function<void(Kept)> report_;
  std::mutex mutex_;
  std::condition_variable wake_, done_;
  std::vector<Numbered> waiting_;                              // to go next, in one batch
  std::vector<std::pair<Work, std::vector<Numbered>>> after_;  // work that waits behind them, and what came after it
  bool due_ = false;                                           // something came, or was asked for, since the last attempt began
  bool busy_ = false;                                          // an attempt and its report, or other work, is going on
  bool abandoned_ = false;
  bool stop_ = false;
  std::thread thread_;  // last, so that it sees the rest made
};

}  // namespace vignette::store
