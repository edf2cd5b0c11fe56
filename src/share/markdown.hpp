/// What was written, as one Markdown document (CommonMark, read well by GitHub's flavour too) that anyone can open without us.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/case.hpp"
#include "portfolio/leaving.hpp"
#include "portfolio/records.hpp"

namespace vignette::share {

/// Which answers; all of them, and one's own reflections, when nothing is set.
struct Choice {
  std::optional<std::string> case_id;       ///< one's own reflections belong to no case
  std::optional<portfolio::Instant> since;  ///< last changed then or later
};

/// The answers chosen, by case (as they stand on the shelf; cases that are not there last, by title) and question.
/// Answers without a word in them are left out where they cite nothing either; under an answer stand the passages of the case that it cites
/// and the commitments made from it, and after a case's answers commitments whose answer is not there, where one saw what inspectors looked
/// for, and what was marked in it. A case that was answered again has each time by itself, with its own date. One's own reflections come
/// last, newest day first. Times are told as on the wall that `now` knows.
std::string markdown(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Choice& choice, portfolio::Now now);

/// Text as Markdown that renders as it is written: line ends and indents stay, and what would be markup is escaped, as little as will do.
std::string as_markdown(std::string_view text);

}  // namespace vignette::share
