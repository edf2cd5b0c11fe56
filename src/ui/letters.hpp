/// How text gets onto the screen. The ui paints every word through this; `shell` implements it with real letters, and
/// headless tests give none.
#pragma once

#include <imgui.h>

#include <span>

#include "page/setting.hpp"

namespace vignette::ui {

/// Heights between which something is seen, in the same units as `origin`.
struct Visible {
  float top = -1e9f;
  float bottom = 1e9f;
};

class Letters {
 public:
  virtual ~Letters() = default;

  /// Paints the glyphs of a setting, and its underlines and strikes. `origin` is where its top left goes, in ImGui's units; it
  /// may be fractional, letters land on whole pixels all the same. `colours` has one colour for each page::Ink, in its order.
  /// Lines wholly outside `visible` are left out; the list's clip rectangle holds as ever. To show a part in another colour
  /// (text on a mark), paint again with other colours under that part's clip rectangle.
  virtual void paint(ImDrawList& list, const page::Setting& setting, page::Point origin, std::span<const ImU32> colours,
                     Visible visible = {}) = 0;
};

}  // namespace vignette::ui
