/// Files packed as one, as Word's are.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vignette::share::press {

/// A ZIP archive of these names and their bytes, in this order and of no particular day. Throws std::runtime_error.
std::string archive(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace vignette::share::press
