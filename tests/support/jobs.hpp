/// What a store does, as jobs to be broken in the midst; and what must hold however one broke.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/store.hpp"
#include "support/quick_scratch.hpp"

namespace vignette::jobs {

/// What must be found when the file is opened again.
struct Ledger {
  std::map<std::string, std::vector<std::string>> drafts;     ///< of each question: one of these
  std::map<std::string, std::vector<std::string>> revisions;  ///< of each question: all of these
  std::set<std::string> kept;                                 ///< questions that have an answer for certain
  std::vector<std::string> notes;                             ///< of the one mark: one of these, if any; the n-th cites n passages
  std::size_t notes_kept = 0;                                 ///< those before are no longer there
  std::vector<store::KeyPtr> keys;                            ///< the file opens with one of these
  std::string gone;                                           ///< in no file, unless empty
  std::string unreadable;                                     ///< in no file, as everything is protected, unless empty
  bool maybe_nothing = false;                                 ///< there need be no file yet
};

/// One attempt at a job: a folder laid out, and what was acknowledged so far.
struct Desk {
  std::filesystem::path folder;
  std::filesystem::path file;
  std::filesystem::path moved;  ///< where it is being moved to, if it is: it counts there as soon as it is there
  store::KeyPtr key, other;     ///< the key the file has, and the one it is to have
  Ledger ledger;
  bool done = false;  ///< all of the job was acknowledged
};

struct Job {
  std::string name;
  std::function<void(Desk&)> prepare;  ///< what stands there before, made without faults
  std::function<void(Desk&)> run;
  std::function<std::string(Desk&)> also = {};  ///< what more must hold: empty if it does
  bool plain = true, keyed = true;              ///< with which portfolios it is tried
  bool tries_again = false;                     ///< so that it gets done although one call fails
  bool writer_first = false;                    ///< a file of an older form is read once a writer has been there
};

/// Those of all rooms of the store.
std::vector<Job> all();

/// A key without the third of a second that deriving takes.
store::KeyPtr key_of(std::uint8_t seed);

/// What does not hold, or an empty string.
std::string complaint(Desk& desk, const Job& job);

/// The folder a job begins with, made once.
struct Stage {
  Stage(const Job& job, bool keyed);
  /// Laid out anew.
  Desk desk();

 private:
  support::QuickScratch scratch_;
  Desk prepared_;
  support::Files files_;
};

/// Whether more time is to be spent than a few seconds.
bool thorough();

}  // namespace vignette::jobs
