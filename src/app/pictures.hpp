/// What the pictures of a case are called among its sections read.
#pragma once

#include <string_view>

namespace vignette::app {

/// No section of a case can have this for its id.
inline constexpr std::string_view pictures_read = "/pictures";

}  // namespace vignette::app
