/// The rows of scripts/bench: something of ours, something it is held against in the same run, and their ratio.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace vignette::bench {

/// Prints `name  reference  value  ratio  target  ok|over`.
void row(const std::string& name, double reference, double value, const std::string& unit, double target);
/// A row where more is better.
void row_at_least(const std::string& name, double reference, double value, const std::string& unit, double target);
/// A row that is only reported.
void report(const std::string& name, double value, const std::string& unit, const std::string& what);

double median(std::vector<double> values);

/// Milliseconds of the wall's clock, and of this thread's processor time.
double wall_ms();
double processor_ms();

// Each measures and prints its rows; throws if something could not be measured.
void window_rows();
void page_rows();
void ink_rows();
void store_rows();
void list_rows();
void writing_rows();
void sealed_rows();
void paper_rows();
void team_rows();

}  // namespace vignette::bench
