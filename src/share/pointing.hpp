/// The look for identifying details over a whole page, for who makes one without a window.
#pragma once

#include <string>
#include <vector>

#include "pack/case.hpp"
#include "share/document.hpp"
#include "words/words.hpp"

namespace vignette::share {

/// Words of a page that could point to a real person, and why that matters.
struct Pointing {
  std::string words;
  words::Word why{};
  bool operator==(const Pointing&) const = default;
};

/// Of what people wrote on it, each of the same words once, in their order. Names in the cases and the glossary point to nobody; what the
/// case itself says is not looked at.
std::vector<Pointing> pointing_in(const Document& page, const pack::Shelf& shelf);

}  // namespace vignette::share
