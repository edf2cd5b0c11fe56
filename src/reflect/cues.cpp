#include "reflect/cues.hpp"

namespace vignette::reflect {

bool catches(Cue, std::string_view, std::span<const std::string>) { return false; }

std::optional<Cue> cue_for(std::string_view, std::span<const std::string>) { return std::nullopt; }

}  // namespace vignette::reflect
