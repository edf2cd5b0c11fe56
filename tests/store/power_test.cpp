// The power goes at every change in turn, and only what was synced is sure to be there: nothing that was acknowledged is lost.
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "support/faulty_vfs.hpp"
#include "support/jobs.hpp"

using namespace vignette;
using support::FaultyVfs;

namespace {

void cut_the_power(const jobs::Job& job, bool keyed, std::uint64_t seeds) {
  jobs::Stage stage(job, keyed);
  for (int n = 1;; ++n) {
    bool struck = true;
    for (std::uint64_t i = 0; i < seeds && struck; ++i) {
      const auto seed = static_cast<std::uint64_t>(n) * 1000 + i;
      auto desk = stage.desk();
      std::string complaint;
      {
        FaultyVfs disk(desk.folder);
        disk.stop_at(n);
        job.run(desk);
        struck = disk.struck();
        disk.crash(seed);
        if (!struck && !desk.done) complaint = "without a loss of power it was not done";
        if (complaint.empty()) complaint = jobs::complaint(desk, job);
      }
      if (complaint.empty()) continue;
      FAIL_CHECK(job.name << (keyed ? ", protected" : "") << ", n = " << n << ", seed " << seed << ": " << complaint);
      if (!jobs::thorough()) return;
    }
    if (!struck) return;
  }
}

}  // namespace

// In shares, so that every core has one.
TEMPLATE_TEST_CASE_SIG("whenever the power goes, what was acknowledged is there when it comes back", "", ((std::size_t share), share), 0,
                       1) {
  const auto all = jobs::all();
  for (std::size_t i = share; i < all.size(); i += 2) {
    const auto& job = all[i];
    DYNAMIC_SECTION(job.name) {
      for (const bool keyed : {false, true}) {
        if (keyed ? job.keyed : job.plain) cut_the_power(job, keyed, jobs::thorough() ? 12 : 2);
      }
    }
  }
}
