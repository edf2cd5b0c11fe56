/// Words set, painted and described in one call.
#include <algorithm>
#include <cmath>

#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

page::Paragraph paragraph(std::string_view words, Type type, page::Ink ink) {
  return page::plain(words, type.face, type.size, type.line, ink, words::language());
}

}  // namespace

std::shared_ptr<const page::Setting> set(Frame& frame, std::string_view words, Type type, page::Ink ink, float width) {
  return frame.memory.cache.set(paragraph(words, type, ink), width);
}

float width_of(Frame& frame, std::string_view words, Type type) { return set(frame, words, type)->width; }

float say(Frame& frame, std::string_view words, Type type, page::Point at, float width, page::Ink ink, Role role, int level) {
  const auto setting = set(frame, words, type, ink, width);
  say_set(frame, *setting, words, at, role, level);
  return setting->height;
}

float say_short(Frame& frame, std::string_view words, Type type, page::Point at, float width, int lines, page::Ink ink) {
  const auto setting = frame.memory.cache.set_short(paragraph(words, type, ink), width, lines);
  say_set(frame, *setting, words, at);
  return setting->height;
}

float say_beginning(Frame& frame, std::string_view words, Type type, page::Point at, float width, int lines, page::Ink ink) {
  const auto setting = frame.memory.cache.set_short(paragraph(words, type, ink), width, lines);
  std::string shown(words.substr(0, setting->length));
  if (setting->length < words.size()) shown += "…";
  say_set(frame, *setting, shown, at);
  return setting->height;
}

void say_set(Frame& frame, const page::Setting& setting, std::string_view text, page::Point at, Role role, int level) {
  letters(frame, setting, at);
  describe(frame, role, text, {at.x, at.y, setting.width, setting.height}).level = level;
}

}  // namespace vignette::ui
