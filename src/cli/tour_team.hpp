/// The tour's workshop: a case is planned and led with a team from one computer, on paper and a shared keyboard.
#pragma once

#include "cli/guide.hpp"

namespace vignette::cli {

void lead_a_team(Guide& guide);

}  // namespace vignette::cli
