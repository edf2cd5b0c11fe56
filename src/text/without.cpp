#include "text/without.hpp"

#include <algorithm>
#include <array>

namespace vignette::text {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\n'; }

/// Begins with a mark that follows a word without a space.
bool closes(std::string_view text) {
  constexpr std::array<std::string_view, 12> marks{",", ".", ";", ":", "!", "?", ")", "]", "’", "”", "…", "»"};
  return std::ranges::any_of(marks, [text](std::string_view mark) { return text.starts_with(mark); });
}

std::string_view without_last(std::string_view text, bool (*which)(char)) {
  while (!text.empty() && which(text.back())) text.remove_suffix(1);
  return text;
}
std::string_view without_first(std::string_view text, bool (*which)(char)) {
  while (!text.empty() && which(text.front())) text.remove_prefix(1);
  return text;
}
bool is_line_end(char c) { return c == '\n'; }

/// What keeps two words apart that a passage with spaces at its own ends kept apart.
std::string gap_of(std::string_view passage) {
  const auto head = passage.substr(0, passage.size() - without_first(passage, is_space).size());
  const auto tail = passage.substr(without_last(passage, is_space).size());
  const auto lines = std::max(std::ranges::count(head, '\n'), std::ranges::count(tail, '\n'));
  if (lines > 0) return std::string(static_cast<std::size_t>(lines), '\n');
  return head.empty() && tail.empty() ? "" : " ";
}

std::string close_up(std::string_view before, std::string_view passage, std::string_view after) {
  const auto at_line = [&] { return before.empty() || before.back() == '\n'; };
  if (after.empty() || is_space(after.front()) || closes(after)) before = without_last(before, is_blank);
  if (at_line()) after = without_first(after, is_blank);
  if (at_line() && (after.empty() || after.front() == '\n')) {
    // It stood alone: of the line ends around it the longer row stays, and none at the text's own ends.
    const auto above = without_last(before, is_line_end), below = without_first(after, is_line_end);
    const auto lines = above.empty() || below.empty() ? 0 : std::max(before.size() - above.size(), after.size() - below.size());
    return std::string(above).append(lines, '\n').append(below);
  }
  std::string closed(before);
  if (!at_line() && !is_blank(before.back()) && !after.empty() && !is_space(after.front()) && !closes(after)) closed += gap_of(passage);
  return closed.append(after);
}

}  // namespace

std::string without(std::string_view text, std::string_view passage) {
  std::string rest(text);
  if (without_first(passage, is_space).empty()) return rest;
  for (auto at = rest.find(passage); at != std::string::npos; at = rest.find(passage)) {
    const std::string_view whole = rest;
    rest = close_up(whole.substr(0, at), passage, whole.substr(at + passage.size()));
  }
  return rest;
}

}  // namespace vignette::text
