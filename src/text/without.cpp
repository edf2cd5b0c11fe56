#include "text/without.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "text/breaks.hpp"

namespace vignette::text {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
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

/// So much of a passage that it tells what the passage was.
bool tells(std::string_view part, std::string_view passage) {
  constexpr std::size_t some_words = 16, a_name = 4;
  return part.size() >= some_words || (part.size() >= a_name && part.size() * 2 >= passage.size());
}

/// Where a line ends with a beginning of the passage that tells of it: the longest such beginning. Of one word none is looked for: it
/// may be another word.
std::optional<std::pair<std::size_t, std::size_t>> half_typed(std::string_view text, std::string_view passage) {
  if (std::ranges::none_of(passage, is_space)) return std::nullopt;
  for (std::size_t end = text.size();;) {
    const std::size_t begin = end == 0 ? 0 : text.rfind('\n', end - 1) + 1;  // npos + 1 is 0
    const std::string_view line = without_last(text.substr(begin, end - begin), is_blank);
    for (std::size_t size = std::min(line.size(), passage.size() - 1); size > 0; --size) {
      const auto part = passage.substr(0, size);
      if (!tells(part, passage)) break;
      const bool at_word = size == line.size() || !is_letter(line[line.size() - size - 1]);
      if (at_word && line.ends_with(part)) return std::pair(begin + line.size() - size, size);
    }
    if (begin == 0) return std::nullopt;
    end = begin - 1;
  }
}

}  // namespace

std::size_t find_whole(std::string_view text, std::string_view passage, std::size_t from) {
  for (auto at = text.find(passage, from); at != std::string_view::npos; at = text.find(passage, at + 1))
    if (!splits_word(text, at) && !splits_word(text, at + passage.size())) return at;
  return std::string_view::npos;
}

bool holds(std::string_view text, std::string_view passage) {
  const auto words = without_last(without_first(passage, is_space), is_space);
  return !words.empty() && (find_whole(text, passage) != std::string_view::npos || half_typed(text, words));
}

std::string to_whole_words(std::string_view text, std::string_view passage) {
  std::size_t begin = text.find(passage);
  if (begin == std::string_view::npos || passage.empty() || find_whole(text, passage) != std::string_view::npos)
    return std::string(passage);
  std::size_t end = begin + passage.size();
  while (splits_word(text, begin)) begin = previous_grapheme(text, begin);
  while (splits_word(text, end)) end = next_grapheme(text, end);
  return std::string(text.substr(begin, end - begin));
}

std::string without(std::string_view text, std::string_view passage) {
  std::string rest(text);
  const auto words = without_last(without_first(passage, is_space), is_space);
  if (words.empty()) return rest;
  for (auto at = find_whole(rest, passage); at != std::string::npos; at = find_whole(rest, passage)) {
    const std::string_view whole = rest;
    rest = close_up(whole.substr(0, at), passage, whole.substr(at + passage.size()));
  }
  for (auto half = half_typed(rest, words); half; half = half_typed(rest, words)) {
    const std::string_view whole = rest;
    const auto [at, size] = *half;
    rest = close_up(whole.substr(0, at), words.substr(0, size), whole.substr(at + size));
  }
  return rest;
}

std::string_view part_held(std::string_view text, std::string_view passage) {
  // The longest stretch they have in common, by the lengths of what ends at each place of the passage.
  std::vector<std::size_t> before(passage.size() + 1), now(passage.size() + 1);
  std::string_view longest;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (std::size_t j = 0; j < passage.size(); ++j) {
      now[j + 1] = text[i] == passage[j] ? before[j] + 1 : 0;
      if (now[j + 1] > longest.size()) longest = text.substr(i + 1 - now[j + 1], now[j + 1]);
    }
    std::swap(before, now);
  }
  // Whole characters, and whole words where they end within.
  while (!longest.empty() && (static_cast<unsigned char>(longest.front()) & 0xC0) == 0x80) longest.remove_prefix(1);
  const auto end = static_cast<std::size_t>(longest.data() + longest.size() - text.data());
  if (!longest.empty() && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    while (!longest.empty() && static_cast<unsigned char>(longest.back()) >= 0x80) longest.remove_suffix(1);
  longest = without_last(without_first(longest, is_space), is_space);
  const bool words = longest.find(' ') != std::string_view::npos;
  return tells(longest, passage) && (words || longest.size() * 2 >= passage.size()) ? longest : std::string_view();
}

}  // namespace vignette::text
