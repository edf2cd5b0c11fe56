#include "pack/rendered.hpp"

#include <algorithm>
#include <utility>

namespace vignette::pack {

void add_curled(std::string& text, std::string_view literal) {
  if (literal.find_first_of("'\"") == std::string_view::npos) {
    text += literal;
    return;
  }
  for (const char c : literal) {
    if (c != '\'' && c != '"') {
      text += c;
      continue;
    }
    const std::string_view before = text;
    const bool opens = before.empty() || std::string_view(" \t\n([{").find(before.back()) != std::string_view::npos ||
                       before.ends_with("—") || before.ends_with("–") || before.ends_with("“") || before.ends_with("‘") ||
                       before.ends_with("\u00A0");
    text += c == '"' ? (opens ? "“" : "”") : (opens ? "‘" : "’");
  }
}

void add_span(std::vector<Span>& spans, Span span) {
  if (!spans.empty()) {
    Span& last = spans.back();
    Span alike = span;
    alike.range = last.range;
    if (last == alike && last.range.end == span.range.begin && span.footnote == 0) {
      last.range.end = span.range.end;
      return;
    }
  }
  spans.push_back(std::move(span));
}

bool stays_inside(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find_first_of(":\\%") != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    if (path.substr(begin, end - begin) == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace vignette::pack
