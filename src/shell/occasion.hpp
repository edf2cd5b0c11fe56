/// What the papers of a workshop say of its plan, for the window and for `vignette workshop print` alike.
#pragma once

#include "pack/policy.hpp"
#include "share/papers.hpp"
#include "workshop/workshop.hpp"

namespace vignette::shell {

share::Occasion::Keep as_printed(workshop::Keep keep);
/// Its steps, and what is written to.
void take_plan(share::Occasion& occasion, const workshop::Plan& plan);
/// Whom the service has set, to turn to.
void take_policy(share::Occasion& occasion, const pack::Policy& policy);

}  // namespace vignette::shell
