/// What was read of a portfolio.
#pragma once

#include <vector>

#include "portfolio/practice.hpp"
#include "portfolio/records.hpp"
#include "portfolio/review.hpp"
#include "portfolio/thinking.hpp"
#include "portfolio/workshop_plan.hpp"

namespace vignette::portfolio {

/// What was read of a portfolio: all of it, or the part that was asked for.
struct Contents {
  std::vector<Answer> answers;  ///< newest first
  std::vector<Place> places;
  std::vector<TakenOut> taken_out;  ///< newest first
  Tally tally;                      ///< of the whole portfolio
  std::vector<Mark> marks;          ///< oldest first, those put away too
  std::vector<Cited> cited;
  std::vector<Reflection> reflections;  ///< newest day first
  std::vector<Commitment> commitments;  ///< oldest first
  std::vector<LensChoice> lenses;
  std::vector<WorkshopPlan> plans;     ///< in the order of their cases
  std::vector<Exchange> exchanges;     ///< newest share first; only where all of it was asked for
  std::vector<Unfinished> unfinished;  ///< likewise
  std::vector<Answer> versions;        ///< asked for and not in the file yet, oldest first; only of a copy of what is in memory
  bool operator==(const Contents&) const = default;
};

}  // namespace vignette::portfolio
