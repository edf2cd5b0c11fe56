/// Buttons, links and other things with words on them that are pressed.
#include <algorithm>
#include <cmath>

#include "ui/tabs.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {
namespace {

constexpr float gap = 8;
constexpr float icon_size = 16;
constexpr float button_corner = 6;

/// Words in the middle of a height, from x; answers where they end.
float words_at(Frame& frame, std::string_view words, Type type, float x, float middle, Colour colour) {
  const auto setting = set(frame, words, type);
  letters(frame, *setting, {x, middle - setting->height / 2}, colour);
  return x + setting->width;
}

void underline(Frame& frame, float x, float baseline, float width, Colour colour, float thickness) {
  rule(frame, x, baseline, width, colour, thickness);
}

struct ButtonColours {
  std::optional<Colour> inside, border;
  Colour words = 0;
  float width = 1;
};

ButtonColours colours_of(const Colours& c, const ButtonLook& look, const Touch& touch) {
  if (!look.available) {
    if (look.manner == Manner::quiet) return {{}, {}, c.faint, 0};
    return {{}, c.rule, c.faint, c.outline};
  }
  const bool held = touch.held && touch.over;
  switch (look.manner) {
    case Manner::main: {
      const Colour inside = held ? c.accent_pressed : touch.over ? c.accent_over : c.accent;
      return {inside, {}, c.on_accent, 0};
    }
    case Manner::other:
      if (held) return {c.tint, c.accent, c.accent, 2};
      if (touch.over) return {c.tint, c.accent, c.accent, c.outline};
      return {c.sheet, c.edge, c.ink, c.outline};
    case Manner::quiet:
      if (held) return {c.tint, {}, c.accent, 0};
      return {{}, {}, c.accent, 0};
  }
  return {};
}

float inner_width(Frame& frame, std::string_view name, const ButtonLook& look) {
  return width_of(frame, name, look.type) + (look.before ? icon_size + gap : 0) + (look.after ? icon_size + gap : 0);
}

}  // namespace

float button_width(Frame& frame, std::string_view name, const ButtonLook& look) {
  const float padding = look.manner == Manner::quiet ? std::min(look.padding, 10.0F) : look.padding;
  return std::ceil(inner_width(frame, name, look) + 2 * padding);
}

bool button(Frame& frame, std::string_view name, page::Rect rect, const ButtonLook& look, std::uint64_t id_hint) {
  if (rect.w <= 0) rect.w = button_width(frame, name, look);
  if (rect.h <= 0) rect.h = look.height;
  rect.x = snap(frame, rect.x);
  rect.y = snap(frame, rect.y);
  const Touch touch = ui::touch(frame, control_id(Role::button, name, id_hint), Role::button, name, rect, look.available ? 0U : disabled);
  const auto colours = colours_of(*frame.colours, look, touch);
  if (colours.inside) fill(frame, rect, *colours.inside, button_corner);
  if (colours.border) stroke(frame, rect, *colours.border, colours.width, button_corner);
  const float middle = rect.y + rect.h / 2;
  float x = rect.x + (rect.w - inner_width(frame, name, look)) / 2;
  if (look.before) {
    icon(frame, *look.before, {x, middle - icon_size / 2}, colours.words, icon_size);
    x += icon_size + gap;
  }
  const float end = words_at(frame, name, look.type, x, middle, colours.words);
  if (look.manner == Manner::quiet && touch.over && !touch.held) underline(frame, x, middle + 9, end - x, colours.words, 1.5F);
  if (look.after) icon(frame, *look.after, {end + gap, middle - icon_size / 2}, colours.words, icon_size);
  if (touch.ring) focus_ring(frame, rect, button_corner);
  return touch.activated;
}

bool link(Frame& frame, std::string_view name, page::Point at, Type type, bool underlined, std::uint64_t id_hint) {
  const auto setting = set(frame, name, type, page::Ink::accent);
  const page::Rect words{at.x, at.y, setting->width, setting->height};
  // The target is 24 high at least.
  const float more = std::max(0.0F, (24 - words.h) / 2);
  const page::Rect target{words.x, words.y - more, words.w, words.h + 2 * more};
  const Touch touch = ui::touch(frame, control_id(Role::link, name, id_hint), Role::link, name, target);
  const Colour colour = touch.held ? frame.colours->accent_pressed : touch.over ? frame.colours->accent_over : frame.colours->accent;
  letters(frame, *setting, at, colour);
  if (underlined || touch.over) underline(frame, words.x, words.bottom() - 1, words.w, colour, touch.over ? 2.0F : 1.0F);
  if (touch.ring) focus_ring(frame, words, 2);
  return touch.activated;
}

