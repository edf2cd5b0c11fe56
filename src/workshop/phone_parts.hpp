/// The pages that a workshop serves, in the parts their author wrote (assets/phone); CMake writes their bytes (cmake/Phone.cmake).
#pragma once

#include <string_view>

namespace vignette::workshop {

extern const std::string_view page_html, page_css, page_js;  ///< for phones
extern const std::string_view room_html, room_css, room_js;  ///< for the room's screen
extern const std::string_view both_css, both_js;             ///< what both begin with

}  // namespace vignette::workshop
