/// cmark-gfm's tree as a flat row of blocks of rendered text, each knowing where it stood.
#pragma once

#include <string>
#include <vector>

#include "pack/case.hpp"
#include "pack/lines.hpp"
#include "pack/scan.hpp"

namespace vignette::pack {

/// A block and what is needed to decide whose it is.
struct Leaf {
  Block block;
  int last_line = 0;
  int note = 0;      ///< display number of the footnote it belongs to; 0: the text
  int item = 0;      ///< which item of an outermost numbered list it stands in, counted over the whole file; 0: none
  int position = 0;  ///< which item of any list, counted over the whole file; 0: none
};

struct Tree {
  std::vector<Leaf> leaves;         ///< the text's, then each footnote's
  std::vector<Footnote> footnotes;  ///< in the order of their numbers, without blocks
};

/// Parses what the scan gives; `first_line` is where that begins in the file. Finds raw HTML, links that are not https, pictures from
/// elsewhere. Takes time in step with the size of the text, and no stack for its depth.
Tree read_markdown(const Scan& scan, int first_line, const Lines& lines, Findings& findings);

}  // namespace vignette::pack
