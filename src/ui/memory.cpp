/// What drawing remembers, made and unmade where its parts are whole.
#include "ui/frame.hpp"

namespace vignette::ui {

Memory::Memory(const page::Metrics& metrics) : cache(metrics) {}

Memory::~Memory() = default;

}  // namespace vignette::ui
