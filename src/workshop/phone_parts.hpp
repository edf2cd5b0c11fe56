/// The page for phones, in the parts its author wrote (assets/phone); CMake writes their bytes (cmake/Phone.cmake).
#pragma once

#include <string_view>

namespace vignette::workshop {

extern const std::string_view phone_html, phone_css, phone_js;

}  // namespace vignette::workshop
