/// Which font files there are, by number, and which of them a face means. The numbers are page::Glyph::font.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "page/face.hpp"

namespace vignette::glyphs {

/// The file names in the folder of faces, as cmake/Faces.cmake copies them.
inline constexpr std::array<std::string_view, 22> files{"GentiumBookPlus-Regular.ttf",
                                                        "GentiumBookPlus-Italic.ttf",
                                                        "GentiumBookPlus-Bold.ttf",
                                                        "GentiumBookPlus-BoldItalic.ttf",
                                                        "Inter-Regular.otf",
                                                        "Inter-Italic.otf",
                                                        "Inter-Medium.otf",
                                                        "Inter-SemiBold.otf",
                                                        "Inter-SemiBoldItalic.otf",
                                                        "Inter-Bold.otf",
                                                        "Inter-BoldItalic.otf",
                                                        "OpenDyslexic-Regular.otf",
                                                        "OpenDyslexic-Italic.otf",
                                                        "OpenDyslexic-Bold.otf",
                                                        "OpenDyslexic-BoldItalic.otf",
                                                        "NotoSans-Regular.ttf",
                                                        "NotoSansArabic-Regular.ttf",
                                                        "NotoSansHebrew-Regular.ttf",
                                                        "NotoSansDevanagari-Regular.ttf",
                                                        "NotoSansBengali-Regular.ttf",
                                                        "Symbola.ttf",
                                                        "NotoSansMono-Regular.ttf"};

/// The faces asked, in this order, for what a face has no glyph for.
inline constexpr std::uint16_t first_fallback = 15;

constexpr std::uint16_t font_of(page::Face face) {
  const bool bold = face.weight >= 600;
  const auto four = [&](std::uint16_t first) { return static_cast<std::uint16_t>(first + (bold ? 2 : 0) + (face.italic ? 1 : 0)); };
  switch (face.family) {
    case page::Family::serif:
      return four(0);
    case page::Family::dyslexic:
      return four(11);
    case page::Family::mono:
      return 21;
    case page::Family::sans:
      break;
  }
  if (face.weight >= 650) return face.italic ? 10 : 9;
  if (face.weight >= 550) return face.italic ? 8 : 7;
  if (face.italic) return 5;
  return face.weight >= 450 ? 6 : 4;
}

}  // namespace vignette::glyphs
