/// A disk that fails, fills up or loses its power on demand, under SQLite and under what the store does to files itself.
///
/// While one lives it is SQLite's default way to files and hears every `store::disk` act. Nothing is really synced: what a loss of
/// power leaves is worked out from what was asked for. A write covers only its own bytes (SQLite's "powersafe overwrite"), names in
/// a folder change in order, and until a sync each 512-byte sector of a write is there or not as chance has it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vignette::support {

/// What can fail, as bits.
enum Kinds : unsigned {
  reads = 1,
  writes = 2,
  syncs = 4,
  opens = 8,
  truncations = 16,
  removals = 32,
  acts = 64,  ///< of `store::disk`
  anything = 127
};

class FaultyVfs {
 public:
  /// Watches a folder, which must be there, and all below it.
  explicit FaultyVfs(const std::filesystem::path& folder);
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  struct Fault {
    unsigned kinds = anything;
    int n = 1;          ///< the n-th call of these kinds, counted from 1
    bool full = false;  ///< as a full disk fails, else as a broken one
    bool from_then_on = false;
  };
  /// Begins to count anew.
  void fail(const Fault& fault);
  /// The power goes at the n-th change: it may be done in part, and every call after it fails.
  void stop_at(int n);
  /// No more failures.
  void heal();
  /// Whether the n-th has come.
  bool struck() const;
  /// How many calls of the kinds asked for there were since the last `fail`.
  int calls() const;
  /// How many changes there were since the last `heal` or `stop_at`.
  int changes() const;

  /// Notes which of these words is written to any file, watched or not, from now on.
  void look_out_for(std::vector<std::string> words);
  /// The first that was, or an empty string.
  std::string seen() const;

  /// Everything is as after the power has come back: what was synced, and of the rest what chance leaves. Nothing may be open.
  void crash(std::uint64_t seed);

  struct World;

 private:
  std::unique_ptr<World> world_;
};

}  // namespace vignette::support
