/// What was written, as one Markdown document (CommonMark, read well by GitHub's flavour too) that anyone can open without us.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "share/writing.hpp"

namespace vignette::share {

/// What `everything_written` has of the choice.
std::string markdown(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Choice& choice, portfolio::Now now);

/// Text as Markdown that renders as it is written: line ends and indents stay, and what would be markup is escaped, as little as will do.
std::string as_markdown(std::string_view text);

}  // namespace vignette::share
