#include "pack/read.hpp"

#include <algorithm>

#include "pack/check.hpp"
#include "pack/front_matter.hpp"
#include "pack/markdown.hpp"
#include "pack/scan.hpp"
#include "pack/sections.hpp"
#include "text/unicode.hpp"

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Cuts at a line's end where there is one, never within a character.
std::string_view within_bounds(std::string_view markdown, Findings& findings) {
  if (markdown.size() <= largest_case) return markdown;
  findings.error({1, 1}, std::string(say(Word::pack_too_large)), std::string(say(Word::pack_too_large_mend)));
  markdown = markdown.substr(0, largest_case);
  const auto end = markdown.rfind('\n');
  return end == std::string_view::npos ? markdown : markdown.substr(0, end + 1);
}

void tell_invalid(std::string_view text, std::size_t at, Findings& findings) {
  const Lines lines(text);
  int line = 1;
  while (line < lines.count() && static_cast<std::size_t>(lines.line(line + 1).data() - text.data()) <= at) ++line;
  const auto in_line = at - static_cast<std::size_t>(lines.line(line).data() - text.data());
  findings.warning({line, lines.column(line, in_line)}, std::string(say(Word::pack_not_utf8)), std::string(say(Word::pack_not_utf8_mend)));
}

/// The line after the front matter; not above 2 where there is none to read.
int line_of_body(const Lines& lines, Findings& findings) {
  const auto is_fence = [&](int number, std::string_view fence) { return trimmed(lines.line(number)) == fence; };
  if (!is_fence(1, "---")) {
    findings.error({1, 1}, std::string(say(Word::pack_no_front_matter)), std::string(say(Word::pack_no_front_matter_mend)));
    return 1;
  }
  for (int number = 2; number <= lines.count(); ++number)
    if (is_fence(number, "---") || is_fence(number, "...")) return number + 1;
  findings.error({1, 1}, std::string(say(Word::pack_front_matter_open)), std::string(say(Word::pack_front_matter_open_mend)));
  return 2;
}

}  // namespace

Case parse(std::string_view markdown, std::string_view file, std::string_view folder) {
  Case read;
  read.file = file;
  read.folder = folder;
  Findings findings(file);
  markdown = within_bounds(markdown, findings);
  if (markdown.starts_with(byte_order_mark)) markdown.remove_prefix(byte_order_mark.size());
  std::string repaired;
  if (const auto invalid = text::first_invalid(markdown)) {
    tell_invalid(markdown, *invalid, findings);
    repaired = text::repaired(markdown);
    markdown = repaired;
  }
  const Lines lines(markdown);
  const int body = line_of_body(lines, findings);
  if (body > 2) read_front_matter(without_strange_characters(lines, 2, body - 2, findings), 2, lines, read, findings);
  const Scan scanned = scan(lines, body, findings);
  assemble(read_markdown(scanned, body, lines, findings), scanned, read, findings);
  check_front_matter(lines, body, findings);
  check_body(read, scanned, lines, body, findings);
  read.problems = findings.in_order();
  keep_lines(read, lines);
  return read;
}

}  // namespace vignette::pack
