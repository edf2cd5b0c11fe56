#include "shell/occasion.hpp"

namespace vignette::shell {

share::Occasion::Keep as_printed(workshop::Keep keep) {
  using Keep = share::Occasion::Keep;
  return keep == workshop::Keep::answers ? Keep::answers : keep == workshop::Keep::titles ? Keep::titles : Keep::nothing;
}

void take_plan(share::Occasion& occasion, const workshop::Plan& plan) {
  for (const auto& step : plan.steps)
    occasion.steps.push_back({.title = workshop::title_of(plan, step), .how = workshop::how_of(step), .minutes = step.minutes});
  for (const auto& question : plan.questions) occasion.questions.push_back({.id = question.id, .wording = question.wording});
}

void take_policy(share::Occasion& occasion, const pack::Policy& policy) {
  occasion.contact_child = policy.doors.front().contact;
  occasion.contact_self = policy.doors.back().contact;
}

}  // namespace vignette::shell
