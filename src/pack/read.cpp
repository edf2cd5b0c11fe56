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

/// The line after the front matter, and its YAML; 0 lines where there is none.
struct Front {
  std::string_view yaml;
  int body = 1;
};

Front front_matter(std::string_view text, const Lines& lines, Findings& findings) {
  const auto is_fence = [&](int number, std::string_view fence) { return trimmed(lines.line(number)) == fence; };
  if (!is_fence(1, "---")) {
    findings.error({1, 1}, std::string(say(Word::pack_no_front_matter)), std::string(say(Word::pack_no_front_matter_mend)));
    return {};
  }
  for (int number = 2; number <= lines.count(); ++number) {
    if (!is_fence(number, "---") && !is_fence(number, "...")) continue;
    const auto begin = static_cast<std::size_t>(lines.line(2).data() - text.data());
    const auto end = static_cast<std::size_t>(lines.line(number).data() - text.data());
    return {text.substr(begin, end - begin), number + 1};
  }
  findings.error({1, 1}, std::string(say(Word::pack_front_matter_open)), std::string(say(Word::pack_front_matter_open_mend)));
  return {{}, 2};
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
  const Front front = front_matter(markdown, lines, findings);
  if (front.body > 2) read_front_matter(front.yaml, 2, lines, read, findings);
  const Scan scanned = scan(lines, front.body, findings);
  assemble(read_markdown(scanned, front.body, lines, findings), scanned, read, findings);
  check_body(read, scanned, lines, front.body, findings);
  read.problems = findings.in_order();
  return read;
}

}  // namespace vignette::pack
