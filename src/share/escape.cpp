// What CommonMark 0.31 and GitHub's tables, strikethrough and autolinks would take as markup.
#include <algorithm>

#include "share/markdown.hpp"

namespace vignette::share {

namespace {

constexpr std::string_view no_break_space = "\u00A0";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\0'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_punctuation(char c) { return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~'); }
/// Within a word: neither space nor ASCII punctuation. A byte of a longer character counts as a letter only if it may be one.
bool in_word(char c) { return is_letter(c) || is_digit(c); }

char at(std::string_view line, std::size_t i) { return i < line.size() ? line[i] : '\0'; }
char before(std::string_view line, std::size_t i) { return i > 0 ? line[i - 1] : '\0'; }

bool opens_entity(std::string_view line, std::size_t i) {
  std::size_t end = i + 1;
  while (in_word(at(line, end)) || at(line, end) == '#') ++end;
  return end > i + 1 && at(line, end) == ';';
}

bool is_markup(std::string_view line, std::size_t i) {
  const char previous = before(line, i), next = at(line, i + 1);
  switch (line[i]) {
    case '\\':
      return is_punctuation(next) || i + 1 == line.size();
    case '`':
    case '[':
      return true;
    case '*':
    case '~':
      return !(is_space(previous) && is_space(next));
    case '_':
      return !(is_space(previous) && is_space(next)) && !(in_word(previous) && in_word(next));
    case '<':
      return is_letter(next) || next == '/' || next == '!' || next == '?';
    case '&':
      return opens_entity(line, i);
    default:
      return false;
  }
}

/// Where a line, free of its indent, would begin a block; npos if it would not.
std::size_t opens_block(std::string_view line) {
  constexpr auto none = std::string_view::npos;
  if (line.empty()) return none;
  const char first = line.front();
  if (first == '>') return 0;
  if (first == '#') {
    const auto marks = std::min(line.find_first_not_of('#'), line.size());
    return marks <= 6 && is_space(at(line, marks)) ? 0 : none;
  }
  if ((first == '-' || first == '+' || first == '*') && is_space(at(line, 1))) return 0;
  if (line.find_first_not_of("= \t") == none && first == '=') return 0;
  if (line.find_first_not_of("_ \t") == none && first == '_') return 0;
  if (line.find_first_not_of("|:- \t") == none) return line.find('-');  // a rule, or the line under a table's head
  const auto figures = std::min(line.find_first_not_of("0123456789"), line.size());
  if (figures >= 1 && figures <= 9 && (at(line, figures) == '.' || at(line, figures) == ')') && is_space(at(line, figures + 1)))
    return figures;
  return none;
}

void append_line(std::string& out, std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
    for (int i = line.front() == '\t' ? 4 : 1; i > 0; --i) out += no_break_space;
    line.remove_prefix(1);
  }
  const auto block = opens_block(line);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == block || is_markup(line, i)) out += '\\';
    out += line[i];
  }
}

}  // namespace

std::string as_markdown(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  bool first = true, paragraph = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    if (!first) out += paragraph && !line.empty() ? "  \n" : "\n";  // two spaces: the line ends here, the paragraph goes on
    append_line(out, line);
    paragraph = !line.empty();
    first = false;
    begin = end + 1;
  }
  return out;
}

}  // namespace vignette::share
