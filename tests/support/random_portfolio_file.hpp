/// A portfolio by chance in a file.
#pragma once

#include "store/store.hpp"
#include "support/random_portfolio.hpp"

namespace vignette::support {

/// What it holds, as wishes to keep.
inline std::vector<store::Change> changes_of(const portfolio::Contents& contents) {
  std::vector<store::Change> changes;
  for (const auto& answer : contents.answers) changes.emplace_back(portfolio::SaveAnswer{answer, true});
  for (const auto& mark : contents.marks) changes.emplace_back(portfolio::SaveMark{mark});
  for (const auto& cited : contents.cited) changes.emplace_back(portfolio::SaveCited{cited});
  for (const auto& reflection : contents.reflections) changes.emplace_back(portfolio::SaveReflection{reflection});
  for (const auto& commitment : contents.commitments) changes.emplace_back(portfolio::SaveCommitment{commitment});
  for (const auto& choice : contents.lenses) changes.emplace_back(portfolio::SaveLens{choice});
  for (const auto& plan : contents.plans) changes.emplace_back(portfolio::SaveWorkshopPlan{plan});
  return changes;
}

}  // namespace vignette::support
