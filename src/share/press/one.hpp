/// Pango's maps of faces are for one thread: whatever sets or draws holds this.
#pragma once

#include <mutex>

#include "share/press/door.hpp"

namespace vignette::share::press {

std::mutex& one_at_a_time();

}  // namespace vignette::share::press
