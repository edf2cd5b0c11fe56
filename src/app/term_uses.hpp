/// Where the words of the glossary stand in a case: the first use of each in every section, in reading order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/document.hpp"
#include "pack/case.hpp"
#include "text/range.hpp"

namespace vignette::app {

struct TermUse {
  std::string term;  ///< its id
  std::size_t piece = 0;
  text::Range range;  ///< of the piece's text
  bool operator==(const TermUse&) const = default;
};

/// `wanted` has the ids of the terms that the case explains. Whole words only, the longest form where two overlap; nothing in
/// headings, questions, links, footnotes, and what stands at the case's head and end.
std::vector<TermUse> term_uses(const Document& document, const std::vector<pack::Term>& terms, const std::vector<std::string>& wanted,
                               std::string_view language);

/// What a term is called in full, or in short: "Multi-agency public protection arrangements" for MAPPA, "YOT" for the youth
/// offending team. Empty if it has no such other name.
std::string other_name(const pack::Term& term);

}  // namespace vignette::app
