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
  /// Waits until everything handed over has been tried.
  ~Keeper();

  /// Hands a change over. Numbers grow; a later change of the same answer or place takes the earlier one's seat,
  /// unless the earlier asks for a revision. Never blocks.
  void keep(std::uint64_t number, Change change);
  /// Tries what failed once more. Never blocks.
  void retry();
  /// Blocks until all that was handed over has been tried once and reported. For closing and for tests; not from `report`.
  void drain();

 private:
  using Numbered = std::pair<std::uint64_t, Change>;

  void work();
  void seat(Numbered next);
  bool to_do() const { return due_ && !waiting_.empty(); }

  std::unique_ptr<Keeping> keeping_;
  std::function<void(Kept)> report_;
  std::mutex mutex_;
  std::condition_variable wake_, done_;
  std::vector<Numbered> waiting_;
  bool due_ = false;   // something came, or was asked for, since the last attempt began
  bool busy_ = false;  // an attempt, and its report, is going on
  bool stop_ = false;
  std::thread thread_;  // last, so that it sees the rest made
};

}  // namespace vignette::store
