#include "text/breaks.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace vignette::text {

namespace {

constexpr auto done = icu::BreakIterator::DONE;

std::size_t size(std::int32_t offset) { return static_cast<std::size_t>(offset); }
std::int32_t position(std::size_t offset) { return static_cast<std::int32_t>(offset); }

/// What the stretch that the iterator has just passed is made of.
bool passed_word(const icu::BreakIterator& iterator) { return iterator.getRuleStatus() >= UBRK_WORD_NONE_LIMIT; }

bool is_space(std::string_view text) {
  std::size_t offset = 0;
  return u_isUWhiteSpace(static_cast<UChar32>(next_character(text, offset)));
}

bool is_of_word(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalnum(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

/// The unit at an offset of one paragraph; the last one at its end.
Range unit_at(icu::BreakIterator& iterator, std::size_t length, std::size_t offset) {
  auto end = offset < length ? iterator.following(position(offset)) : position(length);
  if (end == done) end = position(length);
  const auto begin = iterator.preceding(end);
  return {begin == done ? 0 : size(begin), size(end)};
}

}  // namespace

std::vector<LineBreak> line_breaks(std::string_view text, std::string_view language) {
  std::vector<LineBreak> breaks;
  if (text.empty()) return breaks;
  breaks.reserve(text.size() / 5 + 1);
  auto& iterator = iterate(Unit::line, text, language);
  for (auto at = iterator.next(); at != done; at = iterator.next()) {
    const auto status = iterator.getRuleStatus();
    breaks.push_back({size(at), status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT});
  }
  return breaks;
}

std::size_t next_word(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  auto& iterator = iterate(Unit::word, text);
  auto begin = iterator.following(position(offset));
  while (begin != done) {
    const auto end = iterator.next();
    if (end != done && passed_word(iterator)) return size(begin);
    begin = end;
  }
  return text.size();
}

std::size_t previous_word(std::string_view text, std::size_t offset) {
  auto& iterator = iterate(Unit::word, text);
  auto begin = iterator.preceding(position(std::min(offset, text.size())));
  while (begin > 0) {  // `done` is negative
    iterator.next();
    const bool word = passed_word(iterator);
    if (word) return size(begin);
    begin = iterator.preceding(begin);
  }
  return 0;
}

Range word_at(std::string_view text, std::size_t offset) {
  const Range paragraph = paragraph_at(text, offset);
  if (paragraph.empty()) return {paragraph.begin, paragraph.begin};
  const std::string_view line = part(text, paragraph);
  auto& iterator = iterate(Unit::word, line);
  Range range = unit_at(iterator, line.size(), std::min(offset, text.size()) - paragraph.begin);
  iterator.following(position(range.begin));
  if (!passed_word(iterator)) {  // spaces, or punctuation: as far as it is the same
    const bool space = is_space(part(line, range));
    for (auto end = iterator.next(); end != done && !passed_word(iterator) && is_space(line.substr(range.end)) == space;
         end = iterator.next()) {
      range.end = size(end);
    }
    for (auto begin = iterator.preceding(position(range.begin)); begin != done; begin = iterator.preceding(position(range.begin))) {
      iterator.next();
      if (passed_word(iterator) || is_space(line.substr(size(begin))) != space) break;
      range.begin = size(begin);
    }
  }
  return {paragraph.begin + range.begin, paragraph.begin + range.end};
}

bool splits_word(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return false;
  std::size_t before = offset - 1, after = offset;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  if (!is_of_word(next_character(text, before)) || !is_of_word(next_character(text, after))) return false;
  const Range paragraph = paragraph_at(text, offset);
  return !iterate(Unit::word, part(text, paragraph)).isBoundary(position(offset - paragraph.begin));
}

Range sentence_at(std::string_view text, std::size_t offset, std::string_view language) {
  const Range paragraph = paragraph_at(text, offset);
  if (paragraph.empty()) return {paragraph.begin, paragraph.begin};
  const std::string_view line = part(text, paragraph);
  const Range range = unit_at(iterate(Unit::sentence, line, language), line.size(), std::min(offset, text.size()) - paragraph.begin);
  return {paragraph.begin + range.begin, paragraph.begin + range.end};
}

Range paragraph_at(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const auto after = text.find('\n', offset);
  return {before == std::string_view::npos ? 0 : before + 1, after == std::string_view::npos ? text.size() : after};
}

std::size_t count_words(std::string_view text) {
  constexpr char32_t em_dash = 0x2014;
  std::size_t count = 0;
  bool within = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    bool apart = false, counts = false;
    if (byte < 0x80) {  // most of English
      apart = byte == ' ' || (byte >= '\t' && byte <= '\r');
      const auto lower = static_cast<unsigned char>(byte | 0x20);
      counts = (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
      ++offset;
    } else {
      const char32_t c = next_character(text, offset);
      apart = c == em_dash || u_isUWhiteSpace(static_cast<UChar32>(c));
      counts = u_isalnum(static_cast<UChar32>(c));
    }
    if (apart) {
      within = false;
    } else if (!within && counts) {
      within = true;
      ++count;
    }
  }
  return count;
}

}  // namespace vignette::text
