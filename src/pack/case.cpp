#include "pack/case.hpp"

namespace vignette::pack {

std::string without_footnotes(const Block& block) {
  std::string words;
  std::size_t from = 0;
  for (const Span& span : block.spans) {
    if (span.footnote == 0) continue;
    words += text::part(block.text, {from, span.range.begin});
    from = span.range.end;
  }
  return words + block.text.substr(from);
}

std::string wording(const Question& question) { return without_footnotes(question.text); }

std::vector<std::string> expectations(const Case& pack) {
  std::vector<std::string> all;
  for (const Section& section : pack.sections) {
    if (section.role != Role::expectations) continue;
    for (const Block& block : section.blocks)
      if (!block.text.empty()) all.push_back(without_footnotes(block));
  }
  return all;
}

}  // namespace vignette::pack
