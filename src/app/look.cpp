#include "app/look.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vignette::app {

int nearest_text_size(double per_cent) {
  return *std::ranges::min_element(text_sizes, {}, [per_cent](int size) { return std::abs(size - per_cent); });
}

int step_text_size(int per_cent, int steps) {
  const auto here = std::ranges::find(text_sizes, nearest_text_size(per_cent)) - std::begin(text_sizes);
  return text_sizes[std::clamp<std::ptrdiff_t>(here + steps, 0, std::ssize(text_sizes) - 1)];
}

}  // namespace vignette::app
