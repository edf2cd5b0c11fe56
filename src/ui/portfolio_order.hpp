/// What stands in the portfolio's list, and in which order.
#pragma once

#include <cstddef>
#include <vector>

#include "app/model.hpp"

namespace vignette::ui {

bool has_text(const portfolio::Head& head);
/// Nothing is written in it, and no version kept of it; but a reflection with only a title stands in the list all the same.
bool blank(const app::Model& model, const portfolio::Head& head);
/// What counts as an answer: all but what is only for the learner.
bool counts(const portfolio::Head& head);

/// An answer or a marker, with the day it stands under.
struct Entry {
  portfolio::Day day;
  portfolio::Instant when;
  bool is_head = false;
  std::size_t index = 0;  ///< in the model's heads or markers
};

/// Newest first. A reflection of one's own stands under the day it is about.
std::vector<Entry> in_order(const app::Model& model);

}  // namespace vignette::ui
