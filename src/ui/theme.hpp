/// Colours and sizes, every one from look.md sections 2 to 4. Colours are ImU32 (ABGR, as ImGui has them).
#pragma once

#include <array>
#include <cstdint>

#include "app/look.hpp"
#include "page/face.hpp"
#include "page/figure.hpp"

namespace vignette::ui {

using Colour = std::uint32_t;

struct Colours {
  Colour ground, paper, sheet, ink, ink2, ink3, faint, rule, edge, accent, accent_over, accent_pressed, on_accent, tint, mark, mark_ink,
      mark_edge, clay, focus;
  std::array<Colour, 8> cover;  ///< deep, deeper, line, sand, pale, ochre, clay, teal
  float outline;                ///< width of a control's outline: 1, in high contrast 2
  bool dark;                    ///< light text on dark: letters get the coverage curve
};

/// `theme` must not be `system`.
const Colours& colours(app::Theme theme, app::Tint tint);
Colour colour_of(const Colours& colours, page::Ink ink);

/// One row of look.md's type table.
struct Type {
  page::Face face;
  float size;
  float line;
};
namespace type {
inline constexpr page::Face serif{page::Family::serif, 400, false};
inline constexpr page::Face sans{page::Family::sans, 400, false};
inline constexpr page::Face sans_medium{page::Family::sans, 500, false};
inline constexpr page::Face sans_bold{page::Family::sans, 600, false};
inline constexpr Type title{serif, 44, 48}, title_narrow{serif, 32, 38}, question{serif, 31, 40}, heading{serif, 28, 36},
    heading_narrow{serif, 24, 32}, lead{serif, 22, 32}, heading3{serif, 22, 30}, body{serif, 20, 30}, beside{serif, 18, 27},
    own_note{serif, 17, 24}, note{serif, 16, 22}, control{sans_bold, 15, 22}, navigation{sans, 15, 22}, text{sans, 15, 22},
    label{sans_bold, 14, 20}, meta{sans, 14, 20}, small{sans_medium, 13, 18};
}  // namespace type

}  // namespace vignette::ui
