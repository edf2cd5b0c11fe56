/// From a row of blocks to the parts of a case: sections with their roles, questions, footnotes and facilitator notes.
#pragma once

#include "pack/markdown.hpp"

namespace vignette::pack {

/// A heading's role, through a table of aliases that ignores case, quotes, hyphens and dashes.
Role role_of(std::string_view heading);
/// True for a heading under which questions stand ("Questions", "Questions for reflection").
bool asks(std::string_view heading);

void assemble(Tree tree, const Scan& scan, Case& into, Findings& findings);

}  // namespace vignette::pack
