/// Where the lines of a print stand on its pages.
#pragma once

#include <atomic>

#include "share/document.hpp"
#include "share/press/finish.hpp"
#include "share/press/setting.hpp"
#include "share/print.hpp"

namespace vignette::share::press {

Properties properties_of(const Print& print);

/// Everything set and placed. Once `stop` is true it ends soon, by throwing.
Set set(const Print& print, Paper paper, const Setter& setter, const std::atomic<bool>* stop = nullptr);

/// Slips, four to a page with marks where to cut; and sheets for a wall, each as large as it fits. Into a set that has its sheet.
void set_slips(Set& all, const Print& print, const Setter& setter);
void set_wall_sheets(Set& all, const Print& print, const Setter& setter);

}  // namespace vignette::share::press