bool tab_button(Frame& frame, std::string_view name, page::Point at, bool chosen, float high) {
  constexpr Type rest{{page::Family::sans, 500, false}, 15, 22};
  const Type type = chosen ? type::control : rest;
  // As wide as when it is chosen, so that its neighbours stay where they are.
  const float wide = std::max(width_of(frame, name, type::control), width_of(frame, name, rest));
  const page::Rect rect{at.x, at.y, wide, high};  // its line stands upon the rule below
  const Touch touch = ui::touch(frame, control_id(Role::tab, name), Role::tab, name, rect, chosen ? std::uint32_t{selected} : 0U);
  const Colour colour = chosen || touch.over ? frame.colours->accent : frame.colours->ink2;
  words_at(frame, name, type, at.x, at.y + high / 2, colour);
  if (chosen) fill(frame, {rect.x, rect.bottom() - 3, wide, 3}, frame.colours->accent);
  if (touch.ring) focus_ring(frame, {rect.x, rect.y + (high - 32) / 2, wide, 32}, 2);
  return touch.activated;
}

bool chip(Frame& frame, std::string_view name, page::Point at, bool chosen, float* width, Role role) {
  constexpr float high = 26;
  const page::Rect rect{at.x, at.y, std::ceil(width_of(frame, name, type::small) + 20), high};
  const Touch touch = ui::touch(frame, control_id(role, name), role, name, rect, chosen ? std::uint32_t{checked} : 0U);
  const Colours& c = *frame.colours;
  if (chosen) fill(frame, rect, c.tint, high / 2);
  if (!chosen || c.outline > 1) stroke(frame, rect, chosen || touch.over ? c.accent : c.edge, c.outline, high / 2);
  words_at(frame, name, type::small, rect.x + 10, rect.y + high / 2, chosen || touch.over ? c.accent : c.ink2);
  if (touch.ring) focus_ring(frame, rect, high / 2);
  if (width) *width = rect.w;
  return touch.activated;
}

void stage_chip(Frame& frame, std::string_view name, page::Point at) {
  constexpr float high = 26;
  const page::Rect rect{at.x, at.y, std::ceil(width_of(frame, name, type::small) + 20), high};
  const Colours& c = *frame.colours;
  fill(frame, rect, c.tint, high / 2);
  if (c.outline > 1) stroke(frame, rect, c.accent, 1, high / 2);
  words_at(frame, name, type::small, rect.x + 10, rect.y + high / 2, c.accent);
  describe(frame, Role::paragraph, name, rect);
}

std::optional<std::size_t> step_dots(Frame& frame, std::span<const StepState> states, std::span<const std::string> names,
                                     page::Point centre) {
  constexpr float size = 32;
  constexpr float between = 14;
  constexpr float dash = 18;
  constexpr float step = size + between + dash + between;
  std::optional<std::size_t> chosen;
  const auto count = static_cast<float>(states.size());
  const float left = snap(frame, centre.x - (count * step - (step - size)) / 2);
  const float top = snap(frame, centre.y - size / 2);
  const Colours& c = *frame.colours;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const float x = left + static_cast<float>(i) * step;
    const page::Rect rect{x, top, size, size};
    const bool here = states[i] == StepState::here;
    const Touch touch = ui::touch(frame, control_id(Role::button, names[i], i), Role::button, names[i], rect,
                                  (here ? std::uint32_t{current} : 0U) | (states[i] == StepState::answered ? std::uint32_t{checked} : 0U));
    const page::Point middle{x + size / 2, top + size / 2};
    Colour words = touch.over ? c.accent : c.ink2;
    if (states[i] == StepState::answered) {
      disc(frame, middle, size / 2, touch.over ? c.accent_over : c.accent);
      words = c.on_accent;
    } else {
      disc(frame, middle, size / 2, here ? c.tint : c.paper);
      ring(frame, middle, size / 2, here || touch.over ? c.accent : c.edge, here ? 2.5F : std::max(1.5F, c.outline));
      if (here) words = c.accent;
    }
    const std::string number = std::to_string(i + 1);
    const float wide = width_of(frame, number, type::label);
    words_at(frame, number, type::label, x + (size - wide) / 2, top + size / 2, words);
    if (touch.ring) focus_ring(frame, rect, size / 2);
    if (i + 1 < states.size()) fill(frame, {x + size + between, top + 15, dash, 2}, c.rule);
    if (touch.activated) chosen = i;
  }
  return chosen;
}

}  // namespace vignette::ui
