#include "shell/occasion.hpp"

namespace vignette::shell {

share::Occasion::Keep as_printed(workshop::Keep keep) {
  using Keep = share::Occasion::Keep;
  return keep == workshop::Keep::answers ? Keep::answers : keep == workshop::Keep::titles ? Keep::titles : Keep::nothing;
}

void take_plan(share::Occasion& occasion, const workshop::Plan& plan) {
  for (const auto& step : plan.steps)
    occasion.steps.push_back({.title = workshop::title_of(plan, step), .how = workshop::how_of(step), .minutes = step.minutes});
  for (const auto& step : plan.steps) {
    if (step.kind != workshop::Step::Kind::question) continue;
    const auto& asked = plan.questions[step.question];
    occasion.questions.push_back({.id = asked.id, .wording = asked.wording, .own = workshop::is_own(asked), .language = asked.language});
  }
}

void take_policy(share::Occasion& occasion, const pack::Policy& policy) {
  occasion.contact_child = policy.doors.front().contact;
  occasion.contact_self = policy.doors.back().contact;
}

}  // namespace vignette::shell
