/// What the desktop prefers, asked of its portal over D-Bus (org.freedesktop.portal.Settings): dark colours or light.
#pragma once

#include <memory>

#include "shell/results.hpp"

namespace vignette::shell {

/// Asks at once, and follows what is changed later, on a thread of its own; posts SystemChanged whenever it becomes another than it
/// was (light, to begin with). Without a session bus, without a portal, or without sd-bus, nothing is ever posted.
void follow_desktop(const std::shared_ptr<Results>& results);

}  // namespace vignette::shell
