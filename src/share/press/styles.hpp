/// How a Word file is set: its paper, and the styles that its reader can change in one place.
#pragma once

#include <string>

#include "share/document.hpp"

namespace vignette::share::press {

/// In twentieths of a point.
struct Sheet {
  int width, height, left, right;  ///< the last two are margins
  int pen;                         ///< how much of what is between them is left free for a pen; the running head goes over it
  int full() const { return width - left - right; }
};

Sheet sheet_of(const Document& document, Paper paper);
/// word/styles.xml
std::string styles(const Document& document, const Sheet& sheet);

}  // namespace vignette::share::press
