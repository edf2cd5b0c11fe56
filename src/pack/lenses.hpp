/// Ways to look at what one writes about, read from a `lenses.yml`: id, name, source, and prompts in order.
#pragma once

#include <vector>

#include "pack/case.hpp"
#include "pack/yaml.hpp"

namespace vignette::pack {

/// Adds the lenses of a file in its order; one known already stays as it is. What is missing becomes a finding.
void read_lenses(Mapping& top, Findings& findings, std::vector<Lens>& into);

}  // namespace vignette::pack
