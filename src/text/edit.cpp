#include "text/edit.hpp"

#include <algorithm>

namespace vignette::text {

namespace {

bool inside_character(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

}  // namespace

Edit replace(std::string_view text, Range range, std::string_view inserted) {
  range.begin = std::min(range.begin, text.size());
  range.end = std::clamp(range.end, range.begin, text.size());
  return {range.begin, std::string(part(text, range)), std::string(inserted)};
}

bool apply(std::string& text, const Edit& edit) {
  if (edit.at > text.size() || text.compare(edit.at, edit.removed.size(), edit.removed) != 0) return false;
  text.replace(edit.at, edit.removed.size(), edit.inserted);
  return true;
}

Edit inverse(const Edit& edit) { return {edit.at, edit.inserted, edit.removed}; }

Edit difference(std::string_view from, std::string_view to) {
  const std::size_t shorter = std::min(from.size(), to.size());
  std::size_t head = 0;
  while (head < shorter && from[head] == to[head]) ++head;
  while (head > 0 && (inside_character(from, head) || inside_character(to, head))) --head;

  std::size_t tail = 0;
  while (tail < shorter - head && from[from.size() - 1 - tail] == to[to.size() - 1 - tail]) ++tail;
  while (tail > 0 && (inside_character(from, from.size() - tail) || inside_character(to, to.size() - tail))) --tail;

  return {head, std::string(from.substr(head, from.size() - tail - head)), std::string(to.substr(head, to.size() - tail - head))};
}

}  // namespace vignette::text
