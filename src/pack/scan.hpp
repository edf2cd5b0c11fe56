/// The lines beside the tree: what cmark-gfm does not keep, found in one pass over the body's lines.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lines.hpp"

namespace vignette::pack {

/// `{#q1 stage=notice brief="…"}` at the end of a line.
struct Attributes {
  std::string id, stage, brief;
  SourcePos at, stage_at;
};

/// A `:::note` block, its fences included.
struct NoteLines {
  int first = 0, last = 0;
};

struct Label {
  std::string label;
  SourcePos at;
};

/// What the lines say besides what cmark is given.
struct Scan {
  std::string markdown;                  ///< for cmark: the same lines, without attributes, note fences and characters nobody should meet
  std::map<int, Attributes> attributes;  ///< by line
  std::vector<NoteLines> notes;
  std::vector<Label> defined, used;  ///< footnotes, in the order of the file, repeats included
  std::set<std::string> stuck;       ///< folded labels of notes whose figures seem stuck to a word: said there
};

/// Reads lines `first` to the last. Findings of single lines (left-over navigation, bullets that are no list, control characters,
/// stuck digits) are made here.
Scan scan(const Lines& lines, int first, Findings& findings);
/// Lines `first` to `last` as they stand, without characters nobody should meet, which are found here.
std::string without_strange_characters(const Lines& lines, int first, int last, Findings& findings);

/// A footnote's label as cmark compares it.
std::string folded(std::string_view label);

}  // namespace vignette::pack
