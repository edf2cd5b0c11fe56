/// What a screen asks about the reflection of one's own that is being written.
#pragma once

#include "app/model.hpp"

namespace vignette::app {

/// Whether what stands in the field of its day is read as a day.
bool day_is_read(const Model& model);

}  // namespace vignette::app
