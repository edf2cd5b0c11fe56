/// What happens next: `update` changes the model and names the outside work that follows. No files, no clock, no pixels.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/intent.hpp"
#include "app/model.hpp"
#include "portfolio/records.hpp"

namespace vignette::app::effect {

struct SaveAnswer {
  std::uint64_t number = 0;
  portfolio::SaveAnswer save;
};
struct SavePlace {
  std::uint64_t number = 0;
  portfolio::SavePlace save;
};
struct RetrySaving {};
struct SaveCopy {
  portfolio::Contents contents;
};  ///< ask where, write everything there as Markdown
struct CopyText {
  std::string text;
};  ///< to the clipboard
struct OpenLink {
  std::string url;
};  ///< in the system's browser
struct SaveLook {
  Look look;
};
struct Quit {};

}  // namespace vignette::app::effect

namespace vignette::app {

using Effect = std::variant<effect::SaveAnswer, effect::SavePlace, effect::RetrySaving, effect::SaveCopy, effect::CopyText,
                            effect::OpenLink, effect::SaveLook, effect::Quit>;

/// Chance comes in as a value, as time does: new ids are made from it.
struct Outside {
  portfolio::Now now;
  std::uint64_t chance_a = 0;
  std::uint16_t chance_b = 0;
};

std::vector<Effect> update(Model& model, const Intent& intent, const Outside& outside);

}  // namespace vignette::app
