/// What GLFW's keys are called here.
#pragma once

#include "app/commands.hpp"

namespace vignette::shell {

/// The number pad's keys as they are while Num Lock is off; `none` for any other.
app::Key pad_key(int key);
/// Letters by what is printed on the key in the layout in use, so that Ctrl+Z is where its letter is.
app::Key key_of(int key, int scancode);

}  // namespace vignette::shell
