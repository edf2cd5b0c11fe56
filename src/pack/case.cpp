#include "pack/case.hpp"

namespace vignette::pack {

std::string wording(const Question& question) {
  std::string words;
  std::size_t from = 0;
  for (const Span& span : question.text.spans) {
    if (span.footnote == 0) continue;
    words += text::part(question.text.text, {from, span.range.begin});
    from = span.range.end;
  }
  return words + question.text.text.substr(from);
}

}  // namespace vignette::pack
