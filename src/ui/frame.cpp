#include "ui/frame.hpp"

namespace vignette::ui {

Frame::Frame(Memory& memory_, float width_, float height_, float density_)
    : memory(memory_), width(width_), height(height_), density(density_) {}

Frame::~Frame() = default;

}  // namespace vignette::ui
