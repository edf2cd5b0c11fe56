#include "bench/bench.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <exception>
#include <string_view>
#include <utility>

namespace vignette::bench {

namespace {

void print(const std::string& name, double reference, double value, const std::string& unit, const std::string& target, bool ok) {
  fmt::print("{:<62} {:>10.3f} {:>10.3f} {:<3} {:>7.3f}  {:<8} {}\n", name, reference, value, unit, value / reference, target,
             ok ? "ok" : "over");
  std::fflush(stdout);
}

}  // namespace

void row(const std::string& name, double reference, double value, const std::string& unit, double target) {
  print(name, reference, value, unit, fmt::format("<= {:.2f}", target), value / reference <= target);
}

void row_at_least(const std::string& name, double reference, double value, const std::string& unit, double target) {
  print(name, reference, value, unit, fmt::format(">= {:.2f}", target), value / reference >= target);
}

void report(const std::string& name, double value, const std::string& unit, const std::string& what) {
  fmt::print("{:<62} {:>10} {:>10.3f} {:<3} {:>7}  {}\n", name, "", value, unit, "", what);
  std::fflush(stdout);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return values.empty() ? NAN : *middle;
}

double wall_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double processor_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace vignette::bench

/// `bench [window] [page] [ink] [store] [list] [writing] [sealed] [paper] [team]`: all of them when none is named.
int main(int count, char** words) {
  using namespace vignette::bench;
  fmt::print("{:<62} {:>10} {:>10} {:<3} {:>7}  {}\n", "", "reference", "value", "", "ratio", "target");
  int failed = 0;
  constexpr std::pair<std::string_view, void (*)()> groups[] = {{"window", window_rows}, {"page", page_rows},   {"ink", ink_rows},
                                                                {"store", store_rows},   {"list", list_rows},   {"writing", writing_rows},
                                                                {"sealed", sealed_rows}, {"paper", paper_rows}, {"team", team_rows}};
  for (const auto& [name, run] : groups) {
    if (count > 1 && std::find(words + 1, words + count, name) == words + count) continue;
    try {
      run();
    } catch (const std::exception& why) {
      fmt::print(stderr, "bench: {} could not be measured: {}\n", name, why.what());
      failed = 1;
    }
  }
  return failed;
}
