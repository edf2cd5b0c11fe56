// Graphemes are found in the few characters around a place: between two ordinary characters there is always a boundary
// (UAX #29, GB999), so ICU is only asked about the stretch between two such places.

#include <unicode/uchar.h>

#include <algorithm>

#include "text/breaks.hpp"
#include "text/icu.hpp"
#include "text/unicode.hpp"

namespace vignette::text {

namespace {

bool continues(std::string_view text, std::size_t offset) { return (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80; }

/// Printable ASCII: two of them in a row always have a boundary between them.
bool printable(char c) { return c >= ' ' && c < '\x7F'; }

/// The start of the character before `offset`, which is not 0.
std::size_t back(std::string_view text, std::size_t offset) {
  std::size_t start = offset - 1;
  while (start > 0 && offset - start < 4 && continues(text, start)) --start;
  std::size_t end = start;
  next_character(text, end);
  return end == offset ? start : offset - 1;  // bytes that are not valid stand alone
}

enum class Class : std::uint8_t { ordinary, control, return_, line_feed, joining };

Class class_of(char32_t c) {
  if (c == '\r') return Class::return_;
  if (c == '\n') return Class::line_feed;
  if (c < 0x20 || c == 0x7F) return Class::control;
  if (c < 0x80) return Class::ordinary;
  // Latin letters and the punctuation of prose, without asking: no mark and no joiner is among them.
  if ((c >= 0xA0 && c < 0x300 && c != 0xAD) || (c >= 0x2010 && c < 0x2028)) return Class::ordinary;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_OTHER:
      return Class::ordinary;
    case U_GCB_CONTROL:
      return Class::control;
    default:
      return Class::joining;
  }
}

/// True when there is a boundary between two characters whatever stands around them.
bool surely_apart(Class before, Class after) {
  if (before == Class::return_ && after == Class::line_feed) return false;
  const auto breaks = [](Class c) { return c == Class::control || c == Class::return_ || c == Class::line_feed; };
  return breaks(before) || breaks(after) || (before == Class::ordinary && after == Class::ordinary);
}

bool surely_boundary(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return true;
  std::size_t before = back(text, offset);
  const char32_t a = next_character(text, before);
  std::size_t after = offset;
  const char32_t b = next_character(text, after);
  return surely_apart(class_of(a), class_of(b));
}

/// The stretch around `offset` whose ends are boundaries, at least one character on the side looked at.
Range stretch(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin > 0 && continues(text, begin)) --begin;
  while (!surely_boundary(text, begin)) begin = back(text, begin);
  while (end < text.size() && continues(text, end)) ++end;
  while (!surely_boundary(text, end)) next_character(text, end);
  return {begin, end};
}

bool one_character(std::string_view text, Range range) {
  std::size_t end = range.begin;
  next_character(text, end);
  return end >= range.end;
}

}  // namespace

std::vector<std::size_t> graphemes(std::string_view text) {
  std::vector<std::size_t> boundaries{0};
  boundaries.reserve(text.size() + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    if (printable(text[offset]) && offset + 1 < text.size() && printable(text[offset + 1])) {  // most of English
      boundaries.push_back(++offset);
      continue;
    }
    Range range{offset, offset};
    next_character(text, range.end);
    while (!surely_boundary(text, range.end)) next_character(text, range.end);
    if (!one_character(text, range)) {
      auto& iterator = iterate(Unit::grapheme, part(text, range));
      for (auto at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
        const std::size_t boundary = range.begin + static_cast<std::size_t>(at);
        if (boundary < range.end) boundaries.push_back(boundary);
      }
    }
    boundaries.push_back(range.end);
    offset = range.end;
  }
  return boundaries;
}

std::size_t next_grapheme(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  std::size_t after = offset;
  next_character(text, after);
  const Range range = stretch(text, offset, after);
  if (one_character(text, range)) return range.end;
  auto& iterator = iterate(Unit::grapheme, part(text, range));
  const auto at = iterator.following(static_cast<std::int32_t>(offset - range.begin));
  return at == icu::BreakIterator::DONE ? range.end : range.begin + static_cast<std::size_t>(at);
}

std::size_t previous_grapheme(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  if (offset == 0) return 0;
  const Range range = stretch(text, back(text, offset), offset);
  std::size_t previous = range.begin;
  if (one_character(text, range)) return previous;
  auto& iterator = iterate(Unit::grapheme, part(text, range));
  for (auto at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    const std::size_t boundary = range.begin + static_cast<std::size_t>(at);
    if (boundary >= offset) break;
    previous = boundary;
  }
  return previous;
}

}  // namespace vignette::text
