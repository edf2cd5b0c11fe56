/// Paints settings with real letters: HarfBuzz's positions, FreeType's pixels, ImGui's texture atlas as the cache.
///
/// The atlas is asked for `256 + 4·glyph + phase`, because ImGui gives some keys below a meaning of its own (9 and 32 are tab
/// and space). Nothing about the texture is kept between frames: it can be replaced whenever a glyph is added.
#pragma once

#include <memory>

#include "ui/letters.hpp"

struct ImFont;

namespace vignette::glyphs {
class Library;
}

namespace vignette::shell {

class Letters final : public ui::Letters {
 public:
  /// Uses the current ImGui context's atlas, which must not outlive this: destroy the context first. The library must outlive both.
  /// Call before the first frame; it also adds the ordinary font (Inter) that ImGui's own text uses, in the debug panel.
  explicit Letters(const glyphs::Library& library);
  ~Letters() override;

  /// Pixels of one ImGui unit; set it before painting a frame whenever the window's scale changes.
  void scale(float pixels);

  void paint(ImDrawList& list, const page::Setting& setting, page::Point origin, std::span<const ImU32> colours,
             ui::Visible visible = {}) override;

  /// ImGui's own text, for the debug panel.
  ImFont* plain_font() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace vignette::shell
