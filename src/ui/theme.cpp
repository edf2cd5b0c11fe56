/// The table of look.md, section 3, and its tints.
#include "ui/theme.hpp"

namespace vignette::ui {
namespace {

/// "0xRRGGBB", as look.md writes it, to ImGui's ABGR.
constexpr Colour hex(std::uint32_t rgb) { return 0xFF000000U | ((rgb & 0xFFU) << 16) | (rgb & 0xFF00U) | (rgb >> 16); }

constexpr Colours paper_theme() {
  Colours c{};
  c.ground = hex(0xF2ECE0);
  c.paper = hex(0xFBF8F1);
  c.sheet = hex(0xFFFEFB);
  c.ink = hex(0x24211C);
  c.ink2 = hex(0x474239);
  c.ink3 = hex(0x504A40);
  c.faint = hex(0x6E6759);
  c.rule = hex(0xDDD4C4);
  c.edge = hex(0x857C6B);
  c.accent = hex(0x0F5156);
  c.accent_over = hex(0x0B4145);
  c.accent_pressed = hex(0x083236);
  c.on_accent = hex(0xFFFFFF);
  c.tint = hex(0xDCE8E3);
  c.mark = hex(0xF8E2A0);
  c.mark_ink = hex(0x24211C);
  c.mark_edge = hex(0xAD7410);
  c.clay = hex(0x82351A);
  c.focus = hex(0x1F4E9E);
  c.cover = {hex(0x14474C), hex(0x0E3639), hex(0x6FA5A0), hex(0xEAD6AC), hex(0xF3E8CF), hex(0xE0A73C), hex(0xC2603C), hex(0x1E6064)};
  c.outline = 1;
  c.dark = false;
  return c;
}

/// Paper with another ground and page; every ink keeps its contrast on it (a test reckons it).
constexpr Colours tinted(std::uint32_t ground, std::uint32_t paper, std::uint32_t sheet, std::uint32_t rule) {
  Colours c = paper_theme();
  c.ground = hex(ground);
  c.paper = hex(paper);
  c.sheet = hex(sheet);
  c.rule = hex(rule);
  return c;
}

constexpr Colours dark_theme() {
  Colours c{};
  c.ground = hex(0x171512);
  c.paper = hex(0x1F1D19);
  c.sheet = hex(0x292621);
  c.ink = hex(0xEFE8DB);
  c.ink2 = hex(0xD3CABB);
  c.ink3 = hex(0xBDB4A4);
  c.faint = hex(0x9C9384);
  c.rule = hex(0x3D3931);
  c.edge = hex(0x8C8373);
  c.accent = hex(0x8CCFC7);
  c.accent_over = hex(0xA6DED7);
  c.accent_pressed = hex(0x74BDB4);
  c.on_accent = hex(0x0B2426);
  c.tint = hex(0x203735);
  c.mark = hex(0x594512);
  c.mark_ink = hex(0xEFE8DB);
  c.mark_edge = hex(0xDDAE48);
  c.clay = hex(0xF2AE90);
  c.focus = hex(0xA5C8FF);
  c.cover = {hex(0x123A3E), hex(0x0C2A2D), hex(0x5A8E89), hex(0xCDB98E), hex(0xD9CCAF), hex(0xC48F31), hex(0xA65233), hex(0x1B5357)};
  c.outline = 1;
  c.dark = true;
  return c;
}

constexpr Colours contrast_theme() {
  Colours c{};
  c.ground = c.paper = c.sheet = c.tint = c.on_accent = c.mark_ink = hex(0x000000);
  c.ink = c.ink2 = c.ink3 = c.rule = c.edge = c.accent_pressed = hex(0xFFFFFF);
  c.faint = hex(0xD9D9D9);
  c.accent = hex(0x7DE8FF);
  c.accent_over = hex(0xB8F3FF);
  c.mark = c.mark_edge = hex(0xFFE14D);
  c.clay = hex(0xFFB38A);
  c.focus = hex(0xFF9DF2);
  c.cover = {hex(0x000000), hex(0x000000), hex(0xFFFFFF), hex(0xFFFFFF), hex(0xFFFFFF), hex(0xFFE14D), hex(0x7DE8FF), hex(0x7DE8FF)};
  c.outline = 2;
  c.dark = true;
  return c;
}

constexpr Colours plain = paper_theme();
constexpr Colours cream = tinted(0xF3E9D2, 0xFBF3E1, 0xFFFAEE, 0xDFD2B8);
constexpr Colours green = tinted(0xE7EDE2, 0xF1F6EE, 0xFAFDF8, 0xCFD8C8);
constexpr Colours blue = tinted(0xE5EBF0, 0xF0F4F8, 0xFAFCFE, 0xCBD3DB);
constexpr Colours rose = tinted(0xF3E8E5, 0xFBF2F0, 0xFFFBFA, 0xDFD0CC);
constexpr Colours dark = dark_theme();
constexpr Colours contrast = contrast_theme();

}  // namespace

const Colours& colours(app::Theme theme, app::Tint tint) {
  if (theme == app::Theme::dark) return dark;
  if (theme == app::Theme::contrast) return contrast;
  switch (tint) {
    case app::Tint::cream:
      return cream;
    case app::Tint::green:
      return green;
    case app::Tint::blue:
      return blue;
    case app::Tint::rose:
      return rose;
    case app::Tint::none:
      break;
  }
  return plain;
}

Colour colour_of(const Colours& colours, page::Ink ink) {
  switch (ink) {
    case page::Ink::ink:
      return colours.ink;
    case page::Ink::ink2:
      return colours.ink2;
    case page::Ink::ink3:
      return colours.ink3;
    case page::Ink::faint:
      return colours.faint;
    case page::Ink::accent:
      return colours.accent;
    case page::Ink::on_accent:
      return colours.on_accent;
    case page::Ink::mark_ink:
      return colours.mark_ink;
    case page::Ink::clay:
      return colours.clay;
    case page::Ink::paper:
      return colours.paper;
    case page::Ink::rule:
      return colours.rule;
  }
  return colours.ink;
}

}  // namespace vignette::ui
