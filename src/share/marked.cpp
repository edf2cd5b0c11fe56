// Markdown: what is in a document renders as it is written there.
#include "share/markdown.hpp"
#include "share/writers.hpp"

namespace vignette::share {

namespace {

using Kind = Block::Kind;

/// As a heading or an emphasised line has it.
std::string line_of(std::string_view text) {
  auto line = as_markdown(text);
  if (line.ends_with('#')) line.insert(line.size() - 1, "\\");  // else it would close a heading
  return line;
}

std::string quoted(std::string_view wording) {
  std::string quote = "> ";
  for (const char c : as_markdown(wording)) {
    quote += c;
    if (c == '\n') quote += "> ";
  }
  return quote;
}

std::string passage(const Block& block) {
  auto out = quoted(block.text);
  if (block.from.empty()) return out;
  out += "\n>\n> *" + line_of(block.from) + "*";
  if (block.note > 0) out += "[^" + std::to_string(block.note) + "]";
  return out;
}

std::string piece(const Block& block) {
  switch (block.kind) {
    case Kind::heading:
    case Kind::question:
      return std::string(static_cast<std::size_t>(block.level), '#') + " " + line_of(block.text);
    case Kind::asked:
      return quoted(block.text);
    case Kind::told:
      return "*" + line_of(block.text) + "*";
    case Kind::name:
      return "**" + line_of(block.text) + "**";
    case Kind::passage:
      return passage(block);
    case Kind::item:
      return std::to_string(block.number) + ". " + line_of(block.text);
    case Kind::rule:
      return "---";
    case Kind::label:
    case Kind::prose:
    case Kind::nothing:
      break;
  }
  return as_markdown(block.text);
}

}  // namespace

std::string as_markdown(const Document& document) {
  std::string out = "# " + line_of(document.title) + "\n\n";
  if (!document.byline.empty()) out += "*" + line_of(document.byline) + "*\n\n";
  for (const auto& block : document.blocks) out += piece(block) + "\n\n";
  for (std::size_t i = 0; i < document.notes.size(); ++i)
    out += "[^" + std::to_string(i + 1) + "]: " + as_markdown(document.notes[i]) + "\n\n";
  if (!document.foot.empty()) out += "*" + line_of(document.foot) + "*\n\n";
  out.pop_back();
  return out;
}

}  // namespace vignette::share
