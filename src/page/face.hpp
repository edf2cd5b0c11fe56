/// Which letters: faces, sizes and the inks they are set in. Names only; `glyphs` knows the files, `ui` the colours.
#pragma once

#include <cstdint>

namespace vignette::page {

enum class Family : std::uint8_t { serif, sans, dyslexic, mono };

/// One face of a family. Weight 400, 500, 600 or 700; a family gives the nearest it has.
struct Face {
  Family family = Family::serif;
  std::uint16_t weight = 400;
  bool italic = false;
  bool operator==(const Face&) const = default;
};

/// The inks of look.md, section 3. A theme gives each its colour.
enum class Ink : std::uint8_t { ink, ink2, ink3, faint, accent, on_accent, mark_ink, clay, paper, rule };

}  // namespace vignette::page
