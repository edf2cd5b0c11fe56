#include "pack/case.hpp"

#include <algorithm>

#include "words/words.hpp"

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

std::string licence_in_words(const Case& pack) {
  if (pack.licence_id.empty()) return {};
  return words::say(pack.adapted ? words::Word::closing_licence_adapted : words::Word::closing_licence,
                    fmt::arg("licence", pack.licence_id));
}

std::string quotable(const Case& pack) {
  std::string all;
  const auto add_words = [&all](const std::string& words) { all += words + '\n'; };
  const auto add = [&](const Block& block) {
    add_words(block.text);
    if (std::ranges::any_of(block.spans, [](const Span& span) { return span.footnote != 0; })) add_words(without_footnotes(block));
  };
  for (const Section& section : pack.sections) {
    add_words(section.title);
    std::ranges::for_each(section.blocks, add);
  }
  for (const Question& question : pack.questions) add(question.text);
  for (const Footnote& footnote : pack.footnotes) std::ranges::for_each(footnote.blocks, add);
  for (const auto& line : {pack.disclaimer, pack.attribution, licence_in_words(pack)}) add_words(line);
  return all;
}

}  // namespace vignette::pack
