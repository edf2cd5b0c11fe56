#include "portfolio/leaving.hpp"

#include <algorithm>
#include <utility>

namespace vignette::portfolio {

Leaving::Leaving(Contents contents) : contents_(std::move(contents)) {
  std::erase_if(contents_.answers, [](const Answer& answer) { return is_only_for_me(answer.key); });
  std::erase_if(contents_.versions, [](const Answer& version) { return is_only_for_me(version.key); });
  std::erase_if(contents_.cited, [](const Cited& cited) { return is_only_for_me(cited.by); });
  std::erase_if(contents_.lenses, [](const LensChoice& choice) { return is_only_for_me(choice.by); });
  std::erase_if(contents_.commitments, [](const Commitment& one) { return is_only_for_me(one.from); });
  contents_.plans.clear();  // whoever leads wrote their note for nobody else, and what was planned says nothing of what was thought
  std::erase_if(contents_.taken_out, [](const TakenOut& one) { return is_only_for_me(one.key); });
}

}  // namespace vignette::portfolio
