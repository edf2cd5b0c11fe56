// Every call that can fail fails once, and from then on: nothing that was acknowledged is lost, and the file stays sound.
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "support/faulty_vfs.hpp"
#include "support/jobs.hpp"

using namespace vignette;
using support::FaultyVfs;

namespace {

struct Way {
  const char* name;
  unsigned kinds;
  bool full, from_then_on;
};

constexpr Way ways[] = {
    {"one call fails", support::anything, false, false},
    {"the disk is gone from a call on", support::anything, false, true},
    {"there is no room for a while", support::writes | support::truncations | support::opens | support::acts, true, false},
    {"there is no room from a call on", support::writes | support::truncations | support::opens | support::acts, true, true},
};

/// The whole loop for one job: each call of those kinds, or every `step`-th.
void break_it(const jobs::Job& job, bool keyed, const Way& way, int first, int step) {
  jobs::Stage stage(job, keyed);
  for (int n = first;; n += step) {
    auto desk = stage.desk();
    std::string complaint;
    bool struck = false;
    {
      FaultyVfs disk(desk.folder);
      disk.fail({.kinds = way.kinds, .n = n, .full = way.full, .from_then_on = way.from_then_on});
      job.run(desk);
      struck = disk.struck();
      disk.heal();
      if (!struck && !desk.done) complaint = "without a fault it was not done";
      if (job.tries_again && !way.from_then_on && !desk.done) complaint = "it was not done although it was tried again";
      if (complaint.empty()) complaint = jobs::complaint(desk, job);
    }
    if (!complaint.empty()) {
      FAIL_CHECK(job.name << (keyed ? ", protected, " : ", ") << way.name << ", n = " << n << ": " << complaint);
      if (!jobs::thorough()) return;
    }
    if (!struck) return;
  }
}

}  // namespace

// In shares, so that every core has one.
TEMPLATE_TEST_CASE_SIG("whichever call fails, what was acknowledged is there afterwards", "", ((std::size_t share), share), 0, 1, 2, 3) {
  const auto all = jobs::all();
  for (std::size_t i = share; i < all.size(); i += 4) {
    const auto& job = all[i];
    DYNAMIC_SECTION(job.name) {
      for (const bool keyed : {false, true}) {
        if (!(keyed ? job.keyed : job.plain)) continue;
        int first = 1;
        for (const auto& way : ways) {
          // Every call fails in one way at least; in the others, for time's sake, every few.
          const bool each = jobs::thorough() || (first == 1 && (!keyed || !job.plain));
          break_it(job, keyed, way, first, each ? 1 : 7);
          ++first;
        }
      }
    }
  }
}
