/// A list of any length: what of it is in view, and the keys that walk all of it. A drawing costs what is in view.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "ui/frame.hpp"

namespace vignette::ui {

/// Rows one under the other. Heights are added up in double: a hundred thousand rows are beyond what a float tells apart.
class LongList {
 public:
  void clear();
  void add(float height, bool stop);  ///< a stop is a row that keys go to

  std::size_t size() const { return stops_.size(); }
  double top(std::size_t row) const { return tops_[row]; }
  float height(std::size_t row) const { return static_cast<float>(tops_[row + 1] - tops_[row]); }
  double height() const { return tops_.back(); }
  /// First row and the one after the last that lie between two heights.
  std::pair<std::size_t, std::size_t> between(double from, double to) const;
  bool stops_at(std::size_t row) const { return stops_[row]; }
  std::optional<std::size_t> first_stop() const;

  /// Where a key leads from a row: arrows, Page Up and Down by `page`, Home and End; nothing for other keys.
  std::optional<std::size_t> step(app::Key key, std::size_t from, float page) const;

 private:
  std::optional<std::size_t> next_stop(std::size_t from, bool down) const;  ///< `from` itself, or beyond it

  std::vector<double> tops_{0};
  std::vector<bool> stops_;
};

/// Takes this drawing's keys that walk, while the row `at` has the focus; answers where they lead.
std::optional<std::size_t> walked(Frame& frame, const LongList& list, std::size_t at, float page);

/// The outline's newest item is not a stop of Tab: in a long list one row is, and arrow keys reach the others.
void leave_to_arrows(Frame& frame);

}  // namespace vignette::ui
