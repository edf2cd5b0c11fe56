/// The window's icon, drawn here so that no picture file has to be found before the first frame.
#pragma once

#include "shell/picture_file.hpp"

namespace vignette::shell {

/// The mark of look/01: a teal tile with a pale rising half and a clay ground. `side` in pixels.
Pixels icon_pixels(int side);

}  // namespace vignette::shell
