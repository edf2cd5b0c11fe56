/// Writing found again: the portfolio's list, the versions of an answer, search, and taking out for good.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/care.hpp"
#include "portfolio/records.hpp"
#include "portfolio/search.hpp"
#include "words/problem.hpp"

namespace vignette::app {

/// The portfolio's list: every answer, newest first. Read when it is first shown; changes made meanwhile are joined in.
struct List {
  bool asked = false;
  bool read = false;
  std::vector<portfolio::Head> heads;
  std::uint64_t changed = 0;  ///< grows with every change, so that what was laid out can be kept
};

/// The versions of the answer being shown, oldest first; the draft is the one after the last.
struct Versions {
  portfolio::QuestionKey of;
  bool read = false;
  std::vector<portfolio::Revision> list;
  std::size_t shown = 0;             ///< index in `list`; its size means the present text
  std::size_t older = 0, newer = 0;  ///< on the screen that compares two: indices likewise, older before newer
  std::uint64_t due = 0;             ///< number of a change that adds a version: they are read anew when it is kept; 0 for none
};

struct Search {
  portfolio::SearchFor what;  ///< `words` as last asked for
  std::string theme, stage;   ///< filters by what the cases say; `what.cases` is made from them
  enum class Since : std::uint8_t { ever, month, half_year, year } since = Since::ever;
  std::vector<portfolio::Hit> hits;
  std::size_t chosen = 0;
  std::uint64_t asked = 0, answered = 0;  ///< numbers of the newest question and the newest answer
};

struct TakingOut {
  portfolio::TakeOut what;
  std::string case_title;
  int question_number = 0;
  std::optional<portfolio::Reached> reach;  ///< what would go and from where; nothing while that is being looked up
  bool busy = false;
  bool done = false;  ///< `reach` then says from where it went, and what is out of reach
  std::optional<words::Problem> problem;
};

}  // namespace vignette::app
