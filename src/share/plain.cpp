// Plain text: UTF-8, a paragraph on a line, so that whatever shows it breaks the lines.
#include <algorithm>

#include "share/writers.hpp"

namespace vignette::share {

namespace {

using Kind = Block::Kind;

std::string under(const std::string& line, char with) {
  // As many as characters, near enough, and no more than a screen is wide.
  const auto letters = std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  return line + '\n' + std::string(static_cast<std::size_t>(std::min<std::ptrdiff_t>(letters, 72)), with);
}

std::string indented(const std::string& text) {
  std::string out = "    ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out;
}

std::string mark(int note) { return note > 0 ? " [" + std::to_string(note) + "]" : std::string(); }

std::string piece(const Block& block) {
  switch (block.kind) {
    case Kind::heading:
    case Kind::question:
      return block.level <= 2 ? under(block.text, '-') : block.text;
    case Kind::passage:
      return indented(block.text) + (block.from.empty() ? "" : "\n    (" + block.from + mark(block.note) + ")");
    case Kind::item:
      return std::to_string(block.number) + ". " + block.text;
    case Kind::rule:
      return "* * *";
    default:
      return block.text;
  }
}

}  // namespace

std::string plain_text(const Document& document) {
  std::string out = under(document.title, '=') + "\n\n";
  if (!document.byline.empty()) out += document.byline + "\n\n";
  for (const auto& block : document.blocks) out += piece(block) + "\n\n";
  if (!document.notes.empty()) out += under(document.notes_title, '-') + "\n\n";
  for (std::size_t i = 0; i < document.notes.size(); ++i) out += "[" + std::to_string(i + 1) + "] " + document.notes[i] + "\n\n";
  if (!document.foot.empty()) out += document.foot + "\n\n";
  out.pop_back();
  return out;
}

}  // namespace vignette::share
