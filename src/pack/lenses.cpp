#include "pack/lenses.hpp"

#include <algorithm>

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

/// A heading becomes a line of somebody's text, so it is one line.
std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return std::string(trimmed(text));
}

Lens read_lens(const std::string& id, SourcePos at, Mapping map, Findings& findings) {
  Lens lens{id, on_one_line(map.text("name")), on_one_line(map.text("source")), {}};
  const SourcePos prompts_at = map.has("prompts") ? map.where("prompts") : at;
  for (auto& entry : map.mappings("prompts")) {
    Lens::Prompt prompt{on_one_line(entry.text("heading")), on_one_line(entry.text("question"))};
    entry.unknown();
    if (!prompt.heading.empty() && !prompt.question.empty())
      lens.prompts.push_back(std::move(prompt));
    else
      findings.warning(entry.has("heading")    ? entry.where("heading")
                       : entry.has("question") ? entry.where("question")
                                               : prompts_at,
                       say(Word::lens_prompt_thin, fmt::arg("id", id)), std::string(say(Word::lens_prompt_thin_mend)));
  }
  map.unknown();
  return lens;
}

}  // namespace

void read_lenses(Mapping& top, Findings& findings, std::vector<Lens>& into) {
  for (const auto& id : top.keys()) {
    Lens lens = read_lens(id, top.where(id), top.mapping(id), findings);
    if (lens.name.empty() || lens.prompts.empty())
      findings.warning(top.where(id), say(Word::lens_thin, fmt::arg("id", id)), std::string(say(Word::lens_thin_mend)));
    else if (std::ranges::find(into, id, &Lens::id) == into.end())
      into.push_back(std::move(lens));
  }
}

}  // namespace vignette::pack
